package org.kelisim.portal.compose;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import java.util.List;
import org.kelisim.catalogue.NoticeType;
import org.kelisim.client.draft.NotAllowedException;
import org.kelisim.client.inbox.OpenOutcome;
import org.kelisim.party.OfficeId;
import org.kelisim.party.Role;
import org.kelisim.portal.kit.Actions;
import org.kelisim.portal.kit.Toast;
import org.kelisim.portal.session.OfficerSession;

/** Buttons that begin an answer to an opened notice; none where the officer may not write one. */
public final class Replies extends Div {

    private final transient OfficerSession session;
    private final transient OpenOutcome.OpenedNotice opened;

    /** The answers that the recipient office may give. */
    public Replies(OfficerSession session, OpenOutcome.OpenedNotice opened) {
        this.session = session;
        this.opened = opened;
        OfficeId office = opened.entry().office();
        if (session.officer().may(Role.OFFICER, office)) {
            List<NoticeType> types = new Offers(session.node().directory(), office, getLocale()).replies();
            types.forEach(type -> add(new Actions(button(office, type, types.size() == 1))));
        }
    }

    private Button button(OfficeId office, NoticeType type, boolean only) {
        String words = only ? getTranslation("reply.only") : getTranslation("reply.with", type.title(getLocale()));
        return new Button(words, click -> {
            try {
                ComposeNavigation.open(session.node()
                        .drafts()
                        .reply(session.officer(), office, type.id(), opened)
                        .id());
            } catch (NotAllowedException e) {
                Toast.warn(e.reason().in(getLocale()));
            }
        });
    }
}

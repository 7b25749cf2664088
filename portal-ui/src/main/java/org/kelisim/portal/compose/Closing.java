package org.kelisim.portal.compose;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import org.kelisim.client.draft.NotAllowedException;
import org.kelisim.dialogue.ReplyRules;
import org.kelisim.notice.Notice;
import org.kelisim.party.Role;
import org.kelisim.portal.kit.Actions;
import org.kelisim.portal.kit.Toast;
import org.kelisim.portal.session.OfficerSession;

/** The button by which the asking office begins to close a matter; none where the officer may not. */
public final class Closing extends Div {

    /** For a notice that the office sent. */
    public Closing(OfficerSession session, Notice question) {
        addClassName("beside-action");
        boolean offered = session.officer().may(Role.OFFICER, question.routing().sender())
                && new Offers(session.node().directory(), question.routing().sender(), getLocale())
                        .replies().stream().anyMatch(type -> type.id().equals(ReplyRules.CLOSING));
        if (offered) {
            add(new Actions(new Button(getTranslation("thread.close"), click -> {
                try {
                    ComposeNavigation.open(session.node()
                            .drafts()
                            .close(session.officer(), question)
                            .id());
                } catch (NotAllowedException e) {
                    Toast.warn(e.reason().in(getLocale()));
                }
            })));
        }
    }
}

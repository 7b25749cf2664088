package org.kelisim.portal.compose;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import java.util.List;
import org.kelisim.catalogue.NoticeType;
import org.kelisim.client.draft.NotAllowedException;
import org.kelisim.client.inbox.OpenOutcome;
import org.kelisim.dialogue.Answers;
import org.kelisim.dialogue.ClockState;
import org.kelisim.dialogue.ReplyRules;
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
        if (session.officer().may(Role.OFFICER, office) && takesAnswers()) {
            List<NoticeType> types = new Offers(session.node().directory(), office, getLocale())
                    .replies().stream()
                            .filter(type -> !type.id().equals(ReplyRules.CLOSING))
                            .toList();
            types.forEach(type -> add(new Actions(button(office, type, types.size() == 1))));
        }
    }

    /** Not after this office's answer or the closing, nor to an answer that leaves nothing open. */
    private boolean takesAnswers() {
        boolean leavesNothing = opened.notice().type().equals(ReplyRules.CLOSING)
                || opened.notice().routing().inReplyTo().isPresent() && !Answers.isInterim(opened.notice());
        return !leavesNothing
                && session.node().dialogues().of(opened.entry()).asked().stream()
                        .allMatch(it -> it.answer().isEmpty() && it.state() != ClockState.CLOSED);
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

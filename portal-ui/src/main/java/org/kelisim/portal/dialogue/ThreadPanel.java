package org.kelisim.portal.dialogue;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.RouterLink;
import java.time.Instant;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.function.Supplier;
import org.kelisim.catalogue.NoticeType;
import org.kelisim.catalogue.Reply;
import org.kelisim.client.dialogue.Conversation;
import org.kelisim.client.node.NodeEvent;
import org.kelisim.dialogue.ClockState;
import org.kelisim.dialogue.Deadline;
import org.kelisim.notice.DispatchId;
import org.kelisim.notice.Notice;
import org.kelisim.portal.directory.DirectoryNames;
import org.kelisim.portal.inbox.InboxNavigation;
import org.kelisim.portal.kit.Mark;
import org.kelisim.portal.kit.Tone;
import org.kelisim.portal.notice.Catalogues;
import org.kelisim.portal.outbox.OutboxNavigation;
import org.kelisim.portal.session.NodeEvents;
import org.kelisim.portal.session.OfficerSession;
import org.kelisim.portal.text.Dates;

/** A question with its clock and answers, as the officer's office knows them; follows what happens. */
public final class ThreadPanel extends Section {

    private final transient OfficerSession session;
    private final transient DispatchId shown;
    private final transient Supplier<Conversation> thread;
    private String silence = getTranslation("thread.silence");

    /**
     * A thread.
     *
     * @param shown the notice that the page shows, which needs no link
     * @param thread asked anew when something happens
     */
    public ThreadPanel(OfficerSession session, DispatchId shown, Supplier<Conversation> thread) {
        this.session = session;
        this.shown = shown;
        this.thread = thread;
        addClassNames("panel", "thread");
        NodeEvents.follow(this, session.node(), event -> {
            boolean concerns = event instanceof NodeEvent.Arrived || event instanceof NodeEvent.SentStateChanged;
            if (concerns && session.unlocked().isPresent()) {
                draw();
            }
        });
        draw();
    }

    /** Says what silence means by the type of the question, where its document says so. */
    public ThreadPanel asking(Notice question) {
        silence = Catalogues.find(question.type(), question.typeVersion())
                .flatMap(NoticeType::reply)
                .flatMap(Reply::silence)
                .map(it -> it.in(getLocale()))
                .orElse(silence);
        draw();
        return this;
    }

    private void draw() {
        removeAll();
        Conversation current = thread.get();
        setVisible(!current.closings().isEmpty() || current.asked().stream().anyMatch(ThreadPanel::isAlive));
        DirectoryNames names = DirectoryNames.of(session.node(), getLocale());
        boolean asks = current.asker().equals(session.office());
        add(new H2(getTranslation("thread.title")));
        if (!current.question().equals(shown)) {
            String words = getTranslation("thread.question", names.full(current.asker()));
            add(new Paragraph(
                    asks
                            ? OutboxNavigation.link(current.question(), words)
                            : InboxNavigation.link(current.question(), words)));
        }
        current.asked().forEach(office -> add(asked(office, names)));
        current.closings()
                .forEach(closing -> add(line(
                        closing, getTranslation("thread.closed", names.full(closing.from()), moment(closing.at())))));
        if (current.due().isPresent()) {
            add(note(silence));
        }
    }

    /** Whether anybody waits for that office's answer, or it gave one. */
    private static boolean isAlive(Conversation.Asked asked) {
        return asked.deadline().isPresent() || !asked.replies().isEmpty();
    }

    private Div asked(Conversation.Asked asked, DirectoryNames names) {
        Div office = new Div(new H3(names.full(asked.office())));
        if (isAlive(asked)) {
            String state = "thread.state." + asked.state().name().toLowerCase(Locale.ROOT);
            office.add(new Mark(getTranslation(state), tone(asked)));
        }
        asked.deadline().filter(it -> asked.state().isWaiting()).ifPresent(it -> office.add(clock(it)));
        asked.replies().forEach(reply -> office.add(line(reply, words(reply, asked))));
        return office;
    }

    private static Tone tone(Conversation.Asked asked) {
        return switch (asked.state()) {
            case OVERDUE -> Tone.BAD;
            case REMINDER, ARRIVED -> Tone.WARNING;
            case ANSWERED -> Tone.GOOD;
            case RUNNING, CLOSED -> Tone.NEUTRAL;
        };
    }

    private Div clock(Deadline deadline) {
        Instant now = Instant.now();
        Locale locale = getLocale();
        String last = Dates.day(deadline.lastDay(), locale);
        String zone = deadline.calendar().zone().getDisplayName(TextStyle.FULL_STANDALONE, locale);
        long left = deadline.calendarDaysLeft(now);
        Div clock = new Div(new Paragraph(
                deadline.at(now) == ClockState.OVERDUE
                        ? getTranslation("thread.overdue", last, -left)
                        : getTranslation("thread.until", last, left, deadline.workingDaysLeft(now))));
        clock.add(note(getTranslation("thread.counted", Dates.day(deadline.counted(), locale), zone)));
        if (deadline.moved()) {
            clock.add(note(getTranslation("thread.moved")));
        }
        return clock;
    }

    private String words(Conversation.Reply reply, Conversation.Asked asked) {
        String at = moment(reply.at());
        if (!reply.opened()) {
            return getTranslation("thread.came", at);
        }
        if (reply.interim()) {
            return getTranslation("thread.interim", at);
        }
        boolean late = asked.deadline().filter(it -> !it.isInTime(reply.at())).isPresent();
        return getTranslation(late ? "thread.answer.late" : "thread.answer", at);
    }

    private Paragraph line(Conversation.Reply reply, String words) {
        if (reply.id().equals(shown)) {
            return new Paragraph(words + " " + getTranslation("thread.this"));
        }
        RouterLink link =
                reply.sent() ? OutboxNavigation.link(reply.id(), words) : InboxNavigation.link(reply.id(), words);
        return new Paragraph(link);
    }

    private String moment(Instant at) {
        return Dates.moment(at, getLocale());
    }

    private static Paragraph note(String text) {
        Span words = new Span(text);
        Paragraph note = new Paragraph(words);
        note.addClassName("help");
        return note;
    }
}

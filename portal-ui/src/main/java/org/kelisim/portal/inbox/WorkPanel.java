package org.kelisim.portal.inbox;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import java.util.Optional;
import org.kelisim.client.inbox.Holder;
import org.kelisim.client.inbox.InboxEntry;
import org.kelisim.client.inbox.Work;
import org.kelisim.client.inbox.WorkOutcome;
import org.kelisim.client.node.NodeEvent;
import org.kelisim.party.Role;
import org.kelisim.portal.directory.DirectoryNames;
import org.kelisim.portal.kit.Actions;
import org.kelisim.portal.kit.Toast;
import org.kelisim.portal.session.NodeEvents;
import org.kelisim.portal.session.OfficerSession;
import org.kelisim.portal.text.Dates;

/** Who works on a received notice: taking it, handing it to a colleague, giving it back. */
final class WorkPanel extends Section {

    private final transient OfficerSession session;
    private final transient InboxEntry entry;

    WorkPanel(OfficerSession session, InboxEntry entry) {
        this.session = session;
        this.entry = entry;
        addClassName("panel");
        NodeEvents.follow(this, session.node(), event -> {
            if (event instanceof NodeEvent.WorkChanged change
                    && change.id().equals(entry.id())
                    && session.unlocked().isPresent()) {
                draw();
            }
        });
        draw();
    }

    private Work work() {
        return session.node().work();
    }

    private void draw() {
        removeAll();
        Optional<Holder> holder = work().holder(entry.id(), entry.office(), session.officer());
        boolean mine =
                holder.filter(it -> it.officer().equals(session.officer().id())).isPresent();
        boolean deputy = holder.filter(this::isForThem).isPresent();
        boolean releaser = session.officer().may(Role.RELEASER, entry.office());
        add(new H2(getTranslation("work.title")), new Paragraph(words(holder, mine)));
        holder.flatMap(Holder::handed)
                .ifPresent(it -> add(new Paragraph(
                        it.note().isEmpty()
                                ? getTranslation("work.handed", it.by())
                                : getTranslation("work.handed.note", it.by(), it.note()))));
        if (!releaser && !session.officer().may(Role.OFFICER, entry.office())) {
            return;
        }
        Actions actions = new Actions();
        if (holder.isEmpty() || deputy) {
            actions.add(button("work.take", () -> work().take(entry.id(), entry.office(), session.officer())));
        }
        if (holder.isEmpty() || mine || releaser || deputy) {
            actions.add(new Button(
                    getTranslation("work.hand-over"), click -> new HandOverDialog(session, entry, this::told).open()));
        }
        if (mine) {
            actions.add(button("work.give-back", () -> work().giveBack(entry.id(), entry.office(), session.officer())));
        }
        add(actions);
    }

    /** Whether this officer stands in for who has it. */
    private boolean isForThem(Holder holder) {
        return session.node().deputies().standsInFor(session.officer(), entry.office()).stream()
                .anyMatch(it -> it.absent().officer().equals(holder.officer()));
    }

    private String words(Optional<Holder> holder, boolean mine) {
        return holder.map(it -> mine
                        ? getTranslation("work.mine.since", Dates.moment(it.since(), getLocale()))
                        : getTranslation("work.with.since", it.name(), Dates.moment(it.since(), getLocale())))
                .orElseGet(() -> getTranslation("work.nobody"));
    }

    private Button button(String key, java.util.function.Supplier<WorkOutcome> act) {
        return new Button(getTranslation(key), click -> told(act.get()));
    }

    private void told(WorkOutcome outcome) {
        if (outcome instanceof WorkOutcome.Refused(var reason)) {
            Toast.warn(DirectoryNames.of(session.node(), getLocale()).worded(reason));
        }
        draw();
    }
}

package org.kelisim.portal.release;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kelisim.client.release.BatchRelease;
import org.kelisim.client.release.Desk;
import org.kelisim.client.release.Pending;
import org.kelisim.client.release.Release;
import org.kelisim.json.Digest;
import org.kelisim.notice.DispatchId;
import org.kelisim.notice.Notice;
import org.kelisim.portal.kit.Callout;
import org.kelisim.portal.kit.Tone;
import org.kelisim.portal.notice.Catalogues;
import org.kelisim.portal.session.OfficerSession;
import org.kelisim.portal.unlock.PinDialog;

/** Releases several notices under one confirmation: those that the officer has opened and chosen. */
final class BatchBar extends Div {

    private final transient OfficerSession session;
    private final transient Map<DispatchId, Chosen> chosen = new LinkedHashMap<>();
    private final Paragraph help = new Paragraph();
    private final Button release = new Button();
    private final Div outcome = new Div();
    private final transient Runnable changed;

    private record Chosen(Digest digest, String title) {}

    /** @param changed is told after something was released */
    BatchBar(OfficerSession session, Runnable changed) {
        this.session = session;
        this.changed = changed;
        addClassName("batch");
        outcome.getElement().setAttribute("role", "status");
        release.addThemeVariants(ButtonVariant.PRIMARY);
        release.addClickListener(
                click -> PinDialog.ask(session, getTranslation("batch.confirm", chosen.size()), this::release));
        help.setText(getTranslation("batch.help", Desk.MOST_AT_ONCE));
        help.addClassName("help");
        add(help, release, outcome);
        count();
    }

    /** The box of a row; it can be ticked once the officer has opened the notice. */
    Checkbox box(Pending pending) {
        Checkbox box = new Checkbox();
        String title = title(pending);
        boolean may = pending.opened() && !pending.mine() && pending.approved();
        box.setAriaLabel(getTranslation(label(pending, may), title));
        box.setEnabled(may);
        Chosen before = chosen.get(pending.id());
        boolean same = before != null && before.digest().equals(pending.digest());
        if (!may || !same) {
            chosen.remove(pending.id());
        }
        box.setValue(may && same);
        box.addValueChangeListener(change -> {
            if (change.getValue()) {
                chosen.put(pending.id(), new Chosen(pending.digest(), title));
            } else {
                chosen.remove(pending.id());
            }
            count();
        });
        return box;
    }

    private static String label(Pending pending, boolean may) {
        if (may) {
            return "batch.choose";
        }
        return pending.mine() || !pending.approved() ? "batch.not-by-you" : "batch.open-first";
    }

    private String title(Pending pending) {
        Notice notice = pending.notice();
        return Catalogues.subject(notice.type(), notice.typeVersion(), notice.body(), getLocale());
    }

    /** Forgets what is not in the list any more. */
    void keep(List<DispatchId> listed) {
        chosen.keySet().retainAll(listed);
        help.setVisible(!listed.isEmpty());
        release.setVisible(!listed.isEmpty());
        count();
    }

    private void count() {
        release.setText(getTranslation("batch.release", chosen.size()));
        release.setEnabled(!chosen.isEmpty());
    }

    private void release() {
        Map<DispatchId, Chosen> asked = Map.copyOf(chosen);
        List<BatchRelease.Seen> seen = chosen.entrySet().stream()
                .map(it -> new BatchRelease.Seen(it.getKey(), it.getValue().digest()))
                .toList();
        outcome.removeAll();
        switch (session.node().desk().releaseAll(seen, session.officer())) {
            case BatchRelease.ConfirmationNeeded needed ->
                PinDialog.ask(session, getTranslation("pending.confirm"), this::release);
            case BatchRelease.Refused(var reason) -> outcome.add(new Callout(Tone.BAD, reason.in(getLocale())));
            case BatchRelease.Done(var outcomes) -> {
                outcomes.forEach(it -> {
                    if (it.release() instanceof Release.Sending) {
                        chosen.remove(it.id());
                    }
                });
                tell(outcomes, asked);
                changed.run();
            }
        }
        count();
    }

    private void tell(List<BatchRelease.Outcome> outcomes, Map<DispatchId, Chosen> asked) {
        boolean all = outcomes.stream().allMatch(it -> it.release() instanceof Release.Sending);
        UnorderedList list = new UnorderedList();
        outcomes.forEach(it -> Optional.ofNullable(asked.get(it.id()))
                .ifPresent(notice ->
                        list.add(new ListItem(getTranslation("batch.outcome", notice.title(), words(it.release()))))));
        outcome.add(new Callout(all ? Tone.GOOD : Tone.WARNING, list));
    }

    private String words(Release release) {
        return switch (release) {
            case Release.Sending sending -> getTranslation("batch.released");
            case Release.ConfirmationNeeded needed -> getTranslation("batch.pin-again");
            case Release.Refused(var reason) -> reason.in(getLocale());
        };
    }
}

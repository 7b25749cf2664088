package org.kelisim.portal.membership;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.kelisim.client.membership.ListChange;
import org.kelisim.client.membership.MembershipStep;
import org.kelisim.directory.MembersList;
import org.kelisim.directory.PartyEntry;
import org.kelisim.party.MembershipStatus;
import org.kelisim.portal.kit.Actions;

/** Which party, which step, by which decision; or an emergency hold with its reason. */
class StepForm extends Section {

    private static final int LONGEST_HOLD_HOURS = 72;

    private final ComboBox<PartyEntry> party = new ComboBox<>();
    private final ComboBox<Act> act = new ComboBox<>();
    private final IntegerField hours = new IntegerField();
    private final TextField reason = new TextField();
    private final DecisionFields decision = new DecisionFields();
    private final Div emergency = new Div();
    private final Paragraph help = new Paragraph();
    private final transient Supplier<MembersList> list;

    /** A step, or a hold or its end. */
    private sealed interface Act {
        record Step(MembershipStep step) implements Act {}

        record Hold() implements Act {}

        record EndHold() implements Act {}
    }

    /** @param list the newest, which may change while the form is filled in */
    StepForm(Supplier<MembersList> list, Consumer<ListChange> check) {
        this.list = list;
        addClassName("panel");
        party.setLabel(getTranslation("members.party"));
        party.setItems(list.get().parties().stream()
                .sorted(Comparator.comparing(entry -> entry.names().in(getLocale())))
                .toList());
        party.setItemLabelGenerator(entry -> entry.names().in(getLocale()));
        party.addValueChangeListener(change -> offer());
        act.setLabel(getTranslation("members.act"));
        act.setItemLabelGenerator(this::label);
        act.addValueChangeListener(change -> ask());
        hours.setLabel(getTranslation("members.hours"));
        hours.setMin(1);
        hours.setMax(LONGEST_HOLD_HOURS);
        hours.setStepButtonsVisible(true);
        hours.setValue(LONGEST_HOLD_HOURS);
        reason.setLabel(getTranslation("members.reason"));
        reason.setWidthFull();
        help.addClassName("help");
        emergency.add(hours, reason);
        emergency.addClassName("form-row");
        Div what = new Div(party, act);
        what.addClassName("form-row");
        Button next = new Button(getTranslation("members.check"), click -> change().ifPresent(check));
        Button renew = new Button(getTranslation("members.renew"), click -> check.accept(new ListChange.Renewal()));
        add(new H2(getTranslation("members.step")), what, help, decision, emergency, new Actions(next, renew));
        offer();
    }

    private void offer() {
        act.setItems(Optional.ofNullable(party.getValue()).map(this::acts).orElse(List.of()));
        act.setEnabled(party.getValue() != null);
        ask();
    }

    private List<Act> acts(PartyEntry chosen) {
        MembersList newest = list.get();
        MembershipStatus status = newest.parties().stream()
                .filter(it -> it.code().equals(chosen.code()))
                .findFirst()
                .orElse(chosen)
                .status();
        List<Act> acts = new ArrayList<>();
        MembershipStep.from(status).forEach(step -> acts.add(new Act.Step(step)));
        if (newest.hold(chosen.code()).isPresent()) {
            acts.add(new Act.EndHold());
        } else if (status == MembershipStatus.ACTIVE) {
            acts.add(new Act.Hold());
        }
        return acts;
    }

    private String label(Act one) {
        return switch (one) {
            case Act.Step(MembershipStep step) -> getTranslation("members.act." + step.wire());
            case Act.Hold() -> getTranslation("members.act.hold");
            case Act.EndHold() -> getTranslation("members.act.end-hold");
        };
    }

    private void ask() {
        Act chosen = act.getValue();
        decision.setVisible(chosen instanceof Act.Step);
        emergency.setVisible(chosen instanceof Act.Hold);
        help.setVisible(chosen != null);
        help.setText(getTranslation(chosen instanceof Act.Step ? "members.signed-by-chair" : "members.signed-alone"));
    }

    private Optional<ListChange> change() {
        if (missing(party) | (party.getValue() != null && missing(act))) {
            return Optional.empty();
        }
        PartyEntry entry = party.getValue();
        return switch (act.getValue()) {
            case Act.Step(MembershipStep step) ->
                decision.value().map(it -> new ListChange.Step(entry.code(), step, it));
            case Act.Hold() ->
                Optional.of(new ListChange.Hold(
                        entry.code(),
                        Duration.ofHours(Optional.ofNullable(hours.getValue()).orElse(0)),
                        reason.getValue()));
            case Act.EndHold() -> Optional.of(new ListChange.EndHold(entry.code()));
        };
    }

    private boolean missing(ComboBox<?> field) {
        boolean missing = field.getValue() == null;
        field.setInvalid(missing);
        field.setErrorMessage(getTranslation("members.missing"));
        return missing;
    }
}

package org.kelisim.portal.agreements;

import static org.kelisim.portal.agreements.IncompleteException.require;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.textfield.IntegerField;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.kelisim.agreement.Terms;
import org.kelisim.agreement.TermsUse;
import org.kelisim.notice.ReplyWithin;
import org.kelisim.portal.notice.Catalogues;

/** The channel terms as a form: types, purposes and times, the same purposes and times for every type. */
final class TermsFields extends Div {
    private static final List<String> PURPOSES = List.of(
            "document-verification",
            "family-contact",
            "identification",
            "prevention",
            "protection",
            "readmission",
            "workers-rights");
    private static final int LONGEST = 36_600;
    private static final int LONGEST_REPLY = 366;
    private static final int PROPOSED = 365;

    private final MultiSelectComboBox<String> types = new MultiSelectComboBox<>();
    private final MultiSelectComboBox<String> purposes = new MultiSelectComboBox<>();
    private final IntegerField retain = new IntegerField();
    private final IntegerField reply = new IntegerField();
    private transient Optional<Shown> shown = Optional.empty();

    TermsFields(AgreementWords words) {
        types.setLabel(getTranslation("register.types"));
        types.setHelperText(getTranslation("register.types.help"));
        types.setItems(Catalogues.all().types().stream().map(it -> it.id()).toList());
        types.setItemLabelGenerator(words::noticeType);
        purposes.setLabel(getTranslation("register.purposes"));
        purposes.setItemLabelGenerator(words::purpose);
        purposes.setItems(PURPOSES);
        Stream.of(types, purposes).forEach(it -> it.setAutoExpand(MultiSelectComboBox.AutoExpandMode.VERTICAL));
        retain.setLabel(getTranslation("register.retain"));
        retain.setValue(PROPOSED);
        reply.setLabel(getTranslation("register.reply"));
        reply.setHelperText(getTranslation("register.reply.help"));
        Stream.<Component>of(types, purposes, retain, reply)
                .forEach(it -> it.getElement().getStyle().set("width", "100%"));
        addClassNames("panel", "register");
        add(new H2(getTranslation("register.terms")), types, purposes, retain, reply);
    }

    /** Shows what these terms name; where types differ, purposes of all and the longest times. */
    void show(Terms terms) {
        TreeSet<String> named = new TreeSet<>(PURPOSES);
        terms.uses().forEach(use -> named.addAll(use.purposes()));
        purposes.setItems(named);
        types.setValue(terms.uses().stream().map(TermsUse::type).toList());
        purposes.setValue(
                terms.uses().stream().flatMap(it -> it.purposes().stream()).toList());
        terms.uses().stream().mapToInt(TermsUse::retainDays).max().ifPresent(retain::setValue);
        terms.uses().stream()
                .flatMap(it -> it.replyWithin().stream())
                .mapToInt(ReplyWithin::days)
                .max()
                .ifPresent(reply::setValue);
        shown = Optional.of(new Shown(terms, entered()));
    }

    /** Terms that differ by type in ways that the form has no fields for, and what it showed of them. */
    private record Shown(Terms terms, List<Object> entered) {}

    private List<Object> entered() {
        return List.of(
                types.getValue(),
                purposes.getValue(),
                Optional.ofNullable(retain.getValue()),
                Optional.ofNullable(reply.getValue()));
    }

    /**
     * What was shown, to the last detail, if nothing was changed here.
     *
     * @throws IncompleteException if something is missing or out of range
     */
    Terms terms() {
        Optional<Terms> unchanged =
                shown.filter(it -> it.entered().equals(entered())).map(Shown::terms);
        if (unchanged.isPresent()) {
            return unchanged.get();
        }
        List<String> wanted = types.getValue().stream().sorted().toList();
        List<String> why = purposes.getValue().stream().sorted().toList();
        require(wanted.isEmpty() || !why.isEmpty(), "register.purposes.missing");
        int keep = Optional.ofNullable(retain.getValue()).orElse(0);
        require(keep >= 1 && keep <= LONGEST, "register.number.wrong");
        Optional<Integer> days = Optional.ofNullable(reply.getValue());
        require(days.filter(it -> it < 1 || it > LONGEST_REPLY).isEmpty(), "register.number.wrong");
        Optional<ReplyWithin> within = days.map(it -> new ReplyWithin(it, ReplyWithin.DayCount.CALENDAR));
        return new Terms(
                wanted.stream().map(it -> new TermsUse(it, why, within, keep)).toList(),
                Terms.Onward.ORIGINATOR_CONSENT);
    }
}

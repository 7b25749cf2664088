package org.kelisim.portal.compose;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Focusable;
import com.vaadin.flow.component.HasLabel;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.shared.HasValidationProperties;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kelisim.catalogue.NoticeType;
import org.kelisim.client.draft.Draft;
import org.kelisim.client.draft.DraftEdit;
import org.kelisim.notice.HandlingCode;
import org.kelisim.notice.Priority;
import org.kelisim.party.OfficeId;
import org.kelisim.portal.directory.DirectoryNames;
import org.kelisim.portal.form.DayField;
import org.kelisim.portal.notice.NoticeWords;

/** Who gets the notice, and how it is to be handled: what every type has. */
final class Envelope extends Section {

    /** Languages of the process that a notice may be written in. */
    private static final List<String> LANGUAGES =
            List.of("ru", "en", "kk", "ky", "tg", "uz", "tk", "az", "tr", "fa", "ps", "ur");

    private final MultiSelectComboBox<OfficeId> recipients = new MultiSelectComboBox<>();
    private final Select<HandlingCode> handling = new Select<>();
    private final Select<Priority> priority = new Select<>();
    private final Select<String> language = new Select<>();
    private final DayField retainUntil = new DayField("");
    private final Citation citation;
    private final Map<String, Component> byName;

    Envelope(NoticeType type, List<OfficeId> allowed, Citation citation, DirectoryNames names, Runnable changed) {
        addClassName("panel");
        this.citation = citation;
        this.byName = Map.of(
                "recipients", recipients,
                "handling", handling,
                "priority", priority,
                "language", language,
                "retainUntil", retainUntil,
                "channel", citation.agreement(),
                "purpose", citation.purpose());
        label();
        recipients.setManualValidation(true);
        recipients.setItemLabelGenerator(names::full);
        recipients.setItems(allowed);
        recipients.setAutoExpand(MultiSelectComboBox.AutoExpandMode.BOTH);
        recipients.addClassName("wide");
        type.recipients().note().ifPresent(note -> recipients.setHelperText(note.in(getLocale())));
        handling.setItems(type.handling().allowed());
        handling.setItemLabelGenerator(HandlingCode::label);
        handling.addValueChangeListener(change -> Optional.ofNullable(change.getValue())
                .ifPresent(code -> handling.setHelperText(NoticeWords.handling(code, getLocale()))));
        priority.setItems(Priority.values());
        priority.setItemLabelGenerator(value -> NoticeWords.priority(value, getLocale()));
        language.setItems(LANGUAGES);
        language.setItemLabelGenerator(code -> NoticeWords.language(code, getLocale()));
        watch(recipients, changed);
        watch(handling, changed);
        watch(priority, changed);
        watch(language, changed);
        watch(retainUntil, changed);
        Div fields = new Div(recipients, handling, priority, language, retainUntil);
        fields.addClassName("fields");
        add(new H2(getTranslation("envelope.title")), fields, citation);
    }

    private static <F extends HasValue<?, ?> & HasValidationProperties> void watch(F field, Runnable changed) {
        field.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                field.setInvalid(false);
                changed.run();
            }
        });
    }

    private void label() {
        recipients.setLabel(getTranslation("notice.to"));
        recipients.setPlaceholder(getTranslation("envelope.search"));
        recipients.setRequiredIndicatorVisible(true);
        handling.setLabel(getTranslation("notice.handling"));
        priority.setLabel(getTranslation("notice.priority"));
        language.setLabel(getTranslation("notice.language"));
        language.setHelperText(getTranslation("envelope.language.help"));
        retainUntil.setLabel(getTranslation("notice.retain"));
        retainUntil.setHelperText(getTranslation("envelope.retain.help"));
        retainUntil.setRequiredIndicatorVisible(true);
        List.of(handling, priority, language).forEach(select -> select.setRequiredIndicatorVisible(true));
    }

    void show(Draft draft) {
        recipients.setValue(draft.recipients());
        handling.setValue(draft.handling());
        priority.setValue(draft.priority());
        language.setValue(draft.language());
        retainUntil.setValue(draft.retainUntil());
        citation.show(draft);
    }

    /** What follows from what was saved: other recipients have other agreements, an agreement ends the keeping. */
    void saved(Draft draft) {
        retainUntil.setValue(draft.retainUntil());
        citation.show(draft);
    }

    void collect(DraftEdit edit) {
        edit.recipients(recipients.getValue().stream().sorted().toList())
                .handling(handling.getValue())
                .priority(priority.getValue())
                .language(language.getValue());
        retainUntil.getOptionalValue().ifPresent(edit::retainUntil);
        citation.collect(edit);
    }

    boolean complain(String name, String message) {
        return Optional.ofNullable(byName.get(name))
                .filter(HasValidationProperties.class::isInstance)
                .map(HasValidationProperties.class::cast)
                .map(field -> {
                    field.setErrorMessage(message);
                    field.setInvalid(true);
                    return field;
                })
                .isPresent();
    }

    Optional<String> label(String name) {
        return Optional.ofNullable(byName.get(name))
                .filter(HasLabel.class::isInstance)
                .map(field -> ((HasLabel) field).getLabel());
    }

    void clearComplaints() {
        byName.values().stream()
                .filter(HasValidationProperties.class::isInstance)
                .map(HasValidationProperties.class::cast)
                .forEach(field -> field.setInvalid(false));
    }

    boolean focusOn(String name) {
        Optional<Focusable<?>> field = Optional.ofNullable(byName.get(name)).map(component -> (Focusable<?>) component);
        field.ifPresent(Focusable::focus);
        return field.isPresent();
    }
}

package org.kelisim.portal.agreements;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import java.time.LocalDate;
import java.util.Optional;
import org.kelisim.agreement.ActionKind;
import org.kelisim.client.agreements.ActionIntent;
import org.kelisim.client.agreements.AgreementView;
import org.kelisim.client.agreements.Preparation;
import org.kelisim.party.OfficeId;
import org.kelisim.portal.form.DayField;
import org.kelisim.portal.kit.Toast;
import org.kelisim.portal.session.OfficerSession;

/** Asks for the day and the reference of an action, and draws it up for a second officer. */
final class ActDialog extends Dialog {
    private final transient OfficerSession session;
    private final transient AgreementWords words;
    private final transient AgreementView view;
    private final ActionKind kind;
    private final transient OfficeId office;
    private final transient Runnable done;
    private final DayField on = new DayField("");
    private final TextField reference = new TextField();

    ActDialog(
            OfficerSession session,
            AgreementWords words,
            AgreementView view,
            ActionKind kind,
            OfficeId office,
            Runnable done) {
        this.session = session;
        this.words = words;
        this.view = view;
        this.kind = kind;
        this.office = office;
        this.done = done;
        setHeaderTitle(words.kind(kind));
        setWidth("32rem");
        on.setLabel(getTranslation(isFromThenOn() ? "agreement.act.from" : "agreement.act.on"));
        on.setValue(proposedDay());
        on.setRequiredIndicatorVisible(true);
        on.setWidthFull();
        reference.setLabel(
                getTranslation(kind == ActionKind.REGISTER ? "agreement.act.number" : "agreement.act.reference"));
        reference.setRequiredIndicatorVisible(kind == ActionKind.REGISTER);
        reference.setMaxLength(300);
        reference.setWidthFull();
        add(
                new Paragraph(words.title(view.history().agreement())),
                new Paragraph(getTranslation("agreement.act.what", words.names().full(office))),
                on,
                reference);
        if (kind == ActionKind.DENOUNCE
                && view.history().agreement().denunciationDays().isEmpty()) {
            on.setHelperText(getTranslation("agreement.denunciation.unknown.what"));
        }
        Button draw = new Button(getTranslation("agreement.act.do"), click -> prepare());
        draw.addThemeVariants(ButtonVariant.PRIMARY);
        Button cancel = new Button(getTranslation("kit.cancel"), click -> close());
        cancel.addThemeVariants(ButtonVariant.TERTIARY);
        getFooter().add(cancel, draw);
        addOpenedChangeListener(change -> {
            if (change.isOpened()) {
                on.focus();
            }
        });
    }

    private boolean isFromThenOn() {
        return kind == ActionKind.SUSPEND || kind == ActionKind.RESUME || kind == ActionKind.DENOUNCE;
    }

    private LocalDate proposedDay() {
        LocalDate today = AgreementPage.today();
        return kind == ActionKind.DENOUNCE
                ? today.plusDays(view.history().agreement().denunciationDaysKnown() + 1L)
                : today;
    }

    private void prepare() {
        Optional<LocalDate> day = Optional.ofNullable(on.getValue());
        String given = reference.getValue().strip();
        if (day.isEmpty()) {
            on.setErrorMessage(getTranslation("agreement.act.day-missing"));
            on.setInvalid(true);
            return;
        }
        if (kind == ActionKind.REGISTER && given.isEmpty()) {
            reference.setErrorMessage(getTranslation("agreement.act.number-missing"));
            reference.setInvalid(true);
            return;
        }
        ActionIntent intent = new ActionIntent(
                view.id(),
                kind,
                office,
                office.party(),
                day.get(),
                Optional.empty(),
                Optional.of(given).filter(it -> !it.isEmpty()));
        switch (session.node().agreements().prepare(intent, session.officer())) {
            case Preparation.Waiting waiting -> {
                close();
                Toast.tell(getTranslation("agreement.prepared"));
                done.run();
            }
            case Preparation.Refused(var reason) -> {
                on.setErrorMessage(words.names().worded(reason));
                on.setInvalid(true);
            }
        }
    }
}

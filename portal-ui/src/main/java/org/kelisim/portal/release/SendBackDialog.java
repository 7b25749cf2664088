package org.kelisim.portal.release;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.function.Consumer;

/** Asks why a notice goes back to its author. */
final class SendBackDialog extends Dialog {

    private static final int LONGEST_REASON = 1_000;

    SendBackDialog(Consumer<String> done) {
        setHeaderTitle(getTranslation("pending.send-back.title"));
        setWidth("32rem");
        TextArea reason = new TextArea(getTranslation("pending.send-back.reason"));
        reason.setHelperText(getTranslation("pending.send-back.help"));
        reason.setManualValidation(true);
        reason.setRequiredIndicatorVisible(true);
        reason.setMaxLength(LONGEST_REASON);
        reason.setMinRows(4);
        reason.setWidthFull();
        add(reason);
        Button send = new Button(getTranslation("pending.send-back"), click -> {
            String given = reason.getValue().strip();
            if (given.isEmpty()) {
                reason.setErrorMessage(getTranslation("pending.send-back.empty"));
                reason.setInvalid(true);
                reason.focus();
            } else {
                close();
                done.accept(given);
            }
        });
        send.addThemeVariants(ButtonVariant.PRIMARY);
        Button cancel = new Button(getTranslation("kit.cancel"), click -> close());
        cancel.addThemeVariants(ButtonVariant.TERTIARY);
        getFooter().add(cancel, send);
        addOpenedChangeListener(change -> {
            if (change.isOpened()) {
                reason.focus();
            }
        });
    }
}

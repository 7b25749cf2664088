package org.kelisim.portal.errors;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.ErrorEvent;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import org.kelisim.portal.kit.Toast;
import org.kelisim.portal.text.Language;
import org.kelisim.portal.text.Messages;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** A click or an event that fails: the person gets a number to name, the log gets the rest. */
@Component
class FailureInAction implements VaadinServiceInitListener {

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.getSource().addSessionInitListener(init -> init.getSession().setErrorHandler(FailureInAction::report));
    }

    private static void report(ErrorEvent event) {
        String number = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());
        LoggerFactory.getLogger(FailureInAction.class)
                .error("An action failed, reference {}", number, event.getThrowable());
        UI ui = UI.getCurrent();
        if (ui != null) {
            Language language = Language.of(ui.getLocale());
            ui.access(() -> Toast.warn(Messages.text("error.failure.title", language) + ". "
                    + Messages.text("error.failure.reference", language, number)));
        }
    }
}

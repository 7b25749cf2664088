package org.kelisim.portal.errors;

import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.ParentLayout;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import org.kelisim.portal.layout.MainLayout;
import org.slf4j.LoggerFactory;

/** Something broke: the person gets a number to name, the log gets the rest. */
@ParentLayout(MainLayout.class)
@AnonymousAllowed
class FailurePage extends ErrorPage implements HasErrorParameter<Exception> {

    FailurePage() {
        super("failure");
    }

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<Exception> parameter) {
        String number = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());
        LoggerFactory.getLogger(FailurePage.class)
                .error("A page failed, reference {}", number, parameter.getCaughtException());
        add(new Paragraph(getTranslation("error.failure.reference", number)));
        return HttpServletResponse.SC_INTERNAL_SERVER_ERROR;
    }
}

package org.kelisim.portal.text;

import com.vaadin.flow.server.CustomizedSystemMessages;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.SessionInitEvent;
import com.vaadin.flow.server.SystemMessages;
import com.vaadin.flow.server.VaadinServiceInitListener;
import com.vaadin.flow.server.VaadinServletRequest;
import org.springframework.stereotype.Component;

/** Gives each session its reader's language from the first page on, and the page itself its {@code lang}. */
@Component
class LanguageOfSession implements VaadinServiceInitListener {

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.getSource().addSessionInitListener(LanguageOfSession::choose);
        event.getSource().setSystemMessagesProvider(info -> messages(Language.of(info.getLocale())));
        event.addIndexHtmlRequestListener(page -> {
            if (page.getVaadinRequest() instanceof VaadinServletRequest request) {
                page.getDocument()
                        .getElementsByTag("html")
                        .attr("lang", LanguageMemory.of(request).code());
            }
        });
    }

    private static void choose(SessionInitEvent event) {
        if (event.getRequest() instanceof VaadinServletRequest request) {
            event.getSession().setLocale(LanguageMemory.of(request).locale());
        }
    }

    private static SystemMessages messages(Language language) {
        CustomizedSystemMessages messages = new CustomizedSystemMessages();
        messages.setSessionExpiredNotificationEnabled(true);
        messages.setSessionExpiredCaption(Messages.text("session.expired.title", language));
        messages.setSessionExpiredMessage(Messages.text("session.expired.text", language));
        messages.setInternalErrorNotificationEnabled(true);
        messages.setInternalErrorCaption(Messages.text("session.failure.title", language));
        messages.setInternalErrorMessage(Messages.text("session.failure.text", language));
        return messages;
    }
}

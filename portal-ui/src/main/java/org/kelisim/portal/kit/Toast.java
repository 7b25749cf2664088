package org.kelisim.portal.kit;

import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.notification.NotificationVariant;

/** A passing message at the foot of the screen, read out by screen readers. */
public final class Toast {

    private static final int SHORT_MILLISECONDS = 5_000;
    private static final int LONG_MILLISECONDS = 10_000;

    private Toast() {}

    /** Something was done or has arrived. */
    public static void tell(String text) {
        show(text, SHORT_MILLISECONDS, false);
    }

    /** Something was not done. */
    public static void warn(String text) {
        show(text, LONG_MILLISECONDS, true);
    }

    private static void show(String text, int milliseconds, boolean bad) {
        Notification notification = new Notification(text, milliseconds, Notification.Position.BOTTOM_CENTER);
        notification.setAssertive(bad);
        if (bad) {
            notification.addThemeVariants(NotificationVariant.LUMO_ERROR);
        } else {
            notification.addThemeVariants(NotificationVariant.LUMO_CONTRAST);
        }
        notification.open();
    }
}

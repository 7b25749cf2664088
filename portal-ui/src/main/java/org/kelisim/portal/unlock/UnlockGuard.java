package org.kelisim.portal.unlock;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import org.kelisim.portal.login.Logout;
import org.kelisim.portal.session.OfficerSession;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Leads to the PIN before any view that is not marked {@link BeforeUnlock}; forgetting the mark fails closed. Whose login is
 * over, since a coordinator removed the person, is logged out.
 */
@Component
class UnlockGuard implements VaadinServiceInitListener {

    private final transient ObjectProvider<OfficerSession> session;
    private final transient ObjectProvider<Logout> logout;

    UnlockGuard(ObjectProvider<OfficerSession> session, ObjectProvider<Logout> logout) {
        this.session = session;
        this.logout = logout;
    }

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.getSource().addUIInitListener(init -> init.getUI().addBeforeEnterListener(this::check));
    }

    private void check(BeforeEnterEvent event) {
        Class<?> target = event.getNavigationTarget();
        boolean open =
                target.isAnnotationPresent(BeforeUnlock.class) || HasErrorParameter.class.isAssignableFrom(target);
        OfficerSession current = session.getObject();
        boolean over = current.loggedIn().isEmpty() && logout.getObject().isOpen();
        if (over && !target.isAnnotationPresent(AnonymousAllowed.class)) {
            logout.getObject().now(current);
            return;
        }
        if (!open && current.loggedIn().isPresent() && current.unlocked().isEmpty()) {
            UnlockTarget.remember(UI.getCurrent(), event.getLocation());
            event.forwardTo(UnlockView.class);
        }
    }
}

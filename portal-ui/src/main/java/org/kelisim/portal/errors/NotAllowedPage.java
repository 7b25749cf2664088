package org.kelisim.portal.errors;

import com.vaadin.flow.router.AccessDeniedException;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.ParentLayout;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import jakarta.servlet.http.HttpServletResponse;
import org.kelisim.portal.layout.MainLayout;

/** The person is known but may not come here. */
@ParentLayout(MainLayout.class)
@AnonymousAllowed
class NotAllowedPage extends ErrorPage implements HasErrorParameter<AccessDeniedException> {

    NotAllowedPage() {
        super("not-allowed");
    }

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<AccessDeniedException> parameter) {
        return HttpServletResponse.SC_FORBIDDEN;
    }
}

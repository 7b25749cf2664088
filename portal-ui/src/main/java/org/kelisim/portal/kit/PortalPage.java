package org.kelisim.portal.kit;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasStyle;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.HasDynamicTitle;

/**
 * A view of the portal: one heading, which takes the focus after navigation so that a screen reader says
 * where one is, and a title in the reader's language.
 */
public abstract class PortalPage extends Main implements HasDynamicTitle, AfterNavigationObserver {

    private final H1 heading = new H1();
    private final Header top = new Header(heading);

    /** @param titleKey text key of heading and title */
    protected PortalPage(String titleKey) {
        addClassName("view");
        setId("content");
        heading.getElement().setAttribute("tabindex", "-1");
        top.addClassName("view-top");
        add(top);
        heading(getTranslation(titleKey));
    }

    /** Changes the heading, where it depends on what is shown. */
    protected final void heading(String text) {
        heading.setText(text);
    }

    /** The way back, above the heading. */
    protected final <T extends Component & HasStyle> void back(T link) {
        link.addClassName("back");
        addComponentAsFirst(link);
    }

    /** A sentence under the heading. */
    protected final void lead(String text) {
        Paragraph lead = new Paragraph(text);
        lead.addClassName("lead");
        top.add(lead);
    }

    /** Buttons beside the heading. */
    protected final void actions(Component... actions) {
        Actions row = new Actions(actions);
        top.add(row);
    }

    @Override
    public String getPageTitle() {
        return heading.getText() + " – Kelisim";
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        heading.getElement().callJsFunction("focus");
    }
}

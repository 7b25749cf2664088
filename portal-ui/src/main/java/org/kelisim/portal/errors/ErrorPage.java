package org.kelisim.portal.errors;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Paragraph;
import org.kelisim.portal.kit.PortalPage;
import org.kelisim.portal.unlock.BeforeUnlock;

/** A page that says what is wrong and how to go on. */
@BeforeUnlock
abstract class ErrorPage extends PortalPage {

    ErrorPage(String name) {
        super("error." + name + ".title");
        addClassName("narrow");
        add(new Paragraph(getTranslation("error." + name + ".text")));
        add(new Anchor("", getTranslation("error.home")));
    }
}

package org.kelisim.portal;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.page.AppShellConfigurator;
import com.vaadin.flow.component.page.Push;
import com.vaadin.flow.component.page.Viewport;
import com.vaadin.flow.server.AppShellSettings;
import com.vaadin.flow.theme.lumo.Lumo;

/** The page that carries the portal: its styles, and push, so that what arrives is seen without reloading. */
@Push
@StyleSheet(Lumo.STYLESHEET)
@StyleSheet("portal.css")
@Viewport("width=device-width, initial-scale=1")
public class PortalShell implements AppShellConfigurator {

    @Override
    public void configurePage(AppShellSettings settings) {
        settings.addFavIcon("icon", "kelisim.svg", "any");
        settings.addMetaTag("color-scheme", "light");
    }
}

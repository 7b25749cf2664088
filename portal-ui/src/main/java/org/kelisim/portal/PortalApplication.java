package org.kelisim.portal;

import org.kelisim.portal.node.PortalSettings;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;

/**
 * The portal of one party, or of several where it is hosted. Ends with exit code 1 and one line on standard
 * error when something that it needs is missing, damaged or taken; that line says what to do.
 */
@SpringBootApplication
@EnableConfigurationProperties(PortalSettings.class)
public class PortalApplication {

    /** Starts the portal; its settings are Spring properties, see {@link PortalSettings}. */
    public static void main(String[] arguments) {
        try {
            SpringApplication.run(PortalApplication.class, arguments);
        } catch (RuntimeException e) {
            System.err.println(StartFailure.explain(e));
            System.exit(StartFailure.EXIT_CODE);
        }
    }
}

package org.kelisim.portal.session;

import java.util.Optional;

/** Says who is logged in on the current request or screen. */
public interface Login {

    /** The person whom a verified token of a party of this node names. */
    Optional<LoggedIn> current();
}

/** Who may come in: the login through the party's Keycloak, and the page that offers it. */
@NullMarked
package org.kelisim.portal.login;

import org.jspecify.annotations.NullMarked;

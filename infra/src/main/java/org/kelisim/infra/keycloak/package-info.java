/** A real Keycloak server as a child process, and the realm files it starts from. */
@NullMarked
package org.kelisim.infra.keycloak;

import org.jspecify.annotations.NullMarked;

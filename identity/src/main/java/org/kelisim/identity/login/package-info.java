/** People at the portal's door: login at the issuer of the party that was chosen, and at no other. */
@NullMarked
package org.kelisim.identity.login;

import org.jspecify.annotations.NullMarked;

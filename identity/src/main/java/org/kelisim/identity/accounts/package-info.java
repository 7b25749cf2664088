/** Accounts in the own party's realm, kept by a coordinator with the own access token and by nothing of this process. */
@NullMarked
package org.kelisim.identity.accounts;

import org.jspecify.annotations.NullMarked;

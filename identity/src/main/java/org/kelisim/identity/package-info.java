/** Who is speaking: from a token of a party's issuer to an officer or a system of that party. */
@NullMarked
package org.kelisim.identity;

import org.jspecify.annotations.NullMarked;

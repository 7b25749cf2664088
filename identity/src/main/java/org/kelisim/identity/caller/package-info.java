/** Systems at the exchange's door: access tokens bound to a key (RFC 9449), each issuer good for one party. */
@NullMarked
package org.kelisim.identity.caller;

import org.jspecify.annotations.NullMarked;

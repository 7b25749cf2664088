/** How a node or system proves itself: tokens of its party's issuer, bound to a key, and a fresh proof for each request. */
@NullMarked
package org.kelisim.client.token;

import org.jspecify.annotations.NullMarked;

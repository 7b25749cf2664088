/** One party's node: vault, store, exchange client and event stream behind one object. */
@NullMarked
package org.kelisim.client.node;

import org.jspecify.annotations.NullMarked;

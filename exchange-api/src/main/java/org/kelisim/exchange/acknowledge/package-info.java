/** What recipient offices sign of a dispatch: here, read, cannot be opened. */
@NullMarked
package org.kelisim.exchange.acknowledge;

import org.jspecify.annotations.NullMarked;

/** Handing dispatches and their receipts to those they concern, and recording that before the first byte. */
@NullMarked
package org.kelisim.exchange.handover;

import org.jspecify.annotations.NullMarked;

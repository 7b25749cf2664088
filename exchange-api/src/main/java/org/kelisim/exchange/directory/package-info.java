/** The directory by which the exchange judges: verified from the root file on, published in the log, handed out to all. */
@NullMarked
package org.kelisim.exchange.directory;

import org.jspecify.annotations.NullMarked;

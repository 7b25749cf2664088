/** What the exchange is given at its start: settings, root file, log key; and how it says that something is wrong with them. */
@NullMarked
package org.kelisim.exchange.start;

import org.jspecify.annotations.NullMarked;

/** Agreements at the exchange: signed actions in one chain for each, and whether the channel that a dispatch cites is open. */
@NullMarked
package org.kelisim.exchange.agreement;

import org.jspecify.annotations.NullMarked;

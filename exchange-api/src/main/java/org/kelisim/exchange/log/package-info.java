/** The order of events: batches assign each event its leaf and its number in the parties' feeds; checkpoints and receipts prove it. */
@NullMarked
package org.kelisim.exchange.log;

import org.jspecify.annotations.NullMarked;

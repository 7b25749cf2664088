/** What the exchange keeps: dispatches and facts, durable before anyone is answered, and the intents that lead the sequencer to them. */
@NullMarked
package org.kelisim.exchange.archive;

import org.jspecify.annotations.NullMarked;

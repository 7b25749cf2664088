/** A party's own events in dense numbers: in pages, by waiting, and as a stream. */
@NullMarked
package org.kelisim.exchange.feed;

import org.jspecify.annotations.NullMarked;

/** Attachments on their way: taken in chunks before their dispatch, handed out after it, swept when none comes. */
@NullMarked
package org.kelisim.exchange.part;

import org.jspecify.annotations.NullMarked;

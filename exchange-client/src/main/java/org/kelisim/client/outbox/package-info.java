/** What the party sends: written down before the first attempt, sent again until the receipt is there. */
@NullMarked
package org.kelisim.client.outbox;

import org.jspecify.annotations.NullMarked;

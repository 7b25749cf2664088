/** What the party receives: kept as it came, sealed, and opened only for the office it came to. */
@NullMarked
package org.kelisim.client.inbox;

import org.jspecify.annotations.NullMarked;

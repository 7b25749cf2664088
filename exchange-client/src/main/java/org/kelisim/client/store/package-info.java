/** The node's own store: every value sealed under a key from the vault before it reaches the database. */
@NullMarked
package org.kelisim.client.store;

import org.jspecify.annotations.NullMarked;

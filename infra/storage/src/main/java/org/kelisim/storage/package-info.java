/** The one door to the database: insert if absent, read, change and delete by {@code _id}, scan a small collection. */
@NullMarked
package org.kelisim.storage;

import org.jspecify.annotations.NullMarked;

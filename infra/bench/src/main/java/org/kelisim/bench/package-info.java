/** Measurements by name: {@code ./kelisim bench NAME} prints lines of a name, a value and a unit. */
@NullMarked
package org.kelisim.bench;

import org.jspecify.annotations.NullMarked;

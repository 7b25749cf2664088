/** Looks for inputs that are answered by an exception, or accepted although nobody made them. */
@NullMarked
package org.kelisim.fuzz;

import org.jspecify.annotations.NullMarked;

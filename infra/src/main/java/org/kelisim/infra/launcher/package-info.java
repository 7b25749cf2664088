/** Behind {@code ./kelisim run} and {@code ./kelisim node}: starts every process, watches them, ends them. */
@NullMarked
package org.kelisim.infra.launcher;

import org.jspecify.annotations.NullMarked;

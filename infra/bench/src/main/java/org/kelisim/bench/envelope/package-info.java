/** How fast a dispatch is sealed, verified and opened, beside the bare primitives that it takes. */
@NullMarked
package org.kelisim.bench.envelope;

import org.jspecify.annotations.NullMarked;

/** Stands in for MongoDB where there is none: a wire-protocol server that keeps what it acknowledged. */
@NullMarked
package org.kelisim.infra.standin;

import org.jspecify.annotations.NullMarked;

/** Submitting a dispatch, as one line: verify, store, answer. */
@NullMarked
package org.kelisim.exchange.submit;

import org.jspecify.annotations.NullMarked;

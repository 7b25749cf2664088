/** The transparency log as pure functions: Merkle tree and proofs, C2SP texts, events and their receipts. */
@NullMarked
package org.kelisim.log;

import org.jspecify.annotations.NullMarked;

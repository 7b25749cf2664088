/**
 * Who vouches for whom: the members list that registrars and the Chair sign, the statement that each party
 * signs for its own offices, and the verified directory made of both (docs/spec/directory.md).
 */
@NullMarked
package org.kelisim.directory;

import org.jspecify.annotations.NullMarked;

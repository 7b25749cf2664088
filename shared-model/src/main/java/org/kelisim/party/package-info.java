/** Who takes part: parties of the Almaty Process, their offices and the roles of their people. */
@NullMarked
package org.kelisim.party;

import org.jspecify.annotations.NullMarked;

/** Agreements on the screen: where they stand and why, who signed what, what this party may do next, and new ones. */
@NullMarked
package org.kelisim.portal.agreements;

import org.jspecify.annotations.NullMarked;

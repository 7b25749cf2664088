/** The own party's people: how a coordinator brings them in, changes and removes them. */
@NullMarked
package org.kelisim.portal.officials;

import org.jspecify.annotations.NullMarked;

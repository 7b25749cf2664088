/** The party nodes of this process: opened at start, closed at the end, ready with a valid directory. */
@NullMarked
package org.kelisim.portal.node;

import org.jspecify.annotations.NullMarked;

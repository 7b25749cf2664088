/** The parties and offices as the verified directory names them. */
@NullMarked
package org.kelisim.portal.directory;

import org.jspecify.annotations.NullMarked;

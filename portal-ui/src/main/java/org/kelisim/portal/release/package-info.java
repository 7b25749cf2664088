/** The second pair of eyes: reading exactly what will be sent, releasing it or sending it back. */
@NullMarked
package org.kelisim.portal.release;

import org.jspecify.annotations.NullMarked;

/** The officer's own credential, asked for before anything sealed is shown. */
@NullMarked
package org.kelisim.portal.unlock;

import org.jspecify.annotations.NullMarked;

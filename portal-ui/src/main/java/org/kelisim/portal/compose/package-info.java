/** Writing a notice: choosing its type, filling the catalogue's form, choosing recipients, handing it over. */
@NullMarked
package org.kelisim.portal.compose;

import org.jspecify.annotations.NullMarked;

/** What an office sets for itself: who stands in for whom, how numbers are written; and checking a paper's code. */
@NullMarked
package org.kelisim.portal.office;

import org.jspecify.annotations.NullMarked;

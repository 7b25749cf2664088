/** A notice on paper: as a PDF with its numbers, its seal line and a verification code, and checking such a code. */
@NullMarked
package org.kelisim.portal.print;

import org.jspecify.annotations.NullMarked;

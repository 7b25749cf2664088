/** A notice on the screen, in the reader's language, with what was verified about it. */
@NullMarked
package org.kelisim.portal.notice;

import org.jspecify.annotations.NullMarked;

/** Words and dates in the reader's language, and where the choice of language is remembered. */
@NullMarked
package org.kelisim.portal.text;

import org.jspecify.annotations.NullMarked;

/** What a person sees when a page is missing, not allowed, or cannot be shown. */
@NullMarked
package org.kelisim.portal.errors;

import org.jspecify.annotations.NullMarked;

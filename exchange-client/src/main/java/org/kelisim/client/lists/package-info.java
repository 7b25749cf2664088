/** An office's lists as its day needs them: what is pressing first, narrowed by filter and search, a page at a time. */
@NullMarked
package org.kelisim.client.lists;

import org.jspecify.annotations.NullMarked;

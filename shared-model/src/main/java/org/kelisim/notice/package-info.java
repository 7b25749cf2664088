/** The notice as officers write and approve it, and the header and content that travel around it. */
@NullMarked
package org.kelisim.notice;

import org.jspecify.annotations.NullMarked;

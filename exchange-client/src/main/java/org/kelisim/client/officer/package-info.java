/** Who is at the keyboard: a token says it, a credential enrolled at the node proves it, and only what both say counts. */
@NullMarked
package org.kelisim.client.officer;

import org.jspecify.annotations.NullMarked;

/** Threads on the screen: a question, its clocks, its answers. */
@NullMarked
package org.kelisim.portal.dialogue;

import org.jspecify.annotations.NullMarked;

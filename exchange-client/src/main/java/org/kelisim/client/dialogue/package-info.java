/** Questions and their answers as an office sees them: threads, their clocks, and which answers they take. */
@NullMarked
package org.kelisim.client.dialogue;

import org.jspecify.annotations.NullMarked;

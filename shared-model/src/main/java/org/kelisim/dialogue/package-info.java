/** Question and answer: until when an answer is waited for, and which answers a thread takes; pure functions. */
@NullMarked
package org.kelisim.dialogue;

import org.jspecify.annotations.NullMarked;

/** Four eyes: the author hands over, another officer releases or sends back. */
@NullMarked
package org.kelisim.client.release;

import org.jspecify.annotations.NullMarked;

/** Small building blocks that all views share: headings, lists of facts, empty states, messages. */
@NullMarked
package org.kelisim.portal.kit;

import org.jspecify.annotations.NullMarked;

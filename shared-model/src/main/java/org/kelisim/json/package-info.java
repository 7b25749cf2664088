/** JSON as all of Kelisim's formats use it: one byte form (RFC 8785), read strictly, so that equal means equal bytes. */
@NullMarked
package org.kelisim.json;

import org.jspecify.annotations.NullMarked;

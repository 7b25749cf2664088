/** Lists that one narrows, searches and goes through by keyboard; what they are narrowed to stands in the address. */
@NullMarked
package org.kelisim.portal.lists;

import org.jspecify.annotations.NullMarked;

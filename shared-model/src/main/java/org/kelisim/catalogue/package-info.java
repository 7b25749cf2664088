/** The catalogue of notice types: documents from which forms are drawn, bodies validated and received notices shown. */
@NullMarked
package org.kelisim.catalogue;

import org.jspecify.annotations.NullMarked;

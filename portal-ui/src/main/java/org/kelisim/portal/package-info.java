/** The portal that officials of one party work in: the application, its shell and its settings. */
@NullMarked
package org.kelisim.portal;

import org.jspecify.annotations.NullMarked;

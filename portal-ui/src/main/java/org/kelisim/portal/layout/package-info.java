/** The frame around every view: navigation, whose node this is, language, log out. */
@NullMarked
package org.kelisim.portal.layout;

import org.jspecify.annotations.NullMarked;

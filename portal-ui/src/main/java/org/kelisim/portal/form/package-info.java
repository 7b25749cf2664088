/** The catalogue's form model as fields on the screen, and values back as the notice's body. */
@NullMarked
package org.kelisim.portal.form;

import org.jspecify.annotations.NullMarked;

/** Who is at the keyboard in this session, for which party and office, and whether the credential is unlocked. */
@NullMarked
package org.kelisim.portal.session;

import org.jspecify.annotations.NullMarked;

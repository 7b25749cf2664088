/** The list of members: its versions for everybody, and its steps for registrars and the Chair. */
@NullMarked
package org.kelisim.portal.membership;

import org.jspecify.annotations.NullMarked;

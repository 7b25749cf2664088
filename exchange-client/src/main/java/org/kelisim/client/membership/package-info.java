/** What registrars and the Chair do with the list of members: change it, sign it, publish it. */
@NullMarked
package org.kelisim.client.membership;

import org.jspecify.annotations.NullMarked;

/**
 * {@code ./kelisim party}: what a party makes by itself before it is a member, and whenever it changes what it says of
 * itself: party key and key sheet, vault, statement, realm file. Nothing here speaks with anybody.
 */
@NullMarked
package org.kelisim.infra.party;

import org.jspecify.annotations.NullMarked;

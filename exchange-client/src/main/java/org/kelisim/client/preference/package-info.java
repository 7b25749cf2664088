/** What a person likes the portal to be like, kept at the node and sealed like everything there. */
@NullMarked
package org.kelisim.client.preference;

import org.jspecify.annotations.NullMarked;

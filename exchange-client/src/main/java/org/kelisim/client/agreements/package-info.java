/** Agreements at a node: verified actions from the feed, status and channels computed here, and two officers for an action. */
@NullMarked
package org.kelisim.client.agreements;

import org.jspecify.annotations.NullMarked;

/** Drafts of notices, kept sealed in the node's own store until they are handed over or deleted. */
@NullMarked
package org.kelisim.client.draft;

import org.jspecify.annotations.NullMarked;

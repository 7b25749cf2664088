/** What the office has sent, and how far each notice has come. */
@NullMarked
package org.kelisim.portal.outbox;

import org.jspecify.annotations.NullMarked;

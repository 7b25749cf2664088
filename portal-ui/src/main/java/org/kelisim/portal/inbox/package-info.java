/** What has arrived for the office, and opening it. */
@NullMarked
package org.kelisim.portal.inbox;

import org.jspecify.annotations.NullMarked;

/** The first page: what waits for the officer. */
@NullMarked
package org.kelisim.portal.desk;

import org.jspecify.annotations.NullMarked;

/** Who stands in for whom while an officer is absent. */
@NullMarked
package org.kelisim.client.deputy;

import org.jspecify.annotations.NullMarked;

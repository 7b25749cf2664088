/** Child processes that end with their parent, however it ends. */
@NullMarked
package org.kelisim.infra.process;

import org.jspecify.annotations.NullMarked;

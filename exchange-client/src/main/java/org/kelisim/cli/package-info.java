/** The command line {@code kelisim}: what a state's own systems do without a screen. */
@NullMarked
package org.kelisim.cli;

import org.jspecify.annotations.NullMarked;

/** Following the directory: every version verified from the root file on, none ever forgotten, none taken back. */
@NullMarked
package org.kelisim.client.directory;

import org.jspecify.annotations.NullMarked;

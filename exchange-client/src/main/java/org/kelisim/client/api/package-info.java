/** The exchange's HTTP API, as a node or a state's own system calls it. */
@NullMarked
package org.kelisim.client.api;

import org.jspecify.annotations.NullMarked;

/** The exchange as a process: checks, stores, orders, proves and hands over dispatches that it cannot read. */
@NullMarked
package org.kelisim.exchange;

import org.jspecify.annotations.NullMarked;

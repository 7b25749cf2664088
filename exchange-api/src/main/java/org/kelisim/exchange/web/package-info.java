/** What all of the exchange's HTTP interface has in common: who may in, limits, and errors in plain words. */
@NullMarked
package org.kelisim.exchange.web;

import org.jspecify.annotations.NullMarked;

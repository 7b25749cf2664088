/** The demonstration: parties, offices and accounts from a data file, and their keys and realms at first start. */
@NullMarked
package org.kelisim.infra.demo;

import org.jspecify.annotations.NullMarked;

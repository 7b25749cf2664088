/** A second implementation, from docs/spec and the standards it names, to hold the product against. */
package org.kelisim.second;

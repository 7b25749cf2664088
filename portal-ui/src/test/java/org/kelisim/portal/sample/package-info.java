/** Two nodes in memory, with people, offices and notices, for tests of the screen and for looking at it. */
package org.kelisim.portal.sample;

/**
 * The cryptographic message syntax of profile {@code kelisim-1}: hybrid keys, signed objects, sealed objects, the file
 * that keeps private keys; nothing here knows what the bytes mean.
 */
@NullMarked
package org.kelisim.cms;

import org.jspecify.annotations.NullMarked;

/**
 * The dispatch (docs/spec/envelope.md): sealing a released notice, verifying the outer layer without being able to read
 * it, and opening it by every rule of the profile.
 */
@NullMarked
package org.kelisim.envelope;

import org.jspecify.annotations.NullMarked;

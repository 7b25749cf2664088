/** The rules that every notice passes before anything is encrypted. */
@NullMarked
package org.kelisim.client.safeguards;

import org.jspecify.annotations.NullMarked;

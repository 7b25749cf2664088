/** Attachments of any size (docs/spec/part.md): padded, sealed and opened chunk by chunk in constant memory. */
@NullMarked
package org.kelisim.part;

import org.jspecify.annotations.NullMarked;

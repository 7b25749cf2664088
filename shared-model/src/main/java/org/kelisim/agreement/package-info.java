/**
 * Agreements between parties, the signed treaty actions that move them, and the channels that they open: formats and pure
 * functions (docs/spec/agreement.md).
 */
@NullMarked
package org.kelisim.agreement;

import org.jspecify.annotations.NullMarked;

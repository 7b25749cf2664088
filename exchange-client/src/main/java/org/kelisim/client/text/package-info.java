/** What a node says to people: message keys with their texts in English and Russian. */
@NullMarked
package org.kelisim.client.text;

import org.jspecify.annotations.NullMarked;

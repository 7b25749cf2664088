/** A party's vault: the one encrypted file with its private keys, opened by a passphrase that lies elsewhere. */
@NullMarked
package org.kelisim.client.vault;

import org.jspecify.annotations.NullMarked;

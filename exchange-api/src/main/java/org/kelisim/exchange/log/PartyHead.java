package org.kelisim.exchange.log;

import java.nio.ByteBuffer;
import org.kelisim.json.Digest;

/**
 * How far one party's feed has come.
 *
 * @param events how many events it holds; the newest has this number
 * @param chain SHA-384(chain before || leaf index as 8 bytes, big-endian || the leaf's entry); 48 zero bytes at first
 */
record PartyHead(long events, Digest chain) {
    static final PartyHead NONE = new PartyHead(0, new Digest(new byte[Digest.BYTES]));

    PartyHead next(long index, Digest entry) {
        byte[] place = ByteBuffer.allocate(Long.BYTES).putLong(index).array();
        return new PartyHead(events + 1, Digest.of(chain.bytes(), place, entry.bytes()));
    }
}

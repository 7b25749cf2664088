package org.kelisim.notice;

import com.github.f4b6a3.uuid.UuidCreator;
import java.util.UUID;
import org.kelisim.party.PartyCode;

/**
 * The id of a dispatch: the sender's code, a hyphen and a UUID version 7 (RFC 9562 §5.7), such as
 * {@code KAZ-0193...}. Unique per sender; only the sender's own system may submit under it.
 */
public record DispatchId(PartyCode party, UUID uuid) implements Comparable<DispatchId> {

    private static final int UUID_LENGTH = 36;

    /** @throws IllegalArgumentException if the UUID is not of version 7 */
    public DispatchId {
        if (uuid.version() != 7 || uuid.variant() != 2) {
            throw new IllegalArgumentException("A dispatch id holds a UUID of version 7.");
        }
    }

    /** A new id, ordered by time. */
    public static DispatchId create(PartyCode party) {
        return new DispatchId(party, UuidCreator.getTimeOrderedEpoch());
    }

    /** Reads the one written form; another spelling of the same UUID is refused. */
    public static DispatchId parse(String text) {
        int hyphen = text.indexOf('-');
        if (hyphen < 0 || text.length() != hyphen + 1 + UUID_LENGTH) {
            throw new IllegalArgumentException("A dispatch id is the sender's code and a UUID, such as KAZ-0193...");
        }
        String uuid = text.substring(hyphen + 1);
        DispatchId id = new DispatchId(new PartyCode(text.substring(0, hyphen)), UUID.fromString(uuid));
        if (!id.uuid.toString().equals(uuid)) {
            throw new IllegalArgumentException("A dispatch id is written in lower case.");
        }
        return id;
    }

    @Override
    public int compareTo(DispatchId other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
        return party + "-" + uuid;
    }
}

package org.kelisim.directory;

import static org.kelisim.directory.DirectoryOutcome.Reason.*;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.kelisim.json.Digest;

/** How one members list may follow another, and what of it two registrars may do without the Chair. */
final class ListRules {
    private static final Duration LONGEST = Duration.ofDays(31);

    private ListRules() {}

    static MembersList read(byte[] bytes) {
        try {
            return MembersList.parse(bytes);
        } catch (IllegalArgumentException e) {
            throw new DirectoryRefusal(LIST_MALFORMED, "The members list cannot be read: " + e.getMessage());
        }
    }

    /** What holds of every list by itself. */
    static void requireSound(MembersList list) {
        if (Duration.between(list.issued(), list.expires()).compareTo(LONGEST) > 0) {
            throw new DirectoryRefusal(VALID_TOO_LONG, "A members list is valid for 31 days at most.");
        }
        Set<Digest> keys = new HashSet<>();
        Stream.concat(list.registrars().stream(), Stream.of(list.chair())).forEach(signer -> {
            var pair = ListSignatures.keys(signer.keys(), signer.name());
            if (!keys.add(pair.ecDigest()) || !keys.add(pair.mldsaDigest())) {
                throw new DirectoryRefusal(SIGNER_TWICE, signer.name() + " shares a key with another signer.");
            }
        });
        if (list.registrars().stream()
                .anyMatch(it -> it.id().equals(list.chair().id()))) {
            throw new DirectoryRefusal(SIGNER_TWICE, "The Chair is not a registrar at the same time.");
        }
    }

    static void requireFollows(MembersList list, MembersList before, Digest digestBefore) {
        if (list.number() != before.number() + 1
                || !list.previous().equals(Optional.of(digestBefore))
                || list.issued().isBefore(before.issued())) {
            throw new DirectoryRefusal(LIST_NOT_CHAINED, "The members list does not follow the one in use.");
        }
        if (!list.log().equals(before.log())) {
            throw new DirectoryRefusal(LOG_CHANGED, "The members list names another log.");
        }
        for (PartyEntry entry : before.parties()) {
            Optional<PartyEntry> after = list.party(entry.code());
            if (after.isEmpty()) {
                throw new DirectoryRefusal(
                        LIST_NOT_CHAINED, entry.code() + " was removed; a membership ends, it is not deleted.");
            }
            if (entry.partyKey().isPresent() && !sameKey(entry, after.get())) {
                throw new DirectoryRefusal(PARTY_KEY_CHANGED, "The party key of " + entry.code() + " was exchanged.");
            }
        }
        for (Hold hold : list.holds()) {
            boolean longer = before.hold(hold.party())
                    .filter(it -> !hold.until().isAfter(it.until()))
                    .isEmpty();
            if (longer && hold.until().isAfter(list.issued().plus(Hold.LONGEST))) {
                throw new DirectoryRefusal(HOLD_TOO_LONG, hold.party() + " can be held for 72 hours at most.");
            }
        }
    }

    /** Key entries hold byte arrays, so they are compared by their form. */
    private static boolean sameKey(PartyEntry before, PartyEntry after) {
        return before.partyKey()
                .map(KeyPairEntry::toJson)
                .equals(after.partyKey().map(KeyPairEntry::toJson));
    }

    /**
     * Everything about members and signers. Without the Chair registrars renew a list, and hold a party that has no hold
     * on the list yet, or end its hold sooner: a hold stays listed until the Chair signs, so it cannot be repeated.
     */
    static boolean needChair(MembersList before, MembersList after) {
        return !parties(before).equals(parties(after))
                || !signers(before).equals(signers(after))
                || before.holds().stream()
                        .anyMatch(old -> after.hold(old.party())
                                .filter(now -> !now.until().isAfter(old.until()))
                                .isEmpty());
    }

    private static Set<Object> parties(MembersList list) {
        Set<Object> entries = new HashSet<>();
        list.parties().forEach(entry -> entries.add(entry.toJson()));
        return entries;
    }

    private static List<Object> signers(MembersList list) {
        Set<Object> registrars = new HashSet<>();
        list.registrars().forEach(registrar -> registrars.add(registrar.toJson()));
        return List.of(registrars, list.threshold(), list.chair().toJson());
    }
}

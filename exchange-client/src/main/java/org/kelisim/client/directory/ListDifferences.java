package org.kelisim.client.directory;

import static org.kelisim.client.directory.Differences.label;
import static org.kelisim.client.directory.Differences.name;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kelisim.client.text.Message;
import org.kelisim.client.text.PlainLine;
import org.kelisim.cms.HybridPublicKeys;
import org.kelisim.directory.Hold;
import org.kelisim.directory.KeyPairEntry;
import org.kelisim.directory.MembersList;
import org.kelisim.directory.PartyEntry;
import org.kelisim.directory.Registrar;
import org.kelisim.party.MembershipStatus;

/** What registrars and Chair changed. */
final class ListDifferences {
    private final MembersList before;
    private final MembersList after;
    private final List<Message> found = new ArrayList<>();

    private ListDifferences(MembersList before, MembersList after) {
        this.before = before;
        this.after = after;
    }

    static List<Message> between(MembersList before, MembersList after) {
        ListDifferences differences = new ListDifferences(before, after);
        differences.parties();
        differences.holds();
        differences.signers();
        differences.rest();
        return List.copyOf(differences.found);
    }

    private void say(String key, Object... arguments) {
        found.add(Message.of("difference." + key, arguments));
    }

    private void parties() {
        for (PartyEntry now : after.parties()) {
            before.party(now.code()).ifPresentOrElse(old -> party(old, now), () -> added(now));
        }
        before.parties().stream()
                .filter(old -> after.party(old.code()).isEmpty())
                .forEach(old -> say("party-gone", label(old.names())));
    }

    private void added(PartyEntry now) {
        say("party-added", label(now.names()), status(now.status()), PlainLine.of(now.decision()));
        now.partyKey().ifPresent(key -> say("party-key", label(now.names()), fingerprint(key)));
    }

    private void party(PartyEntry old, PartyEntry now) {
        if (old.status() != now.status()) {
            say("status", label(now.names()), status(old.status()), status(now.status()), PlainLine.of(now.decision()));
        } else if (!old.decision().equals(now.decision())) {
            say("decision", label(now.names()), PlainLine.of(now.decision()));
        }
        if (old.kind() != now.kind()) {
            say(
                    "kind",
                    label(now.names()),
                    Message.of("party-kind." + now.kind().wire()));
        }
        if (!old.names().equals(now.names())) {
            say("party-name", label(old.names()), label(now.names()));
        }
        if (!form(old.partyKey()).equals(form(now.partyKey()))) {
            now.partyKey()
                    .ifPresentOrElse(
                            key -> say("party-key", label(now.names()), fingerprint(key)),
                            () -> say("party-key-gone", label(now.names())));
        }
    }

    private static Optional<Object> form(Optional<KeyPairEntry> key) {
        return key.map(KeyPairEntry::toJson);
    }

    static Message status(MembershipStatus status) {
        return Message.of("membership." + status.wire());
    }

    private static String fingerprint(KeyPairEntry key) {
        return HybridPublicKeys.parse(key.ec(), key.mldsa()).fingerprint().hex();
    }

    private void holds() {
        for (Hold now : after.holds()) {
            Optional<Hold> old = before.hold(now.party());
            if (old.isEmpty()) {
                say("held", name(after, now.party()), now.until(), PlainLine.of(now.reason()));
            } else if (!old.get().equals(now)) {
                say("hold-changed", name(after, now.party()), now.until(), PlainLine.of(now.reason()));
            }
        }
        before.holds().stream()
                .filter(old -> after.hold(old.party()).isEmpty())
                .forEach(old -> say("hold-gone", name(after, old.party())));
    }

    private void signers() {
        for (Registrar now : after.registrars()) {
            Optional<Registrar> old = find(before, now.id());
            if (old.isEmpty()) {
                say("registrar-added", PlainLine.of(now.name()), name(after, now.party()));
            } else if (!same(old.get(), now)) {
                say("registrar-changed", PlainLine.of(now.name()), name(after, now.party()));
            }
        }
        before.registrars().stream()
                .filter(old -> find(after, old.id()).isEmpty())
                .forEach(old -> say("registrar-gone", PlainLine.of(old.name())));
        if (before.threshold() != after.threshold()) {
            say("threshold", after.threshold());
        }
        if (!same(before.chair(), after.chair())) {
            say(
                    "chair",
                    PlainLine.of(after.chair().name()),
                    name(after, after.chair().party()));
        }
    }

    private static Optional<Registrar> find(MembersList list, String id) {
        return list.registrars().stream().filter(it -> it.id().equals(id)).findFirst();
    }

    private static boolean same(Registrar one, Registrar other) {
        return one.id().equals(other.id())
                && one.name().equals(other.name())
                && one.party().equals(other.party())
                && one.keys().toJson().equals(other.keys().toJson());
    }

    private void rest() {
        if (!before.log().equals(after.log())) {
            say("log");
        }
        if (!before.catalogue().equals(after.catalogue())) {
            say("catalogue");
        }
        if (!before.expires().equals(after.expires())) {
            say("valid-until", after.expires());
        }
        if (found.isEmpty() && before.number() != after.number()) {
            say("list-again");
        }
    }
}

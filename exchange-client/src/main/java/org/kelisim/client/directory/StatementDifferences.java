package org.kelisim.client.directory;

import static org.kelisim.client.directory.Differences.label;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.kelisim.catalogue.Label;
import org.kelisim.client.text.Message;
import org.kelisim.client.text.PlainLine;
import org.kelisim.directory.OfficeEntry;
import org.kelisim.directory.PartyStatement;
import org.kelisim.directory.PartyStatement.Coordinator;
import org.kelisim.directory.PartyStatement.Revocation;
import org.kelisim.party.OfficeId;

/** What a party changed of what it says of itself. */
final class StatementDifferences {
    private final PartyStatement before;
    private final PartyStatement after;
    private final Object party;
    private final List<Message> found = new ArrayList<>();

    private StatementDifferences(PartyStatement before, PartyStatement after, Object party) {
        this.before = before;
        this.after = after;
        this.party = party;
    }

    static List<Message> between(Optional<PartyStatement> before, PartyStatement after, Object party) {
        if (before.isEmpty()) {
            return List.of(Message.of(
                    "difference.first-statement", party, after.offices().size()));
        }
        StatementDifferences differences = new StatementDifferences(before.get(), after, party);
        differences.offices();
        differences.revocations();
        differences.coordinators();
        differences.access();
        return differences.found.isEmpty()
                ? List.of(Message.of("difference.statement-again", party))
                : List.copyOf(differences.found);
    }

    private void say(String key, Object... arguments) {
        Object[] all = new Object[arguments.length + 1];
        all[0] = party;
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        found.add(Message.of("difference." + key, all));
    }

    private void offices() {
        for (OfficeEntry now : after.offices()) {
            office(before, now.id()).ifPresentOrElse(old -> office(old, now), () -> say("office-added", name(now)));
        }
        before.offices().stream()
                .filter(old -> office(after, old.id()).isEmpty())
                .forEach(old -> say("office-gone", name(old)));
    }

    private static Optional<OfficeEntry> office(PartyStatement statement, OfficeId id) {
        return statement.offices().stream().filter(it -> it.id().equals(id)).findFirst();
    }

    private static Label name(OfficeEntry office) {
        return label(office.names());
    }

    private void office(OfficeEntry old, OfficeEntry now) {
        if (!old.signing().toJson().equals(now.signing().toJson())) {
            say("signing-keys", name(now));
        }
        if (!Arrays.equals(old.opening(), now.opening())) {
            say("opening-key", name(now));
        }
        if (!old.notAfter().equals(now.notAfter()) || !old.notBefore().equals(now.notBefore())) {
            say("keys-until", name(now), now.notAfter());
        }
        if (!old.mandates().equals(now.mandates())) {
            say("mandates", name(now));
        }
        if (!old.names().equals(now.names())) {
            say("office-name", name(old), name(now));
        }
        if (old.function() != now.function() || !old.profiles().equals(now.profiles())) {
            say("office-other", name(now));
        }
    }

    private void revocations() {
        for (Revocation now : after.revocations()) {
            if (!before.revocations().contains(now)) {
                say("revoked", now.from(), now.key().hex().substring(0, 16));
            }
        }
        if (before.revocations().stream().anyMatch(old -> !after.revocations().contains(old))) {
            say("revocation-gone");
        }
    }

    private void coordinators() {
        for (Coordinator now : after.coordinators()) {
            Optional<Coordinator> old = before.coordinator(now.id());
            if (old.isEmpty()) {
                say("coordinator-added", PlainLine.of(now.name()));
            } else if (!Arrays.equals(old.get().key(), now.key())
                    || !old.get().name().equals(now.name())) {
                say("coordinator-changed", PlainLine.of(now.name()));
            }
        }
        before.coordinators().stream()
                .filter(old -> after.coordinator(old.id()).isEmpty())
                .forEach(old -> say("coordinator-gone", PlainLine.of(old.name())));
    }

    private void access() {
        if (!before.issuer().equals(after.issuer()) || !before.jwks().equals(after.jwks())) {
            say("issuer", PlainLine.of(after.issuer()));
        }
        if (!before.clients().equals(after.clients())) {
            say("clients");
        }
        if (!before.weekend().equals(after.weekend()) || !before.holidays().equals(after.holidays())) {
            say("calendar");
        }
    }
}

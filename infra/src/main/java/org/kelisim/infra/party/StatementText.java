package org.kelisim.infra.party;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.kelisim.client.text.PlainLine;
import org.kelisim.cms.HybridPublicKeys;
import org.kelisim.directory.Mandate;
import org.kelisim.directory.Names;
import org.kelisim.directory.OfficeEntry;
import org.kelisim.directory.PartyStatement;
import org.kelisim.json.Digest;

/** All that a statement says, for whoever signs it. Whatever it holds, no line can hide or overwrite another. */
final class StatementText {

    private static final int SHORT = 16;

    private final List<String> lines = new ArrayList<>();

    private StatementText() {}

    static List<String> of(PartyStatement statement) {
        StatementText text = new StatementText();
        text.all(statement);
        return text.lines.stream().map(PlainLine::of).toList();
    }

    private void all(PartyStatement statement) {
        lines.add("token issuer " + statement.issuer());
        lines.add("its keys at  " + statement.jwks());
        lines.add("clients      " + String.join(", ", statement.clients()));
        statement
                .coordinators()
                .forEach(it -> lines.add(
                        "coordinator  " + it.name() + ", id " + it.id() + ", key " + shortened(Digest.of(it.key()))));
        statement.offices().forEach(this::office);
        statement
                .revocations()
                .forEach(it -> lines.add("revoked      key " + shortened(it.key()) + " from " + it.from()));
        lines.add("weekend      "
                + statement.weekend().stream().sorted().map(Enum::name).collect(Collectors.joining(", ")));
        lines.add("holidays     " + statement.holidays());
    }

    private void office(OfficeEntry office) {
        lines.add("office       " + office.id() + ", " + office.function().wire() + ", " + both(office.names()));
        HybridPublicKeys signing =
                HybridPublicKeys.parse(office.signing().ec(), office.signing().mldsa());
        lines.add("  keys       signing " + shortened(signing.fingerprint()) + ", opening "
                + shortened(Digest.of(office.opening())) + ", from " + office.notBefore() + " until "
                + office.notAfter());
        lines.add("  profiles   " + String.join(", ", office.profiles()));
        office.mandates().forEach(it -> lines.add("  handles    " + mandate(it)));
    }

    private static String both(Names names) {
        return names.en() + " / " + names.ru();
    }

    private static String mandate(Mandate mandate) {
        List<String> does = new ArrayList<>();
        if (mandate.send()) {
            does.add("sends");
        }
        if (mandate.receive()) {
            does.add("receives");
        }
        if (mandate.systems()) {
            does.add("SYSTEMS SEND WITHOUT TWO OFFICERS");
        }
        return mandate.type() + " (" + mandate.noticeClass().wire() + "): " + String.join(", ", does);
    }

    private static String shortened(Digest digest) {
        return digest.hex().substring(0, SHORT);
    }
}

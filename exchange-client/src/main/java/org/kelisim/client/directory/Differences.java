package org.kelisim.client.directory;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kelisim.catalogue.Label;
import org.kelisim.client.text.Message;
import org.kelisim.client.text.PlainLine;
import org.kelisim.directory.Directory;
import org.kelisim.directory.DirectoryVersion.StatementReference;
import org.kelisim.directory.MembersList;
import org.kelisim.directory.Names;
import org.kelisim.directory.PartyEntry;
import org.kelisim.directory.PartyStatement;
import org.kelisim.party.PartyCode;

/**
 * What changed from one directory version to a later one, in plain words: first members and signers, then what the parties
 * say of themselves. A pure function; whatever changed has at least one sentence.
 */
public final class Differences {
    private Differences() {}

    /** Of two versions; empty if they say the same. */
    public static List<Message> between(Directory before, Directory after) {
        List<Message> differences = new ArrayList<>(between(before.members(), after.members()));
        for (StatementReference reference : after.bundle().version().statements()) {
            if (!before.bundle().version().statements().contains(reference)) {
                after.statement(reference.party())
                        .ifPresent(now -> differences.addAll(StatementDifferences.between(
                                before.statement(reference.party()), now, name(after.members(), reference.party()))));
            }
        }
        return List.copyOf(differences);
    }

    /** Of two members lists, as of one in use and one proposed. */
    public static List<Message> between(MembersList before, MembersList after) {
        return ListDifferences.between(before, after);
    }

    /** Of a party's statement in use and its next one, or of its first one and nothing. */
    public static List<Message> between(Optional<PartyStatement> before, PartyStatement after) {
        return StatementDifferences.between(before, after, after.party().value());
    }

    /** In the reader's language. */
    static Label label(Names names) {
        try {
            return new Label(Map.of("en", PlainLine.of(names.en()), "ru", PlainLine.of(names.ru())));
        } catch (IllegalArgumentException e) {
            return new Label(Map.of("en", "?", "ru", "?"));
        }
    }

    static Object name(MembersList list, PartyCode code) {
        return list.party(code)
                .map(PartyEntry::names)
                .<Object>map(Differences::label)
                .orElse(code.value());
    }
}

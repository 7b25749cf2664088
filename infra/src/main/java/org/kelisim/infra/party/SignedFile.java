package org.kelisim.infra.party;

import java.nio.file.Path;
import org.kelisim.directory.DirectoryBundle.SignedStatement;
import org.kelisim.directory.PartyStatement;
import org.kelisim.infra.process.Failure;
import org.kelisim.json.CanonicalJson;
import org.kelisim.json.Fields;

/** A party's signed statement in a file: {@code {"statement": ..., "cms": ...}}, as registrars and portal take it. */
record SignedFile(SignedStatement signed, PartyStatement statement) {

    /** @throws IllegalArgumentException if it is none */
    static SignedFile read(Path file) throws Failure {
        byte[] bytes = PartyFolder.read(file, 2 * PartyStatement.MAX_BYTES);
        try {
            SignedStatement signed =
                    SignedStatement.read(Fields.of(CanonicalJson.read(bytes, 2 * PartyStatement.MAX_BYTES)));
            return new SignedFile(signed, PartyStatement.parse(signed.statement()));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "The file " + file + " is no signed statement (" + e.getMessage() + ").", e);
        }
    }
}

package org.kelisim.client.agreements;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.kelisim.agreement.AgreementId;
import org.kelisim.agreement.AgreementText;
import org.kelisim.client.attachment.Fetch;
import org.kelisim.client.attachment.FileKind;
import org.kelisim.client.officer.UnlockedOfficer;

/**
 * The texts of agreements, which the exchange never sees: each is recognised by the digest that every party signs, so what can
 * be read here is byte for byte what was signed, whoever brought it.
 */
public interface AgreementTexts {
    /** The largest text in bytes. */
    long LARGEST = AgreementText.LARGEST;

    /**
     * Keeps a text that is to be put forward, in constant memory.
     *
     * @throws IllegalArgumentException if it is empty or larger than {@link #LARGEST}; then nothing is kept
     * @throws IOException if reading fails; then nothing is kept
     */
    AgreementText add(String language, InputStream bytes) throws IOException;

    /**
     * What kind of file it is, if its bytes are at this node for this reader as a text of that agreement: given here for it, or
     * come with a notice about it. The same bytes under another agreement are not meant: anybody can name a digest.
     */
    Optional<FileKind> here(AgreementId agreement, AgreementText text, UnlockedOfficer reader);

    /** The bytes, if they are here; where they came from another party, the reading is recorded. */
    Optional<InputStream> read(AgreementId agreement, AgreementText text, UnlockedOfficer reader);

    /**
     * Looks for the text among what came to the reader's offices about the agreement, opening it as the reader would, and brings
     * it to this node. A file with another digest is not taken.
     *
     * @param progress is told how many bytes are here
     */
    Fetch fetch(AgreementId agreement, AgreementText text, UnlockedOfficer reader, LongConsumer progress);
}

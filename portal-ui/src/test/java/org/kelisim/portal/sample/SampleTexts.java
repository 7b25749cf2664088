package org.kelisim.portal.sample;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.kelisim.agreement.AgreementId;
import org.kelisim.agreement.AgreementText;
import org.kelisim.client.agreements.AgreementTexts;
import org.kelisim.client.attachment.Fetch;
import org.kelisim.client.attachment.FileKind;
import org.kelisim.client.officer.UnlockedOfficer;
import org.kelisim.client.text.Message;
import org.kelisim.json.Digest;

/** Texts in memory. */
record SampleTexts(Map<Digest, byte[]> bytes) implements AgreementTexts {

    @Override
    public AgreementText add(String language, InputStream in) throws IOException {
        byte[] all = in.readAllBytes();
        AgreementText text =
                new AgreementText(language, Digest.of(all), FileKind.of(all).mediaType(), all.length);
        bytes.put(text.digest(), all);
        return text;
    }

    @Override
    public Optional<FileKind> here(AgreementId agreement, AgreementText text, UnlockedOfficer reader) {
        return Optional.ofNullable(bytes.get(text.digest())).map(FileKind::of);
    }

    @Override
    public Optional<InputStream> read(AgreementId agreement, AgreementText text, UnlockedOfficer reader) {
        return Optional.ofNullable(bytes.get(text.digest())).map(ByteArrayInputStream::new);
    }

    @Override
    public Fetch fetch(AgreementId agreement, AgreementText text, UnlockedOfficer reader, LongConsumer progress) {
        return new Fetch.Failed(Message.of("texts.not-here", text.language()));
    }
}

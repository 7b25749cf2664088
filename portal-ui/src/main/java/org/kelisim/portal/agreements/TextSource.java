package org.kelisim.portal.agreements;

import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.kelisim.agreement.Agreement;
import org.kelisim.agreement.AgreementText;
import org.kelisim.client.agreements.AgreementTexts;
import org.kelisim.client.attachment.FileKind;
import org.kelisim.notice.PartDescription;
import org.kelisim.portal.attachment.AttachmentSource;
import org.kelisim.portal.session.OfficerSession;

/** The texts of an agreement, to be looked at and saved like attachments; what is here has the digest that is signed. */
record TextSource(OfficerSession session, Agreement agreement) implements AttachmentSource {

    @Override
    public List<PartDescription> described() {
        return agreement.texts().stream()
                .map(it -> new PartDescription(it.fileName(agreement.id()), it.mediaType(), it.size(), it.digest()))
                .toList();
    }

    @Override
    public Optional<FileKind> here(int index) {
        return session.unlocked().flatMap(officer -> texts().here(agreement.id(), text(index), officer));
    }

    @Override
    public Optional<InputStream> read(int index) {
        return session.unlocked().flatMap(officer -> texts().read(agreement.id(), text(index), officer));
    }

    @Override
    public Optional<Fetching> fetching(int index) {
        return session.unlocked()
                .map(officer -> progress -> texts().fetch(agreement.id(), text(index), officer, progress));
    }

    private AgreementText text(int index) {
        return agreement.texts().get(index);
    }

    private AgreementTexts texts() {
        return session.node().agreements().texts();
    }
}

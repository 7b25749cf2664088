package org.kelisim.portal.agreements;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.server.streams.UploadEvent;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.kelisim.agreement.AgreementId;
import org.kelisim.agreement.AgreementText;
import org.kelisim.client.agreements.AgreementTexts;
import org.kelisim.client.officer.UnlockedOfficer;
import org.kelisim.portal.attachment.UploadWords;
import org.kelisim.portal.kit.Callout;
import org.kelisim.portal.kit.Tone;
import org.kelisim.portal.session.OfficerSession;
import org.kelisim.portal.text.Sizes;

/** One file for each authentic language; they stream into the node's store and their digests become part of the agreement. */
final class TextUploads extends Section {

    private final transient OfficerSession session;
    private final transient AgreementWords words;
    private final Map<String, Row> rows = new TreeMap<>();
    private final Div list = new Div();

    TextUploads(OfficerSession session, AgreementWords words) {
        this.session = session;
        this.words = words;
        Paragraph help = new Paragraph(getTranslation("register.texts.help", AgreementTexts.LARGEST >> 20));
        help.addClassName("help");
        addClassName("panel");
        add(new H2(getTranslation("agreement.texts")), help, list);
    }

    /** A place for each of these; what was given for the others is forgotten. */
    void languages(Collection<String> chosen) {
        rows.keySet().retainAll(chosen);
        chosen.forEach(language -> rows.computeIfAbsent(language, Row::new));
        list.removeAll();
        rows.values().forEach(list::add);
    }

    /** Begins with the texts of the proposal before; what is given takes their place. */
    void show(AgreementId agreement, List<AgreementText> before) {
        AgreementTexts texts = session.node().agreements().texts();
        before.forEach(text -> Optional.ofNullable(rows.get(text.language())).ifPresent(row -> {
            boolean here = texts.here(agreement, text, session.officer()).isPresent();
            row.show(text, here ? Tone.GOOD : Tone.WARNING, here ? "register.text.before" : "register.text.not-here");
        }));
    }

    /** In the order of languages; empty where none was given. */
    List<AgreementText> texts() {
        return rows.values().stream().flatMap(it -> it.text.stream()).toList();
    }

    /** Whether there is one for every language, or none at all. */
    boolean complete() {
        return texts().isEmpty() || texts().size() == rows.size();
    }

    private final class Row extends Div {
        private final String language;
        private final Div state = new Div();
        private transient Optional<AgreementText> text = Optional.empty();

        Row(String language) {
            this.language = language;
            state.getElement().setAttribute("role", "status");
            Upload upload = new Upload(this::received);
            upload.setMaxFiles(1);
            upload.setMaxFileSize((int) AgreementTexts.LARGEST);
            upload.setI18n(UploadWords.in(this::getTranslation));
            upload.addFileRejectedListener(rejected -> refuse(getTranslation("register.text.refused")));
            upload.addAllFinishedListener(finished -> upload.clearFileList());
            upload.getElement().setAttribute("aria-label", words.language(language));
            add(new H3(words.language(language)), state, upload);
        }

        /** Runs while the bytes come in, without the session's lock. */
        private void received(UploadEvent event) throws IOException {
            Optional<UnlockedOfficer> officer = officer(event);
            if (officer.isEmpty()) {
                event.reject();
                return;
            }
            try (InputStream bytes = event.getInputStream()) {
                AgreementText kept = session.node().agreements().texts().add(language, bytes);
                event.getUI().access(() -> show(kept, Tone.GOOD, "register.text.here"));
            } catch (IllegalArgumentException | IOException e) {
                event.reject();
                event.getUI().access(() -> refuse(getTranslation("register.text.refused")));
            }
        }

        private Optional<UnlockedOfficer> officer(UploadEvent event) {
            event.getSession().lock();
            try {
                return session.unlocked();
            } finally {
                event.getSession().unlock();
            }
        }

        private void show(AgreementText kept, Tone tone, String key) {
            text = Optional.of(kept);
            state.removeAll();
            state.add(new Callout(
                    tone,
                    getTranslation(
                            key,
                            Sizes.words(kept.size(), getLocale()),
                            kept.digest().hex())));
        }

        private void refuse(String reason) {
            state.removeAll();
            state.add(new Callout(Tone.BAD, reason));
        }
    }
}

package org.kelisim.portal.print;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.kelisim.catalogue.RenderedEntry;
import org.kelisim.client.node.PartyNode;
import org.kelisim.client.outbox.ReceiptFacts;
import org.kelisim.notice.Approval;
import org.kelisim.notice.Notice;
import org.kelisim.notice.PartDescription;
import org.kelisim.notice.VerificationCode;
import org.kelisim.portal.directory.DirectoryNames;
import org.kelisim.portal.notice.AgreementNames;
import org.kelisim.portal.notice.Catalogues;
import org.kelisim.portal.notice.NoticeFact;
import org.kelisim.portal.notice.NoticeWords;
import org.kelisim.portal.text.Dates;
import org.kelisim.portal.text.Language;
import org.kelisim.portal.text.Messages;
import org.kelisim.portal.text.Sizes;

/** A notice as it stands on paper: all of it, its numbers, its attachments' digests, the seal line and the code. */
final class NoticePaper {
    private static final int DIGEST_GROUP = 8;

    private final Printed printed;
    private final DirectoryNames names;
    private final AgreementNames agreements;
    private final Locale locale;

    /**
     * What is printed.
     *
     * @param incoming the own office's number and when it came, for what was received
     * @param receipt of the submission; without it there is no code
     * @param reader who prints it
     */
    record Printed(
            Notice notice,
            List<Approval> approvals,
            Optional<Incoming> incoming,
            Optional<ReceiptFacts> receipt,
            String reader) {
        /** How it came. */
        record Incoming(String registration, Instant receivedAt) {}
    }

    NoticePaper(Printed printed, PartyNode node, Locale locale) {
        this.printed = printed;
        this.names = DirectoryNames.of(node, locale);
        this.agreements = AgreementNames.of(node, locale);
        this.locale = locale;
    }

    /** A PDF, complete; it needs as much memory as a notice has text. */
    byte[] pdf() {
        Notice notice = printed.notice();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Paper paper = new Paper(title(notice), locale)) {
            paper.strong(notice.handling().label());
            paper.small(NoticeWords.handling(notice.handling(), locale));
            paper.space(6);
            paper.title(title(notice));
            head(paper, notice);
            body(paper, notice);
            attachments(paper, notice.parts());
            seal(paper, notice);
            String when = Dates.moment(Instant.now(), locale);
            paper.finish(
                    (page, pages) -> text("print.foot", notice.id(), String.valueOf(page), String.valueOf(pages)) + "\n"
                            + text("print.printed", printed.reader(), when),
                    out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private String title(Notice notice) {
        return Catalogues.title(notice.type(), notice.typeVersion(), locale);
    }

    private void head(Paper paper, Notice notice) throws IOException {
        if (printed.incoming().isPresent()) {
            var incoming = printed.incoming().get();
            paper.fact(text("notice.incoming"), incoming.registration());
            paper.fact(text("notice.received"), Dates.moment(incoming.receivedAt(), locale));
        }
        for (NoticeFact fact : NoticeFact.of(notice, names, agreements, locale)) {
            paper.fact(fact.label(), String.join("\n", fact.lines()));
        }
    }

    private void body(Paper paper, Notice notice) throws IOException {
        var type = Catalogues.find(notice.type(), notice.typeVersion());
        if (type.isEmpty()) {
            paper.heading(text("notice.unknown-type"));
            paper.line(notice.body().toString());
            return;
        }
        for (var section : Catalogues.all().render(type.get(), notice.body(), locale)) {
            paper.heading(section.label());
            entries(paper, section.entries());
        }
        var rest = notice.body().deepCopy();
        type.get().fields().forEach(field -> rest.remove(field.name()));
        if (!rest.isEmpty()) {
            paper.heading(text("notice.beyond"));
            paper.line(rest.toString());
        }
    }

    private static void entries(Paper paper, List<RenderedEntry> entries) throws IOException {
        for (RenderedEntry entry : entries) {
            switch (entry) {
                case RenderedEntry.Value value -> paper.fact(value.label(), value.value());
                case RenderedEntry.Group group -> {
                    for (RenderedEntry.Item item : group.items()) {
                        paper.strong(item.title());
                        entries(paper, item.entries());
                    }
                }
            }
        }
    }

    private void attachments(Paper paper, List<PartDescription> parts) throws IOException {
        if (parts.isEmpty()) {
            return;
        }
        paper.heading(text("attachments.title"));
        for (PartDescription part : parts) {
            paper.fact(Sizes.words(part.size(), locale), part.name());
            paper.small("SHA-384 " + grouped(part.sha384().hex()));
        }
    }

    private void seal(Paper paper, Notice notice) throws IOException {
        paper.heading(text("print.seal"));
        paper.line(text("print.sealed-by", names.full(notice.routing().sender())));
        paper.line(
                printed.approvals().isEmpty()
                        ? text("print.by-system")
                        : text(
                                "print.approvals",
                                String.valueOf(printed.approvals().size())));
        for (Approval approval : printed.approvals()) {
            paper.fact(
                    text(approval.part() == Approval.Part.AUTHOR ? "verification.author" : "verification.releaser"),
                    text(
                            "print.approver",
                            approval.enrolment().name(),
                            names.office(approval.enrolment().office()),
                            Dates.moment(approval.time(), locale)));
        }
        if (printed.receipt().isEmpty()) {
            paper.strong(text("print.no-receipt"));
            return;
        }
        ReceiptFacts receipt = printed.receipt().get();
        paper.fact(
                text("print.logged"),
                text(
                        "print.logged.as",
                        receipt.log(),
                        String.valueOf(receipt.leaf()),
                        Dates.moment(receipt.time(), locale)));
        paper.fact(text("print.digest"), grouped(receipt.fingerprint().hex()));
        paper.space(4);
        paper.strong(text("print.code") + "   " + VerificationCode.of(receipt.fingerprint()));
        paper.small(text("print.code.help"));
    }

    private static String grouped(String hex) {
        return hex.replaceAll("(.{" + DIGEST_GROUP + "})(?=.)", "$1 ");
    }

    private String text(String key, Object... arguments) {
        return Messages.text(key, Language.of(locale), arguments);
    }
}

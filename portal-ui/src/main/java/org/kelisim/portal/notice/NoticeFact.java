package org.kelisim.portal.notice;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.kelisim.dialogue.AnswerDuty;
import org.kelisim.notice.Notice;
import org.kelisim.notice.Routing;
import org.kelisim.portal.directory.DirectoryNames;
import org.kelisim.portal.text.Dates;
import org.kelisim.portal.text.Language;
import org.kelisim.portal.text.Messages;

/**
 * Something that a notice says beside its body, in the reader's language, for screen and paper alike.
 *
 * @param lines one or more
 */
public record NoticeFact(String label, List<String> lines) {
    /** All of them, in their order. */
    public static List<NoticeFact> of(Notice notice, DirectoryNames names, AgreementNames agreements, Locale locale) {
        Language language = Language.of(locale);
        Routing routing = notice.routing();
        List<NoticeFact> facts = new ArrayList<>();
        facts.add(one("notice.from", names.full(routing.sender()), language));
        facts.add(new NoticeFact(
                Messages.text("notice.to", language),
                routing.recipients().stream().map(names::full).toList()));
        facts.add(one("notice.priority", NoticeWords.priority(notice.priority(), locale), language));
        facts.add(one("notice.class", NoticeWords.noticeClass(routing.noticeClass(), locale), language));
        facts.add(one("notice.language", NoticeWords.language(notice.language(), locale), language));
        some("notice.outgoing", notice.registration(), language).ifPresent(facts::add);
        facts.add(one("notice.retain", Dates.day(routing.retainUntil(), locale), language));
        some("notice.agreement", routing.channel().map(agreements::cited), language)
                .ifPresent(facts::add);
        some("notice.purpose", notice.purpose().map(agreements::purpose), language)
                .ifPresent(facts::add);
        some("notice.reply-to", routing.inReplyTo().map(Object::toString), language)
                .ifPresent(facts::add);
        some(
                        "notice.reply-within",
                        routing.replyWithin()
                                .map(within -> Messages.text(
                                        "notice.days." + lower(within.dayCount()), language, within.days()))
                                .map(days -> AnswerDuty.state(Catalogues.all(), notice)
                                        .map(state ->
                                                Messages.text("notice.reply-of", language, days, names.party(state)))
                                        .orElse(days)),
                        language)
                .ifPresent(facts::add);
        facts.add(one("notice.id", notice.id().toString(), language));
        notice.relations()
                .forEach(relation -> facts.add(one(
                        "notice.relation." + lower(relation.kind()),
                        relation.id().toString(),
                        language)));
        return List.copyOf(facts);
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static NoticeFact one(String key, String value, Language language) {
        return new NoticeFact(Messages.text(key, language), List.of(value));
    }

    private static Optional<NoticeFact> some(String key, Optional<String> value, Language language) {
        return value.map(text -> one(key, text, language));
    }
}

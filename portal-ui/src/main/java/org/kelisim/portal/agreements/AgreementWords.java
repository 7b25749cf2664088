package org.kelisim.portal.agreements;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.kelisim.agreement.ActionKind;
import org.kelisim.agreement.Agreement;
import org.kelisim.agreement.AgreementState;
import org.kelisim.agreement.AgreementType;
import org.kelisim.agreement.Channel;
import org.kelisim.agreement.EntryIntoForce;
import org.kelisim.agreement.PartyStanding;
import org.kelisim.agreement.Step;
import org.kelisim.agreement.TermsUse;
import org.kelisim.client.agreements.AgreementView;
import org.kelisim.client.node.PartyNode;
import org.kelisim.party.PartyCode;
import org.kelisim.portal.directory.DirectoryNames;
import org.kelisim.portal.kit.Tone;
import org.kelisim.portal.notice.AgreementNames;
import org.kelisim.portal.notice.Catalogues;
import org.kelisim.portal.text.Language;
import org.kelisim.portal.text.Messages;

/** The words for an agreement in one reader's language. */
record AgreementWords(DirectoryNames names, AgreementNames cited, Locale locale) {

    static AgreementWords of(PartyNode node, Locale locale) {
        return new AgreementWords(DirectoryNames.of(node, locale), AgreementNames.of(node, locale), locale);
    }

    String title(Agreement agreement) {
        return agreement.titles().in(locale);
    }

    String state(AgreementState state) {
        return Step.text("state." + state.wire(), locale);
    }

    String standing(PartyStanding standing) {
        return Step.text("standing." + standing.state().wire(), locale);
    }

    static Tone tone(PartyStanding standing) {
        return switch (standing.state()) {
            case IN_FORCE -> Tone.GOOD;
            case SUSPENDED -> Tone.WARNING;
            case LEFT, ENDED -> Tone.BAD;
            case NO_PARTY, NOT_SIGNED, NOT_IN_FORCE -> Tone.NEUTRAL;
        };
    }

    static Tone tone(AgreementState state) {
        return switch (state) {
            case IN_FORCE -> Tone.GOOD;
            case SUSPENDED -> Tone.WARNING;
            case TERMINATED, EXPIRED -> Tone.BAD;
            case NEGOTIATING, INITIALLED, SIGNED, PROVISIONALLY_APPLIED -> Tone.NEUTRAL;
        };
    }

    String type(AgreementType type) {
        return Step.text("type." + type.wire(), locale);
    }

    String kind(ActionKind kind) {
        return Step.text("kind." + kind.wire(), locale);
    }

    String done(ActionKind kind) {
        return Step.text("done." + kind.wire(), locale);
    }

    String day(LocalDate day) {
        return Step.day(day, locale);
    }

    String parties(List<PartyCode> parties) {
        return parties.stream().map(names::party).collect(Collectors.joining(", "));
    }

    String step(Step step) {
        return step.in(locale, names::party);
    }

    String rule(EntryIntoForce rule) {
        String words = Step.text("rule." + rule.wire(), locale);
        return switch (rule) {
            case EntryIntoForce.DaysAfterLastNotification(int days) ->
                text("agreement.rule.days", String.valueOf(days));
            case EntryIntoForce.PartyByParty(int first, int days) ->
                days == 0
                        ? text("agreement.rule.each-at-once", String.valueOf(first))
                        : text("agreement.rule.each", String.valueOf(first), String.valueOf(days));
            case EntryIntoForce.FixedDate(LocalDate date) -> words + " (" + day(date) + ")";
            case EntryIntoForce.OnSignature() -> words;
            case EntryIntoForce.OnLastNotification() -> words;
        };
    }

    /** Whether notices may pass, in one sentence. */
    String channel(AgreementView view) {
        if (!view.trusted()) {
            return text("agreement.not-trusted");
        }
        return switch (view.channel()) {
            case Channel.Open open -> text("agreement.channel.open", parties(open.parties()), day(open.since()));
            case Channel.Closed closed -> Step.text(closed.reason().messageKey(), locale);
        };
    }

    String noticeType(String id) {
        return Catalogues.all().newest(id).map(it -> it.title(locale)).orElse(id);
    }

    /** One line of the terms. */
    String use(TermsUse use) {
        String purposes = use.purposes().stream().map(this::purpose).collect(Collectors.joining(", "));
        String line = text("agreement.use", purposes, String.valueOf(use.retainDays()));
        return use.replyWithin().map(it -> line + " " + cited.reply(it)).orElse(line);
    }

    String purpose(String word) {
        return cited.purpose(word);
    }

    String language(String code) {
        return Locale.of(code).getDisplayLanguage(locale);
    }

    String languages(List<String> codes) {
        return codes.stream().map(this::language).collect(Collectors.joining(", "));
    }

    String text(String key, Object... arguments) {
        return Messages.text(key, Language.of(locale), arguments);
    }
}

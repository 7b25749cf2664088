package org.kelisim.portal.notice;

import java.util.Locale;
import java.util.Optional;
import org.kelisim.agreement.AgreementId;
import org.kelisim.client.agreements.AgreementView;
import org.kelisim.client.agreements.Agreements;
import org.kelisim.client.node.PartyNode;
import org.kelisim.notice.ChannelReference;
import org.kelisim.notice.ReplyWithin;
import org.kelisim.portal.text.Language;
import org.kelisim.portal.text.Messages;

/** What agreements, and what notices cite of them, are called in the reader's language; else their ids and words. */
public record AgreementNames(Agreements agreements, Locale locale) {

    /** Names by the agreements that the node has verified. */
    public static AgreementNames of(PartyNode node, Locale locale) {
        return new AgreementNames(node.agreements(), locale);
    }

    /** The agreement's title and its id, so that two with one title are not taken for each other. */
    public String cited(ChannelReference channel) {
        String id = channel.agreement();
        return find(id).map(it -> it + " (" + id + ")").orElse(id);
    }

    /** The title, or the id. */
    public String title(AgreementId id) {
        return find(id.value()).orElse(id.value());
    }

    private Optional<String> find(String id) {
        try {
            return agreements.find(new AgreementId(id)).map(this::title);
        } catch (IllegalArgumentException e) { // a notice may cite what is no name of an agreement
            return Optional.empty();
        }
    }

    private String title(AgreementView view) {
        return view.history().agreement().titles().in(locale);
    }

    /** A purpose of the terms, or the terms' own word. */
    public String purpose(String word) {
        String key = "agreement.purpose." + word;
        return Messages.has(key) ? text(key) : word;
    }

    /** By when a reply is asked for, as a sentence. */
    public String reply(ReplyWithin within) {
        return text(
                within.dayCount() == ReplyWithin.DayCount.WORKING
                        ? "agreement.reply.working"
                        : "agreement.reply.calendar",
                String.valueOf(within.days()));
    }

    private String text(String key, Object... arguments) {
        return Messages.text(key, Language.of(locale), arguments);
    }
}

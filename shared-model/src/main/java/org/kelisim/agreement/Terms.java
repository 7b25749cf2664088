package org.kelisim.agreement;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.kelisim.json.CanonicalJson;
import org.kelisim.json.Digest;
import org.kelisim.json.Fields;
import org.kelisim.notice.ReplyWithin;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The channel terms: the annex to an agreement that machines read. What is not in them, the channel does not carry.
 *
 * @param uses by type in order, each type once; none opens no channel
 * @param onward whether what was received may be passed on
 */
public record Terms(List<TermsUse> uses, Onward onward) {
    private static final String FORMAT = "kelisim-terms-1";
    private static final int MOST = 50;

    /** The rule for passing on. */
    public enum Onward {
        /** To nobody. */
        NONE,
        /** With the originator's consent. */
        ORIGINATOR_CONSENT;

        public String wire() {
            return Wire.of(this);
        }

        static Onward parse(String wire) {
            return Wire.parse(values(), wire);
        }
    }

    /** @throws IllegalArgumentException if types repeat or are out of order */
    public Terms {
        uses = List.copyOf(uses);
        List<String> types = uses.stream().map(TermsUse::type).toList();
        if (types.size() > MOST
                || !types.equals(types.stream().sorted().distinct().toList())) {
            throw new IllegalArgumentException("Terms name at most fifty notice types, in order, each once.");
        }
    }

    public Optional<TermsUse> use(String type) {
        return uses.stream().filter(it -> it.type().equals(type)).findFirst();
    }

    /** The time for a reply to this type in place of the type's own; empty where the terms leave that to the type. */
    public Optional<ReplyWithin> replyWithin(String type) {
        return use(type).flatMap(TermsUse::replyWithin);
    }

    /** The last day on which a notice of this type, sent on that day, may be kept; empty where the terms do not name it. */
    public Optional<LocalDate> retainUntil(String type, LocalDate sent) {
        return use(type).map(it -> sent.plusDays(it.retainDays()));
    }

    /** SHA-384 of the canonical form, which every party signs and every nominal notice cites. */
    public Digest digest() {
        return Digest.of(CanonicalJson.write(toJson()));
    }

    public ObjectNode toJson() {
        ObjectNode json = CanonicalJson.object().put("format", FORMAT).put("onward", onward.wire());
        ArrayNode array = json.putArray("uses");
        uses.forEach(it -> array.add(it.toJson()));
        return json;
    }

    /** Reads what {@link #toJson} wrote and nothing else. */
    public static Terms parse(Fields fields) {
        if (!fields.string("format").equals(FORMAT)) {
            throw new IllegalArgumentException("This form of terms is not known here.");
        }
        Terms terms = new Terms(
                fields.objects("uses").stream().map(TermsUse::parse).toList(), fields.parsed("onward", Onward::parse));
        fields.done();
        return terms;
    }
}

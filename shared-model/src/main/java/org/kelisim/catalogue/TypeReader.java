package org.kelisim.catalogue;

import java.time.DateTimeException;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.kelisim.json.Fields;
import org.kelisim.json.MalformedJsonException;
import org.kelisim.notice.HandlingCode;
import org.kelisim.notice.Header;
import org.kelisim.notice.ReplyWithin;
import org.kelisim.party.NoticeClass;
import org.kelisim.party.OfficeFunction;

/** Reads a document of the format {@value #FORMAT}, top to bottom. */
final class TypeReader {
    static final String FORMAT = "kelisim-type-1";

    private final FormReader forms;

    TypeReader(Map<String, CodeList> codes) {
        this.forms = new FormReader(codes);
    }

    NoticeType read(Fields document) {
        document.string("format");
        var type = new NoticeType(
                document.parsed("id", CodeListReader::id),
                document.integer("version", 1, CodeListReader.MAX_VERSION),
                document.has("number") ? OptionalInt.of(document.integer("number", 1, 999)) : OptionalInt.empty(),
                document.parsed("class", NoticeClass::parse),
                Labels.read(document, "title"),
                Labels.read(document, "description"),
                Set.copyOf(document.eachParsed("use", Use::parse)),
                handling(document.object("handling")),
                document.optionalObject("reply").map(TypeReader::reply),
                document.optionalObject("retention").map(TypeReader::retention),
                recipients(document.object("recipients")),
                document.optionalObject("images").map(TypeReader::images),
                rules(document.strings("rules")),
                Set.copyOf(document.eachParsed("checks", CodeListReader::id)),
                blocked(document),
                forms.read(document.objects("form"), document.object("schema")));
        document.done();
        if (type.sections().isEmpty() && type.blocked().isEmpty()) {
            throw new MalformedJsonException("an open type needs a form");
        }
        type.images().ifPresent(it -> requireField(type, it.masked(), FieldKind.FLAG));
        type.reply().flatMap(Reply::of).ifPresent(it -> requireField(type, it, FieldKind.CODE));
        type.recipients().include().ifPresent(it -> requireField(type, it, FieldKind.CODE));
        return type;
    }

    private static Optional<Label> blocked(Fields document) {
        return switch (document.string("status")) {
            case "open" -> Optional.empty();
            case "blocked" -> Optional.of(Labels.read(document, "reason"));
            default -> throw new MalformedJsonException("status is open or blocked");
        };
    }

    private static Handling handling(Fields fields) {
        var handling = new Handling(
                fields.eachParsed("allowed", HandlingCode::parse), fields.parsed("default", HandlingCode::parse));
        fields.done();
        return handling;
    }

    private static Reply reply(Fields fields) {
        var dayCount = fields.parsed("calendar", it -> switch (it) {
            case "calendar" -> ReplyWithin.DayCount.CALENDAR;
            case "working" -> ReplyWithin.DayCount.WORKING;
            default -> throw new IllegalArgumentException("days are counted as calendar or working");
        });
        boolean optional = fields.parsed("asked", it -> either(it, "optional", "always"));
        var reply = new Reply(
                new ReplyWithin(fields.integer("days", 1, 366), dayCount),
                optional,
                fields.optionalString("of").map(TypeReader::field),
                Labels.optional(fields, "silence"));
        fields.done();
        return reply;
    }

    private static Retention retention(Fields fields) {
        var retention = new Retention(
                fields.parsed("period", TypeReader::period),
                fields.parsed("from", it -> either(it, "closure", "sending")),
                fields.parsed("then", it -> either(it, "review", "erase")));
        fields.done();
        return retention;
    }

    private static Recipients recipients(Fields fields) {
        var recipients = new Recipients(
                Set.copyOf(fields.eachParsed("functions", OfficeFunction::parse)),
                fields.has("atMost") ? OptionalInt.of(fields.integer("atMost", 1, 200)) : OptionalInt.empty(),
                fields.optionalString("include").map(TypeReader::field),
                Labels.optional(fields, "note"));
        fields.done();
        return recipients;
    }

    private static Images images(Fields fields) {
        var images = new Images(fields.integer("atLeast", 1, Header.MOST_PARTS), field(fields.string("masked")));
        fields.done();
        return images;
    }

    /** The name that a path of one step leads to. */
    private static String field(String path) {
        if (!path.matches("/[a-z][A-Za-z0-9]{0,39}")) {
            throw new MalformedJsonException("a path names one member, such as /issuer");
        }
        return path.substring(1);
    }

    private static void requireField(NoticeType type, String name, FieldKind kind) {
        if (type.fields().stream().noneMatch(it -> it.name().equals(name) && it.kind() == kind && it.required())) {
            throw new MalformedJsonException("/%s is no required field of kind %s".formatted(name, kind.wire()));
        }
    }

    private static Set<String> rules(List<String> rules) {
        if (!rules.stream().allMatch(it -> it.matches("R[1-9][0-9]?"))) {
            throw new MalformedJsonException("rules are named R1, R2, ...");
        }
        return Set.copyOf(rules);
    }

    private static Period period(String text) {
        try {
            return Period.parse(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("a period is written as P12M or P30D");
        }
    }

    private static boolean either(String text, String yes, String no) {
        if (!text.equals(yes) && !text.equals(no)) {
            throw new IllegalArgumentException("either %s or %s".formatted(yes, no));
        }
        return text.equals(yes);
    }
}

package org.kelisim.catalogue;

import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
import org.kelisim.json.Fields;
import org.kelisim.json.MalformedJsonException;

/** Reads a document of the format {@value #FORMAT}. */
final class CodeListReader {
    static final String FORMAT = "kelisim-codes-1";
    static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]{1,60}");
    static final int MAX_VERSION = 999;
    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9:+-]{0,39}");

    private CodeListReader() {}

    static CodeList read(Fields document) {
        document.string("format");
        var list = new CodeList(
                document.parsed("id", CodeListReader::id),
                document.integer("version", 1, MAX_VERSION),
                Labels.read(document, "title"),
                document.optionalString("source"),
                document.objects("codes").stream().map(CodeListReader::code).toList());
        document.done();
        if (list.codes().isEmpty()) {
            throw new MalformedJsonException("codes must not be empty");
        }
        var seen = new HashSet<String>();
        list.codes().forEach(it -> {
            if (!seen.add(it.code())) {
                throw new MalformedJsonException("codes has %s twice".formatted(it.code()));
            }
        });
        return list;
    }

    static String id(String text) {
        if (!ID.matcher(text).matches()) {
            throw new IllegalArgumentException("an id is lower-case letters, digits and hyphens");
        }
        return text;
    }

    private static Code code(Fields entry) {
        var code = new Code(
                entry.parsed("code", CodeListReader::codeText),
                Labels.read(entry, "label"),
                Labels.optional(entry, "help"),
                entry.optionalStrings("of").orElse(List.of()));
        entry.done();
        return code;
    }

    private static String codeText(String text) {
        if (!CODE.matcher(text).matches()) {
            throw new IllegalArgumentException("a code is 1 to 40 letters, digits and the signs : + -");
        }
        return text;
    }
}

package org.kelisim.portal.notice;

import java.util.Locale;
import java.util.Optional;
import org.kelisim.catalogue.Catalogue;
import org.kelisim.catalogue.Code;
import org.kelisim.catalogue.FieldKind;
import org.kelisim.catalogue.NoticeType;
import tools.jackson.databind.node.ObjectNode;

/** The notice catalogue that this portal shows and draws its forms from. */
public final class Catalogues {

    private static final Catalogue CATALOGUE = Catalogue.builtIn();

    private Catalogues() {}

    /** All of it. */
    public static Catalogue all() {
        return CATALOGUE;
    }

    /** A version of a type, if the catalogue has it. */
    public static Optional<NoticeType> find(String type, int version) {
        return CATALOGUE.type(type, version);
    }

    /** The type's title in the reader's language, or its id. */
    public static String title(String type, int version, Locale locale) {
        return find(type, version).map(known -> known.title(locale)).orElse(type);
    }

    /** The newest version's title in the reader's language, or the id. */
    public static String title(String type, Locale locale) {
        return CATALOGUE.newest(type).map(known -> known.title(locale)).orElse(type);
    }

    /** What a list shows of a body: the first line of text that its form asks for, or the type's title. */
    public static String subject(String type, int version, ObjectNode body, Locale locale) {
        return find(type, version).stream()
                .flatMap(known -> known.fields().stream())
                .filter(field -> field.kind() == FieldKind.TEXT)
                .findFirst()
                .map(field -> body.path(field.name()).asString(""))
                .filter(text -> !text.isBlank())
                .orElseGet(() -> title(type, version, locale));
    }

    /** The label of a code of one of the catalogue's lists, or the code. */
    public static String code(String list, String code, Locale locale) {
        return entry(list, code).map(entry -> entry.label(locale)).orElse(code);
    }

    /** What a code asks of the reader, where its list says so. */
    public static Optional<String> codeHelp(String list, String code, Locale locale) {
        return entry(list, code).flatMap(Code::help).map(help -> help.in(locale));
    }

    private static Optional<Code> entry(String list, String code) {
        return CATALOGUE.codes(list).flatMap(known -> known.code(code));
    }
}

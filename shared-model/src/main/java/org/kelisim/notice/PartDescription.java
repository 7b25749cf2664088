package org.kelisim.notice;

import java.util.regex.Pattern;
import org.kelisim.json.Digest;

/**
 * An attachment as its author knows it. It stands in the notice, so officers approve it.
 *
 * @param name a file name of 1 to {@value #MOST_NAME} characters, no path; see {@link #isName}
 * @param mediaType type and subtype as the author's system calls it, without parameters; nobody checked it
 * @param size of the plain bytes, 0 to 4 GiB
 * @param sha384 digest of the plain bytes
 */
public record PartDescription(String name, String mediaType, long size, Digest sha384) {
    public static final int MOST_NAME = 200;

    private static final Pattern MEDIA_TYPE =
            Pattern.compile("[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]{0,79}/[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]{0,79}");

    /** @throws IllegalArgumentException if a value is out of its bounds */
    public PartDescription {
        if (!isName(name)) {
            throw new IllegalArgumentException("An attachment's name has 1 to " + MOST_NAME
                    + " characters, no path, no control characters and no marks that turn the writing direction.");
        }
        if (!MEDIA_TYPE.matcher(mediaType).matches()) {
            throw new IllegalArgumentException("An attachment's media type looks like application/pdf.");
        }
        if (size < 0 || size > PartSize.MOST_PLAIN) {
            throw new IllegalArgumentException("An attachment has at most 4 GiB.");
        }
    }

    /** The padded size of its ciphertext, in bytes. */
    public long sealedSize() {
        return PartSize.sealed(size);
    }

    /**
     * Whether a file name can be shown and stored without misleading anybody: no separators, no {@code .} or {@code ..},
     * nothing that is invisible or makes {@code exe.fdp} read as {@code pdf.exe}. Joiners that Persian needs are allowed.
     */
    public static boolean isName(String name) {
        return !name.isBlank()
                && name.length() <= MOST_NAME
                && !name.equals(".")
                && !name.equals("..")
                && name.codePoints().noneMatch(PartDescription::misleads);
    }

    private static boolean misleads(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            case Character.SURROGATE, Character.UNASSIGNED, Character.PRIVATE_USE -> true;
            case Character.FORMAT -> c != 0x200C && c != 0x200D;
            default -> c == '/' || c == '\\';
        };
    }
}

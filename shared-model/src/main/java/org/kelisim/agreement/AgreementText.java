package org.kelisim.agreement;

import java.util.regex.Pattern;
import org.kelisim.json.CanonicalJson;
import org.kelisim.json.Digest;
import org.kelisim.json.Fields;
import tools.jackson.databind.node.ObjectNode;

/**
 * A text of an agreement in one language. The text itself travels sealed between the parties; here is what makes it
 * recognisable, so that all sign the same.
 *
 * @param language ISO 639 code of two or three letters
 * @param digest SHA-384 of the file
 * @param size of the file in bytes, at most 256 MiB
 */
public record AgreementText(String language, Digest digest, String mediaType, long size) {
    /** The largest text in bytes. */
    public static final long LARGEST = 256L * 1024 * 1024;

    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}");
    private static final Pattern MEDIA_TYPE = Pattern.compile("[a-z]+/[a-z0-9.+-]{1,100}");

    /** @throws IllegalArgumentException if something is out of range */
    public AgreementText {
        if (!LANGUAGE.matcher(language).matches()
                || !MEDIA_TYPE.matcher(mediaType).matches()
                || size < 1
                || size > LARGEST) {
            throw new IllegalArgumentException(
                    "A text has a language (ru), a media type (application/pdf) and 1 byte to 256 MiB.");
        }
    }

    /** What the file is called where somebody saves it, {@code KAZ-readmission-kgz-2016.ru.pdf}. */
    public String fileName(AgreementId agreement) {
        String ending = switch (mediaType) {
            case "application/pdf" -> ".pdf";
            case "text/plain" -> ".txt";
            case "image/jpeg" -> ".jpg";
            case "image/png" -> ".png";
            default -> "";
        };
        return agreement + "." + language + ending;
    }

    ObjectNode toJson() {
        return CanonicalJson.object()
                .put("language", language)
                .put("digest", digest.hex())
                .put("mediaType", mediaType)
                .put("size", size);
    }

    static AgreementText parse(Fields fields) {
        AgreementText text = new AgreementText(
                fields.string("language"), fields.digest("digest"), fields.string("mediaType"), fields.integer("size"));
        fields.done();
        return text;
    }
}

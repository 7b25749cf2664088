package org.kelisim.envelope;

import static org.kelisim.envelope.RefusalException.require;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.kelisim.cms.Defect;
import org.kelisim.cms.HybridSigner;
import org.kelisim.cms.ObjectType;
import org.kelisim.cms.SignedObject;
import org.kelisim.directory.Directory;
import org.kelisim.directory.Office;
import org.kelisim.json.CanonicalJson;
import org.kelisim.json.Digest;
import org.kelisim.json.Fields;
import org.kelisim.json.UtcSeconds;
import org.kelisim.notice.DispatchId;
import org.kelisim.party.OfficeId;

/**
 * What a recipient office says of a dispatch and signs: it is here, it was read, it cannot be opened
 * (docs/spec/acknowledgement.md). It names the dispatch by id and fingerprint, and never a person.
 *
 * @param time of what it says, whole seconds; also the claimed time of signing
 * @param reason a word in lower case with hyphens, for {@code UNOPENABLE} and for nothing else
 */
public record Acknowledgement(
        Kind kind, DispatchId dispatch, Digest fingerprint, OfficeId office, Instant time, Optional<String> reason) {

    /** The media type of a signed acknowledgement (RFC 7193). */
    public static final String MEDIA_TYPE = "application/cms";

    private static final int MAX_BYTES = 2048;
    private static final Pattern REASON = Pattern.compile("[a-z][a-z0-9-]{0,63}");

    /** What the office says. Each kind is signed as an object of its own type. */
    public enum Kind {
        /** It is here, whole; clocks start with this. */
        DELIVERED(ObjectType.DELIVERED),
        /** An officer has opened it. */
        READ(ObjectType.READ),
        /** It is here and cannot be opened. */
        UNOPENABLE(ObjectType.UNOPENABLE);

        private final ObjectType type;

        Kind(ObjectType type) {
            this.type = type;
        }

        /** The name in JSON and of the event that is logged: lower case. */
        public String wire() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Kind parse(String wire) {
            return Arrays.stream(values())
                    .filter(kind -> kind.wire().equals(wire))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("there is no such kind of acknowledgement"));
        }
    }

    /** What comes of {@link #verify}. */
    public sealed interface Outcome {
        /** Signed by both keys that the directory lists for the office. */
        record Genuine(Acknowledgement acknowledgement) implements Outcome {}

        record NotGenuine(Refusal reason) implements Outcome {}
    }

    /** @throws IllegalArgumentException if there is a reason where there should be none, or none, or no word */
    public Acknowledgement {
        time = time.truncatedTo(ChronoUnit.SECONDS);
        if (reason.isPresent() != (kind == Kind.UNOPENABLE)) {
            throw new IllegalArgumentException(
                    "An office gives a reason when it cannot open a dispatch, and only then");
        }
        if (reason.isPresent() && !REASON.matcher(reason.get()).matches()) {
            throw new IllegalArgumentException("A reason is a word in lower case");
        }
    }

    /** The signed object, DER. */
    public byte[] sign(HybridSigner office) {
        return office.sign(kind.type, bytes(), time);
    }

    /**
     * Reads and verifies by the keys that this directory lists for the office; never throws for bad input. Whether the
     * office is a recipient, and whether the time is plausible, is for the caller to ask.
     *
     * @param now when the office's keys have to be good
     */
    public static Outcome verify(byte[] cms, Directory directory, Instant now) {
        try {
            return new Outcome.Genuine(genuine(cms, directory, now));
        } catch (RefusalException e) {
            return new Outcome.NotGenuine(e.refused().reason());
        }
    }

    private static Acknowledgement genuine(byte[] cms, Directory directory, Instant now) throws RefusalException {
        for (Kind kind : Kind.values()) {
            switch (SignedObject.read(kind.type, cms)) {
                case SignedObject object -> {
                    return genuine(kind, object, directory, now);
                }
                case SignedObject.Refused(var defect) ->
                    require(defect == Defect.WRONG_OBJECT_TYPE, Refusal.of(defect));
            }
        }
        throw new RefusalException(Refusal.WRONG_OBJECT_TYPE);
    }

    private static Acknowledgement genuine(Kind kind, SignedObject object, Directory directory, Instant now)
            throws RefusalException {
        Acknowledgement claimed =
                parse(object.unverifiedContent().orElseThrow(() -> new RefusalException(Refusal.CONTENT_MISPLACED)));
        require(claimed.kind == kind, Refusal.WRONG_OBJECT_TYPE);
        Office office =
                directory.office(claimed.office).orElseThrow(() -> new RefusalException(Refusal.UNKNOWN_SENDER));
        require(office.usableAt(now), Refusal.SENDER_KEYS_NOT_VALID);
        return switch (object.verify(office.signing())) {
            case SignedObject.Refused(var defect) -> throw new RefusalException(Refusal.of(defect));
            case SignedObject.Verified verified -> {
                require(verified.signingTime().equals(claimed.time), Refusal.SIGNING_TIME_IMPLAUSIBLE);
                yield claimed;
            }
        };
    }

    private byte[] bytes() {
        var json = CanonicalJson.object()
                .put("kind", kind.wire())
                .put("dispatch", dispatch.toString())
                .put("fingerprint", fingerprint.hex())
                .put("office", office.toString())
                .put("time", UtcSeconds.format(time));
        reason.ifPresent(it -> json.put("reason", it));
        return CanonicalJson.write(json);
    }

    private static Acknowledgement parse(byte[] bytes) throws RefusalException {
        try {
            Fields fields = Fields.of(CanonicalJson.readCanonical(bytes, MAX_BYTES));
            var acknowledgement = new Acknowledgement(
                    fields.parsed("kind", Kind::parse),
                    fields.parsed("dispatch", DispatchId::parse),
                    fields.digest("fingerprint"),
                    fields.parsed("office", OfficeId::parse),
                    fields.instant("time"),
                    fields.optionalString("reason"));
            fields.done();
            return acknowledgement;
        } catch (IllegalArgumentException e) {
            throw new RefusalException(Refusal.CONTENT_MALFORMED);
        }
    }
}

package org.kelisim.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.kelisim.cms.HybridPublicKeys;
import org.kelisim.cms.ObjectType;
import org.kelisim.cms.SealedObject;
import org.kelisim.cms.SealedObjectReading;
import org.kelisim.cms.SignedObject;
import org.kelisim.cms.SignedObjectReading;
import org.kelisim.directory.DirectoryBundle;
import org.kelisim.directory.DirectoryOutcome;
import org.kelisim.directory.DirectoryVerifier;
import org.kelisim.envelope.Evidence;
import org.kelisim.envelope.Opened;
import org.kelisim.envelope.Opener;
import org.kelisim.envelope.Opening;
import org.kelisim.envelope.OuterVerifier;
import org.kelisim.envelope.Reading;
import org.kelisim.envelope.UnverifiedDispatch;
import org.kelisim.envelope.Verification;
import org.kelisim.envelope.VerifiedDispatch;
import org.kelisim.json.CanonicalJson;
import org.kelisim.notice.Content;
import org.kelisim.notice.Header;

/** What is looked at. Each answers any bytes with an outcome, or throws: then a finding is made. */
enum Target {
    /** The exchange's check of a submission, on raw bytes. */
    OUTER {
        @Override
        void check(byte[] input) {
            outer(input);
        }

        @Override
        List<byte[]> seeds() {
            return Known.get().dispatches;
        }
    },
    /** The same, on edits of a sound dispatch's DER tree. */
    OUTER_TREE {
        @Override
        void check(byte[] input) {
            outer(TreeEdits.apply(Known.get().sound, input));
        }
    },
    /** A node's opening, on raw bytes. */
    OPEN {
        @Override
        void check(byte[] input) {
            open(input);
        }

        @Override
        List<byte[]> seeds() {
            return Known.get().dispatches;
        }
    },
    /**
     * The encrypted layer, on edits of its tree, as if a rogue state had signed them outside. Recipients may be taken away or
     * spoilt there, which the outer signature is for; what opens must be what was sealed, under its own header.
     */
    SEALED_TREE {
        @Override
        void check(byte[] input) {
            SealedObjectReading reading = SealedObject.read(TreeEdits.apply(Inside.SEALED, input));
            if (reading instanceof SealedObject sealed
                    && sealed.open(Known.get().keys.getFirst()) instanceof SealedObject.Opened(var inner)
                    && !(Arrays.equals(inner, Inside.INNER) && Arrays.equals(sealed.header(), Inside.HEADER))) {
                throw new FoundException("an altered encryption opened to something else");
            }
        }
    },
    /** The signed content, on edits of its tree: what only the recipient sees. */
    INNER_TREE {
        @Override
        void check(byte[] input) {
            byte[] edited = TreeEdits.apply(Inside.INNER, input);
            SignedObjectReading reading = SignedObject.read(ObjectType.CONTENT, edited);
            if (reading instanceof SignedObject object
                    && object.verify(Inside.SENDER) instanceof SignedObject.Verified
                    && !Arrays.equals(edited, Inside.INNER)) {
                throw new FoundException("an altered signature verified");
            }
        }
    },
    HEADER {
        @Override
        void check(byte[] input) {
            Header header;
            try {
                header = Header.parse(input);
            } catch (IllegalArgumentException e) {
                return;
            }
            byte[] written = header.bytes();
            if (!Header.parse(written).equals(header)) {
                throw new FoundException("a header reads differently when it is written again");
            }
        }

        @Override
        List<byte[]> seeds() {
            return List.of(Inside.HEADER);
        }
    },
    CONTENT {
        @Override
        void check(byte[] input) {
            try {
                Content.parse(padded(input)).bytes();
            } catch (IllegalArgumentException e) {
                // an outcome: content-malformed
            }
        }

        @Override
        List<byte[]> seeds() {
            String json = new String(Inside.CONTENT, UTF_8);
            return List.of(json.replaceFirst("\"pad\":\"0*\"", "\"pad\":\"\"").getBytes(UTF_8));
        }
    },
    /** Directory bundles, as they come from an exchange. */
    DIRECTORY {
        @Override
        void check(byte[] input) {
            DirectoryBundle bundle;
            try {
                bundle = DirectoryBundle.parse(CanonicalJson.read(input, DirectoryBundle.MAX_BYTES));
            } catch (IllegalArgumentException e) {
                return;
            }
            Known known = Known.get();
            accepted(DirectoryVerifier.verifyFirst(known.root, bundle, Known.NOW), bundle);
            accepted(DirectoryVerifier.verifyNext(known.directory, bundle, Known.NOW), bundle);
        }

        private void accepted(DirectoryOutcome outcome, DirectoryBundle bundle) {
            if (outcome instanceof DirectoryOutcome.Verified(var directory)
                    && !directory.digest().equals(Known.get().directory.digest())
                    && !directory.digest().equals(Inside.SECOND)) {
                throw new FoundException("a directory version that nobody signed: "
                        + bundle.version().number());
            }
        }

        @Override
        List<byte[]> seeds() {
            return List.of(Known.get().bundle, Known.get().secondBundle);
        }
    },
    /** A sealed attachment. */
    PART {
        @Override
        void check(byte[] input) {
            Attachment.check(input);
        }

        @Override
        List<byte[]> seeds() {
            return List.of(Attachment.SEALED);
        }
    };

    abstract void check(byte[] input);

    List<byte[]> seeds() {
        return List.of(new byte[] {0, 5, 0, 1}, new byte[] {0, 20, 2, 1, 0, 9, 4, 7});
    }

    /** As it is said on the command line. */
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static void outer(byte[] input) {
        Verification verification = OuterVerifier.verify(input, Known.get().directories, Known.NOW);
        if (verification instanceof VerifiedDispatch && !Known.get().isGenuine(input)) {
            throw new FoundException("the exchange accepts a dispatch that nobody made");
        }
    }

    private static void open(byte[] input) {
        Opening opening = Opener.open(
                input,
                Known.get().keys,
                Known.get().directories,
                new Evidence.UnloggedPermitted(),
                id -> false,
                Known.NOW);
        if (opening instanceof Opened && !Known.get().isGenuine(input)) {
            throw new FoundException("a node opens a dispatch that nobody made");
        }
    }

    /** Fuzzers do not find the right number of zeros. */
    private static byte[] padded(byte[] input) {
        String json = new String(input, UTF_8);
        int length = json.getBytes(UTF_8).length;
        int size = length <= 4096 ? 4096 : length <= 16384 ? 16384 : 65536;
        return length > size
                ? input
                : json.replace("\"pad\":\"\"", "\"pad\":\"" + "0".repeat(size - length) + "\"")
                        .getBytes(UTF_8);
    }

    /** The layers of the sound dispatch. */
    private static final class Inside {
        static final byte[] SEALED;
        static final byte[] INNER;
        static final byte[] HEADER;
        static final byte[] CONTENT;
        static final HybridPublicKeys SENDER;
        static final org.kelisim.json.Digest SECOND;

        static {
            Known known = Known.get();
            var dispatch = (UnverifiedDispatch) (Reading) UnverifiedDispatch.read(known.sound);
            HEADER = dispatch.header().bytes();
            SENDER = known.directory
                    .office(dispatch.header().routing().sender())
                    .orElseThrow()
                    .signing();
            SEALED = ((SignedObject) SignedObject.read(ObjectType.OUTER, known.sound))
                    .unverifiedContent()
                    .orElseThrow();
            var opened = (SealedObject.Opened) ((SealedObject) SealedObject.read(SEALED)).open(known.keys.getFirst());
            INNER = opened.signedObject();
            CONTENT = ((SignedObject) SignedObject.read(ObjectType.CONTENT, INNER))
                    .unverifiedContent()
                    .orElseThrow();
            SECOND = DirectoryBundle.parse(CanonicalJson.readCanonical(known.secondBundle, DirectoryBundle.MAX_BYTES))
                    .version()
                    .digest();
        }
    }

    /** One attachment of the published vectors. */
    private static final class Attachment {
        static final org.kelisim.part.FuzzPart PART =
                org.kelisim.part.FuzzPart.read(Known.HOME.resolve("docs/spec/vectors/part/whole.hundred-bytes.json"));
        static final byte[] SEALED = PART.sealed();

        static void check(byte[] input) {
            try {
                boolean whole = PART.opens(new ByteArrayInputStream(input), OutputStream.nullOutputStream());
                if (whole && !Arrays.equals(input, SEALED)) {
                    throw new FoundException("an altered attachment is whole");
                }
            } catch (IOException e) {
                throw new FoundException("an attachment is answered by " + e);
            }
        }
    }
}

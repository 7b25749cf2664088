package org.kelisim.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A text with signatures under it (C2SP signed-note). The text says nothing until {@link #check} has found the signature
 * of a key that one trusts; signatures by other keys are kept but mean nothing.
 *
 * @param text ends in a line feed; no control characters but line feeds
 * @param signatures 1 to {@value #MAX_SIGNATURES}, in the order of their lines
 */
public record SignedNote(String text, List<NoteSignature> signatures) {
    public static final int MAX_SIGNATURES = 64;

    /** The longest note, in bytes of UTF-8. */
    public static final int MAX_BYTES = 256 * 1024;

    /** What the lines of a note say about one key. */
    public enum Signed {
        /** Signed by the key, every line that names it. */
        VALID,
        /** No line names the key. */
        ABSENT,
        /** A line names the key, but its signature is not of this text. */
        FORGED
    }

    /** @throws MalformedLogException for another form */
    public SignedNote {
        requireText(text);
        signatures = List.copyOf(signatures);
        if (signatures.isEmpty() || signatures.size() > MAX_SIGNATURES) {
            throw new MalformedLogException("a note has 1 to %d signatures".formatted(MAX_SIGNATURES));
        }
    }

    static SignedNote of(String text, NoteSignature... signatures) {
        return new SignedNote(text, List.of(signatures));
    }

    public static SignedNote parse(byte[] utf8) {
        requireSize(utf8.length);
        try {
            return parse(UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString());
        } catch (CharacterCodingException e) {
            throw new MalformedLogException("the note is not valid UTF-8");
        }
    }

    public static SignedNote parse(String note) {
        requireSize(note.length());
        int blank = note.lastIndexOf("\n\n");
        if (blank < 0 || !note.endsWith("\n")) {
            throw new MalformedLogException("a note is a text, an empty line and signature lines");
        }
        var signatures = new ArrayList<NoteSignature>();
        for (String line : lines(note.substring(blank + 2))) {
            signatures.add(NoteSignature.parse(line));
        }
        return new SignedNote(note.substring(0, blank + 1), signatures);
    }

    /** The note as it is written; {@link #parse(String)} reads it back. */
    public String format() {
        return signatures.stream().map(it -> it.line() + "\n").collect(Collectors.joining("", text + "\n", ""));
    }

    /** Whether this key signed the text. A key counts by name and id together, and once one line fails, all do. */
    public Signed check(NoteKey key) {
        var named = signatures.stream().filter(it -> it.isBy(key)).toList();
        if (named.isEmpty()) {
            return Signed.ABSENT;
        }
        return named.stream().allMatch(it -> key.verifies(text, it)) ? Signed.VALID : Signed.FORGED;
    }

    /** The same text with these signatures after its own. */
    public SignedNote with(List<NoteSignature> more) {
        return new SignedNote(
                text, Stream.concat(signatures.stream(), more.stream()).toList());
    }

    /** The lines of a text that ends in a line feed. */
    static List<String> lines(String text) {
        return text.isEmpty()
                ? List.of()
                : List.of(text.substring(0, text.length() - 1).split("\n", -1));
    }

    private static void requireSize(int length) {
        if (length > MAX_BYTES) {
            throw new MalformedLogException("the note is longer than %d bytes".formatted(MAX_BYTES));
        }
    }

    private static void requireText(String text) {
        requireSize(text.length());
        if (!text.endsWith("\n") || text.chars().anyMatch(c -> c < ' ' && c != '\n')) {
            throw new MalformedLogException("a note's text ends in a line feed and has no other control characters");
        }
        try {
            requireSize(UTF_8.newEncoder().encode(CharBuffer.wrap(text)).remaining());
        } catch (CharacterCodingException e) {
            throw new MalformedLogException("the note holds half of a character (a lone surrogate)");
        }
    }
}

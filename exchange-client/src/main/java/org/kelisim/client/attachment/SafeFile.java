package org.kelisim.client.attachment;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * A file in a folder under the name that a stranger gave it. Promised: it comes to be in this folder and nowhere else, only
 * when it is whole, and never in place of another one. The name is shown as it is or harmlessly changed.
 */
public final class SafeFile {
    private static final int MOST_BYTES = 200;
    private static final int MOST_COPIES = 1000;
    private static final Pattern UNSAFE =
            Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cs}\\p{Co}\\p{Cn}/\\\\:*?\"<>|]");
    private static final Set<String> DEVICES = Set.of(
            "con", "prn", "aux", "nul", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9", "lpt1",
            "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9");

    private SafeFile() {}

    /** A name that every file system takes, and that is no path, no option, no hidden file and no device. */
    public static String name(String given) {
        String name =
                UNSAFE.matcher(Normalizer.normalize(given, Normalizer.Form.NFC)).replaceAll("_");
        name = name.replaceAll("[. ]+$", "").replaceAll("^[ .~-]+", "_");
        String stem = name.indexOf('.') < 0 ? name : name.substring(0, name.indexOf('.'));
        if (name.isBlank() || DEVICES.contains(stem.strip().toLowerCase(Locale.ROOT))) {
            name = "_" + name;
        }
        return shortened(name, MOST_BYTES);
    }

    private static String shortened(String name, int bytes) {
        if (name.getBytes(UTF_8).length <= bytes) {
            return name;
        }
        int dot = name.lastIndexOf('.');
        String end = dot > 0 && name.length() - dot <= 12 ? name.substring(dot) : "";
        String stem = name.substring(0, name.length() - end.length());
        while (!stem.isEmpty() && (stem + end).getBytes(UTF_8).length > bytes) {
            stem = stem.substring(0, stem.offsetByCodePoints(stem.length(), -1));
        }
        return stem + end;
    }

    /** What writes the file, and whether it is whole. */
    public interface Writer<T> {
        T write(OutputStream out) throws IOException;
    }

    /** What came of it, and where it is if it is whole. */
    public record Saved<T>(T outcome, Path file) {}

    /**
     * Writes beside, and gives it its name once it is whole.
     *
     * @param whole whether the outcome says so; if not, nothing is left
     */
    public static <T> Saved<T> save(Path folder, String given, Writer<T> writer, Function<T, Boolean> whole)
            throws IOException {
        Path beside = folder.resolve(".kelisim-" + UUID.randomUUID());
        try {
            T outcome;
            try (OutputStream out =
                    Files.newOutputStream(beside, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                outcome = writer.write(out);
            }
            return new Saved<>(outcome, whole.apply(outcome) ? named(beside, folder, name(given)) : beside);
        } finally {
            Files.deleteIfExists(beside);
        }
    }

    private static Path named(Path beside, Path folder, String name) throws IOException {
        int dot = name.lastIndexOf('.');
        String stem = dot > 0 ? name.substring(0, dot) : name;
        String end = dot > 0 ? name.substring(dot) : "";
        for (int copy = 1; copy <= MOST_COPIES; copy++) {
            Path target = folder.resolve(copy == 1 ? name : stem + " (" + copy + ")" + end);
            if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
                continue;
            }
            try {
                link(beside, target);
                return target;
            } catch (FileAlreadyExistsException e) {
                // somebody was quicker: the next name
            }
        }
        throw new IOException("There are too many files of this name.");
    }

    /** A hard link fails if the name is taken, in one step; where there are none, a move without replacing comes closest. */
    private static void link(Path beside, Path target) throws IOException {
        try {
            Files.createLink(target, beside);
        } catch (UnsupportedOperationException e) {
            Files.move(beside, target);
        }
    }
}

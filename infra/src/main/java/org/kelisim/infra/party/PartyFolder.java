package org.kelisim.infra.party;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.kelisim.infra.process.Failure;
import org.kelisim.party.PartyCode;

/** Where a party's things lie in a data folder; passphrases beside it, so that a copy of the data alone opens nothing. */
record PartyFolder(Path data, PartyCode party) {

    Path vault() {
        return node().resolve("vault");
    }

    Path passphrase() {
        return secrets().resolve(party.realm() + ".passphrase");
    }

    Path key() {
        return data.resolve("party-keys").resolve(party.realm() + ".keys");
    }

    Path keyPassphrase() {
        return secrets().resolve(party.realm() + "-party-key.passphrase");
    }

    Path keySheet() {
        return data.resolve("party-keys").resolve(party.realm() + ".key-sheet.json");
    }

    /** What is to be signed. */
    Path statement(long number) {
        return node().resolve("statement-" + number + ".json");
    }

    /** What the party hands to a registrar, or publishes itself. */
    Path signed(long number) {
        return data.resolve("party-keys").resolve(party.realm() + ".statement-" + number + ".signed.json");
    }

    Path realm() {
        return node().resolve(party.realm() + "-realm.json");
    }

    Path node() {
        return data.resolve("nodes").resolve(party.realm());
    }

    private Path secrets() {
        return data.resolveSibling(data.getFileName() + "-secrets");
    }

    /** @throws Failure if one of them is there: nothing is begun that cannot be finished */
    static void requireNone(Path... files) throws Failure {
        for (Path file : files) {
            if (Files.exists(file)) {
                throw new Failure("There is " + file + " already. It was left as it is.");
            }
        }
    }

    /** @throws Failure if the file is there, which stays as it is, or cannot be written */
    static void write(Path file, byte[] bytes) throws Failure {
        try {
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(
                        folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            }
            try (FileChannel channel = FileChannel.open(
                    file,
                    Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
                ByteBuffer left = ByteBuffer.wrap(bytes);
                while (left.hasRemaining()) {
                    channel.write(left);
                }
                channel.force(true);
            }
        } catch (java.nio.file.FileAlreadyExistsException e) {
            throw new Failure("There is a file " + file + " already. It was left as it is.", e);
        } catch (IOException e) {
            throw new Failure("The file " + file + " cannot be written: " + e.getMessage(), e);
        }
    }

    static byte[] read(Path file, int largest) throws Failure {
        try {
            if (Files.size(file) > largest) {
                throw new Failure("The file " + file + " is too large to be what it should be.");
            }
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new Failure("The file " + file + " cannot be read. Check its name.", e);
        }
    }
}

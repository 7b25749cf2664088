package org.kelisim.infra.launcher;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;
import org.kelisim.infra.process.Failure;
import org.kelisim.party.PartyCode;

/** Held while a party's node runs: two portals on one vault would undo each other's changes. */
final class NodeLock implements AutoCloseable {

    private static final String NAME = "node.lock";

    private final FileChannel channel;

    private NodeLock(FileChannel channel) {
        this.channel = channel;
    }

    /** @throws Failure if the party's node runs already, or its folder cannot be used */
    static NodeLock take(Path data, PartyCode party) throws Failure {
        return take(data.resolve("nodes").resolve(party.realm()), party.value(), data);
    }

    /** Says so if any node works with this data, before the data goes. */
    static void requireNone(Path data) throws Failure, IOException {
        Path nodes = data.resolve("nodes");
        if (!Files.isDirectory(nodes)) {
            return;
        }
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(nodes)) {
            for (Path folder : folders) {
                if (Files.exists(folder.resolve(NAME))) {
                    take(folder, folder.getFileName().toString(), data).close();
                }
            }
        }
    }

    private static NodeLock take(Path folder, String party, Path data) throws Failure {
        try {
            FileChannel channel =
                    FileChannel.open(folder.resolve(NAME), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            @Nullable FileLock lock = tried(channel);
            if (lock == null) {
                channel.close();
                throw new Failure("The node of " + party + " runs already on " + data
                        + ". Stop it first. To start it alone beside './kelisim run', give that '--without " + party
                        + "'.");
            }
            return new NodeLock(channel);
        } catch (IOException e) {
            throw new Failure(
                    "The folder " + folder + " cannot be written (" + e.getMessage()
                            + "). Mend its permissions, or choose another folder with --data.",
                    e);
        }
    }

    /** Nothing if it is held, by this process or another. */
    private static @Nullable FileLock tried(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}

package org.kelisim.client.vault;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Held by whoever may write a vault: the one node that runs on it, or a command that adds to it. Two writers would undo each
 * other's changes. It ends with the process, however that ends. Reading needs none.
 */
public final class VaultLock implements AutoCloseable {
    private static final String NAME = "lock";

    private final FileChannel channel;

    private VaultLock(FileChannel channel) {
        this.channel = channel;
    }

    /** @throws VaultException if somebody else has it, or the folder cannot be written */
    public static VaultLock take(Path folder) {
        try {
            FileChannel channel =
                    FileChannel.open(folder.resolve(NAME), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (tried(channel) == null) {
                channel.close();
                throw new VaultException("The vault in " + folder
                        + " is in use: its node runs, or a command adds to it. Stop that first.");
            }
            return new VaultLock(channel);
        } catch (IOException e) {
            throw new VaultException(
                    "The vault in " + folder + " cannot be locked. Check the disk and who owns the folder.", e);
        }
    }

    private static @Nullable FileLock tried(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new VaultException("The vault's lock cannot be given back.", e);
        }
    }
}

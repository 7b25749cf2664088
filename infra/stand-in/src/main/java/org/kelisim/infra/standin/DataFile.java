package org.kelisim.infra.standin;

import de.bwaldvogel.mongo.backend.h2.H2Backend;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.jspecify.annotations.Nullable;
import org.kelisim.infra.standin.StandInFailedException.Reason;

/** A data folder, held exclusively while it is open. */
final class DataFile implements AutoCloseable {
    static final String NAME = "stand-in.mv";

    private static final Duration WAIT_FOR_LOCK = Duration.ofSeconds(3);
    private static final int COMPACTION_MILLIS = 5_000;
    private static final int RETENTION_MILLIS = 45_000;

    private final Path folder;
    private final MVStore store;
    private final Watermark watermark;

    private DataFile(Path folder, MVStore store, Watermark watermark) {
        this.folder = folder;
        this.store = store;
        this.watermark = watermark;
    }

    static H2Backend inMemory() {
        return new H2Backend(settings().open());
    }

    /** @throws StandInFailedException when it is in use, not accessible, damaged, or older than what was acknowledged */
    static DataFile open(Path folder) {
        Path file = folder.resolve(NAME);
        try {
            create(folder);
            if (Files.exists(file) && !Files.isWritable(file)) {
                throw inaccessible(folder, null);
            }
            // The store first: its lock tells whether somebody else has the folder.
            MVStore store = openOnceFree(file);
            return new DataFile(folder, store, Watermark.open(folder));
        } catch (MVStoreException e) {
            throw switch (e.getErrorCode()) {
                case DataUtils.ERROR_FILE_LOCKED -> inUse(folder, e);
                case DataUtils.ERROR_READING_FAILED -> inaccessible(folder, e);
                default -> damaged(folder, e);
            };
        } catch (IOException e) {
            throw inaccessible(folder, e);
        }
    }

    /** The databases in it, compacted; the check comes first, so that nothing is written to a damaged file. */
    H2Backend backend() {
        try {
            if (store.getCurrentVersion() < watermark.version()) {
                throw damaged(folder, null);
            }
            H2Backend backend = new H2Backend(store);
            compact();
            return backend;
        } catch (IOException e) {
            throw inaccessible(folder, e);
        } catch (MVStoreException e) {
            throw damaged(folder, e);
        }
    }

    Watermark watermark() {
        return watermark;
    }

    /** Leaves the file as it is; acknowledged writes are in it. */
    @Override
    public void close() {
        store.closeImmediately();
        try {
            watermark.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A stand-in whose launcher was just killed is about to go. */
    private static MVStore openOnceFree(Path file) {
        long deadline = System.nanoTime() + WAIT_FOR_LOCK.toNanos();
        while (true) {
            try {
                return settings().fileName(file.toString()).open();
            } catch (MVStoreException e) {
                if (e.getErrorCode() != DataUtils.ERROR_FILE_LOCKED || System.nanoTime() > deadline) {
                    throw e;
                }
                LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
            }
        }
    }

    /** For its owner alone, where the file system knows that. */
    private static void create(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            boolean posix = folder.getFileSystem().supportedFileAttributeViews().contains("posix");
            Files.createDirectories(
                    folder,
                    posix
                            ? new FileAttribute<?>[] {
                                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
                            }
                            : new FileAttribute<?>[0]);
        }
        if (!Files.isDirectory(folder)) {
            throw new NotDirectoryException(folder.toString());
        }
    }

    /** No commit but ours: a commit in the middle of a command would tear it in a crash. */
    private static MVStore.Builder settings() {
        return new MVStore.Builder().autoCommitDisabled().autoCommitBufferSize(0);
    }

    /** Only at start, and bounded: the file grows with every commit. */
    private void compact() {
        store.compactFile(COMPACTION_MILLIS);
        store.setRetentionTime(RETENTION_MILLIS);
        store.sync();
    }

    private static StandInFailedException inUse(Path folder, Throwable cause) {
        return unusable(
                "The data folder " + folder + " is in use by another stand-in. Stop that one first, or name another"
                        + " folder.",
                cause);
    }

    private static StandInFailedException inaccessible(Path folder, @Nullable Throwable cause) {
        return unusable(
                "The data folder " + folder + " cannot be made, read or written. Check the path and the permissions.",
                cause);
    }

    private static StandInFailedException damaged(Path folder, @Nullable Throwable cause) {
        return unusable(
                "The data folder " + folder + " is damaged: what was acknowledged is not there. Put back a copy of the"
                        + " whole folder, or move it away to start empty.",
                cause);
    }

    private static StandInFailedException unusable(String message, @Nullable Throwable cause) {
        return new StandInFailedException(Reason.DATA_UNUSABLE, message, cause);
    }
}

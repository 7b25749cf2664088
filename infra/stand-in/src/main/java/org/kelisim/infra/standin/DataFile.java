package org.kelisim.infra.standin;

import de.bwaldvogel.mongo.backend.h2.H2Backend;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.jspecify.annotations.Nullable;
import org.kelisim.infra.standin.StandInFailedException.Reason;

/** The one file of a data folder, held exclusively while it is open. */
final class DataFile {
    static final String NAME = "stand-in.mv";

    private static final int COMPACTION_MILLIS = 5_000;
    private static final int RETENTION_MILLIS = 45_000;

    private DataFile() {}

    static H2Backend inMemory() {
        return new H2Backend(settings().open());
    }

    static H2Backend open(Path folder) {
        Path file = folder.resolve(NAME);
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw unusable("The data folder " + folder + " cannot be made. Check the path and the permissions.", e);
        }
        if (!Files.isWritable(folder) || (Files.exists(file) && !(Files.isReadable(file) && Files.isWritable(file)))) {
            throw unusable("The data folder " + folder + " cannot be read and written. Check the permissions.", null);
        }
        Optional<MVStore> store = Optional.empty();
        try {
            store = Optional.of(settings().fileName(file.toString()).open());
            H2Backend backend = new H2Backend(store.get());
            compact(store.get());
            return backend;
        } catch (MVStoreException e) {
            store.ifPresent(MVStore::closeImmediately);
            throw e.getErrorCode() == DataUtils.ERROR_FILE_LOCKED
                    ? unusable(
                            "The data folder " + folder + " is in use by another stand-in. Stop that one first, or"
                                    + " name another folder.",
                            e)
                    : damaged(file, e);
        } catch (RuntimeException e) {
            store.ifPresent(MVStore::closeImmediately);
            throw damaged(file, e);
        }
    }

    /** No commit but ours: a commit in the middle of a command would tear it in a crash. */
    private static MVStore.Builder settings() {
        return new MVStore.Builder().autoCommitDisabled().autoCommitBufferSize(0);
    }

    /** Only at start, and bounded: the file grows with every commit. */
    private static void compact(MVStore store) {
        store.compactFile(COMPACTION_MILLIS);
        store.setRetentionTime(RETENTION_MILLIS);
        store.sync();
    }

    static StandInFailedException damaged(Path file, Throwable cause) {
        return unusable(
                "The data file " + file + " is damaged. Put back a copy from a backup, or move it away to start empty.",
                cause);
    }

    private static StandInFailedException unusable(String message, @Nullable Throwable cause) {
        return new StandInFailedException(Reason.DATA_UNUSABLE, message, cause);
    }
}

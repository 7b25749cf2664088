package org.kelisim.infra.standin;

import de.bwaldvogel.mongo.MongoServer;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.kelisim.infra.standin.StandInFailedException.Reason;

/**
 * A server on 127.0.0.1 that speaks MongoDB's wire protocol. What it has acknowledged survives the sudden end of its
 * process. It is one server, not a replica set, asks for no password, and is for trials and tests only
 * (docs/decisions/0006-the-stand-in-keeps-its-word.md).
 */
public final class StandIn implements AutoCloseable {
    /** Commands wait on these threads for their commit, so there have to be many for one commit to serve many. */
    private static final int WORKERS = 64;

    private final MongoServer server;
    private final Runnable closeData;

    private StandIn(MongoServer server, Runnable closeData) {
        this.server = server;
        this.closeData = closeData;
    }

    /** Without a disk, on a free port: as fast as tests need, over the same protocol, one command at a time too. */
    public static StandIn inMemory() {
        return new StandIn(serve(new DurableBackend(DataFile.inMemory(), version -> {}, e -> {}), 0), () -> {});
    }

    /**
     * Serves a data folder, which is made if it is not there.
     *
     * @param port 0 for a free one
     * @param onFailure told once when the disk fails; every command fails from then on
     * @throws StandInFailedException when the port is taken or the folder unusable
     */
    public static StandIn start(Path folder, int port, Consumer<Throwable> onFailure) {
        DataFile data = DataFile.open(folder);
        try {
            var backend = new DurableBackend(data.backend(), data.watermark()::raiseTo, onFailure);
            return new StandIn(serve(backend, port), data::close);
        } catch (RuntimeException e) {
            data.close();
            throw e;
        }
    }

    private static MongoServer serve(DurableBackend backend, int port) {
        MongoServer server = new MongoServer(backend);
        try {
            server.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port), 1, WORKERS);
            return server;
        } catch (Exception e) {
            server.shutdownNow();
            if (e instanceof BindException) {
                throw new StandInFailedException(
                        Reason.PORT_TAKEN,
                        "Port " + port + " on 127.0.0.1 is taken or not allowed. Stop the program that uses it, or name"
                                + " another port.",
                        e);
            }
            throw new IllegalStateException("The stand-in cannot serve port " + port, e);
        }
    }

    public int port() {
        return server.getLocalAddress().getPort();
    }

    /** The connection string for a driver. */
    public String uri() {
        return "mongodb://127.0.0.1:" + port();
    }

    /** Ends all connections and closes the data folder. */
    @Override
    public void close() {
        server.shutdownNow();
        closeData.run();
    }
}

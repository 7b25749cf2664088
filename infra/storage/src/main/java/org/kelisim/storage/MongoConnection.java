package org.kelisim.storage;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoException;
import com.mongodb.ReadConcern;
import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.event.CommandListener;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.bson.Document;

/**
 * Settings that no connection string can weaken: writes journaled by a majority, reads from the primary of what a
 * majority holds, one time bound for each command.
 */
final class MongoConnection {
    private static final Duration FIRST_ANSWER = Duration.ofSeconds(5);
    private static final Duration SERVER_SELECTION = Duration.ofSeconds(10);

    private MongoConnection() {}

    static MongoClient open(String uri, String database, Duration timeout, List<CommandListener> listeners) {
        ConnectionString address = parse(uri);
        MongoClient client = MongoClients.create(settings(address, timeout, listeners));
        try {
            client.getDatabase(database)
                    .withTimeout(FIRST_ANSWER.toMillis(), TimeUnit.MILLISECONDS)
                    .runCommand(new Document("ping", 1), ReadPreference.primary());
            return client;
        } catch (MongoException e) {
            String why = Unreachable.why(client.getClusterDescription(), e);
            client.close();
            throw new StorageUnavailableException(
                    "The database at " + String.join(", ", address.getHosts()) + " cannot be used: " + why, e);
        }
    }

    private static ConnectionString parse(String uri) {
        try {
            return new ConnectionString(uri);
        } catch (MongoException e) {
            throw new StorageUnavailableException(
                    "The database's address cannot be looked up in DNS. Check the host name after mongodb+srv://.",
                    null);
        } catch (IllegalArgumentException e) {
            // The driver's own message may quote a part of the password.
            throw new StorageUnavailableException(
                    "The database's address is not a MongoDB connection string. Write it as"
                            + " mongodb://HOST:PORT/?replicaSet=NAME or mongodb+srv://HOST, with user name and password"
                            + " percent-encoded.",
                    null);
        }
    }

    private static MongoClientSettings settings(
            ConnectionString address, Duration timeout, List<CommandListener> listeners) {
        return MongoClientSettings.builder()
                .applicationName("kelisim")
                .applyConnectionString(address)
                .applyToClusterSettings(
                        cluster -> cluster.serverSelectionTimeout(SERVER_SELECTION.toMillis(), TimeUnit.MILLISECONDS))
                .timeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
                .writeConcern(WriteConcern.MAJORITY.withJournal(true))
                .readConcern(ReadConcern.MAJORITY)
                .readPreference(ReadPreference.primary())
                .retryWrites(true)
                .retryReads(true)
                .commandListenerList(listeners)
                .build();
    }
}

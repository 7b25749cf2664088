package org.kelisim.infra.standin;

import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/**
 * Guards the promise that storage is used only in ways that a sharded cluster and the stand-in both bear: register it
 * with the driver in every test, and end with {@link #assertNoOther()}.
 *
 * <p>Allowed: insert; find, update ($set, $max) and delete by {@code _id} or {@code $in} of {@code _id}s; a scan with a
 * limit; with majority and journal on every write, majority on every read. No upsert, sort, projection or hint.
 */
public final class AllowedCommands implements CommandListener {
    private final List<String> others = new CopyOnWriteArrayList<>();

    /** The driver swallows what a listener throws; hence the complaint is kept for {@link #assertNoOther()}. */
    @Override
    public void commandStarted(CommandStartedEvent event) {
        if (!CommandShapes.isAllowed(event.getCommand())) {
            others.add(shape(event.getCommand()));
        }
    }

    /** @throws AssertionError naming every command that was sent and is not allowed; values are not shown */
    public void assertNoOther() {
        if (!others.isEmpty()) {
            throw new AssertionError("Commands outside the storage port's list: " + others);
        }
    }

    private static String shape(BsonValue value) {
        if (value instanceof BsonDocument document) {
            return document.entrySet().stream()
                    .map(entry -> entry.getKey() + ": " + shape(entry.getValue()))
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        return value.isArray() && !value.asArray().isEmpty()
                ? "[" + shape(value.asArray().get(0)) + ", ...]"
                : value.getBsonType().name();
    }
}

package org.kelisim.infra.standin;

import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.bson.BsonArray;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonString;
import org.bson.BsonValue;

/** The storage port's commands as they may look on the wire. */
final class CommandShapes {
    private static final Set<String> OF_THE_DRIVER =
            Set.of("hello", "isMaster", "ismaster", "ping", "getMore", "killCursors", "endSessions");
    private static final Set<String> ON_ANY =
            Set.of("$db", "maxTimeMS", "lsid", "txnNumber", "$clusterTime", "$readPreference");
    private static final Map<String, Set<String>> OWN = Map.of(
            "insert", Set.of("insert", "documents", "ordered", "writeConcern"),
            "find", Set.of("find", "filter", "limit", "batchSize", "singleBatch", "readConcern"),
            "update", Set.of("update", "updates", "ordered", "writeConcern"),
            "delete", Set.of("delete", "deletes", "ordered", "writeConcern"));
    private static final BsonDocument DURABLE =
            new BsonDocument("w", new BsonString("majority")).append("j", BsonBoolean.TRUE);
    private static final BsonDocument MAJORITY = new BsonDocument("level", new BsonString("majority"));

    private CommandShapes() {}

    static boolean isAllowed(BsonDocument command) {
        String name = command.getFirstKey();
        return OF_THE_DRIVER.contains(name)
                || hasOnly(command, OWN.getOrDefault(name, Set.of()))
                        && switch (name) {
                            case "insert" -> isDurable(command) && each(command, "documents", CommandShapes::hasId);
                            case "find" -> isOfMajority(command) && isRead(command);
                            case "update" -> isDurable(command) && each(command, "updates", CommandShapes::isUpdate);
                            case "delete" -> isDurable(command) && each(command, "deletes", CommandShapes::isDelete);
                            default -> false;
                        };
    }

    private static boolean hasOnly(BsonDocument command, Set<String> own) {
        return command.keySet().stream().allMatch(key -> own.contains(key) || ON_ANY.contains(key));
    }

    private static boolean isDurable(BsonDocument command) {
        return DURABLE.equals(command.get("writeConcern"));
    }

    private static boolean isOfMajority(BsonDocument command) {
        return MAJORITY.equals(command.get("readConcern"));
    }

    private static boolean hasId(BsonDocument document) {
        return document.isString("_id");
    }

    private static boolean isRead(BsonDocument find) {
        BsonDocument filter = find.getDocument("filter", new BsonDocument());
        boolean isBoundedScan =
                filter.isEmpty() && find.getNumber("limit", new BsonInt32(0)).longValue() > 0;
        return isBoundedScan || isById(filter);
    }

    private static boolean isUpdate(BsonDocument update) {
        return Set.of("q", "u", "upsert", "multi").containsAll(update.keySet())
                && isById(update.getDocument("q"))
                && update.isDocument("u")
                && Set.of("$set", "$max").containsAll(update.getDocument("u").keySet())
                && !update.getBoolean("upsert", BsonBoolean.FALSE).getValue()
                && !update.getBoolean("multi", BsonBoolean.FALSE).getValue();
    }

    private static boolean isDelete(BsonDocument delete) {
        return Set.of("q", "limit").containsAll(delete.keySet()) && isById(delete.getDocument("q"));
    }

    private static boolean isById(BsonDocument filter) {
        return filter.keySet().equals(Set.of("_id"))
                && (filter.isString("_id") || filter.isDocument("_id") && isListOfIds(filter.getDocument("_id")));
    }

    private static boolean isListOfIds(BsonDocument condition) {
        return condition.keySet().equals(Set.of("$in"))
                && condition.getArray("$in").stream().allMatch(BsonValue::isString);
    }

    private static boolean each(BsonDocument command, String list, Predicate<BsonDocument> rule) {
        return command.getArray(list, new BsonArray()).stream()
                .allMatch(value -> value.isDocument() && rule.test(value.asDocument()));
    }
}

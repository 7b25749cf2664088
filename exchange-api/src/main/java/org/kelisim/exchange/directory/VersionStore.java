package org.kelisim.exchange.directory;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;
import org.kelisim.directory.Directory;
import org.kelisim.directory.DirectoryBundle;
import org.kelisim.directory.DirectoryBundle.ListSignature;
import org.kelisim.directory.DirectoryBundle.SignedList;
import org.kelisim.directory.DirectoryBundle.SignedStatement;
import org.kelisim.directory.DirectoryVersion;
import org.kelisim.directory.DirectoryVersion.StatementReference;
import org.kelisim.exchange.archive.Stored;
import org.kelisim.json.Digest;
import org.kelisim.storage.DocumentStore;

/**
 * The parts of directory versions, each once under its digest. They are there before the fact that names them; a part
 * that no version names is of no consequence.
 */
final class VersionStore {
    private static final String LISTS = "lists";
    private static final String STATEMENTS = "statements";

    private final DocumentStore store;

    VersionStore(DocumentStore store) {
        this.store = store;
    }

    /** Keeps what is in this version and not in the one before. */
    void keep(DirectoryBundle bundle, Directory before) {
        DirectoryVersion old = before.bundle().version();
        if (!bundle.version().list().equals(old.list())) {
            store.insert(LISTS, list(bundle.version().list(), bundle.list()));
        }
        Map<Digest, SignedStatement> signed = new HashMap<>();
        bundle.statements().forEach(each -> signed.put(Digest.of(each.statement()), each));
        for (StatementReference reference : bundle.version().statements()) {
            SignedStatement statement = signed.get(reference.digest());
            if (statement != null && !old.statements().contains(reference)) {
                store.insert(
                        STATEMENTS,
                        new Document("_id", reference.digest().hex())
                                .append("statement", statement.statement())
                                .append("cms", statement.cms()));
            }
        }
    }

    private static Document list(Digest digest, SignedList signed) {
        return new Document("_id", digest.hex())
                .append("list", signed.list())
                .append(
                        "signatures",
                        signed.signatures().stream()
                                .map(each -> new Document("by", each.by()).append("cms", each.cms()))
                                .toList());
    }

    /**
     * The version with its parts; empty while one of them is not yet held by a majority. Nothing of it is verified.
     *
     * @param known directories whose parts need not be read: version 1 has its parts from the root file's, and nowhere else
     */
    Optional<DirectoryBundle> read(DirectoryVersion version, List<Directory> known) {
        Optional<SignedList> list = known.stream()
                .map(Directory::bundle)
                .filter(it -> it.version().list().equals(version.list()))
                .map(DirectoryBundle::list)
                .findFirst()
                .or(() -> store.find(LISTS, version.list().hex()).map(VersionStore::list));
        List<SignedStatement> statements = new ArrayList<>();
        for (StatementReference reference : version.statements()) {
            Optional<SignedStatement> statement = known.stream()
                    .flatMap(it -> it.verified(reference).stream())
                    .findFirst()
                    .or(() -> store.find(STATEMENTS, reference.digest().hex()).map(VersionStore::statement));
            if (statement.isEmpty()) {
                return Optional.empty();
            }
            statements.add(statement.get());
        }
        return list.map(it -> new DirectoryBundle(version, it, statements));
    }

    private static SignedList list(Document document) {
        return new SignedList(
                Stored.bytes(document, "list"),
                document.getList("signatures", Document.class).stream()
                        .map(each -> new ListSignature(Stored.text(each, "by"), Stored.bytes(each, "cms")))
                        .toList());
    }

    private static SignedStatement statement(Document document) {
        return new SignedStatement(Stored.bytes(document, "statement"), Stored.bytes(document, "cms"));
    }
}

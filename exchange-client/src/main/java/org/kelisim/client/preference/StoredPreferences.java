package org.kelisim.client.preference;

import java.util.Optional;
import org.kelisim.client.store.NodeStore;
import org.kelisim.client.store.Shelf;
import org.kelisim.json.CanonicalJson;

/** One value for each account and name, under an id that tells the database neither. */
final class StoredPreferences implements Preferences {
    private static final String VALUE = "value";

    private final NodeStore store;

    StoredPreferences(NodeStore store) {
        this.store = store;
    }

    @Override
    public Optional<String> find(String account, String name) {
        return store.findIfReadable(Shelf.SETTINGS, id(account, name))
                .map(kept -> kept.path(VALUE).asString());
    }

    @Override
    public void save(String account, String name, String value) {
        if (value.length() > LONGEST) {
            throw new IllegalArgumentException("A preference has at most " + LONGEST + " characters.");
        }
        store.put(Shelf.SETTINGS, id(account, name), CanonicalJson.object().put(VALUE, value));
    }

    private String id(String account, String name) {
        return store.hidden("preference/" + name + "/" + account);
    }
}

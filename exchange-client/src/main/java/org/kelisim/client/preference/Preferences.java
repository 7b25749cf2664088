package org.kelisim.client.preference;

import java.util.Optional;
import org.kelisim.client.store.NodeStore;

/**
 * A person's preferences, such as the language, by the account that the login names. They follow the person to every
 * browser; they are no secret from the node, and nothing may depend on them but how things look.
 */
public interface Preferences {
    /** The longest value in characters. */
    int LONGEST = 200;

    /** What the person chose, if anything. */
    Optional<String> find(String account, String name);

    /**
     * Keeps a choice in place of an older one.
     *
     * @throws IllegalArgumentException if the value is longer than {@value #LONGEST} characters
     */
    void save(String account, String name, String value);

    /** Those kept in a node's store. */
    static Preferences in(NodeStore store) {
        return new StoredPreferences(store);
    }
}

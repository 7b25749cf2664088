package org.kelisim.portal.sample;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.kelisim.client.preference.Preferences;

/** Preferences in memory. */
final class SamplePreferences implements Preferences {

    private final Map<String, String> kept = new ConcurrentHashMap<>();

    @Override
    public Optional<String> find(String account, String name) {
        return Optional.ofNullable(kept.get(name + "/" + account));
    }

    @Override
    public void save(String account, String name, String value) {
        kept.put(name + "/" + account, value);
    }
}

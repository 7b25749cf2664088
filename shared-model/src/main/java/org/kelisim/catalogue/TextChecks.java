package org.kelisim.catalogue;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The checks of texts that a type's document can ask for by name. */
final class TextChecks {
    private static final Map<String, Function<String, List<Finding>>> BUILT =
            Map.of("no-persons", PersonCheck::find, "no-holder", HolderCheck::find);

    private TextChecks() {}

    /** Names that this version does not know; a type that asks for one is blocked. */
    static Set<String> unknown(Set<String> names) {
        var unknown = new TreeSet<>(names);
        unknown.removeAll(BUILT.keySet());
        return unknown;
    }

    static List<Finding> find(Set<String> names, String text) {
        return names.stream()
                .sorted()
                .flatMap(name -> {
                    var check = BUILT.get(name);
                    return check == null ? Stream.<Finding>empty() : check.apply(text).stream();
                })
                .filter(first())
                .toList();
    }

    /** One finding of each kind, however many checks see it. */
    private static Predicate<Finding> first() {
        Set<String> keys = new HashSet<>();
        return it -> keys.add(it.key());
    }
}

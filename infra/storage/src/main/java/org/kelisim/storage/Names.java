package org.kelisim.storage;

import java.util.regex.Pattern;

/** The names that go into commands, checked so that no caller's text can become an operator. */
final class Names {
    static final int MAX_ID = 512;

    private static final Pattern COLLECTION = Pattern.compile("[a-z][a-z0-9_-]{0,59}");
    private static final Pattern DATABASE = Pattern.compile("[a-z][a-z0-9_-]{0,37}");

    private Names() {}

    static String collection(String name) {
        return matching(COLLECTION, name, "collection");
    }

    static String database(String name) {
        return matching(DATABASE, name, "database");
    }

    static String id(String id) {
        if (id.isEmpty() || id.length() > MAX_ID) {
            throw new IllegalArgumentException("An _id has 1 to " + MAX_ID + " characters, not " + id.length());
        }
        return id;
    }

    static String field(String name) {
        if (name.isEmpty() || name.startsWith("$") || name.indexOf('.') >= 0 || name.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("Not a name for a field: '" + name + "'");
        }
        return name;
    }

    private static String matching(Pattern pattern, String name, String what) {
        if (!pattern.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "Not a name for a " + what + ": '" + name + "'; it has to match " + pattern.pattern());
        }
        return name;
    }
}

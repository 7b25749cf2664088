package org.kelisim.catalogue;

import java.util.List;

/** A field of a notice for a reader. All strings are plain text, to be escaped by whoever shows them. */
public sealed interface RenderedEntry {
    /** JSON pointer into the body. */
    String pointer();

    /** The field's label in the reader's language. */
    String label();

    /**
     * @param asWritten whether the value is free text in the sender's language, with its line feeds and direction,
     *     rather than put into the reader's language
     */
    record Value(String pointer, String label, String value, boolean asWritten) implements RenderedEntry {}

    /** A group with its items in order; a group that is not repeatable has one. */
    record Group(String pointer, String label, List<Item> items) implements RenderedEntry {
        public Group {
            items = List.copyOf(items);
        }
    }

    /** @param title such as "Route 1" */
    record Item(String title, List<RenderedEntry> entries) {
        public Item {
            entries = List.copyOf(entries);
        }
    }
}

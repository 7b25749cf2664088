package org.kelisim.client.lists;

import java.util.List;

/**
 * Some rows of a list.
 *
 * @param total how many rows the whole list has
 */
public record Page<T>(List<T> rows, int total) {
    /** Copies the rows. */
    public Page {
        rows = List.copyOf(rows);
    }

    static <T> Page<T> of(List<T> all, int from, int count) {
        int start = Math.clamp(from, 0, all.size());
        int end = Math.clamp((long) start + count, start, all.size());
        return new Page<>(all.subList(start, end), all.size());
    }
}

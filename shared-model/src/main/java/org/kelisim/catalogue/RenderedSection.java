package org.kelisim.catalogue;

import java.util.List;

/** A section of a notice for a reader. Sections without content are left out. */
public record RenderedSection(String label, List<RenderedEntry> entries) {
    public RenderedSection {
        entries = List.copyOf(entries);
    }
}

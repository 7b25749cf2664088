package org.kelisim.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Types are data: a class that named a field would be code for one type, and the next type would need more of it. */
class NoFieldInCodeTest {
    private static final Pattern LITERAL = Pattern.compile("\"/?([a-z][A-Za-z0-9]*)\"");

    /** Words of the formats themselves that a type uses as a field, too. */
    private static final Set<String> SHARED = Set.of("days", "description", "documents", "kind");

    @Test
    void namesNoFieldOfAnyType() throws IOException {
        var names = new TreeSet<String>();
        Catalogue.builtIn().types().forEach(it -> collect(it.fields(), names));
        names.removeAll(SHARED);
        assertThat(names).hasSizeGreaterThan(40);
        assertThat(literals()).isNotEmpty().doesNotContainAnyElementsOf(names);
    }

    private static void collect(List<FormField> fields, Set<String> names) {
        fields.forEach(it -> {
            names.add(it.name());
            collect(it.fields(), names);
        });
    }

    private static Set<String> literals() throws IOException {
        var literals = new TreeSet<String>();
        try (Stream<Path> sources = Files.list(Path.of("src/main/java/org/kelisim/catalogue"))) {
            for (Path source : sources.toList()) {
                LITERAL.matcher(Files.readString(source)).results().forEach(it -> literals.add(it.group(1)));
            }
        }
        return literals;
    }
}

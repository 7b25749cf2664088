package org.kelisim.catalogue;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.kelisim.json.CanonicalJson;
import tools.jackson.databind.node.ObjectNode;

/** What docs/spec/catalogue.md shows is what the code takes. */
class SpecificationExampleTest {
    private static final Pattern BLOCK = Pattern.compile("```json\n(.*?)```", Pattern.DOTALL);

    @Test
    void loadsValidatesAndShowsTheExample() throws IOException {
        List<ObjectNode> documents = BLOCK.matcher(Files.readString(Path.of("../docs/spec/catalogue.md")))
                .results()
                .map(it -> CanonicalJson.read(it.group(1).getBytes(UTF_8), 1 << 16))
                .toList();
        Catalogue catalogue = Catalogue.load(documents);
        NoticeType type = catalogue.newest("road-closure").orElseThrow();
        ObjectNode body = Samples.json("{'country':'KAZ','road':'A351, km 12'}");

        assertThat(catalogue.validate(type, body)).isEmpty();
        assertThat(catalogue.render(type, body, Samples.RU))
                .containsExactly(new RenderedSection(
                        "Место",
                        List.of(
                                new RenderedEntry.Value("/country", "Страна", "Казахстан", false),
                                new RenderedEntry.Value("/road", "Дорога", "A351, km 12", true))));
    }
}

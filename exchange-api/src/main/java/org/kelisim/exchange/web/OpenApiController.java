package org.kelisim.exchange.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.json.JsonMapper;

/** The description of this interface (OpenAPI 3.1), written by hand in {@code openapi.yaml}, served as JSON. */
@RestController
class OpenApiController {
    static final String PATH = "/v1/openapi.json";

    private final byte[] description = load();

    @GetMapping(PATH)
    ResponseEntity<byte[]> description() {
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(description);
    }

    private static byte[] load() {
        try (InputStream yaml = new ClassPathResource("openapi.yaml").getInputStream()) {
            Object tree = new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml);
            return JsonMapper.shared().writeValueAsBytes(tree);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package org.kelisim.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kelisim.directory.TestDirectory;
import org.kelisim.infra.standin.StandIn;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The description is written by hand, so it is held against what is really served. */
class OpenApiTest {
    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "head", "patch");

    @Test
    void describesExactlyWhatIsServed(@TempDir Path folder) throws Exception {
        try (StandIn standIn = StandIn.inMemory();
                TestExchange exchange = TestExchange.started(folder, standIn)) {
            JsonNode description = JsonMapper.shared()
                    .readTree(exchange.node(TestDirectory.KAZ)
                            .send(HttpRequest.newBuilder(exchange.at("/v1/openapi.json")))
                            .text());

            assertThat(described(description)).isEqualTo(served(exchange));
            references(description)
                    .forEach(reference -> assertThat(
                                    description.at(reference.substring(1)).isMissingNode())
                            .as(reference)
                            .isFalse());
        }
    }

    private static Set<String> described(JsonNode description) {
        Set<String> calls = new TreeSet<>();
        for (var path : description.get("paths").properties()) {
            path.getValue().propertyNames().stream()
                    .filter(METHODS::contains)
                    .forEach(method -> calls.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey()));
        }
        return calls;
    }

    private static Set<String> served(TestExchange exchange) {
        Set<String> calls = new TreeSet<>();
        exchange.context()
                .getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .keySet()
                .forEach(mapping -> mapping.getMethodsCondition()
                        .getMethods()
                        .forEach(method ->
                                mapping.getPatternValues().forEach(pattern -> calls.add(method + " " + pattern))));
        return calls;
    }

    private static Set<String> references(JsonNode node) {
        Set<String> found = new TreeSet<>();
        node.findValuesAsString("$ref").forEach(found::add);
        return found;
    }
}

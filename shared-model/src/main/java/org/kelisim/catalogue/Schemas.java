package org.kelisim.catalogue;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.util.Collection;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kelisim.json.CanonicalJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The schemas of the types, JSON Schema 2020-12 with {@code format} asserted, and the code lists they refer to. Takes
 * only schemas that {@link FormReader} has accepted: their references lead to code lists, never to the network.
 */
final class Schemas {
    private final SchemaRegistry registry;

    Schemas(Collection<CodeList> codes) {
        var documents = codes.stream().collect(Collectors.toMap(CodeList::urn, Schemas::enumeration));
        var config =
                SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build();
        this.registry = SchemaRegistry.withDefaultDialect(
                SpecificationVersion.DRAFT_2020_12,
                it -> it.schemaRegistryConfig(config).schemas(documents));
    }

    private static String enumeration(CodeList list) {
        var schema = CanonicalJson.object().put("$id", list.urn());
        var values = schema.putArray("enum");
        list.codes().forEach(it -> values.add(it.code()));
        return CanonicalJson.text(schema);
    }

    Schema compile(ObjectNode schema) {
        Schema compiled = registry.getSchema(schema.deepCopy());
        compiled.initializeValidators();
        return compiled;
    }

    /** Where the error is; of a missing or unknown member, the member itself. */
    static String pointer(Error error) {
        String at = error.getInstanceLocation().toString();
        @Nullable String property = error.getProperty();
        return property == null ? at : at + "/" + property.replace("~", "~0").replace("/", "~1");
    }

    static Finding finding(Error error) {
        Object[] arguments =
                Optional.ofNullable((Object @Nullable []) error.getArguments()).orElse(new Object[0]);
        return switch (error.getKeyword()) {
            case "required" -> Finding.incomplete("required");
            case "minItems" -> Finding.incomplete("too-few", arguments[0]);
            case "additionalProperties" ->
                Finding.refused("unknown-member", PlainText.excerpt(arguments[0].toString()));
            case "maxLength" -> Finding.refused("too-long", arguments[0], length(error.getInstanceNode()));
            case "maxItems" -> Finding.refused("too-many", arguments[0]);
            case "uniqueItems" -> Finding.refused("duplicate");
            case "enum" -> Finding.refused("not-in-list", PlainText.excerpt(shown(error.getInstanceNode())));
            case "format" -> Finding.refused("not-a-day");
            case "minimum" -> Finding.refused("too-small", arguments[0]);
            case "maximum" -> Finding.refused("too-large", arguments[0]);
            default -> Finding.refused("wrong-kind");
        };
    }

    private static int length(JsonNode text) {
        return text.stringValue().codePointCount(0, text.stringValue().length());
    }

    private static String shown(JsonNode value) {
        return value.isString() ? value.stringValue() : value.getNodeType().name();
    }
}

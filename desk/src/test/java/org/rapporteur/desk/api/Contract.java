package org.rapporteur.desk.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.networknt.schema.Error;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** {@code openapi.yaml}, against which each answer is held; a key that it does not name is an error here, not for its readers. */
final class Contract {
    private static final JsonMapper JSON = new JsonMapper();
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    final String text;
    private final ObjectNode document;

    Contract() {
        try (InputStream in = DeskApi.class.getResourceAsStream("openapi.yaml")) {
            text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        Map<String, Object> loaded = new Yaml().load(text);
        document = JSON.valueToTree(loaded);
        close(document);
    }

    /** What the parser of others says of it. */
    List<String> complaints() {
        ParseOptions options = new ParseOptions();
        options.setResolve(true);
        options.setResolveFully(true);
        SwaggerParseResult result = new OpenAPIV3Parser().readContents(text, null, options);
        assertTrue(result.isOpenapi31());
        assertTrue(result.getOpenAPI().getPaths().size() > 20);
        return result.getMessages();
    }

    private static void close(JsonNode node) {
        if (node instanceof ObjectNode object
                && object.path("properties").isObject()
                && !object.has("additionalProperties")
                && !object.path("type").isMissingNode()) {
            object.put("additionalProperties", false);
        }
        node.forEach(Contract::close);
    }

    /** {@code GET /api/v1/stories reader What it is for}, of each operation. */
    List<String> operations() {
        List<String> all = new ArrayList<>();
        document.path("paths")
                .forEachEntry((path, item) -> item.forEachEntry((method, operation) -> {
                    if (!method.equals("parameters")) {
                        all.add(method.toUpperCase(java.util.Locale.ROOT) + " " + path + " "
                                + operation.path("x-role").asString() + " "
                                + operation.path("summary").asString());
                    }
                }));
        return all.stream().sorted().toList();
    }

    /** Fails unless this answer is one that the description tells of. */
    void check(String method, String path, HttpResponse<String> answer) {
        String plain = path.replaceFirst("\\?.*", "");
        JsonNode operation = operation(method, plain);
        String where = method + " " + path + " " + answer.statusCode() + " ";
        if (answer.statusCode() == 404 && operation.isMissingNode()) {
            return;
        }
        assertTrue(operation.isObject(), where + "is not described");
        JsonNode responses = operation.path("responses");
        JsonNode response = resolved(
                responses.has("" + answer.statusCode())
                        ? responses.path("" + answer.statusCode())
                        : responses.path("default"));
        String type = answer.headers().firstValue("Content-Type").orElse("").replaceFirst(";.*", "");
        if (answer.statusCode() == 400 && type.equals("text/plain")) {
            // The server below refuses an address that is none before any route sees it.
            return;
        }
        if (!response.has("content")) {
            assertEquals("", answer.body(), where);
            return;
        }
        assertTrue(response.path("content").has(type), where + "has type " + type);
        JsonNode schema = response.path("content").path(type).path("schema");
        if (!schema.isMissingNode()) {
            ObjectNode whole = ((ObjectNode) schema.deepCopy());
            whole.set("components", document.path("components"));
            List<Error> errors = SCHEMAS.getSchema(whole).validate(JSON.readTree(answer.body()));
            assertEquals(List.of(), errors, where + answer.body());
        }
    }

    private JsonNode operation(String method, String path) {
        JsonNode paths = document.path("paths");
        String key = method.toLowerCase(java.util.Locale.ROOT);
        if (paths.has(path)) {
            return paths.path(path).path(key);
        }
        for (String each : paths.propertyNames()) {
            String pattern = Pattern.compile("\\{[a-z]+}").matcher(each).replaceAll("[^/]+");
            if (path.matches(pattern)) {
                return paths.path(each).path(key);
            }
        }
        return paths.path("none");
    }

    private JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? document.at(node.path("$ref").asString().substring(1)) : node;
    }
}

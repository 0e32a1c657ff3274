package org.rapporteur.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.apicatalog.jsonld.JsonLd;
import com.apicatalog.jsonld.JsonLdError;
import com.apicatalog.jsonld.document.JsonDocument;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.rapporteur.claim.Event;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The files for other programs: linked data, read by a library that knows JSON-LD, and PLOVER records. */
class ExchangeFilesTest {
    private static final String SCHEMA = "https://schema.org/";

    private final DamAccount dam = new DamAccount();

    @Test
    void aLinkedDataProgramFindsReportsQuotationsAndEvents() throws IOException, JsonLdError {
        JsonArray nodes = expanded();
        assertEquals(6, ofType(nodes, SCHEMA + "NewsArticle").size());
        assertEquals(
                dam.story().facts().utterances().size(),
                ofType(nodes, SCHEMA + "Quotation").size());
        assertEquals(
                dam.story().facts().events().stream()
                        .filter(e -> e.what().status() != Event.Status.DENIED)
                        .count(),
                ofType(nodes, SCHEMA + "Event").size());
        JsonObject meeting = ofType(nodes, SCHEMA + "Event").stream()
                .filter(e -> e.getString("@id").endsWith("e-meeting"))
                .findFirst()
                .orElseThrow();
        assertTrue(meeting.toString().contains(SCHEMA + "EventScheduled"), meeting.toString());
    }

    @Test
    void everyAnnotationLeadsFromAFactToTheWordsOfAReport() throws IOException, JsonLdError {
        JsonArray nodes = expanded();
        Set<String> ids = new TreeSet<>();
        nodes.forEach(node -> ids.add(node.asJsonObject().getString("@id", "")));
        List<JsonObject> annotations = ofType(nodes, "http://www.w3.org/ns/oa#Annotation");
        assertTrue(annotations.size() > 10, "only " + annotations.size() + " annotations");
        for (JsonObject annotation : annotations) {
            assertTrue(ids.contains(first(annotation, "hasBody").getString("@id")), annotation.toString());
            JsonObject target = first(annotation, "hasTarget");
            assertTrue(ids.contains(first(target, "hasSource").getString("@id")), target.toString());
            assertEquals(
                    2,
                    target.getJsonArray("http://www.w3.org/ns/oa#hasSelector").size());
        }
    }

    @Test
    void aCopySaysWhatItWasMadeFromAndAReportOfItsOwnNothing() throws IOException, JsonLdError {
        Map<String, Boolean> isMade = new HashMap<>();
        for (JsonObject report : ofType(expanded(), SCHEMA + "NewsArticle")) {
            String id = report.getString("@id");
            isMade.put(
                    id.substring(id.lastIndexOf(':') + 1),
                    !report.getOrDefault("http://www.w3.org/ns/prov#wasDerivedFrom", JsonValue.EMPTY_JSON_ARRAY)
                            .asJsonArray()
                            .isEmpty());
        }
        assertEquals(true, isMade.get("osel-courier"), isMade.toString());
        assertEquals(false, isMade.get("harbour-wire"), isMade.toString());
    }

    @Test
    void everyEventIsAPloverRecord() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new PloverFile(dam.account()).write(out);
        List<String> lines = out.toString(StandardCharsets.UTF_8).lines().toList();
        assertEquals(dam.story().facts().events().size(), lines.size());
        for (String line : lines) {
            JsonNode record = JsonMapper.shared().readTree(line);
            for (String field : List.of("id", "date", "actor", "event")) {
                assertTrue(record.has(field), field + " is missing in " + line);
            }
            assertEquals(record.get("date").isNull(), record.get("date_basis").isNull(), line);
            if (record.get("id").asString().equals("e-meeting")) {
                assertEquals("event", record.get("date_basis").asString());
                assertEquals(1, record.get("quad_code").asInt());
                assertEquals("planned", record.get("status").asString());
            }
        }
    }

    @Test
    void everyCodeThatARuleGivesHasItsQuad() throws IOException {
        try (var rows = Files.lines(Path.of("src/main/resources/org/rapporteur/claim/triggers.tsv"))) {
            Set<String> codes = new TreeSet<>();
            rows.filter(row -> !row.startsWith("#"))
                    .flatMap(row -> Stream.of(row.split("\t")))
                    .filter(cell -> cell.matches("[A-Z]{3,}"))
                    .forEach(codes::add);
            assertTrue(codes.size() >= 15, "only " + codes);
            codes.removeIf(PloverFile.QUADS::containsKey);
            assertEquals(Set.of(), codes);
        }
    }

    private JsonArray expanded() throws IOException, JsonLdError {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new LinkedDataFile(dam.account()).write(out);
        return JsonLd.expand(JsonDocument.of(new ByteArrayInputStream(out.toByteArray())))
                .base("https://desk.example/account/")
                .get();
    }

    private static JsonObject first(JsonObject node, String term) {
        return node.getJsonArray("http://www.w3.org/ns/oa#" + term).getJsonObject(0);
    }

    private static List<JsonObject> ofType(JsonArray nodes, String type) {
        return nodes.stream()
                .map(JsonValue::asJsonObject)
                .filter(node -> node.getJsonArray("@type").toString().contains("\"" + type + "\""))
                .toList();
    }
}

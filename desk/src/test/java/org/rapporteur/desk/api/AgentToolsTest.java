package org.rapporteur.desk.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.client.transport.HttpClientStreamableHttpTransport;
import io.modelcontextprotocol.spec.McpSchema;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.rapporteur.desk.access.Role;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The tools for agents, called by the protocol's own client over HTTP. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AgentToolsTest {
    @TempDir
    static Path folder;

    private static ServedDesk served;

    @BeforeAll
    static void open() throws Exception {
        served = new ServedDesk(folder);
    }

    @AfterAll
    static void close() {
        served.close();
    }

    private static McpSyncClient client(@Nullable String token) {
        HttpRequest.Builder request = HttpRequest.newBuilder();
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return McpClient.sync(HttpClientStreamableHttpTransport.builder("http://127.0.0.1:" + served.web.port())
                        .endpoint("/mcp")
                        .requestBuilder(request)
                        .build())
                .build();
    }

    private static JsonNode call(McpSyncClient client, String tool, Map<String, Object> asked) {
        McpSchema.CallToolResult result = client.callTool(
                McpSchema.CallToolRequest.builder(tool).arguments(asked).build());
        assertTrue(!Boolean.TRUE.equals(result.isError()), result.toString());
        JsonNode told = new JsonMapper().valueToTree(result.structuredContent());
        assertEquals(
                told,
                new JsonMapper()
                        .readTree(((McpSchema.TextContent) result.content().getFirst()).text()));
        return told;
    }

    @Test
    @Order(1)
    void anAgentFindsAStoryReadsItsBriefAndQuotesItsSources() throws Exception {
        try (McpSyncClient client = client(null)) {
            assertEquals("rapporteur", client.initialize().serverInfo().name());
            client.ping();
            assertEquals(
                    List.of("changes", "quotes", "search", "story"),
                    client.listTools().tools().stream()
                            .map(McpSchema.Tool::name)
                            .sorted()
                            .toList());
            JsonNode found = call(client, "search", Map.of("q", "minister", "limit", 3));
            assertEquals(3, found.path("results").size());
            String story = found.at("/results/0/story").asString();
            JsonNode brief = call(client, "story", Map.of("id", story));
            assertTrue(brief.path("brief").size() > 2, brief.toString());
            JsonNode quotes = call(client, "quotes", Map.of("story", story));
            assertEquals(10, quotes.path("quotes").size());
            for (JsonNode list : List.of(brief.path("brief"), quotes.path("quotes"))) {
                for (JsonNode each : list) {
                    String text = served.json(
                                    "/api/v1/reports/" + each.path("report").asString() + "/reading")
                            .path("text")
                            .asString();
                    String shown = text.substring(
                            each.at("/span/0").asInt(), each.at("/span/1").asInt());
                    assertTrue(shown.contains(each.path("text").asString()) || list == quotes.path("quotes"), shown);
                    assertTrue(
                            each.path("url")
                                    .asString()
                                    .startsWith("http://127.0.0.1:" + served.web.port() + "/reports/"),
                            each.toString());
                }
            }
            JsonNode changes = call(client, "changes", Map.of("since", 3, "limit", 2));
            assertEquals(4, changes.at("/changes/0/number").asInt());
        }
    }

    @Test
    @Order(1)
    void whatAnAgentAsksWronglyIsSaidToIt() {
        try (McpSyncClient client = client(null)) {
            client.initialize();
            assertTrue(client.callTool(McpSchema.CallToolRequest.builder("story")
                            .arguments(Map.of("id", "none"))
                            .build())
                    .isError());
            assertTrue(client.callTool(McpSchema.CallToolRequest.builder("search")
                            .arguments(Map.of("limit", 3))
                            .build())
                    .isError());
            assertTrue(client.callTool(McpSchema.CallToolRequest.builder("quotes")
                            .arguments(Map.of("from", "yesterday"))
                            .build())
                    .isError());
        }
    }

    @Test
    @Order(1)
    void anotherSiteReachesNoTool() throws Exception {
        String list = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/list\"}";
        String accept = "application/json, text/event-stream";
        assertEquals(200, served.send("POST", "/mcp", list, "Accept", accept).statusCode());
        assertEquals(
                403,
                served.send("POST", "/mcp", list, "Accept", accept, "Origin", "https://evil.example")
                        .statusCode());
        assertEquals(405, served.get("/mcp").statusCode());
        assertEquals(
                413,
                served.send("POST", "/mcp", " ".repeat(70_000), "Accept", accept)
                        .statusCode());
    }

    @Test
    @Order(2)
    void whereThereAreMembersAnAgentNeedsAToken() {
        String token = served.token("ada", Role.ADMIN);
        try (McpSyncClient client = client(null)) {
            assertThrows(RuntimeException.class, client::initialize);
        }
        try (McpSyncClient client = client(token)) {
            client.initialize();
            assertEquals(
                    1,
                    call(client, "changes", Map.of("limit", 1)).path("changes").size());
        }
    }
}

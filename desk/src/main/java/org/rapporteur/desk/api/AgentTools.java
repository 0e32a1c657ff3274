package org.rapporteur.desk.api;

import io.javalin.config.RoutesConfig;
import io.modelcontextprotocol.common.McpTransportContext;
import io.modelcontextprotocol.server.McpServer;
import io.modelcontextprotocol.server.McpStatelessServerFeatures.SyncToolSpecification;
import io.modelcontextprotocol.server.McpStatelessSyncServer;
import io.modelcontextprotocol.server.transport.HttpServletStatelessServerTransport;
import io.modelcontextprotocol.spec.McpSchema;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rapporteur.desk.Desk;
import org.rapporteur.desk.access.Role;
import org.rapporteur.desk.search.SearchQuery;
import org.rapporteur.desk.store.StoredAccount;
import org.rapporteur.desk.store.StoredStory;
import org.rapporteur.desk.web.Routes;
import org.rapporteur.desk.web.Visit;
import org.rapporteur.publish.PageAddresses;
import org.rapporteur.publish.ReadingPage;
import org.rapporteur.text.Span;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Tools for agents, by the Model Context Protocol over HTTP ({@code POST /mcp}): search, a story's brief, quotes, changes. They only
 * read. Each thing told has its source: the report, the span in its clean text, and the address of a page that shows the place.
 */
final class AgentTools implements Routes {
    /** What an agent reads at once; more comes with the next page. */
    private static final int RESULTS = 10;

    private static final int MOST = 50;

    /** A question of an agent has some hundred bytes. */
    private static final int REQUEST_BYTES = 64 * 1024;

    private static final String ORIGIN = "origin";

    private final Desk desk;
    private final FactCalls facts;
    private final HttpServletStatelessServerTransport transport;
    private final McpStatelessSyncServer server;

    AgentTools(Desk desk, FactCalls facts) {
        this.desk = desk;
        this.facts = facts;
        transport = HttpServletStatelessServerTransport.builder()
                .messageEndpoint("/mcp")
                .maxRequestSize(REQUEST_BYTES)
                .contextExtractor(request ->
                        McpTransportContext.create(Map.of(ORIGIN, String.valueOf(request.getAttribute(ORIGIN)))))
                .build();
        server = McpServer.sync(transport)
                .serverInfo("rapporteur", "1")
                .instructions(
                        "News reports, read and laid side by side. `origins` counts independent origins: ten copies of one report"
                                + " are one. Quote what is told with its report and url.")
                .capabilities(
                        McpSchema.ServerCapabilities.builder().tools(false).build())
                .tools(List.of(search(), story(), quotes(), changes()))
                // On the thread of the request: they answer from memory or one disk.
                .immediateExecution(true)
                .build();
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.post(
                "/mcp",
                context -> {
                    context.req().setAttribute(ORIGIN, Visit.origin(context));
                    transport.service(context.req(), context.res());
                },
                Role.READER);
    }

    @Override
    public void close() {
        server.close();
    }

    private interface Answer {
        ObjectNode to(Map<String, Object> asked, String origin) throws IOException;
    }

    private static SyncToolSpecification tool(
            String name, String says, Map<String, Object> properties, List<String> required, Answer answer) {
        McpSchema.Tool tool = McpSchema.Tool.builder(
                        name,
                        Map.of(
                                "type",
                                "object",
                                "properties",
                                properties,
                                "required",
                                required,
                                "additionalProperties",
                                false))
                .description(says)
                .annotations(McpSchema.ToolAnnotations.builder()
                        .readOnlyHint(true)
                        .openWorldHint(false)
                        .build())
                .build();
        return new SyncToolSpecification(tool, (context, request) -> {
            Map<String, Object> asked = request.arguments() == null ? Map.of() : request.arguments();
            try {
                ObjectNode told = answer.to(asked, String.valueOf(context.get(ORIGIN)));
                return McpSchema.CallToolResult.builder()
                        .addTextContent(told.toString())
                        .structuredContent(Answers.JSON.convertValue(told, Map.class))
                        .isError(false)
                        .build();
            } catch (BadRequest | IOException e) {
                return McpSchema.CallToolResult.builder()
                        .addTextContent(String.valueOf(e.getMessage()))
                        .isError(true)
                        .build();
            }
        });
    }

    private static Map<String, Object> text(String says) {
        return Map.of("type", "string", "description", says, "maxLength", 1_000);
    }

    private static Map<String, Object> day(String says) {
        return Map.of("type", "string", "format", "date", "description", says);
    }

    private static Map<String, Object> number(String says, long least, long most) {
        return Map.of("type", "integer", "description", says, "minimum", least, "maximum", most);
    }

    private static final Map<String, Object> LIMIT = number("Entries at most; " + RESULTS + " if left out", 1, MOST);
    private static final Map<String, Object> CURSOR = text("`next` of the page before");

    private SyncToolSpecification search() {
        return tool(
                "search",
                "Finds reports, quotes and events by their words. All words must occur; \"in this order\", -without, this OR that, begin*.",
                Map.of(
                        "q", text("Words to look for"),
                        "kind", Map.of("type", "string", "enum", List.of("report", "quote", "event")),
                        "story", text("Id of a story to look in"),
                        "from", day("First day"),
                        "to", day("Last day"),
                        "limit", LIMIT,
                        "cursor", CURSOR),
                List.of("q"),
                (asked, origin) -> {
                    ObjectNode found = facts.search(query(asked, string(asked, "kind")));
                    found.remove("facets");
                    for (JsonNode each : found.path("results")) {
                        ((ObjectNode) each).put("title", joined(each.path("title")));
                        for (JsonNode fragment : each.path("fragments")) {
                            ObjectNode place = (ObjectNode) fragment;
                            place.put("text", joined(place.path("pieces")));
                            place.remove(List.of("pieces", "matches"));
                            addUrl(place, origin);
                        }
                    }
                    return found;
                });
    }

    private SyncToolSpecification story() {
        return tool(
                "story",
                "One story in brief: what is known, what is disputed, what is ahead, each sentence with its source.",
                Map.of("id", text("Id of the story, as search and changes give it")),
                List.of("id"),
                (asked, origin) -> {
                    String id = String.valueOf(asked.get("id"));
                    StoredStory story = desk.store()
                            .read(t -> t.stories().resolve(id))
                            .filter(each -> each.replacedBy() == null)
                            .orElseThrow(() -> BadRequest.parameter("id", "is not the id of a story"));
                    ObjectNode told = ApiJson.object();
                    ApiJson.story(told, story);
                    told.put("url", origin + PageAddresses.under("/").story(story.id()));
                    ArrayNode brief = told.putArray("brief");
                    Optional<StoredAccount> account =
                            desk.store().read(t -> t.accounts().find(story.id()));
                    account.ifPresent(made -> {
                        for (JsonNode line : Answers.JSON.readTree(made.json()).path("brief")) {
                            ObjectNode to = brief.addObject()
                                    .put("section", line.path("section").asString())
                                    .put("text", line.path("text").asString())
                                    .put("report", line.at("/extract/report").asString());
                            to.set("span", line.at("/extract/span"));
                            to.put("reports", line.path("reports").asInt())
                                    .put("origins", line.path("origins").asInt());
                            addUrl(to, origin);
                        }
                    });
                    return told;
                });
    }

    private SyncToolSpecification quotes() {
        return tool(
                "quotes",
                "Who said what: the best wording of each utterance, with who said it, where, and how many independent origins tell it.",
                Map.of(
                        "q", text("Words to look for"),
                        "speaker", text("Id or name of who is quoted"),
                        "story", text("Id of a story"),
                        "from", day("First day"),
                        "to", day("Last day"),
                        "limit", LIMIT,
                        "cursor", CURSOR),
                List.of(),
                (asked, origin) -> {
                    ObjectNode found = facts.quotes(query(asked, "quote"));
                    found.path("quotes").forEach(each -> addUrl((ObjectNode) each, origin));
                    return found;
                });
    }

    private SyncToolSpecification changes() {
        return tool(
                "changes",
                "What changed at the desk since a number, oldest first: reports, stories and their accounts, added, changed or removed.",
                Map.of(
                        "since", number("Number of the last change that is known", 0, Long.MAX_VALUE),
                        "story", text("Id of a story"),
                        "limit", LIMIT),
                List.of(),
                (asked, origin) -> ChangeCalls.answer(desk, number(asked, "since", 0), string(asked, "story"), (int)
                        number(asked, "limit", RESULTS)));
    }

    private static SearchQuery query(Map<String, Object> asked, @Nullable String kind) {
        String text = string(asked, "q");
        SearchQuery.Filters filters = new SearchQuery.Filters(
                kind == null ? null : SearchQuery.Kind.valueOf(kind.toUpperCase(Locale.ROOT)),
                new SearchQuery.Fact(string(asked, "speaker"), null, null, null),
                SearchQuery.Told.ANYWHERE,
                date(asked, "from"),
                date(asked, "to"),
                string(asked, "story"),
                0);
        return new SearchQuery(
                text == null ? "" : text,
                filters,
                SearchQuery.Order.RELEVANCE,
                (int) number(asked, "limit", RESULTS),
                string(asked, "cursor"));
    }

    private static @Nullable String string(Map<String, Object> asked, String key) {
        return asked.get(key) instanceof String text && !text.isEmpty() ? text : null;
    }

    private static long number(Map<String, Object> asked, String key, long otherwise) {
        return asked.get(key) instanceof Number number ? number.longValue() : otherwise;
    }

    private static @Nullable LocalDate date(Map<String, Object> asked, String key) {
        String text = string(asked, key);
        try {
            return text == null ? null : LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw BadRequest.parameter(key, "is a day such as 2031-03-04");
        }
    }

    private static String joined(JsonNode pieces) {
        StringBuilder text = new StringBuilder();
        pieces.forEach(each -> text.append(each.path("text").asString()));
        return text.toString();
    }

    private static void addUrl(ObjectNode to, String origin) {
        String report = to.path("report").asString();
        Span span = new Span(
                to.path("span").path(0).asInt(), to.path("span").path(1).asInt());
        to.put("url", origin + PageAddresses.under("/").report(report) + "#" + ReadingPage.anchor(report, span));
    }
}

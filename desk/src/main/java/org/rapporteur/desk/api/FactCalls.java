package org.rapporteur.desk.api;

import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rapporteur.claim.Event;
import org.rapporteur.desk.Desk;
import org.rapporteur.desk.search.Found;
import org.rapporteur.desk.search.Results;
import org.rapporteur.desk.search.SearchQuery;
import org.rapporteur.desk.store.Accounts;
import org.rapporteur.desk.store.Happening;
import org.rapporteur.desk.store.Held;
import org.rapporteur.desk.store.Said;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Facts over all stories: who said what, what happened, what is ahead; and search. */
final class FactCalls {
    private static final List<String> KINDS = words(SearchQuery.Kind.values());
    private static final List<String> ORDERS = words(SearchQuery.Order.values());
    private static final List<String> STATUSES = words(Event.Status.values());

    private final Desk desk;
    private final Answers answers;

    FactCalls(Desk desk, Answers answers) {
        this.desk = desk;
        this.answers = answers;
    }

    private static List<String> words(Enum<?>[] choices) {
        return Stream.of(choices).map(ApiJson::word).toList();
    }

    List<Call> all() {
        return List.of(
                Call.get("/speakers", "Those who are quoted by name, most quoted first", this::speakers),
                Call.get("/speakers/{id}", "What somebody said and holds, in all stories", this::speaker),
                Call.get("/quotes", "What was said, found by words and filters", this::quotes),
                Call.get("/events", "What happened or is said to come, found by words and filters", this::events),
                Call.get("/calendar", "What all stories announce, by day", this::calendar),
                Call.get("/search", "Reports, quotes and events, found by words and filters", this::search));
    }

    private void speakers(Context context) {
        Parameters asked = new Parameters(context);
        String name = asked.text("name");
        int limit = asked.limit();
        asked.check();
        if (answers.isKnown(context)) {
            return;
        }
        ObjectNode answer = ApiJson.object();
        ArrayNode speakers = answer.putArray("speakers");
        // A sign of the pattern's own would find more than was asked for, never less.
        desk.store()
                .read(t -> t.accounts().speakers(name == null ? "" : name, limit))
                .forEach(each -> ApiJson.speakerLine(speakers.addObject(), each));
        Answers.json(context, answer);
    }

    private void speaker(Context context) {
        // Ids of speakers are made of names, in any script.
        String id = context.pathParam("id");
        Parameters asked = new Parameters(context);
        int limit = asked.limit();
        asked.check();
        List<Said> said = desk.store().read(t -> t.accounts().saidBy(id, limit));
        List<Held> held = desk.store().read(t -> t.accounts().heldBy(id, limit));
        if (id.isEmpty() || said.isEmpty() && held.isEmpty()) {
            throw new NotFoundResponse("Nobody of this id is quoted or holds a position.");
        }
        if (answers.isKnown(context)) {
            return;
        }
        Said.Speaker who =
                said.isEmpty() ? held.getFirst().holder() : said.getFirst().speaker();
        ObjectNode answer =
                ApiJson.object().put("id", who.id()).put("name", who.name()).put("named", who.named());
        ArrayNode quotes = answer.putArray("quotes");
        said.forEach(each -> ApiJson.quote(quotes.addObject(), each));
        ArrayNode positions = answer.putArray("positions");
        held.forEach(each -> ApiJson.position(positions.addObject(), each));
        Answers.json(context, answer);
    }

    private void quotes(Context context) throws IOException {
        facts(context, SearchQuery.Kind.QUOTE, "quotes", FactCalls::quotesOf);
    }

    private void events(Context context) throws IOException {
        facts(context, SearchQuery.Kind.EVENT, "events", FactCalls::eventsOf);
    }

    private static void quotesOf(Accounts accounts, Page page) {
        Map<String, Said> byId = new HashMap<>();
        for (String story : page.stories) {
            accounts.saidIn(story).forEach(each -> byId.putIfAbsent(story + " " + each.id(), each));
        }
        page.found.forEach(each -> {
            Said said = byId.get(each.story() + " " + each.id());
            if (said != null) {
                ApiJson.quote(page.list.addObject(), said);
            }
        });
    }

    private static void eventsOf(Accounts accounts, Page page) {
        Map<String, Happening> byId = new HashMap<>();
        for (String story : page.stories) {
            accounts.happeningsIn(story).forEach(each -> byId.put(story + " " + each.id(), each));
        }
        page.found.forEach(each -> {
            Happening happening = byId.get(each.story() + " " + each.id());
            if (happening != null) {
                ApiJson.event(page.list.addObject(), happening);
            }
        });
    }

    /** What was found, the stories that it is in, and where it is told. */
    private record Page(List<Found> found, Set<String> stories, ArrayNode list) {}

    private void facts(Context context, SearchQuery.Kind kind, String key, BiConsumer<Accounts, Page> tell)
            throws IOException {
        SearchQuery query = query(new Parameters(context), kind);
        if (!answers.isFoundAlready(context)) {
            Answers.json(context, facts(query, key, tell));
        }
    }

    /** What was said, as {@code /quotes} answers it; the query asks for quotes. */
    ObjectNode quotes(SearchQuery query) throws IOException {
        return facts(query, "quotes", FactCalls::quotesOf);
    }

    /** Search says which, the store what; what the store has no longer, since the index is behind it for a moment, is left out. */
    private ObjectNode facts(SearchQuery query, String key, BiConsumer<Accounts, Page> tell) throws IOException {
        Results results = find(query);
        ObjectNode answer = ApiJson.object().put("total", results.total());
        ArrayNode list = answer.putArray(key);
        Set<String> stories = new HashSet<>();
        for (Found each : results.found()) {
            if (each.story() != null) {
                stories.add(each.story());
            }
        }
        desk.store().read(t -> {
            tell.accept(t.accounts(), new Page(results.found(), stories, list));
            return list;
        });
        return answer.put("next", results.next());
    }

    private void calendar(Context context) {
        Parameters asked = new Parameters(context);
        LocalDate day = asked.day("from");
        int limit = asked.limit();
        asked.check();
        if (answers.isKnown(context)) {
            return;
        }
        LocalDate from = day == null ? LocalDate.ofInstant(desk.store().clock().instant(), ZoneOffset.UTC) : day;
        ObjectNode answer = ApiJson.object().put("from", from.toString());
        ArrayNode events = answer.putArray("events");
        desk.store()
                .read(t -> t.accounts().calendar(from, limit))
                .forEach(each -> ApiJson.event(events.addObject(), each));
        Answers.json(context, answer);
    }

    private void search(Context context) throws IOException {
        SearchQuery query = query(new Parameters(context), null);
        if (!answers.isFoundAlready(context)) {
            Answers.json(context, search(query));
        }
    }

    /** What was found, as {@code /search} answers it. */
    ObjectNode search(SearchQuery query) throws IOException {
        Results results = find(query);
        ObjectNode answer = ApiJson.object().put("total", results.total());
        ArrayNode found = answer.putArray("results");
        results.found().forEach(each -> ApiJson.found(found.addObject(), each));
        answer.put("next", results.next());
        ApiJson.facets(answer.putObject("facets"), results.facets());
        return answer;
    }

    private Results find(SearchQuery query) throws IOException {
        try {
            return desk.search(query);
        } catch (IllegalArgumentException e) {
            throw BadRequest.parameter("cursor", "belongs to another search");
        }
    }

    /** @param only kind, or null where the request says which */
    static SearchQuery query(Parameters asked, SearchQuery.@Nullable Kind only) {
        String text = asked.text("q");
        String kind = only == null ? asked.word("kind", KINDS) : ApiJson.word(only);
        boolean quotes = only != SearchQuery.Kind.EVENT;
        boolean events = only != SearchQuery.Kind.QUOTE;
        SearchQuery.Fact fact = new SearchQuery.Fact(
                quotes ? asked.text("speaker") : null,
                events ? asked.text("actor") : null,
                events ? asked.text("code") : null,
                events ? asked.word("status", STATUSES) : null);
        SearchQuery.Filters filters = new SearchQuery.Filters(
                kind == null ? null : SearchQuery.Kind.valueOf(kind.toUpperCase(Locale.ROOT)),
                fact,
                new SearchQuery.Told(asked.text("outlet"), asked.text("language")),
                asked.day("from"),
                asked.day("to"),
                asked.id("story"),
                (int) asked.number("origins", 0, 0, Integer.MAX_VALUE));
        String order = asked.word("order", ORDERS);
        SearchQuery query = new SearchQuery(
                text == null ? "" : text,
                filters,
                order == null ? SearchQuery.Order.RELEVANCE : SearchQuery.Order.valueOf(order.toUpperCase(Locale.ROOT)),
                asked.limit(),
                asked.text("cursor"));
        asked.check();
        return query;
    }
}

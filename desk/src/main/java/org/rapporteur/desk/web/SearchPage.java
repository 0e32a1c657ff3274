package org.rapporteur.desk.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rapporteur.desk.Desk;
import org.rapporteur.desk.search.Found;
import org.rapporteur.desk.search.Results;
import org.rapporteur.desk.search.SearchQuery;
import org.rapporteur.desk.store.Place;
import org.rapporteur.desk.store.StoredStory;
import org.rapporteur.publish.ReadingPage;
import org.rapporteur.text.Span;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Search over reports, quotes and events, with filters, and links to the places that fit. */
public final class SearchPage implements Routes {
    private static final int RESULTS = 20;
    private static final Logger LOG = LoggerFactory.getLogger(SearchPage.class);

    /** The filters, as the address and the form name them, in the order of the form. */
    private static final List<String> FILTERS = List.of(
            "kind",
            "speaker",
            "actor",
            "outlet",
            "language",
            "code",
            "status",
            "from",
            "to",
            "story",
            "origins",
            "order");

    private final Desk desk;

    SearchPage(Desk desk) {
        this.desk = desk;
    }

    /** A value that some results have, with the address that asks for them alone, or takes the filter back. */
    public record Choice(String label, int results, String href, boolean isChosen) {}

    /** Values of one kind. */
    public record Facet(String name, List<Choice> choices) {}

    /** A filter in force, with the address without it. */
    public record InForce(String label, String href) {}

    /**
     * The page.
     *
     * @param asked filters by name; those not asked for are empty
     * @param titles of stories by id
     * @param next address of the next page, or null
     */
    public record Shown(
            String text,
            Map<String, String> asked,
            Results results,
            List<Facet> facets,
            List<InForce> inForce,
            Map<String, String> titles,
            @Nullable String next) {}

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/search", this::search);
    }

    private void search(Context context) {
        String text = Asked.text(context, "q");
        SearchQuery query = query(context, text == null ? "" : text);
        Results results;
        try {
            results = desk.search(query);
        } catch (IllegalArgumentException e) {
            throw new BadRequestResponse("This address leads to no page of results. Please search again.");
        } catch (IOException e) {
            LOG.error("The index cannot be read", e);
            throw new HttpResponseException(503, "The index cannot be read now; the page of inputs says why.");
        }
        Map<String, String> asked = new HashMap<>();
        FILTERS.forEach(name -> {
            String value = Asked.text(context, name);
            asked.put(name, value == null ? "" : value);
        });
        Map<String, String> titles = desk.store().read(t -> {
            Map<String, String> found = new HashMap<>();
            t.stories().find(asked.getOrDefault("story", "")).ifPresent(story -> found.put(story.id(), story.title()));
            for (Found each : results.found()) {
                String story = each.story();
                if (story != null && !found.containsKey(story)) {
                    t.stories().resolve(story).map(StoredStory::title).ifPresent(title -> found.put(story, title));
                }
            }
            return found;
        });
        String next = results.next();
        Page.of(context, text == null ? "Search" : "Search: " + text, Section.SEARCH)
                .show(
                        context,
                        "desk/search.jte",
                        Map.of(
                                "shown",
                                new Shown(
                                        query.text(),
                                        asked,
                                        results,
                                        facets(context, results.facets(), asked),
                                        inForce(context, asked, titles),
                                        titles,
                                        next == null ? null : Asked.with(context, Map.of("after", next)))));
    }

    private static SearchQuery query(Context context, String text) {
        LocalDate from = Asked.day(context, "from");
        LocalDate to = Asked.day(context, "to");
        return new SearchQuery(
                text,
                new SearchQuery.Filters(
                        choice(context, "kind", SearchQuery.Kind.class),
                        new SearchQuery.Fact(
                                Asked.text(context, "speaker"),
                                Asked.text(context, "actor"),
                                upper(Asked.text(context, "code")),
                                lower(Asked.text(context, "status"))),
                        new SearchQuery.Told(Asked.text(context, "outlet"), lower(Asked.text(context, "language"))),
                        from,
                        to,
                        Asked.text(context, "story"),
                        (int) Math.clamp(Asked.number(context, "origins", 0), 0, 1_000_000)),
                choice(context, "order", SearchQuery.Order.class) == SearchQuery.Order.DAY
                        ? SearchQuery.Order.DAY
                        : SearchQuery.Order.RELEVANCE,
                RESULTS,
                Asked.text(context, "after"));
    }

    private static @Nullable String upper(@Nullable String text) {
        return text == null ? null : text.toUpperCase(Locale.ROOT);
    }

    private static @Nullable String lower(@Nullable String text) {
        return text == null ? null : text.toLowerCase(Locale.ROOT);
    }

    private static <E extends Enum<E>> @Nullable E choice(Context context, String name, Class<E> type) {
        String text = Asked.text(context, name);
        if (text == null) {
            return null;
        }
        return Arrays.stream(type.getEnumConstants())
                .filter(each -> each.name().equalsIgnoreCase(text))
                .findFirst()
                .orElseThrow(() -> new BadRequestResponse(name + " is one of "
                        + Arrays.stream(type.getEnumConstants())
                                .map(each -> each.name().toLowerCase(Locale.ROOT))
                                .collect(Collectors.joining(", "))
                        + "."));
    }

    private static List<Facet> facets(Context context, Results.Facets facets, Map<String, String> asked) {
        return List.of(
                facet(context, "What", "kind", facets.kinds(), asked),
                facet(context, "Who speaks", "speaker", facets.speakers(), asked),
                facet(context, "Outlets", "outlet", facets.outlets(), asked),
                new Facet(
                        "When",
                        facets.months().stream()
                                .map(each -> month(context, each, asked))
                                .toList()));
    }

    private static Facet facet(
            Context context, String label, String name, List<Results.Count> counts, Map<String, String> asked) {
        return new Facet(
                label,
                counts.stream()
                        .map(each -> {
                            boolean isChosen = each.value().equalsIgnoreCase(asked.get(name));
                            Map<String, @Nullable String> other = new HashMap<>();
                            other.put(name, isChosen ? null : each.value());
                            other.put("after", null);
                            return new Choice(each.value(), each.results(), Asked.with(context, other), isChosen);
                        })
                        .toList());
    }

    private static Choice month(Context context, Results.Count each, Map<String, String> asked) {
        LocalDate first = LocalDate.parse(each.value() + "-01");
        boolean isChosen = first.toString().equals(asked.get("from"));
        Map<String, @Nullable String> other = new HashMap<>();
        other.put("from", isChosen ? null : first.toString());
        other.put("to", isChosen ? null : first.plusMonths(1).minusDays(1).toString());
        other.put("after", null);
        return new Choice(each.value(), each.results(), Asked.with(context, other), isChosen);
    }

    private static List<InForce> inForce(Context context, Map<String, String> asked, Map<String, String> titles) {
        return FILTERS.stream()
                .filter(name -> !asked.getOrDefault(name, "").isEmpty() && !name.equals("order"))
                .map(name -> {
                    Map<String, @Nullable String> other = new HashMap<>(Collections.singletonMap(name, null));
                    other.put("after", null);
                    String value = String.valueOf(asked.get(name));
                    return new InForce(
                            name + " " + (name.equals("story") ? titles.getOrDefault(value, value) : value),
                            Asked.with(context, other));
                })
                .toList();
    }

    /** The page of the report that tells it, with all places of this fragment marked, at its first place. */
    public static String href(Found.Fragment fragment) {
        List<Place> places = fragment.matches().isEmpty() ? List.of(fragment.place()) : fragment.matches();
        Place first = places.getFirst();
        return Say.report(first.report()) + "?"
                + places.stream()
                        .map(place -> "at=" + place.start() + "-" + place.end())
                        .collect(Collectors.joining("&"))
                + "#" + ReadingPage.anchor(first.report(), new Span(first.start(), first.end()));
    }
}

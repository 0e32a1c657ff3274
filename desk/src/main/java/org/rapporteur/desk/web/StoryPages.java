package org.rapporteur.desk.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.HttpStatus;
import io.javalin.http.NotFoundResponse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.rapporteur.desk.Desk;
import org.rapporteur.desk.newsroom.StoryAccounts.Told;
import org.rapporteur.desk.store.Development;
import org.rapporteur.desk.store.ShownAccount;
import org.rapporteur.desk.store.StoredStory;
import org.rapporteur.desk.store.Transaction;
import org.rapporteur.story.Redirect;

/** The stories, those that changed last first, and the page of each: its account now, or as of a day. */
public final class StoryPages implements Routes {
    /** Stories on a page: some five screens. */
    private static final int STORIES = 30;

    /** Stories looked at for one page when a filter leaves few. */
    private static final int LOOKED_AT = 3_000;

    /** What is new of a story, on the page of all stories. */
    private static final int NEWS_IN_LIST = 3;

    /** What is new of a story on its own page; of more the first ones, and how many there are. */
    private static final int NEWS = 12;

    /** Developments counted; more are "more than". */
    private static final int COUNTED = 500;

    private static final Set<String> SHAKING = Set.of("contradicted", "withdrawn", "status");

    /** What shakes the account comes first, then what most origins tell, then what came last. */
    private static final Comparator<Development> TELLING_FIRST = Comparator.comparingInt(
                    (Development each) -> SHAKING.contains(each.kind()) ? 0 : 1)
            .thenComparing(each -> -each.weight().origins())
            .thenComparing(each -> -each.number());

    private final Desk desk;
    private final Telling telling;

    StoryPages(Desk desk, Telling telling) {
        this.desk = desk;
        this.telling = telling;
    }

    /**
     * What is new to somebody.
     *
     * @param after the last development that they saw, 0 if they never looked
     * @param count all of them
     * @param shown the most telling of them, each sentence once
     */
    public record News(long after, int count, List<Development> shown) {
        public News {
            shown = List.copyOf(shown);
        }

        /** Whether they have looked at the story before. */
        public boolean isSeen() {
            return after > 0;
        }
    }

    /** A story in the list. */
    public record Line(StoredStory story, News news) {}

    /**
     * The list.
     *
     * @param next address of the next page, or null
     * @param here address of this page, for its renewal
     */
    public record Listing(
            List<Line> lines,
            int fewestOrigins,
            @Nullable String language,
            @Nullable String next,
            String here,
            boolean isFirst) {}

    /** What became of a story: a sentence around a link. */
    public record Past(String before, String story, String title, String after) {}

    /**
     * A story's page.
     *
     * @param account null before the first one is made
     * @param page the account as a fragment of HTML, as of the day that was asked for
     * @param navigation links into it
     * @param corrections in force that name one of its reports
     */
    public record Shown(
            StoredStory story,
            @Nullable ShownAccount account,
            String page,
            String navigation,
            @Nullable LocalDate asOf,
            @Nullable LocalDate since,
            News news,
            List<Past> past,
            List<CorrectionWords.Line> corrections) {}

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/", this::list);
        routes.get("/stories", context -> context.redirect("/", HttpStatus.MOVED_PERMANENTLY));
        routes.get("/stories/{story}", this::story);
        routes.get("/stories/{story}/news", this::news);
    }

    private void list(Context context) {
        long before = Asked.number(context, "before", Long.MAX_VALUE);
        int fewest = (int) Math.clamp(Asked.number(context, "origins", 1), 1, 1_000);
        String language = Asked.text(context, "language");
        String viewer = Visit.of(context).who().name();
        AtomicBoolean more = new AtomicBoolean();
        long[] last = new long[1];
        List<Line> lines = desk.store().read(t -> {
            last[0] = t.changes().last();
            List<StoredStory> stories = stories(t, before, fewest, language);
            more.set(stories.size() > STORIES);
            List<StoredStory> shown = stories.subList(0, Math.min(STORIES, stories.size()));
            Map<String, Long> seen = t.viewers().seen(viewer);
            Map<String, Long> newest = t.accounts()
                    .lastDevelopments(shown.stream().map(StoredStory::id).toList());
            return shown.stream()
                    .map(story -> {
                        long after = seen.getOrDefault(story.id(), 0L);
                        boolean isNews = newest.getOrDefault(story.id(), 0L) > after;
                        return new Line(
                                story,
                                isNews ? newsOf(t, story.id(), after, NEWS_IN_LIST) : new News(after, 0, List.of()));
                    })
                    .toList();
        });
        String next = more.get()
                ? Asked.with(
                        context,
                        Map.of("before", String.valueOf(lines.getLast().story().changed())))
                : null;
        Page page = Page.of(context, "Stories", Section.STORIES);
        page.live(last[0], List.of("stories"))
                .show(
                        context,
                        "desk/stories.jte",
                        Map.of(
                                "listing",
                                new Listing(lines, fewest, language, next, page.place(), before == Long.MAX_VALUE)));
    }

    /** One more than a page holds, if there are so many. */
    private static List<StoredStory> stories(Transaction t, long before, int fewest, @Nullable String language) {
        if (language == null) {
            return t.stories().latest(before, fewest, STORIES + 1);
        }
        List<StoredStory> found = new ArrayList<>();
        long from = before;
        for (int looked = 0; looked < LOOKED_AT && found.size() <= STORIES; ) {
            List<StoredStory> some = t.stories().latest(from, fewest, 10 * STORIES);
            some.stream()
                    .filter(story -> story.extent().language().equalsIgnoreCase(language))
                    .forEach(found::add);
            looked += some.size();
            if (some.size() < 10 * STORIES) {
                break;
            }
            from = some.getLast().changed();
        }
        return found.subList(0, Math.min(found.size(), STORIES + 1));
    }

    private static News newsOf(Transaction t, String story, long after, int most) {
        List<Development> all = t.accounts().developments(story, after, COUNTED);
        List<Development> shown = new ArrayList<>();
        Set<String> told = new HashSet<>();
        all.stream()
                .sorted(TELLING_FIRST)
                .filter(each -> told.add(each.text()))
                .limit(most)
                .forEach(shown::add);
        // A sentence that tells two facts is one piece of news.
        int count = (int) all.stream().map(Development::text).distinct().count();
        return new News(after, count, shown);
    }

    private void story(Context context) {
        String id = Ids.inPath(context, "story");
        String viewer = Visit.of(context).who().name();
        LocalDate asOf = Asked.day(context, "asOf");
        LocalDate since = Asked.day(context, "since");
        long asked = Asked.number(context, "after", -1);
        long[] marks = new long[2];
        Shown stored = desk.store().read(t -> {
            StoredStory story = expect(t, id);
            if (story.replacedBy() != null) {
                return null;
            }
            marks[0] = t.changes().last();
            marks[1] = t.accounts().lastDevelopments(List.of(id)).getOrDefault(id, 0L);
            long after = asked >= 0 ? asked : t.viewers().seen(viewer).getOrDefault(id, 0L);
            ShownAccount account = t.accounts().shown(id).orElse(null);
            return new Shown(
                    story,
                    account,
                    account == null ? "" : account.page(),
                    account == null ? "" : account.navigation(),
                    asOf,
                    since,
                    newsOf(t, id, after, NEWS),
                    past(t, id),
                    CorrectionWords.about(t, id));
        });
        if (stored == null) {
            forward(context, id);
            return;
        }
        Shown shown = asOf == null && since == null ? stored : asOf(stored, asOf, since);
        if (shown == stored
                && stored.account() != null
                && marks[1] > stored.news().after()) {
            desk.store().update(t -> t.viewers().sawUpTo(viewer, id, marks[1]));
        }
        Page page = Page.of(context, shown.story().title(), Section.STORIES);
        page.live(marks[0], List.of("story:" + id))
                .show(context, "desk/story.jte", Map.of("shown", shown, "newest", marks[1]));
    }

    private Shown asOf(Shown stored, @Nullable LocalDate asOf, @Nullable LocalDate since) {
        StoredStory story = stored.story();
        Told told = telling.of(story, asOf, since).orElseThrow(() -> new NotFoundResponse(GONE));
        boolean isEmpty = told.account().stories().isEmpty();
        return new Shown(
                story,
                stored.account(),
                isEmpty ? "" : told.parts().story(story.id()),
                isEmpty ? "" : told.parts().navigation(story.id()),
                asOf,
                since,
                new News(stored.news().after(), 0, List.of()),
                stored.past(),
                stored.corrections());
    }

    /** To the story that it became part of; the browser keeps what stands behind the {@code #}. */
    private void forward(Context context, String id) {
        Optional<StoredStory> successor = desk.store().read(t -> t.stories().resolve(id));
        if (successor.isEmpty() || successor.get().id().equals(id)) {
            throw new HttpResponseException(410, GONE);
        }
        context.redirect(Say.story(successor.get().id()), HttpStatus.MOVED_PERMANENTLY);
    }

    private static final String GONE = "This story is told no longer: none of its reports is left.";

    private void news(Context context) {
        String id = Ids.inPath(context, "story");
        long after = Asked.number(context, "after", 0);
        Shown shown = desk.store().read(t -> {
            StoredStory story = expect(t, id);
            return new Shown(
                    story,
                    t.accounts().shown(id).orElse(null),
                    "",
                    "",
                    null,
                    null,
                    newsOf(t, id, after, NEWS),
                    List.of(),
                    List.of());
        });
        context.render("desk/news.jte", Map.of("shown", shown, "version", Asked.number(context, "version", 0)));
    }

    private static StoredStory expect(Transaction t, String id) {
        return t.stories().find(id).orElseThrow(() -> new NotFoundResponse("There is no such story."));
    }

    private static List<Past> past(Transaction t, String id) {
        List<Past> past = new ArrayList<>();
        for (Redirect each : t.stories().redirects(id)) {
            boolean isFrom = each.from().equals(id);
            String other = isFrom ? each.into() : each.from();
            String day = each.on() == null ? "" : " on " + each.on();
            String title = t.stories().find(other).map(StoredStory::title).orElse(other);
            String reports = Say.count(each.reports(), "report");
            switch (each.kind()) {
                case MERGED ->
                    past.add(
                            isFrom
                                    ? new Past("Became part of ", other, title, day + ": " + each.why())
                                    : new Past("Took in ", other, title, day + ", " + reports + ": " + each.why()));
                case SPLIT ->
                    past.add(
                            isFrom
                                    ? new Past(reports + " left for ", other, title, day + ": " + each.why())
                                    : new Past("Split from ", other, title, day + ": " + each.why()));
            }
        }
        return past;
    }
}

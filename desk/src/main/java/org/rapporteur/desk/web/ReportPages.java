package org.rapporteur.desk.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rapporteur.account.Account;
import org.rapporteur.account.AccountOptions;
import org.rapporteur.account.Accountant;
import org.rapporteur.claim.Reading;
import org.rapporteur.desk.Desk;
import org.rapporteur.desk.newsroom.StoryAccounts;
import org.rapporteur.desk.newsroom.StoryAccounts.Told;
import org.rapporteur.desk.store.Reports;
import org.rapporteur.desk.store.StoredReport;
import org.rapporteur.desk.store.StoredStory;
import org.rapporteur.desk.store.Transaction;
import org.rapporteur.extract.Article;
import org.rapporteur.ingest.RawReport;
import org.rapporteur.lineage.Edge;
import org.rapporteur.publish.AccountParts;
import org.rapporteur.publish.ReadingPage;
import org.rapporteur.story.Story;
import org.rapporteur.text.Span;

/** A report with all that was read in it, its versions, itself as it came, and two reports side by side. */
public final class ReportPages implements Routes {
    /** Places marked because an address asks for them; more hits than these are no longer looked at one by one. */
    private static final int PLACES = 200;

    private static final Pattern PLACE = Pattern.compile("(\\d{1,9})-(\\d{1,9})");
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]{2,}");
    private static final int MOST_WORDS = 12;

    private final Desk desk;
    private final Telling telling;

    ReportPages(Desk desk, Telling telling) {
        this.desk = desk;
        this.telling = telling;
    }

    /**
     * A report that another one is tied to.
     *
     * @param words how, such as {@code copy of}
     * @param percent how much of the later one's words stand in the earlier one
     * @param pair where the two stand side by side
     */
    public record Relative(String words, String report, String title, long percent, String pair) {}

    /**
     * A report's page.
     *
     * @param origins fragment that tells where it comes from, or null if that takes long
     * @param text fragment with all marks
     * @param marks address of the stylesheet of those marks
     * @param hits how many places are marked because the address asks for them, and the first of them
     */
    public record Shown(
            StoredReport report,
            Article article,
            @Nullable StoredStory story,
            @Nullable String input,
            @Nullable String origins,
            List<Relative> relatives,
            String text,
            String marks,
            List<String> hits,
            List<CorrectionWords.Line> corrections) {}

    /** Two versions of a report, side by side. */
    public record Compared(
            StoredReport report,
            List<Reports.Version> versions,
            int old,
            int now,
            Article.Meta oldMeta,
            Article.Meta nowMeta,
            Sides sides) {}

    /** A report as it came. */
    public record Raw(StoredReport report, int version, RawReport raw, RawWords words) {}

    /**
     * Two reports.
     *
     * @param pair fragment that shows the one beside the other it draws on, or null
     * @param sides the two where nothing was found that ties them
     */
    public record Pair(
            StoredReport from,
            StoredReport to,
            @Nullable String pair,
            @Nullable Sides sides) {}

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/reports/{report}", this::report);
        routes.get("/reports/{report}/marks.css", this::marks);
        routes.get("/reports/{report}/origins", this::origins);
        routes.get("/reports/{report}/versions", this::versions);
        routes.get("/reports/{report}/raw", this::raw);
        routes.get("/pairs/{from}/{to}", this::pair);
    }

    /** What a report's page is made of. */
    private record Stored(
            StoredReport report, Reading reading, @Nullable StoredStory story, List<Span> places) {}

    private Stored stored(Transaction t, String id) {
        StoredReport report = expect(t, id);
        String story = report.ties().story();
        return new Stored(
                report,
                desk.archive().read(t, id),
                story == null ? null : t.stories().resolve(story).orElse(null),
                t.reports().places(id));
    }

    private static StoredReport expect(Transaction t, String id) {
        return t.reports().find(id).orElseThrow(() -> new NotFoundResponse("There is no such report."));
    }

    private void report(Context context) {
        String id = Ids.inPath(context, "report");
        boolean full = Asked.text(context, "full") != null;
        Stored stored = desk.store().read(t -> stored(t, id));
        Optional<AccountParts> parts = parts(stored, full);
        TreeSet<Span> asked = asked(context, stored.reading());
        String query = context.queryString();
        Shown shown = desk.store()
                .read(t -> new Shown(
                        stored.report(),
                        stored.reading().article(),
                        stored.story(),
                        input(t, stored.report()),
                        parts.map(each -> each.origins(id)).orElse(null),
                        relatives(t, id),
                        text(stored, parts, asked).html(),
                        Say.report(id) + "/marks.css" + (query == null ? "" : "?" + query),
                        asked.stream()
                                .map(each -> "#" + ReadingPage.anchor(id, each))
                                .toList(),
                        CorrectionWords.about(t, Set.of(id))));
        Page.of(context, title(stored.report()), Section.STORIES)
                .show(context, "desk/report.jte", Map.of("shown", shown));
    }

    private static @Nullable String input(Transaction t, StoredReport report) {
        return report.input() == null
                ? null
                : t.inputs()
                        .find(report.input())
                        .map(each -> each.title() == null ? each.address() : each.title())
                        .orElse(null);
    }

    /** A report's title, or where it came from. */
    public static String title(StoredReport report) {
        String title = report.head().title();
        return title == null ? report.head().path() : title;
    }

    /** The account that tells of a report, if it can be had soon, or somebody waits for it. */
    private Optional<AccountParts> parts(Stored stored, boolean full) {
        StoredStory story = stored.story();
        if (story == null) {
            return Optional.empty();
        }
        return (full ? telling.of(story) : telling.soon(story))
                .filter(told -> told.account().readings().stream()
                        .anyMatch(each -> each.id().equals(stored.report().id())))
                .map(Told::parts);
    }

    private static ReadingPage text(Stored stored, Optional<AccountParts> parts, TreeSet<Span> asked) {
        return parts.map(each -> each.reading(stored.report().id(), asked)).orElseGet(() -> {
            TreeSet<Span> all = new TreeSet<>(stored.places());
            all.addAll(asked);
            return ReadingPage.of(stored.reading(), all);
        });
    }

    /** The places that an address asks for: {@code at=10-25}, and the words of {@code q}. */
    private static TreeSet<Span> asked(Context context, Reading reading) {
        TreeSet<Span> places = new TreeSet<>();
        for (String each : context.queryParams("at")) {
            Matcher place = PLACE.matcher(each);
            if (place.matches() && places.size() < PLACES) {
                int start = Integer.parseInt(place.group(1));
                int end = Integer.parseInt(place.group(2));
                if (start < end && end <= reading.text().length()) {
                    places.add(new Span(start, end));
                }
            }
        }
        String words = Asked.text(context, "q");
        if (words != null) {
            String any = WORD.matcher(words)
                    .results()
                    .limit(MOST_WORDS)
                    .map(word -> Pattern.quote(word.group()))
                    .collect(Collectors.joining("|"));
            if (!any.isEmpty()) {
                Pattern.compile("(?iu)(?<![\\p{L}\\p{N}])(?:" + any + ")(?![\\p{L}\\p{N}])")
                        .matcher(reading.text())
                        .results()
                        .limit(PLACES)
                        .forEach(hit -> places.add(new Span(hit.start(), hit.end())));
            }
        }
        return places;
    }

    private void marks(Context context) {
        String id = Ids.inPath(context, "report");
        Stored stored = desk.store().read(t -> stored(t, id));
        TreeSet<Span> asked = asked(context, stored.reading());
        StringBuilder css =
                new StringBuilder(text(stored, parts(stored, false), asked).markRules());
        for (Span each : asked) {
            String anchor = ReadingPage.anchor(id, each);
            css.append("mark[id=\"").append(anchor).append("\"],mark[class~=\"").append(anchor);
            css.append("\"]{background:var(--mark);color:var(--ink)}\n");
        }
        context.contentType("text/css; charset=utf-8").result(css.toString());
    }

    private void origins(Context context) {
        String id = Ids.inPath(context, "report");
        if (context.header("HX-Request") == null) {
            context.redirect(Say.report(id) + "?full=1");
            return;
        }
        Stored stored = desk.store().read(t -> stored(t, id));
        context.html(parts(stored, true)
                .map(each -> each.origins(id))
                .orElse("<p class=\"none\">Nothing more is known yet.</p>"));
    }

    private static List<Relative> relatives(Transaction t, String id) {
        List<Edge> edges = t.reports().edges(id);
        Map<String, StoredReport> others = new HashMap<>();
        t.reports()
                .all(edges.stream()
                        .flatMap(edge -> Stream.of(edge.from(), edge.to()))
                        .distinct()
                        .toList())
                .forEach(each -> others.put(each.id(), each));
        List<Relative> relatives = new ArrayList<>();
        for (Edge edge : edges) {
            boolean isLater = edge.from().equals(id);
            StoredReport other = others.get(isLater ? edge.to() : edge.from());
            if (other != null) {
                String relation = Say.plain(edge.relation().name());
                String words = edge.relation() == Edge.Relation.SHARED_SOURCE
                        ? "same source as"
                        : isLater ? relation + " of" : relation + " made of it:";
                relatives.add(new Relative(
                        words,
                        other.id(),
                        CorrectionWords.title(other),
                        Math.round(edge.coverage() * 100),
                        StoryAccounts.ADDRESSES.pair(edge.from(), edge.to())));
            }
        }
        return relatives;
    }

    private void versions(Context context) {
        String id = Ids.inPath(context, "report");
        Compared compared = desk.store().read(t -> {
            StoredReport report = expect(t, id);
            List<Reports.Version> versions = t.reports().versions(id);
            int now = version(context, "new", report.version(), versions.size());
            int old = version(context, "old", Math.max(1, now - 1), versions.size());
            Reading before = desk.archive().read(t, id, old);
            Reading after = desk.archive().read(t, id, now);
            return new Compared(
                    report,
                    versions,
                    old,
                    now,
                    before.article().meta(),
                    after.article().meta(),
                    Sides.of(before, after));
        });
        Page.of(context, "Versions of " + title(compared.report()), Section.STORIES)
                .show(context, "desk/versions.jte", Map.of("compared", compared));
    }

    private static int version(Context context, String name, int otherwise, int last) {
        long number = Asked.number(context, name, otherwise);
        if (number < 1 || number > last) {
            throw new NotFoundResponse("There is no such version of this report.");
        }
        return (int) number;
    }

    private void raw(Context context) {
        String id = Ids.inPath(context, "report");
        Raw shown = desk.store().read(t -> {
            StoredReport report = expect(t, id);
            int version = version(context, "version", report.version(), report.version());
            RawReport raw = t.reports()
                    .raw(id, version)
                    .orElseThrow(() -> new NotFoundResponse("There is no such version of this report."));
            return new Raw(
                    report,
                    version,
                    raw,
                    RawWords.of(raw, desk.archive().read(t, id, version).article()));
        });
        Page.of(context, "As it came: " + title(shown.report()), Section.STORIES)
                .show(context, "desk/raw.jte", Map.of("shown", shown));
    }

    private void pair(Context context) {
        String from = Ids.inPath(context, "from");
        String to = Ids.inPath(context, "to");
        if (from.equals(to)) {
            throw new NotFoundResponse("A report is laid beside another one, not beside itself.");
        }
        Pair pair = desk.store().read(t -> {
            StoredReport left = expect(t, from);
            StoredReport right = expect(t, to);
            Reading one = desk.archive().read(t, from);
            Reading other = desk.archive().read(t, to);
            String fragment = fragment(one, other);
            return new Pair(left, right, fragment, fragment == null ? Sides.of(one, other) : null);
        });
        Page.of(context, title(pair.from()) + " beside " + title(pair.to()), Section.STORIES)
                .show(context, "desk/pair.jte", Map.of("pair", pair));
    }

    /** The two as an account of them alone shows them, whichever of them is the later one; null if nothing ties them. */
    private static @Nullable String fragment(Reading one, Reading other) {
        Account both = new Accountant()
                .account(
                        new Story("pair", "", List.of(one.id(), other.id())),
                        List.of(one, other),
                        reading -> false,
                        AccountOptions.ALL);
        AccountParts parts = new AccountParts(both, StoryAccounts.ADDRESSES);
        return parts.pair(one.id(), other.id())
                .or(() -> parts.pair(other.id(), one.id()))
                .orElse(null);
    }
}

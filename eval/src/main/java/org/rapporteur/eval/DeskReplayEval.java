package org.rapporteur.eval;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.zip.GZIPInputStream;
import org.rapporteur.desk.Desk;
import org.rapporteur.desk.DeskOptions;
import org.rapporteur.desk.store.Reports;
import org.rapporteur.desk.watch.FetchOptions;
import org.rapporteur.desk.watch.Input;
import org.rapporteur.desk.watch.WatchOptions;
import org.rapporteur.ingest.RawReport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Replays days of the BBC front-page stream, faster than they were, through a real feed on loopback, the watchers and the newsroom,
 * and compares headline by headline what the desk recorded with what the data say.
 *
 * <p>Arguments: {@code STREAM [SPEED [DAY...]]}, where the stream is {@code bbc_full.jsonl.gz}. Without days it takes three of all that
 * the data have, at a quarter, half and three quarters of them, side by side. Each snapshot is a state of the feed, with an ETag
 * of its own; the newest headlines stand first, as in feeds.
 */
public final class DeskReplayEval {
    private static final JsonMapper JSON = new JsonMapper();
    private static final double SPEED = 100;
    /** Of the data's time: half of what lies between two snapshots of them that follow closely. */
    private static final Duration LOOK_EVERY = Duration.ofSeconds(90);

    private static final String SITE = "https://www.bbc.co.uk";

    private DeskReplayEval() {}

    /** A headline as the data have it: shown from one snapshot to another. */
    private record Row(String url, String title, String summary, Instant first, Instant last) {
        Headline headline() {
            return new Headline(url, title, summary);
        }
    }

    /** What a front page says of an address. */
    private record Headline(String url, String title, String summary) {}

    /** A headline that came up, at first or again. */
    private record Change(Headline headline, Instant at) {}

    public static void main(String[] arguments) throws Exception {
        List<Row> rows = rows(Path.of(arguments[0]));
        double speed = arguments.length > 1 ? Double.parseDouble(arguments[1]) : SPEED;
        List<LocalDate> days = new ArrayList<>();
        for (int i = 2; i < arguments.length; i++) {
            days.add(LocalDate.parse(arguments[i]));
        }
        if (days.isEmpty()) {
            List<LocalDate> all = List.copyOf(rows.stream()
                    .map(row -> LocalDate.ofInstant(row.first, ZoneOffset.UTC))
                    .collect(TreeSet<LocalDate>::new, TreeSet::add, TreeSet::addAll));
            for (int quarter = 1; quarter < 4; quarter++) {
                days.add(all.get(all.size() * quarter / 4));
            }
        }
        List<Future<String>> outcomes = new ArrayList<>();
        try (ExecutorService side = Executors.newFixedThreadPool(days.size())) {
            for (LocalDate day : days) {
                outcomes.add(side.submit(() -> new Day(day, rows, speed).replay()));
            }
        }
        boolean equal = true;
        for (Future<String> outcome : outcomes) {
            System.out.print(outcome.get());
            equal &= outcome.get().contains("as the data say: yes");
        }
        System.exit(equal ? 0 : 1);
    }

    private static List<Row> rows(Path stream) throws IOException {
        List<Row> rows = new ArrayList<>();
        try (BufferedReader in = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(stream)), StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                JsonNode row = JSON.readTree(line);
                String url = row.path("href").asString();
                rows.add(new Row(
                        url.startsWith("/") ? SITE + url : url,
                        row.path("title").asString(),
                        row.path("summary").asString(),
                        OffsetDateTime.parse(row.path("first_seen").asString()).toInstant(),
                        OffsetDateTime.parse(row.path("last_seen").asString()).toInstant()));
            }
        }
        return rows;
    }

    /** One day of the stream. */
    private static final class Day {
        private final LocalDate day;
        private final double speed;
        private final Instant from;
        private final List<Instant> snapshots;
        private final List<List<Row>> pages = new ArrayList<>();
        private final List<Row> begun;
        private volatile long begunNanos;

        Day(LocalDate day, List<Row> rows, double speed) {
            this.day = day;
            this.speed = speed;
            from = day.atStartOfDay(ZoneOffset.UTC).toInstant();
            Instant to = from.plus(Duration.ofDays(1));
            List<Row> near = rows.stream()
                    .filter(r -> r.first.isBefore(to) && !r.last.isBefore(from))
                    .toList();
            TreeSet<Instant> times = new TreeSet<>();
            for (Row row : near) {
                times.add(row.first);
                times.add(row.last);
            }
            snapshots = times.stream()
                    .filter(t -> !t.isBefore(from) && t.isBefore(to))
                    .toList();
            for (Instant at : snapshots) {
                pages.add(near.stream()
                        .filter(r -> !r.first.isAfter(at) && !r.last.isBefore(at))
                        .sorted(Comparator.comparing(Row::first).reversed())
                        .toList());
            }
            begun = near.stream().filter(r -> !r.first.isBefore(from)).toList();
        }

        private Instant now() {
            return from.plusNanos((long) ((System.nanoTime() - begunNanos) * speed));
        }

        /** The snapshot that is shown at a time; before the first one that. */
        private int shown(Instant at) {
            int found = Collections.binarySearch(snapshots, at);
            return Math.max(0, found >= 0 ? found : -found - 2);
        }

        private byte[] feed(int snapshot) {
            StringBuilder rss =
                    new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?><rss version=\"2.0\"><channel>"
                            + "<title>Front page</title><link>" + SITE + "</link>");
            for (Row row : pages.get(snapshot)) {
                rss.append("<item><title>").append(MadeNews.escaped(row.title)).append("</title><link>");
                rss.append(MadeNews.escaped(row.url)).append("</link><description>");
                rss.append(MadeNews.escaped(MadeNews.escaped(row.summary))).append("</description></item>");
            }
            return rss.append("</channel></rss>").toString().getBytes(StandardCharsets.UTF_8);
        }

        String replay() throws Exception {
            Path folder = Files.createTempDirectory("desk-replay");
            int[] asked = new int[2];
            Set<Integer> fetched = Collections.synchronizedSet(new TreeSet<>());
            try (LoopbackOutlet outlet = new LoopbackOutlet()) {
                outlet.gives("/front", (headers, to) -> {
                    int snapshot = shown(now());
                    String etag = "\"" + day + "-" + snapshot + "\"";
                    fetched.add(snapshot);
                    if (etag.equals(headers.get("if-none-match"))) {
                        asked[1]++;
                        to.write(LoopbackOutlet.whole(304, Map.of("ETag", etag), new byte[0]));
                    } else {
                        asked[0]++;
                        to.write(LoopbackOutlet.whole(
                                200, Map.of("Content-Type", "application/rss+xml", "ETag", etag), feed(snapshot)));
                    }
                });
                WatchOptions usual = WatchOptions.DEFAULT;
                FetchOptions fetch = FetchOptions.DEFAULT.withAllowedHosts(Set.of(outlet.host()));
                FetchOptions soon = new FetchOptions(
                        fetch.userAgent(),
                        fetch.allowedHosts(),
                        Duration.ofMillis(1),
                        fetch.longestPause(),
                        fetch.connectTimeout(),
                        fetch.firstByteTimeout(),
                        fetch.wholeTimeout(),
                        fetch.bodyBytes());
                DeskOptions options = DeskOptions.in(folder)
                        .byRules(true)
                        .watching(new WatchOptions(
                                Duration.ofNanos((long) (LOOK_EVERY.toNanos() / speed)),
                                usual.folderInterval(),
                                usual.quiet(),
                                usual.longestBackOff(),
                                Duration.ofMillis(20),
                                soon));
                try (Desk desk = Desk.open(options, Clock.systemUTC())) {
                    Input input = desk.store()
                            .write(t -> t.inputs().add(Input.Kind.FEED, outlet.url("/front"), null, false, null));
                    begunNanos = System.nanoTime();
                    Instant begunAt = Instant.now();
                    desk.start();
                    Instant last = snapshots.getLast().plus(LOOK_EVERY.multipliedBy(4));
                    while (now().isBefore(last)) {
                        Thread.sleep(50);
                    }
                    desk.look(input.id());
                    desk.awaitQuiet(Duration.ofMinutes(1));
                    return compare(
                            recorded(desk, begunAt),
                            asked,
                            fetched.size(),
                            desk.health().faults().size());
                }
            } finally {
                DeskFaultsEval.delete(folder);
            }
        }

        /** Each version that the desk has, in the order and at the time of the day at which it came. */
        private List<Change> recorded(Desk desk, Instant begunAt) {
            return desk.store().read(t -> {
                List<Change> changes = new ArrayList<>();
                for (Reports.Version version : t.reports().arrivalsAfter(0, 100_000)) {
                    RawReport raw =
                            t.reports().raw(version.report(), version.version()).orElseThrow();
                    String text = org.jsoup.parser.Parser.unescapeEntities(raw.content(), false);
                    String title = String.valueOf(raw.given().title());
                    // An entry without a summary is its headline.
                    changes.add(new Change(
                            new Headline(
                                    String.valueOf(raw.given().url()),
                                    title,
                                    raw.format() == RawReport.Format.TEXT && text.equals(title) ? "" : text),
                            from.plusNanos((long) (Duration.between(begunAt, version.arrivedAt())
                                            .toNanos()
                                    * speed))));
                }
                return changes;
            });
        }

        private String compare(List<Change> recorded, int[] asked, int fetched, int faults) {
            StringBuilder out = new StringBuilder();
            Set<Headline> old = new LinkedHashSet<>();
            pages.getFirst().stream().filter(r -> r.first.isBefore(from)).forEach(r -> old.add(r.headline()));
            Map<Headline, Instant> data = new LinkedHashMap<>();
            begun.forEach(row -> data.put(row.headline(), row.first));
            Map<Headline, Instant> desk = new LinkedHashMap<>();
            List<Change> again = new ArrayList<>();
            for (Change each : recorded) {
                if (desk.putIfAbsent(each.headline, each.at) != null) {
                    again.add(each);
                }
            }
            Set<Headline> shown = new LinkedHashSet<>();
            int hidden = 0;
            Map<String, Headline> before = new HashMap<>();
            int back = 0;
            for (List<Row> page : pages) {
                Map<String, Headline> now = new LinkedHashMap<>();
                page.forEach(row -> now.putIfAbsent(row.url, row.headline()));
                for (Headline each : now.values()) {
                    boolean isNew = shown.add(each);
                    back += !isNew && before.containsKey(each.url) && !each.equals(before.get(each.url)) ? 1 : 0;
                    before.put(each.url, each);
                }
            }
            int equal = 0;
            int news = 0;
            int changes = 0;
            List<Headline> missing = new ArrayList<>();
            List<Long> late = new ArrayList<>();
            Set<String> known = new LinkedHashSet<>();
            old.forEach(each -> known.add(each.url));
            for (Map.Entry<Headline, Instant> each : data.entrySet()) {
                boolean isChange = !known.add(each.getKey().url);
                Instant at = desk.get(each.getKey());
                if (at != null) {
                    equal++;
                    news += isChange ? 0 : 1;
                    changes += isChange ? 1 : 0;
                    late.add(Duration.between(each.getValue(), at).toSeconds());
                } else {
                    missing.add(each.getKey());
                    hidden += shown.contains(each.getKey()) ? 0 : 1;
                }
            }
            List<Headline> extra = desk.keySet().stream()
                    .filter(each -> !data.containsKey(each) && !old.contains(each))
                    .toList();
            Collections.sort(late);
            out.append(String.format(
                    Locale.ROOT,
                    "%s: snapshots %d, of them fetched %d; asked %d times, %d of them answered with 304%n",
                    day,
                    snapshots.size(),
                    fetched,
                    asked[0] + asked[1],
                    asked[1]));
            out.append(String.format(
                    Locale.ROOT,
                    "  there at midnight %d; new in the data %d, recorded alike %d (%d new addresses, %d changed headlines or summaries), missing %d,"
                            + " extra %d, recorded a second time %d; complaints %d%n",
                    old.size(),
                    data.size(),
                    equal,
                    news,
                    changes,
                    missing.size(),
                    extra.size(),
                    again.size(),
                    faults));
            out.append(String.format(
                    Locale.ROOT,
                    "  later than in the data, in seconds of the day: median %d, at most %d%n",
                    late.isEmpty() ? 0 : late.get(late.size() / 2),
                    late.isEmpty() ? 0 : late.getLast()));
            out.append(String.format(
                    Locale.ROOT,
                    "  missing: never first at its address, which showed a newer headline too %d, others %d; a second time: an older"
                            + " headline came back %d, others %d%n",
                    hidden,
                    missing.size() - hidden,
                    Math.min(back, again.size()),
                    Math.max(0, again.size() - back)));
            boolean alike = missing.size() == hidden && extra.isEmpty() && again.size() == back;
            out.append("  as the data say: ").append(alike ? "yes" : "NO").append('\n');
            int told = 0;
            for (Headline each : missing) {
                if (shown.contains(each) && told++ < 5) {
                    out.append("    missing: ").append(each.url).append('\n');
                }
            }
            extra.stream()
                    .limit(5)
                    .forEach(each -> out.append("    extra: ").append(each.url).append('\n'));
            return out.toString();
        }
    }
}

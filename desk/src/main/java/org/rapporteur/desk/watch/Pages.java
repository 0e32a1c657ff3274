package org.rapporteur.desk.watch;

import java.net.URI;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.rapporteur.extract.ArticleExtractor;
import org.rapporteur.ingest.Given;
import org.rapporteur.ingest.Ingestor;
import org.rapporteur.ingest.InputProblem;
import org.rapporteur.ingest.RawReport;
import org.rapporteur.text.Problem;

/** Fetches the pages that feeds and sitemaps name, and tells which are worth it. */
final class Pages {
    /** What core's feeds call a report of which only the beginning is here. */
    private static final String PARTIAL = "partial";

    /** As {@code FeedText}: the excerpts of the most used publishing system have 55 words. */
    private static final int TEASER_WORDS = 60;

    private static final Pattern TAG = Pattern.compile("<[^<>]{1,2000}>");
    private static final Pattern SPACES = Pattern.compile("(?:\\s|&nbsp;|&#160;)++");

    /** How the links end that publishing systems put under an excerpt. */
    private static final Set<String> MORE =
            Set.of("read more", "continue reading", "read the full story", "read on", "full story", "more");

    /** Kinds of failures after which the same page may be given later. */
    private static final Set<String> PASSING = Set.of(
            "timeout",
            "no-connection",
            "unknown-host",
            "no-answer",
            "broken-off",
            "host-waits",
            "put-off",
            "http-status",
            "robots-unknown",
            "encryption");

    /** In one look: Google's limit for a news sitemap; a feed that names more wants to make others ask for it. */
    private static final int MOST_PAGES = 1_000;

    /** Who did not give three pages in a row will not give the fourth now. */
    private static final int MOST_IN_VAIN = 3;

    /** One for all: it holds a megabyte of patterns. */
    private static final ArticleExtractor EXTRACTOR = new ArticleExtractor();

    private final Fetcher fetcher;
    private final Clock clock;
    private int fetched;
    private int inVain;
    private final Ingestor ingestor = new Ingestor();

    Pages(Fetcher fetcher, Clock clock) {
        this.fetcher = fetcher;
        this.clock = clock;
    }

    /** A new look begins. */
    void begin() {
        fetched = 0;
        inVain = 0;
    }

    /**
     * True if an entry's own text is only the beginning of a report: {@code Ministers meet on Monday. Read more}, but not the
     * whole text of a report.
     */
    boolean isTeaser(RawReport entry) {
        if (entry.problems().stream().anyMatch(p -> p.kind().equals(PARTIAL))) {
            return true;
        }
        String text = text(entry);
        String end = text.substring(Math.max(0, text.length() - 40)).toLowerCase(Locale.ROOT);
        String words = end.replaceAll("[^\\p{L}]+", " ").strip();
        return end.endsWith("\u2026")
                || end.endsWith("...")
                || end.endsWith("[\u2026]")
                || MORE.stream().anyMatch(m -> words.equals(m) || words.endsWith(" " + m) && !m.equals("more"))
                || text.split(" ", TEASER_WORDS + 2).length <= TEASER_WORDS;
    }

    /** Near enough for counting its words: an entry has a few tags at most. */
    private static String text(RawReport entry) {
        return SPACES.matcher(TAG.matcher(entry.content()).replaceAll(" "))
                .replaceAll(" ")
                .strip();
    }

    /**
     * The page itself.
     *
     * @throws FetchFailure if it was not fetched, or is no page that can be read
     */
    RawReport fetch(String address, Given given) throws FetchFailure, InterruptedException {
        if (fetched++ >= MOST_PAGES || inVain >= MOST_IN_VAIN) {
            throw new FetchFailure(
                    "put-off",
                    address + ": the page is put off to the next look, after "
                            + (inVain >= MOST_IN_VAIN ? inVain + " that did not come." : MOST_PAGES + " others."));
        }
        try {
            RawReport page = read(address, given);
            inVain = 0;
            return page;
        } catch (FetchFailure failure) {
            inVain = isPassing(failure) ? inVain + 1 : 0;
            throw failure;
        }
    }

    private RawReport read(String address, Given given) throws FetchFailure, InterruptedException {
        URI uri = WebLinks.parsed(address);
        if (uri == null) {
            throw new FetchFailure("address-invalid", address + " is no address of the web.");
        }
        Answer answer = fetcher.fetch(uri, Validators.NONE);
        List<RawReport> reports = new ArrayList<>();
        List<InputProblem> problems = new ArrayList<>();
        byte[] body = answer.body();
        if (body != null) {
            ingestor.readPage(address, body, answer.contentType(), fetchedNow(given), reports::add, problems::add);
        }
        if (reports.isEmpty()) {
            String why = problems.isEmpty()
                    ? "there is nothing in it"
                    : problems.getFirst().message();
            throw new FetchFailure("page-unreadable", address + ": " + why + ".");
        }
        RawReport page = reports.getFirst();
        return with(
                page,
                answer.problems().stream()
                        .map(p -> Problem.of(p.kind(), p.message()))
                        .toList());
    }

    /**
     * The page of an entry, if there is more on it than in the entry.
     *
     * @throws FetchFailure if it was not fetched, or holds no more
     */
    RawReport fullText(Input feed, RawReport entry, String address) throws FetchFailure, InterruptedException {
        RawReport page = fetch(address, isElsewhere(feed, address) ? withoutOutlet(entry.given()) : entry.given());
        if (EXTRACTOR.extract(page).text().length() <= text(entry).length()) {
            throw new FetchFailure("page-unreadable", address + ": the page holds no more than its entry in the feed.");
        }
        return page;
    }

    /** A page on another host says itself whose it is: the feed's title may be that of a press review. */
    private static boolean isElsewhere(Input feed, String page) {
        URI from = WebLinks.parsed(feed.address());
        URI to = WebLinks.parsed(page);
        return from != null && to != null && !Objects.equals(from.getHost(), to.getHost());
    }

    private static Given withoutOutlet(Given given) {
        return new Given(
                given.url(),
                given.title(),
                null,
                given.byline(),
                given.date(),
                given.dateEvidence(),
                given.fetched(),
                given.source());
    }

    /** True if it makes sense to try again at the next look. */
    static boolean isPassing(FetchFailure failure) {
        return !failure.isForGood() && PASSING.contains(failure.kind());
    }

    /** Where no date is stated, it was published before now at least. */
    private Given fetchedNow(Given given) {
        return given.date() != null || given.fetched() != null
                ? given
                : new Given(
                        given.url(),
                        given.title(),
                        given.outlet(),
                        given.byline(),
                        null,
                        null,
                        clock.instant().truncatedTo(ChronoUnit.SECONDS).toString(),
                        given.source());
    }

    /** An entry of a feed as it is handed on; where it has no date, with the time at which it came. */
    RawReport entry(RawReport entry) {
        return new RawReport(
                entry.id(), entry.path(), entry.format(), entry.content(), fetchedNow(entry.given()), entry.problems());
    }

    static RawReport with(RawReport report, List<Problem> more) {
        List<Problem> problems = new ArrayList<>(report.problems());
        problems.addAll(more);
        return new RawReport(report.id(), report.path(), report.format(), report.content(), report.given(), problems);
    }
}

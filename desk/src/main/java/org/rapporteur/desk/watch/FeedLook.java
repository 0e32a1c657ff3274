package org.rapporteur.desk.watch;

import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rapporteur.ingest.Given;
import org.rapporteur.ingest.Ingestor;
import org.rapporteur.ingest.InputProblem;
import org.rapporteur.ingest.RawReport;
import org.rapporteur.text.Problem;

/** Looks at a feed: what of it is new or changed, and the pages of those entries that give a teaser only. */
final class FeedLook implements Look {
    /** Of each a digest is remembered; feeds hold 10 to 100, archives of blogs some thousand. */
    private static final int MOST_ENTRIES = 10_000;

    private final Ledger ledger;
    private final Fetcher fetcher;
    private final Pages pages;
    private final Clock clock;
    private final Ingestor ingestor = new Ingestor();

    FeedLook(Ledger ledger, Fetcher fetcher, Clock clock) {
        this.ledger = ledger;
        this.fetcher = fetcher;
        this.clock = clock;
        pages = new Pages(fetcher, clock);
    }

    @Override
    public Seen look(Input input, Map<String, String> known) throws FetchFailure, InterruptedException {
        Entries seen = new Entries(known);
        pages.begin();
        Answer answer = fetcher.fetch(address(input), seen.areWaiting() ? Validators.NONE : Validators.of(known));
        byte[] body = answer.body();
        if (body == null) {
            return Seen.NOTHING;
        }
        String address = answer.address().toString();
        List<RawReport> entries = new ArrayList<>();
        List<InputProblem> problems = new ArrayList<>(answer.problems());
        ingestor.readFeed(address, body, answer.contentType(), entries::add, problems::add);
        if (entries.size() > MOST_ENTRIES) {
            entries.subList(MOST_ENTRIES, entries.size()).clear();
            problems.add(new InputProblem(
                    address, "too-many-entries", "entries after the first " + MOST_ENTRIES + " were not read"));
        }
        if (entries.isEmpty() && problems.stream().anyMatch(p -> !p.kind().equals("empty"))) {
            throw new FetchFailure(
                    problems.getFirst().kind(),
                    address + ": " + problems.getFirst().message() + ".");
        }
        Input now = renamed(input, answer, entries);
        Portion portion = new Portion(ledger, input.id());
        Told.tell(problems, known, portion);
        Map<String, Integer> times = new HashMap<>();
        entries.forEach(e -> times.merge(key(now, e), 1, Integer::sum));
        Set<String> keys = new HashSet<>();
        for (RawReport entry : entries) {
            String key = key(now, entry);
            String url = entry.given().url();
            // The posts of a live page share its address, up to the place in it.
            key = url != null && times.getOrDefault(key, 1) > 1 ? url : key;
            if (keys.add(key)) {
                entry(now, key, entry, seen, portion);
            }
        }
        seen.forgetOthers(portion);
        portion.remember(problems.isEmpty() ? answer.validators().positions() : Validators.NONE.positions());
        portion.handOn();
        return new Seen(
                portion.gave(),
                true,
                problems.isEmpty() ? null : address + ": " + problems.getFirst().message() + ".");
    }

    static URI address(Input input) throws FetchFailure {
        URI uri = WebLinks.parsed(input.address());
        if (uri == null) {
            throw FetchFailure.forGood("address-invalid", input.address() + " is no address of the web.");
        }
        return uri;
    }

    /** Tells where a feed has moved and what it is called, once it was read there. */
    private Input renamed(Input input, Answer answer, List<RawReport> entries) throws FetchFailure {
        String movedTo = answer.movedTo().equals(address(input))
                ? input.address()
                : answer.movedTo().toString();
        String title = input.title() != null || entries.isEmpty()
                ? input.title()
                : entries.getFirst().given().outlet();
        Input now = new Input(
                input.id(),
                input.kind(),
                movedTo,
                title,
                input.fullText(),
                input.paused(),
                input.addedAt(),
                input.addedBy());
        if (!now.equals(input)) {
            ledger.renamed(now);
        }
        return now;
    }

    /** Its page's address; where it has none, its title. */
    private static String key(Input input, RawReport entry) {
        String url = entry.given().url();
        return url != null
                ? WebLinks.canonical(url)
                : input.id() + "#"
                        + Entries.digest(
                                String.valueOf(entry.given().title()),
                                entry.given().title() == null ? entry.content() : "");
    }

    private void entry(Input input, String key, RawReport entry, Entries seen, Portion portion)
            throws InterruptedException {
        Given given = entry.given();
        String name = seen.name(key);
        // A new date alone changes nothing that is read, but perhaps the page behind a teaser.
        String digest = Entries.digest(
                String.valueOf(given.title()), entry.content(), input.fullText() ? String.valueOf(given.date()) : "");
        int tries = seen.tries(name, digest);
        if (tries == Entries.MOST_TRIES) {
            return;
        }
        String address = given.url();
        if (address == null || !input.fullText() || !pages.isTeaser(entry)) {
            teaser(key, entry, name, digest, portion, null);
            return;
        }
        // What stands before the page in the feed need not wait for it.
        portion.handOn();
        try {
            RawReport page = pages.fullText(input, entry, address);
            portion.add(new Arrival(key, page, clock.instant()), name, digest);
        } catch (FetchFailure failure) {
            String position = Pages.isPassing(failure) ? Entries.failed(digest, tries + 1) : digest;
            if (tries == 0) {
                teaser(key, entry, name, position, portion, failure);
            } else {
                portion.remember(name, position);
            }
        }
        portion.handOn();
    }

    private void teaser(
            String key, RawReport entry, String name, String position, Portion portion, @Nullable FetchFailure failure)
            throws InterruptedException {
        RawReport given = failure == null
                ? pages.entry(entry)
                : Pages.with(
                        pages.entry(entry),
                        List.of(Problem.of(
                                "full-text-missing", "this is the feed's teaser, since " + failure.message())));
        if (given.content().isBlank() && given.given().title() != null) {
            // Many front pages give headlines alone: then the headline is the report.
            portion.add(new Arrival(key, headline(given, given.given().title()), clock.instant()), name, position);
        } else if (given.content().isBlank()) {
            portion.add(new InputProblem(
                    entry.path(),
                    "empty",
                    "there is no text in the entry"
                            + (failure == null ? "" : ", and its page was not read: " + failure.message())));
            portion.remember(name, position);
        } else {
            portion.add(new Arrival(key, given, clock.instant()), name, position);
        }
    }

    private static RawReport headline(RawReport entry, String title) {
        return new RawReport(entry.id(), entry.path(), RawReport.Format.TEXT, title, entry.given(), entry.problems());
    }
}

package org.rapporteur.desk.watch;

import crawlercommons.sitemaps.AbstractSiteMap;
import crawlercommons.sitemaps.SiteMap;
import crawlercommons.sitemaps.SiteMapIndex;
import crawlercommons.sitemaps.SiteMapParser;
import crawlercommons.sitemaps.SiteMapURL;
import crawlercommons.sitemaps.UnknownFormatException;
import crawlercommons.sitemaps.extension.Extension;
import crawlercommons.sitemaps.extension.ExtensionMetadata;
import crawlercommons.sitemaps.extension.NewsAttributes;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.rapporteur.ingest.Given;
import org.rapporteur.ingest.InputProblem;
import org.rapporteur.ingest.RawReport;

/**
 * Looks at a sitemap: fetches the pages of the last two days that it names, and of an index the sitemaps that changed.
 *
 * <p>A sitemap names all that a site ever published; who wants the past takes an archive of it.
 */
final class SitemapLook implements Look {
    /** A news sitemap holds the articles of two days, by the rules of who reads them most. */
    private static final Duration NEWS = Duration.ofDays(2);

    /** Of an index: some days of a large outlet. */
    private static final int MOST_REMEMBERED = 5_000;

    /** The parts of an index that changed lately are few; an index may name 50,000. */
    private static final int MOST_PARTS = 20;

    private static final Pattern DOCTYPE = Pattern.compile("<!(?:DOCTYPE|ENTITY)", Pattern.CASE_INSENSITIVE);
    private static final int PROLOG_BYTES = 10_000;
    private static final String PART = "part:";

    private final Ledger ledger;
    private final Fetcher fetcher;
    private final Pages pages;
    private final Clock clock;

    SitemapLook(Ledger ledger, Fetcher fetcher, Clock clock) {
        this.ledger = ledger;
        this.fetcher = fetcher;
        this.clock = clock;
        pages = new Pages(fetcher, clock);
    }

    /**
     * A page that is named.
     *
     * @param changed as the sitemap says, or null
     */
    private record Named(String address, @Nullable Instant changed, Given given) {}

    @Override
    public Seen look(Input input, Map<String, String> known) throws FetchFailure, InterruptedException {
        Entries seen = new Entries(known);
        pages.begin();
        URI address = FeedLook.address(input);
        boolean isIndex = known.containsKey(PART);
        Answer answer = fetcher.fetch(address, isIndex || seen.areWaiting() ? Validators.NONE : Validators.of(known));
        byte[] body = answer.body();
        if (body == null) {
            return Seen.NOTHING;
        }
        Portion portion = new Portion(ledger, input.id());
        List<InputProblem> problems = new ArrayList<>(answer.problems());
        List<Named> named = new ArrayList<>();
        Map<String, String> parts = new HashMap<>();
        AbstractSiteMap map = parsed(answer.address(), body);
        if (map instanceof SiteMapIndex index) {
            parts.put(PART, "index");
            parts(index, known, named, problems, parts);
        } else if (map instanceof SiteMap plain) {
            named(plain, named);
        }
        Told.tell(problems, known, portion);
        Set<String> keys = new HashSet<>();
        boolean all = true;
        Instant from = clock.instant().minus(NEWS);
        for (Named page : named) {
            if (page.changed() != null && page.changed().isBefore(from)) {
                continue;
            }
            String key = WebLinks.canonical(page.address());
            String name = seen.name(key);
            String digest = Entries.digest(
                    String.valueOf(page.changed()), String.valueOf(page.given().title()));
            int tries = seen.tries(name, digest);
            if (tries == Entries.MOST_TRIES || !keys.add(key)) {
                continue;
            }
            if (!page(key, page, name, digest, tries, portion)) {
                all = false;
                break;
            }
        }
        // What a part that was not read again names is kept for a while.
        if (all && (map instanceof SiteMap || known.size() > MOST_REMEMBERED)) {
            seen.forgetOthers(portion);
        }
        if (all) {
            portion.remember(parts);
        }
        portion.remember(all && problems.isEmpty() ? answer.validators().positions() : Validators.NONE.positions());
        portion.handOn();
        return new Seen(
                portion.gave(),
                true,
                problems.isEmpty() ? null : problems.getFirst().message());
    }

    /** False if this page and those after it are put off to the next look. */
    private boolean page(String key, Named page, String name, String digest, int tries, Portion portion)
            throws InterruptedException {
        try {
            RawReport report = pages.fetch(page.address(), page.given());
            portion.add(new Arrival(key, report, clock.instant()), name, digest);
        } catch (FetchFailure failure) {
            if (failure.kind().equals("put-off")) {
                return false;
            }
            if (tries == 0) {
                portion.add(new InputProblem(page.address(), failure.kind(), failure.message()));
            }
            portion.remember(name, Pages.isPassing(failure) ? Entries.failed(digest, tries + 1) : digest);
        }
        portion.handOn();
        return true;
    }

    private void parts(
            SiteMapIndex index,
            Map<String, String> known,
            List<Named> named,
            List<InputProblem> problems,
            Map<String, String> parts)
            throws InterruptedException {
        Instant from = clock.instant().minus(NEWS);
        int read = 0;
        for (AbstractSiteMap part : index.getSitemaps()) {
            Date modified = part.getLastModified();
            String address = part.getUrl().toString();
            String name = PART + Entries.digest(address);
            String stated = modified == null ? "" : modified.toInstant().toString();
            if (modified != null
                    && (modified.toInstant().isBefore(from) || stated.equals(known.getOrDefault(name, "")))) {
                continue;
            }
            if (read++ == MOST_PARTS) {
                problems.add(new InputProblem(
                        index.getUrl().toString(),
                        "too-many-parts",
                        "parts of the sitemap after the first " + MOST_PARTS + " that changed were not read"));
                return;
            }
            try {
                URI uri = WebLinks.parsed(address);
                byte[] body =
                        uri == null ? null : fetcher.fetch(uri, Validators.NONE).body();
                if (uri != null && body != null && parsed(uri, body) instanceof SiteMap plain) {
                    named(plain, named);
                    parts.put(name, stated);
                } else {
                    problems.add(new InputProblem(address, "not-a-sitemap", "a part of the sitemap is none"));
                }
            } catch (FetchFailure failure) {
                problems.add(new InputProblem(address, failure.kind(), failure.message()));
            }
        }
    }

    private static void named(SiteMap map, List<Named> named) {
        for (SiteMapURL page : map.getSiteMapUrls()) {
            NewsAttributes news = news(page);
            ZonedDateTime published = news == null ? null : news.getPublicationDateTime();
            Date modified = page.getLastModified();
            Instant changed =
                    modified != null ? modified.toInstant() : published != null ? published.toInstant() : null;
            String address = page.getUrl().toString();
            named.add(new Named(
                    address,
                    changed,
                    new Given(
                            address,
                            news == null ? null : news.getTitle(),
                            news == null ? null : news.getName(),
                            List.of(),
                            published == null
                                    ? null
                                    : published.toOffsetDateTime().toString(),
                            published == null ? null : "news sitemap: publication_date")));
        }
    }

    private static @Nullable NewsAttributes news(SiteMapURL page) {
        ExtensionMetadata[] attributes = page.getAttributesForExtension(Extension.NEWS);
        return attributes != null && attributes.length > 0 && attributes[0] instanceof NewsAttributes news
                ? news
                : null;
    }

    private static AbstractSiteMap parsed(URI address, byte[] body) throws FetchFailure {
        String prolog = new String(body, 0, Math.min(body.length, PROLOG_BYTES), StandardCharsets.ISO_8859_1);
        if (DOCTYPE.matcher(prolog).find()) {
            throw new FetchFailure(
                    "not-a-sitemap", address + ": this is no sitemap: it has a document type of its own.");
        }
        SiteMapParser parser = new SiteMapParser(false);
        parser.enableExtension(Extension.NEWS);
        try {
            AbstractSiteMap map = parser.parseSiteMap("text/xml", body, address.toURL());
            if (map == null) {
                throw new FetchFailure("not-a-sitemap", address + ": this is no sitemap.");
            }
            return map;
        } catch (UnknownFormatException | MalformedURLException e) {
            throw new FetchFailure("not-a-sitemap", address + ": this is no sitemap: " + e.getMessage() + ".");
        } catch (IOException e) {
            throw new FetchFailure("not-a-sitemap", address + ": the sitemap cannot be read: " + e.getMessage() + ".");
        }
    }
}

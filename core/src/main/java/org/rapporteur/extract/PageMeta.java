package org.rapporteur.extract;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.rapporteur.extract.HtmlPage.Piece;
import org.rapporteur.ingest.RawReport;
import org.rapporteur.text.Span;

/**
 * What a page says about its article besides the text: address, outlet, section and headline before the text is found, authors,
 * dates and credits around it afterwards.
 */
final class PageMeta {
    private static final List<String> OUTLETS =
            List.of("og:site_name", "application-name", "dc.publisher", "publisher", "article:publisher", "copyright");
    private static final List<String> SITES = List.of("og:site_name", "application-name", "dc.publisher", "publisher");
    private static final List<String> SECTIONS =
            List.of("article:section", "parsely-section", "section", "dc.subject.section", "cxenseparse:section");

    /** What pages name as the place that their text was taken from. */
    private static final List<String> SOURCES =
            List.of("syndication-source", "original-source", "dc.source", "dcterms.source");

    /** Some four words, as many as a short headline has. */
    private static final int TELLING_LETTERS = 20;

    /** Where English writes the day before the month: all but the United States, and Canada and the Philippines, which do both. */
    private static final Pattern DAY_FIRST_LOCALE =
            Pattern.compile("en[-_](?!US|CA|PH)[A-Z]{2}", Pattern.CASE_INSENSITIVE);

    /** Of those countries, the ends of addresses that nobody else uses for their sound. */
    private static final Pattern DAY_FIRST_HOST =
            Pattern.compile("\\.(?:uk|ie|au|nz|in|za|ng|ke|gh|zw|mt|sg|my|hk|pk|bd|lk)$");

    /** An agency in brackets or behind a dash, as signed under a text: {@code — AP}, {@code (Reuters)}. */
    private static final Pattern APART = Pattern.compile("[-–—]{1,2}\\s?([^\\s()][^()]{1,40})|\\(([^()]{2,40})\\)");

    private final HtmlPage page;
    private final PageMarks marks;
    private final StructuredData data;
    private final Findings found;
    private final ArticleExtractor.Knowledge knowledge;
    private final Set<String> sites = new LinkedHashSet<>();

    private PageMeta(HtmlPage page, Findings found, ArticleExtractor.Knowledge knowledge) {
        this.page = page;
        this.marks = PageMarks.of(page.document());
        this.data = StructuredData.of(marks.structured);
        this.found = found;
        this.knowledge = knowledge;
    }

    /** Adds to the finds what the page states for machines and is not known yet. */
    static PageMeta read(HtmlPage page, RawReport raw, Findings found, ArticleExtractor.Knowledge knowledge) {
        PageMeta meta = new PageMeta(page, found, knowledge);
        meta.address(raw);
        meta.country();
        meta.outlet();
        meta.section();
        meta.sources();
        if (found.title == null) {
            found.title = PageTitle.of(meta.marks, page.document().title(), meta.headline(), List.copyOf(meta.sites));
        }
        if (found.title != null) {
            meta.data.prefer(found.title);
        }
        PageDates.stated(meta.marks, meta.data, knowledge, found);
        return meta;
    }

    /**
     * The article's text as the structured data repeat it, or null: that of the work with the page's title, or of the only article
     * there is. Other works are other articles that the page offers.
     */
    @Nullable
    String structuredText() {
        String longest = null;
        int articles = 0;
        for (StructuredData.Work work : data.works()) {
            String body = work.body();
            articles += work.isArticle() ? 1 : 0;
            if (body != null && isOfTitle(work) && (longest == null || body.length() > longest.length())) {
                longest = body;
            }
        }
        if (longest == null && articles <= 1) {
            for (StructuredData.Work work : data.works()) {
                longest = longest == null ? work.body() : longest;
            }
        }
        return longest;
    }

    /** True if this text is that of a work with the page's title. */
    boolean isOfTitle(String structured) {
        return data.works().stream().anyMatch(work -> structured.equals(work.body()) && isOfTitle(work));
    }

    /** Pages name themselves in the window's title too, and cut a long headline in their data. */
    private boolean isOfTitle(StructuredData.Work work) {
        if (work.headline() == null) {
            return false;
        }
        String headline = MainText.letters(work.headline());
        return found.title != null && headline.equals(MainText.letters(found.title))
                || headline.length() >= TELLING_LETTERS
                        && MainText.letters(page.document().title()).startsWith(headline);
    }

    /** Adds what stands around the article's text. */
    void around(List<Piece> chosen) {
        PageZones zones = PageZones.of(knowledge.noise(), page.pieces(), chosen, found.title);
        PageAuthors.read(marks, data, zones, knowledge, sites, found);
        PageDates.shown(page, marks, zones, knowledge, found);
        Set<Piece> article = Collections.newSetFromMap(new IdentityHashMap<>());
        article.addAll(chosen);
        List<Piece> near = new ArrayList<>(zones.head());
        near.addAll(zones.tail());
        int head = zones.head().size();
        for (int i = 0; i < near.size(); i++) {
            if (article.contains(near.get(i))) {
                linked(near.get(i));
            } else {
                credit(near.get(i), i >= head);
            }
        }
    }

    private void credit(Piece piece, boolean isTail) {
        String text = piece.block().text();
        Span raw = piece.block().raw();
        Matcher alone = APART.matcher(text);
        if (alone.matches()) {
            knowledge
                    .names()
                    .agencyIn(alone.group(1) == null ? alone.group(2) : alone.group(1))
                    .ifPresent(a -> found.credit(Credit.Kind.SOURCE, a, raw));
        }
        knowledge.rules().match(text).ifPresent(match -> {
            OriginLine.credit(match, text, linksIn(piece), raw, knowledge.names(), site(), found);
            if (match.role() == LineRules.Role.REPORTER && isTail) {
                knowledge.names().signedOff(text).forEach(p -> found.credit(Credit.Kind.REPORTER, p, raw));
            }
        });
    }

    /** Of a line of the article its own sorting finds the credit; where its link leads is only seen here. */
    private void linked(Piece piece) {
        String text = piece.block().text();
        if (text.length() <= LineRules.MAX_CHARS && piece.linkChars() > 0) {
            knowledge
                    .rules()
                    .match(text)
                    .filter(match -> match.role() == LineRules.Role.SOURCE || match.role() == LineRules.Role.ELSEWHERE)
                    .ifPresent(match -> OriginLine.credit(
                            match, text, linksIn(piece), piece.block().raw(), knowledge.names(), site(), found));
        }
    }

    private static List<String> linksIn(Piece piece) {
        if (piece.linkChars() == 0) {
            return List.of();
        }
        Span raw = piece.block().raw();
        List<String> links = new ArrayList<>();
        for (Element link : piece.owner().select("a[href]")) {
            Span at = HtmlPage.rangeOf(link);
            if (at.start() < raw.end() && at.end() >= raw.start()) {
                links.add(link.attr("href").strip());
            }
        }
        return links;
    }

    private String site() {
        String site = found.url == null ? null : ArticleExtractor.site(found.url);
        return site == null ? "" : site;
    }

    private void address(RawReport raw) {
        Element link = marks.canonical;
        String stated = link != null ? link.attr("href").strip() : marks.meta("og:url");
        String given = raw.given().url();
        String canonical = stated == null ? null : absolute(stated, given);
        found.canonicalUrl = canonical;
        if (given == null) {
            found.url = canonical;
        } else if (canonical != null) {
            String host = ArticleExtractor.site(canonical);
            if (host != null && !host.equals(ArticleExtractor.site(given))) {
                found.credit(Credit.Kind.CANONICAL, host, link == null ? HtmlPage.NOWHERE : HtmlPage.rangeOf(link));
            }
        }
        String own = found.url == null ? null : ArticleExtractor.site(found.url);
        if (own != null) {
            sites.add(own);
            int end = own.lastIndexOf('.');
            sites.add(end < 0 ? own : own.substring(0, end));
        }
    }

    private static @Nullable String absolute(String stated, @Nullable String given) {
        if (stated.startsWith("http://") || stated.startsWith("https://")) {
            return stated;
        }
        if (given == null || stated.isEmpty()) {
            return null;
        }
        try {
            String resolved = new URI(given).resolve(stated).toString();
            return resolved.startsWith("http") ? resolved : null;
        } catch (URISyntaxException | IllegalArgumentException e) {
            return null;
        }
    }

    /** A theme's {@code en-US} says nothing of the page; another country is set by hand, as an address is bought. */
    private void country() {
        Element root = page.document().selectFirst("html");
        List<String> stated = new ArrayList<>(marks.metas("og:locale"));
        stated.add(root == null ? "" : root.attr("lang"));
        for (String locale : stated) {
            found.dayFirst |= DAY_FIRST_LOCALE.matcher(locale).matches();
        }
        String host = found.url == null ? null : ArticleExtractor.site(found.url);
        found.dayFirst |= host != null && DAY_FIRST_HOST.matcher(host).find();
    }

    private void outlet() {
        String outlet = marks.meta("og:site_name");
        for (StructuredData.Work work : data.works()) {
            if (work.outlet() != null) {
                outlet = outlet == null ? work.outlet() : outlet;
                sites.add(work.outlet());
            }
        }
        for (String name : SITES) {
            String site = marks.meta(name);
            if (site != null) {
                sites.add(site);
            }
        }
        if (found.outlet != null) {
            sites.add(found.outlet);
            return;
        }
        outlet = outlet != null ? outlet : marks.metaOf(OUTLETS);
        found.outlet = outlet == null || outlet.startsWith("http") ? null : outlet;
    }

    private void section() {
        String section = null;
        for (StructuredData.Work work : data.works()) {
            section = section == null ? work.section() : section;
        }
        section = section == null ? marks.metaOf(SECTIONS) : section;
        found.section = section == null ? data.crumb() : section;
    }

    private @Nullable String headline() {
        for (StructuredData.Work work : data.works()) {
            if (work.isArticle() && work.headline() != null) {
                return work.headline();
            }
        }
        return null;
    }

    /** Whom the page's own data name as its text's source, unless it is the page's own site. */
    private void sources() {
        List<String> sources = new ArrayList<>();
        data.works().forEach(work -> sources.addAll(work.sources()));
        SOURCES.forEach(name -> sources.addAll(marks.metas(name)));
        for (String source : sources) {
            String host = source.startsWith("http") ? ArticleExtractor.site(source) : null;
            String named = host != null ? host : source;
            if (!named.startsWith("http") && named.length() <= 100 && !sites.contains(named)) {
                found.credit(
                        Credit.Kind.SOURCE, knowledge.names().agencyIn(named).orElse(named), HtmlPage.NOWHERE);
            }
        }
    }
}

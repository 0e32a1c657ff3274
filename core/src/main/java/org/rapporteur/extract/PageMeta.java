package org.rapporteur.extract;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.rapporteur.extract.Findings.DateFind;
import org.rapporteur.extract.Findings.Rank;
import org.rapporteur.ingest.RawReport;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a page says about its article for machines: JSON-LD, meta elements, the canonical link, the time element. */
final class PageMeta {
    private static final int MAX_JSON_CHARS = 4_000_000;
    private static final int MAX_JSON_DEPTH = 100;

    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_JSON_DEPTH)
                            .build())
                    // Pages write line breaks into their JSON strings; browsers' consumers accept that.
                    .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
                    .build())
            .build();

    private static final List<String> TITLES =
            List.of("og:title", "twitter:title", "dc.title", "parsely-title", "sailthru.title", "headline");
    private static final List<String> PUBLISHED = List.of(
            "article:published_time",
            "datepublished",
            "parsely-pub-date",
            "dc.date.issued",
            "dcterms.created",
            "dc.date",
            "dcterms.date",
            "dc.created",
            "pubdate",
            "publishdate",
            "publish-date",
            "publication_date",
            "sailthru.date",
            "article.published",
            "date",
            "og:published_time",
            "og:article:published_time",
            "citation_publication_date",
            "article:post_date",
            "cxenseparse:recs:publishtime",
            "published-date",
            "displaydate",
            "originalpublicationdate");
    private static final List<String> MODIFIED = List.of(
            "article:modified_time",
            "og:updated_time",
            "datemodified",
            "dcterms.modified",
            "lastmod",
            "last-modified",
            "revised");
    private static final List<String> AUTHORS = List.of(
            "author",
            "article:author",
            "parsely-author",
            "dc.creator",
            "dcterms.creator",
            "sailthru.author",
            "citation_author",
            "byl",
            "og:article:author",
            "article:author_name");
    private static final List<String> OUTLETS =
            List.of("og:site_name", "application-name", "dc.publisher", "publisher", "article:publisher", "copyright");

    private final Document document;
    private final Map<String, List<String>> meta;
    private final Findings found;
    private final Names names;
    private final DateReader dates;
    private @Nullable String text;
    private @Nullable String ldTitle;
    private @Nullable String ldOutlet;
    private final Set<String> ldAuthors = new LinkedHashSet<>();

    private PageMeta(Document document, Findings found, ArticleExtractor.Knowledge knowledge) {
        this.document = document;
        this.meta = metaOf(document);
        this.found = found;
        this.names = knowledge.names();
        this.dates = knowledge.dates();
    }

    /** Adds to the finds what is not known yet; returns the article's text as the structured data repeat it, or null. */
    static @Nullable String read(HtmlPage page, RawReport raw, Findings found, ArticleExtractor.Knowledge knowledge) {
        return new PageMeta(page.document(), found, knowledge).read(raw);
    }

    private @Nullable String read(RawReport raw) {
        for (Element script : document.select("script[type=application/ld+json]")) {
            String json = script.data().strip();
            if (json.length() <= MAX_JSON_CHARS) {
                try {
                    walk(JSON.readTree(json));
                } catch (JacksonException e) {
                    // Broken structured data are common; the page is read without them.
                    continue;
                }
            }
        }
        address(raw);
        title();
        outlet();
        authors();
        for (String name : PUBLISHED) {
            date(meta(name), Rank.META, "meta " + name);
        }
        for (String name : MODIFIED) {
            date(meta(name), Rank.META_UPDATE, "meta " + name);
        }
        timeElement();
        return text;
    }

    private void walk(JsonNode node) {
        if (node.isArray()) {
            node.forEach(this::walk);
        } else if (node.isObject()) {
            if (isArticle(node.path("@type"))) {
                article(node);
            } else {
                walk(node.path("@graph"));
                walk(node.path("mainEntity"));
            }
        }
    }

    private static boolean isArticle(JsonNode type) {
        if (type.isArray()) {
            for (JsonNode t : type) {
                if (isArticle(t)) {
                    return true;
                }
            }
            return false;
        }
        String name = type.asString("");
        return name.endsWith("Article")
                || name.endsWith("Posting")
                || name.equals("Report")
                || name.equals("ClaimReview");
    }

    private void article(JsonNode article) {
        if (ldTitle == null) {
            ldTitle = string(article.path("headline"));
        }
        if (ldOutlet == null) {
            ldOutlet = string(article.path("publisher").path("name"));
        }
        people(article.path("author"));
        date(string(article.path("datePublished")), Rank.STRUCTURED, "JSON-LD datePublished");
        date(string(article.path("dateModified")), Rank.META_UPDATE, "JSON-LD dateModified");
        String body = string(article.path("articleBody"));
        if (body != null && (text == null || body.length() > text.length())) {
            text = body;
        }
    }

    private void people(JsonNode node) {
        if (node.isArray()) {
            node.forEach(this::people);
        } else if (node.isObject()) {
            people(node.path("name"));
        } else if (node.isString() && !node.asString().isBlank()) {
            ldAuthors.add(node.asString().strip());
        }
    }

    private void address(RawReport raw) {
        Element link = document.selectFirst("link[rel=canonical][href]");
        String canonical = link != null ? link.attr("href").strip() : meta("og:url");
        if (canonical == null || !canonical.startsWith("http")) {
            return;
        }
        String given = raw.given().url();
        if (given == null) {
            found.url = canonical;
            return;
        }
        String host = ArticleExtractor.site(canonical);
        if (host != null && !host.equals(ArticleExtractor.site(given))) {
            found.credit(Credit.Kind.CANONICAL, host, link == null ? HtmlPage.NOWHERE : HtmlPage.rangeOf(link));
        }
    }

    private void title() {
        if (found.title != null) {
            return;
        }
        List<Element> headings = document.select("h1");
        String h1 = headings.size() == 1 && !headings.getFirst().text().isBlank()
                ? headings.getFirst().text().strip()
                : null;
        String title = ldTitle;
        for (String name : TITLES) {
            title = title != null ? title : meta(name);
        }
        String shown = document.title().isBlank() ? null : document.title().strip();
        found.title = h1 != null && h1.length() > 15 ? h1 : title != null ? unescaped(title) : h1 != null ? h1 : shown;
        if (found.title != null) {
            found.title = withoutSite(found.title);
        }
    }

    /** "Headline | Site" without its last part, if the page's own data call the site so. */
    private String withoutSite(String title) {
        int mark = Math.max(
                Math.max(title.lastIndexOf(" | "), title.lastIndexOf(" - ")),
                Math.max(title.lastIndexOf(" – "), title.lastIndexOf(" — ")));
        if (mark < 15) {
            return title;
        }
        String tail = MainText.letters(title.substring(mark + 3));
        String site = MainText.letters(String.valueOf(meta("og:site_name")) + " " + ldOutlet + " " + found.url);
        return title.charAt(mark + 1) == '|' || (!tail.isEmpty() && site.contains(tail))
                ? title.substring(0, mark).strip()
                : title;
    }

    private void outlet() {
        if (found.outlet != null) {
            return;
        }
        String outlet = meta("og:site_name");
        outlet = outlet != null ? outlet : ldOutlet;
        for (String name : OUTLETS) {
            outlet = outlet != null ? outlet : meta(name);
        }
        found.outlet = outlet == null || outlet.startsWith("http") ? found.outlet : unescaped(outlet);
    }

    private void authors() {
        if (!found.byline.isEmpty()) {
            return;
        }
        List<String> stated = new ArrayList<>(ldAuthors);
        for (String name : AUTHORS) {
            if (stated.isEmpty()) {
                stated.addAll(meta.getOrDefault(name, List.of()));
                stated.removeIf(s -> s.isBlank() || s.startsWith("http"));
            }
        }
        if (stated.isEmpty()) {
            for (Element e :
                    document.select("[rel=author], [itemprop=author], .author, .byline, .byline-name, .author-name")) {
                stated.add(e.text());
            }
        }
        for (String line : stated) {
            String plain = unescaped(line);
            if (plain.length() > 300) {
                continue;
            }
            found.byline.addAll(names.byline(plain));
            names.agenciesOf(plain).forEach(a -> found.credit(Credit.Kind.SOURCE, a, HtmlPage.NOWHERE));
        }
    }

    private void timeElement() {
        Element time = document.selectFirst(
                "[itemprop~=datePublished], time[pubdate], article time[datetime], main time[datetime], header time[datetime], time[datetime]");
        if (time != null) {
            String stated = time.hasAttr("datetime")
                    ? time.attr("datetime")
                    : time.hasAttr("content") ? time.attr("content") : time.text();
            date(stated, Rank.TIME_ELEMENT, "time element");
        }
    }

    private void date(@Nullable String value, Rank rank, String evidence) {
        if (value != null && value.length() < 100) {
            dates.first(value).ifPresent(stamp -> found.dates.add(new DateFind(stamp, rank, evidence + ": " + value)));
        }
    }

    /** What the page's meta elements say, by lower-case name. */
    private static Map<String, List<String>> metaOf(Document document) {
        Map<String, List<String>> all = new HashMap<>();
        for (Element e : document.getElementsByTag("meta")) {
            String key = e.hasAttr("name")
                    ? e.attr("name")
                    : e.hasAttr("property") ? e.attr("property") : e.attr("itemprop");
            if (!e.attr("content").isBlank()) {
                all.computeIfAbsent(key.toLowerCase(Locale.ROOT), k -> new ArrayList<>())
                        .add(e.attr("content").strip());
            }
        }
        return all;
    }

    private @Nullable String meta(String name) {
        List<String> values = meta.get(name);
        return values == null ? null : values.getFirst();
    }

    private static @Nullable String string(JsonNode node) {
        return node.isString() && !node.asString().isBlank()
                ? unescaped(node.asString()).strip()
                : null;
    }

    /** Meta data are often escaped twice. */
    private static String unescaped(String text) {
        return text.indexOf('&') < 0 ? text : org.jsoup.parser.Parser.unescapeEntities(text, false);
    }
}

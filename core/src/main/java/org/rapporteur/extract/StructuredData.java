package org.rapporteur.extract;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The works that a page describes for search engines (JSON-LD, schema.org); broken ones are read as far as they can be. */
final class StructuredData {
    private static final int MAX_JSON_CHARS = 4_000_000;
    private static final int MAX_JSON_DEPTH = 100;

    /** A page of one article describes it, its page, its site and a few more; a list of works tells nothing of one. */
    private static final int MOST_WORKS = 100;

    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_JSON_DEPTH)
                            .build())
                    // What pages write beside the standard, and search engines accept.
                    .enable(
                            JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS,
                            JsonReadFeature.ALLOW_TRAILING_COMMA,
                            JsonReadFeature.ALLOW_JAVA_COMMENTS,
                            JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER)
                    .build())
            .build();

    private static final Pattern FIELD = Pattern.compile(
            "\"(datePublished|dateModified|headline|articleSection)\"\\s{0,9}:\\s{0,9}(\"(?:[^\"\\\\]|\\\\.){1,300}+\")");

    /** Kinds of works that stand for the page they are on, as an article does. */
    private static final Set<String> ARTICLES = Set.of(
            "Report", "ClaimReview", "Review", "Recipe", "Question", "Dataset", "PodcastEpisode", "CreativeWork");

    private static final Set<String> PAGES = Set.of(
            "WebPage",
            "ItemPage",
            "AboutPage",
            "ProfilePage",
            "FAQPage",
            "QAPage",
            "VideoObject",
            "Event",
            "MedicalWebPage",
            "NewsVideoObject",
            "AudioObject",
            "Product",
            "Book",
            "Course",
            "HowTo");

    /**
     * Somebody named as a work's author.
     *
     * @param person true if the data say that this is a person, false if they say another thing, null if they say nothing
     */
    record Author(String name, @Nullable Boolean person) {}

    /** What the data say of one work; absent is null or empty. */
    record Work(
            boolean isArticle,
            @Nullable String headline,
            List<Author> authors,
            @Nullable String published,
            @Nullable String modified,
            @Nullable String outlet,
            @Nullable String section,
            @Nullable String body,
            List<String> sources) {}

    private final Map<String, JsonNode> byId = new HashMap<>();
    private final List<JsonNode> nodes = new ArrayList<>();
    private final List<Work> works = new ArrayList<>();
    private @Nullable String crumb;

    private StructuredData() {}

    static StructuredData of(List<Element> scripts) {
        StructuredData data = new StructuredData();
        for (Element script : scripts) {
            String json = script.data();
            if (json.length() <= MAX_JSON_CHARS) {
                data.read(json);
            }
        }
        for (JsonNode node : data.nodes) {
            data.works.add(data.work(node));
        }
        data.works.sort(Comparator.comparing(work -> !work.isArticle()));
        return data;
    }

    /** Articles first, each kind in the order of the page. */
    List<Work> works() {
        return works;
    }

    /** Puts the article of this title before others that the page lists. */
    void prefer(String title) {
        String wanted = MainText.letters(title);
        works.sort(Comparator.comparing(work -> {
            String headline = work.headline();
            return !work.isArticle()
                    || headline == null
                    || !MainText.letters(headline).equals(wanted);
        }));
    }

    /** The rubric that the page's breadcrumbs name right under the front page, or null. */
    @Nullable
    String crumb() {
        return crumb;
    }

    private void read(String json) {
        String plain = unwrapped(json);
        try {
            walk(JSON.readTree(plain), true);
        } catch (JacksonException e) {
            broken(plain);
        }
    }

    /** Without the comment or character-data marks that old pages put around scripts. */
    private static String unwrapped(String json) {
        int start = 0;
        int cdata = json.lastIndexOf("]]>");
        int end = cdata >= 0 && cdata > json.length() - 20 ? cdata : json.length();
        while (start < end && "{[".indexOf(json.charAt(start)) < 0) {
            start += json.startsWith("<![CDATA[", start) ? "<![CDATA[".length() : 1;
        }
        while (end > start && "}]".indexOf(json.charAt(end - 1)) < 0) {
            end--;
        }
        return json.substring(Math.min(start, end), end);
    }

    /** Data with a syntax error: the first of each telling field, which describes the page more often than not. */
    private void broken(String json) {
        Map<String, String> fields = new HashMap<>();
        for (Matcher m = FIELD.matcher(json); m.find(); ) {
            fields.putIfAbsent(m.group(1), unquoted(m.group(2)));
        }
        if (fields.containsKey("datePublished")) {
            works.add(new Work(
                    true,
                    fields.get("headline"),
                    List.of(),
                    fields.get("datePublished"),
                    fields.get("dateModified"),
                    null,
                    fields.get("articleSection"),
                    null,
                    List.of()));
        }
    }

    /** A JSON string without its quotation marks and escapes; as it stands where an escape is broken. */
    private static String unquoted(String json) {
        try {
            return JSON.readTree(json).asString();
        } catch (JacksonException e) {
            return json.substring(1, json.length() - 1);
        }
    }

    private void walk(JsonNode node, boolean top) {
        if (node.isArray()) {
            node.forEach(child -> walk(child, top));
        } else if (node.isObject()) {
            String id = string(node.path("@id"));
            if (id != null) {
                byId.merge(id, node, (a, b) -> a.size() >= b.size() ? a : b);
            }
            Kind kind = kindOf(node.path("@type"));
            if (kind == Kind.CRUMBS) {
                crumbs(node);
            } else if (kind != Kind.OTHER && top && nodes.size() < MOST_WORKS) {
                nodes.add(node);
            }
            walk(node.path("@graph"), top);
            walk(node.path("mainEntity"), top);
            walk(node.path("mainEntityOfPage"), top);
            walk(node.path("breadcrumb"), top);
            walk(node.path("author"), false);
        }
    }

    private enum Kind {
        ARTICLE,
        PAGE,
        CRUMBS,
        OTHER
    }

    private static Kind kindOf(JsonNode type) {
        if (type.isArray()) {
            Kind best = Kind.OTHER;
            for (JsonNode t : type) {
                Kind kind = t.isArray() ? Kind.OTHER : kindOf(t);
                best = kind.compareTo(best) < 0 ? kind : best;
            }
            return best;
        }
        String name = type.asString("");
        name = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf(':')) + 1);
        if (name.endsWith("Article") || name.endsWith("Posting") || ARTICLES.contains(name)) {
            return Kind.ARTICLE;
        }
        return name.equals("BreadcrumbList") ? Kind.CRUMBS : PAGES.contains(name) ? Kind.PAGE : Kind.OTHER;
    }

    private Work work(JsonNode node) {
        List<Author> authors = new ArrayList<>();
        people(node.path("author"), null, authors, 0);
        List<Author> creators = new ArrayList<>();
        people(node.path("creator"), null, creators, 0);
        if (creators.size() > authors.size()) {
            authors = creators;
        }
        List<String> sources = new ArrayList<>();
        for (String key : List.of("isBasedOn", "isBasedOnUrl", "sourceOrganization", "translationOfWork")) {
            names(node.path(key), sources);
        }
        String published = string(node.path("datePublished"));
        return new Work(
                kindOf(node.path("@type")) == Kind.ARTICLE,
                string(node.path("headline")) != null ? string(node.path("headline")) : string(node.path("name")),
                authors,
                published != null ? published : string(node.path("dateCreated")),
                string(node.path("dateModified")),
                nameOf(node.path("publisher")),
                string(
                        node.path("articleSection").isArray()
                                ? node.path("articleSection").path(0)
                                : node.path("articleSection")),
                string(node.path("articleBody")),
                sources);
    }

    private void people(JsonNode node, @Nullable Boolean person, List<Author> authors, int depth) {
        if (depth > 4) {
            return;
        }
        if (node.isArray()) {
            node.forEach(child -> people(child, person, authors, depth + 1));
        } else if (node.isObject()) {
            JsonNode full =
                    node.has("name") ? node : byId.getOrDefault(node.path("@id").asString(""), node);
            String type = full.path("@type").isArray()
                    ? full.path("@type").path(0).asString("")
                    : full.path("@type").asString("");
            people(full.path("name"), type.isEmpty() ? null : (Boolean) type.endsWith("Person"), authors, depth + 1);
        } else if (node.isString() && !node.asString().isBlank()) {
            authors.add(new Author(PageMarks.unescaped(node.asString().strip()), person));
        }
    }

    private void crumbs(JsonNode list) {
        JsonNode items = list.path("itemListElement");
        if (crumb == null && items.size() > 2) {
            JsonNode second = items.path(1);
            String name = string(second.path("name"));
            crumb = name != null ? name : string(second.path("item").path("name"));
        }
    }

    private void names(JsonNode node, List<String> into) {
        if (node.isArray()) {
            node.forEach(child -> names(child, into));
            return;
        }
        String name = nameOf(node);
        if (name != null) {
            into.add(name);
        }
    }

    private @Nullable String nameOf(JsonNode node) {
        if (node.isArray()) {
            return nameOf(node.path(0));
        }
        if (node.isString()) {
            return string(node);
        }
        JsonNode full =
                node.has("name") ? node : byId.getOrDefault(node.path("@id").asString(""), node);
        String name = string(full.path("name"));
        return name != null ? name : string(full.path("url"));
    }

    private static @Nullable String string(JsonNode node) {
        return node.isString() && !node.asString().isBlank()
                ? PageMarks.unescaped(node.asString().strip())
                : null;
    }
}

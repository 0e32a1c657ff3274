package org.rapporteur.extract;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/** Where a page tells something about its article: gathered in one walk over all its elements, in the order of the page. */
final class PageMarks {
    /** Enough for any page that shows one article; a page with more is a list, and its first ones tell as much. */
    private static final int MOST = 200;

    /** A byline with pictures, links and a line about each of three writers has some 5,000 characters of markup. */
    private static final int LONG_MARKUP = 10_000;

    /** In small letters; no pattern, as every name of every element is asked. */
    private static final List<String> AUTHOR_NAMES = List.of(
            "author",
            "byline",
            "autor",
            "auteur",
            "verfasser",
            "redakteur",
            "writer",
            "reporter",
            "postedby",
            "posted-by",
            "posted_by",
            "vcard");

    /** Old and new customs to write a machine's date beside the reader's. */
    private static final List<String> DATE_ATTRIBUTES =
            List.of("datetime", "data-datetime", "data-timestamp", "data-date", "data-published", "data-time");

    private final Map<String, Boolean> authorNames = new HashMap<>();
    private final Map<String, List<String>> meta = new HashMap<>();
    final List<Element> structured = new ArrayList<>();
    final List<Element> scripts = new ArrayList<>();
    final List<Element> headings = new ArrayList<>();
    final List<Element> times = new ArrayList<>();
    final List<Element> authors = new ArrayList<>();

    @Nullable
    Element canonical;

    private PageMarks() {}

    static PageMarks of(Document document) {
        PageMarks marks = new PageMarks();
        document.traverse((node, depth) -> {
            if (node instanceof Element element) {
                marks.see(element);
            }
        });
        return marks;
    }

    private void see(Element e) {
        switch (e.normalName()) {
            case "meta" -> meta(e);
            case "link" -> {
                if (canonical == null && isRel(e.attr("rel"), "canonical") && e.hasAttr("href")) {
                    canonical = e;
                }
            }
            case "script" -> {
                String type = e.attr("type").toLowerCase(Locale.ROOT);
                add(type.contains("ld+json") ? structured : scripts, e);
            }
            case "h1", "h2", "h3" -> add(headings, e);
            default -> {}
        }
        boolean time = e.normalName().equals("time");
        boolean author = e.normalName().equals("byline");
        if (e.attributesSize() > 0) {
            for (Attribute attribute : e.attributes()) {
                String value = attribute.getValue();
                switch (attribute.getKey()) {
                    case "class", "id" -> author |= isAuthorName(value);
                    case "itemprop" -> {
                        author |= value.equals("author");
                        time |= value.startsWith("date") || value.contains("Published") || value.contains("Modified");
                    }
                    case "itemtype" -> author |= value.endsWith("schema.org/Person");
                    case "rel" -> author |= isRel(value, "author");
                    case "title" -> time |= e.normalName().equals("abbr");
                    default ->
                        time |= attribute.getKey().startsWith("da") && DATE_ATTRIBUTES.contains(attribute.getKey());
                }
            }
        }
        if (time) {
            add(times, e);
        }
        if (author) {
            add(authors, e);
        }
    }

    /** Pages use few class names and repeat them. */
    private boolean isAuthorName(String names) {
        Boolean known = authorNames.get(names);
        if (known == null) {
            known = names.length() < MOST && holdsAuthorName(names.toLowerCase(Locale.ROOT));
            authorNames.put(names, known);
        }
        return known;
    }

    private static boolean holdsAuthorName(String names) {
        for (String name : AUTHOR_NAMES) {
            if (names.contains(name)) {
                return true;
            }
        }
        return false;
    }

    /** The first of the element's own data about time, or null. */
    static @Nullable String dateAttribute(Element e) {
        for (String name : DATE_ATTRIBUTES) {
            if (e.hasAttr(name)) {
                return e.attr(name);
            }
        }
        return null;
    }

    /** True if an element is there for screen readers or scripts only. */
    static boolean isHidden(Element e) {
        return e.attributesSize() > 0 && (e.attr("aria-hidden").equals("true") || HtmlPage.isInvisible(e));
    }

    private static boolean isRel(String rel, String kind) {
        return rel.equalsIgnoreCase(kind)
                || rel.indexOf(' ') > 0
                        && List.of(rel.toLowerCase(Locale.ROOT).split(" ", -1)).contains(kind);
    }

    private static void add(List<Element> elements, Element element) {
        if (elements.size() < MOST) {
            elements.add(element);
        }
    }

    private void meta(Element e) {
        String content = e.attr("content").strip();
        if (content.isEmpty()) {
            return;
        }
        for (String key : List.of("name", "property", "itemprop", "http-equiv")) {
            if (e.hasAttr(key)) {
                meta.computeIfAbsent(e.attr(key).strip().toLowerCase(Locale.ROOT), k -> new ArrayList<>())
                        .add(content);
            }
        }
    }

    /** The first value that a meta element of this lower-case name has, unescaped once more: pages often escape twice. */
    @Nullable
    String meta(String name) {
        List<String> values = meta.get(name);
        return values == null ? null : unescaped(values.getFirst());
    }

    /** All values, in the order of the page. */
    List<String> metas(String name) {
        return meta.getOrDefault(name, List.of()).stream()
                .map(PageMarks::unescaped)
                .toList();
    }

    /** The first name that has a value, asked in this order; null if none has. */
    @Nullable
    String metaOf(List<String> names) {
        for (String name : names) {
            String value = meta(name);
            if (value != null) {
                return value;
            }
        }
        return null;
    }

    static String unescaped(String text) {
        return text.indexOf('&') < 0
                ? text
                : Parser.unescapeEntities(text, false).strip();
    }

    /** The text of an element, or nothing if its markup is too long for a name or a date: wrappers may hold whole pages. */
    static String shortText(Element e) {
        int from = e.sourceRange().startPos();
        int to = e.endSourceRange().endPos();
        return e.sourceRange().isTracked() && e.endSourceRange().isTracked() && to - from > LONG_MARKUP
                ? ""
                : e.text().strip();
    }
}

package org.rapporteur.extract;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/** Where a page tells something about its article: gathered in one walk over all its elements, in the order of the page. */
final class PageMarks {
    /** Enough for any page that shows one article; a page with more is a list, and its first ones tell as much. */
    private static final int MOST = 200;

    private static final Pattern AUTHOR_NAME = Pattern.compile(
            "author|byline|autor|auteur|verfasser|redakteur|writer|reporter|postedby|posted-by|posted_by|vcard",
            Pattern.CASE_INSENSITIVE);

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
                if (canonical == null && isRel(e, "canonical") && e.hasAttr("href")) {
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
        if (e.attributesSize() > 0) {
            String property = e.attr("itemprop");
            if (e.normalName().equals("time")
                    || property.startsWith("date")
                    || property.contains("Published")
                    || property.contains("Modified")
                    || hasDate(e)) {
                add(times, e);
            }
            if (isRel(e, "author")
                    || e.attr("itemtype").endsWith("schema.org/Person")
                    || property.equals("author")
                    || AUTHOR_NAME.matcher(e.attr("class")).find()
                    || AUTHOR_NAME.matcher(e.attr("id")).find()) {
                add(authors, e);
            }
        } else if (e.normalName().equals("time")) {
            add(times, e);
        }
    }

    /** Old and new customs to write a machine's date beside the reader's. */
    private static boolean hasDate(Element e) {
        return e.hasAttr("datetime") || e.normalName().equals("abbr") && e.hasAttr("title") || dateAttribute(e) != null;
    }

    /** The first of the element's own data about time, or null. */
    static @Nullable String dateAttribute(Element e) {
        for (String name : List.of("data-datetime", "data-timestamp", "data-date", "data-published", "data-time")) {
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

    private static boolean isRel(Element e, String kind) {
        String rel = e.attr("rel");
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
}

package org.rapporteur.ingest;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a file holds, by its name first and by its first characters where the name lies. */
enum Kind {
    TEXT,
    MARKDOWN,
    HTML,
    XML,
    JSON,
    WARC,
    JSON_LINES,
    UNKNOWN;

    /** Comments, declarations and processing instructions may stand before the first element; a doctype tells HTML already. */
    private static final Pattern FIRST_ELEMENT = Pattern.compile(
            "\\A\\s*+(?:<\\?[^>]{0,1000}+>\\s*+|<!--(?:(?!-->).){0,2000}+-->\\s*+){0,8}+<(!doctype\\s++html|[a-zA-Z:]++)",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    /** The kind that a file's name claims; a trailing {@code .gz} does not count. */
    static Kind ofName(String name) {
        String plain = withoutGz(name);
        String extension = plain.substring(plain.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        if (extension.length() == plain.length()) {
            return UNKNOWN;
        }
        return switch (extension) {
            case "txt", "text" -> TEXT;
            case "md", "markdown" -> MARKDOWN;
            case "html", "htm", "xhtml" -> HTML;
            case "xml", "rss", "atom" -> XML;
            case "json" -> JSON;
            case "warc" -> WARC;
            case "jsonl", "ndjson" -> JSON_LINES;
            default -> UNKNOWN;
        };
    }

    static String withoutGz(String name) {
        return name.regionMatches(true, name.length() - 3, ".gz", 0, 3) ? name.substring(0, name.length() - 3) : name;
    }

    /** The name without the extensions that tell a kind: {@code report.txt.gz} is {@code report}. */
    static String stem(String name) {
        String plain = withoutGz(name);
        return ofName(plain) == UNKNOWN ? plain : plain.substring(0, plain.lastIndexOf('.'));
    }

    /**
     * The kind that the content shows, where it contradicts the name: a page saved as {@code .txt}, a feed as
     * {@code .html}, XML that is a web page.
     */
    Kind correctedBy(String content) {
        Matcher first = FIRST_ELEMENT.matcher(content.substring(0, Math.min(content.length(), 10_000)));
        String element = first.find() ? first.group(1).toLowerCase(Locale.ROOT) : "";
        boolean feed = element.equals("rss") || element.equals("feed") || element.equals("rdf:rdf");
        boolean page = element.startsWith("!doctype") || element.equals("html");
        return switch (this) {
            case TEXT, MARKDOWN, HTML -> feed ? XML : page ? HTML : this;
            case XML -> page ? HTML : this;
            case UNKNOWN -> feed ? XML : page ? HTML : content.stripLeading().startsWith("{") ? JSON : TEXT;
            case JSON, WARC, JSON_LINES -> this;
        };
    }
}

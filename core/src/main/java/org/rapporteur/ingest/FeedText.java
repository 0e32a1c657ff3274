package org.rapporteur.ingest;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.DocumentType;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.parser.Parser;
import org.rapporteur.text.Problem;

/** What feeds do to texts, and how it is undone. */
final class FeedText {
    /** Only the beginning of the report is here. */
    static final Problem PARTIAL =
            Problem.of("partial", "the feed holds only a summary or the beginning of this report");

    /** The excerpts of the most used publishing system have 55 words; those of others are shorter. */
    private static final int TEASER_WORDS = 60;

    private static final Pattern MARKUP = Pattern.compile("</?[a-zA-Z][^<>]{0,500}>|&(?:#\\w{1,8}|[a-zA-Z]{2,31});");
    private static final Pattern BROKEN_OFF =
            Pattern.compile("(?:\u2026|\\.\\.\\.|\\[\u2026\\]|\\[\\.\\.\\.\\])\\s*+(?:</p>\\s*+)?$");
    private static final Pattern MAIL_AND_NAME = Pattern.compile("\\S{1,200}@\\S{1,200}\\s{1,9}\\((.{1,200})\\)");
    private static final Pattern NAME_AND_MAIL =
            Pattern.compile("(.{1,200}?)(?:\\s{1,9}[<(]?|[<(])[^\\s<(]{1,200}@[^\\s)>]{1,200}[>)]?");
    private static final Pattern SPACES = Pattern.compile("[\\s\u00A0]++");

    /** What prefixes mean that feeds use and forget to declare. */
    private static final Map<String, String> NAMESPACES = Map.of(
            "atom", "http://www.w3.org/2005/Atom",
            "content", "http://purl.org/rss/1.0/modules/content/",
            "dc", "http://purl.org/dc/elements/1.1/",
            "media", "http://search.yahoo.com/mrss/",
            "rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#");

    private FeedText() {}

    /** A title without its markup: {@code Haven &amp;amp; its <i>harbour</i>} has some, {@code gains < losses} has none. */
    static String plain(String title) {
        return MARKUP.matcher(title).find()
                ? Jsoup.parseBodyFragment(title).text()
                : SPACES.matcher(title).replaceAll(" ").strip();
    }

    /** True for a text that is so short, or breaks off so, that the report must go on elsewhere. */
    static boolean isTeaser(String content) {
        String stripped = content.strip();
        return BROKEN_OFF
                        .matcher(stripped.substring(Math.max(0, stripped.length() - 40)))
                        .find()
                || stripped.length() < 20 * TEASER_WORDS && SPACES.split(plain(stripped), -1).length <= TEASER_WORDS;
    }

    /** The person in {@code mail@host (Name)}, {@code Name <mail@host>}; nothing for an address alone. */
    static String name(String author) {
        String plain = plain(author);
        if (plain.indexOf('@') < 0) {
            return plain;
        }
        Matcher named = MAIL_AND_NAME.matcher(plain);
        Matcher mailed = NAME_AND_MAIL.matcher(plain);
        return named.matches()
                ? named.group(1).strip()
                : mailed.matches() ? mailed.group(1).strip() : "";
    }

    /** An address seen from another; as it is, where either is none. */
    static String resolved(String base, String address) {
        try {
            return URI.create(base.strip()).resolve(address.strip()).toString();
        } catch (IllegalArgumentException e) {
            return address;
        }
    }

    /** A feed with its tags closed, its ampersands escaped and its prefixes declared; never with a document type. */
    static String healed(String xml, int depth) {
        Document document = Parser.xmlParser().setMaxDepth(depth).parseInput(withoutControls(xml), "");
        document.outputSettings().prettyPrint(false).syntax(Document.OutputSettings.Syntax.xml);
        Element root = document.firstElementChild();
        if (root == null) {
            return xml;
        }
        Set<String> used = new LinkedHashSet<>();
        Set<String> declared = new LinkedHashSet<>(Set.of("xml", "xmlns"));
        for (Element e : root.getAllElements()) {
            prefix(e.tagName(), used);
            for (Attribute attribute : e.attributes()) {
                prefix(attribute.getKey(), used);
                if (attribute.getKey().startsWith("xmlns:")) {
                    declared.add(attribute.getKey().substring("xmlns:".length()));
                }
            }
        }
        Map<String, String> missing = new LinkedHashMap<>();
        used.stream()
                .filter(p -> !declared.contains(p))
                .forEach(p -> missing.put(p, NAMESPACES.getOrDefault(p, "urn:undeclared:" + p)));
        missing.forEach((prefix, namespace) -> root.attr("xmlns:" + prefix, namespace));
        for (Node node : document.childNodes().toArray(new Node[0])) {
            if (node instanceof DocumentType) {
                node.remove();
            }
        }
        return root.outerHtml();
    }

    private static void prefix(String name, Set<String> prefixes) {
        int colon = name.indexOf(':');
        if (colon > 0) {
            prefixes.add(name.substring(0, colon));
        }
    }

    /** Without the characters that XML has no way to write. */
    private static String withoutControls(String xml) {
        StringBuilder kept = new StringBuilder(xml.length());
        for (int i = 0; i < xml.length(); i++) {
            char c = xml.charAt(i);
            kept.append(c < ' ' && c != '\n' && c != '\r' && c != '\t' || c == '\uFFFE' || c == '\uFFFF' ? ' ' : c);
        }
        return kept.toString();
    }
}

package org.rapporteur.ingest;

import com.rometools.rome.feed.synd.SyndContent;
import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.feed.synd.SyndPerson;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.SyndFeedInput;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import org.jdom2.Document;
import org.jdom2.Element;
import org.jdom2.JDOMException;
import org.jdom2.Namespace;
import org.jdom2.filter.Filters;
import org.jdom2.input.SAXBuilder;
import org.jdom2.input.sax.XMLReaderJDOMFactory;
import org.jspecify.annotations.Nullable;
import org.rapporteur.ingest.RawReport.Format;
import org.rapporteur.text.Problem;
import org.xml.sax.SAXException;
import org.xml.sax.XMLReader;

/** An RSS or Atom file: each entry is a report whose content is the entry's own text. */
final class FeedFile {
    private static final List<String> PUBLISHED =
            List.of("pubDate", "published", "date", "issued", "updated", "modified");

    private static final Set<String> VERSIONS = Set.of("0.91", "0.92", "0.93", "0.94", "2.0");

    /** A document type stands before the first element. */
    private static final int PROLOG_CHARS = 10_000;

    private static final Pattern OWN_ENTITIES = Pattern.compile("<!ENTITY\\s");

    private static final int CLOSING_CHARS = 200;
    private static final Pattern CLOSED = Pattern.compile("</(?:rss|feed|rdf:RDF|\\w{1,9}:feed)\\s{0,9}>");

    private final Limits limits;
    private final Intake intake;

    FeedFile(Limits limits, Intake intake) {
        this.limits = limits;
        this.intake = intake;
    }

    void read(PileFile file, String xml, List<Problem> problems) throws Refusal {
        Document document = document(file, xml);
        Element root = document.getRootElement();
        if (root.getName().equals("rss") && !VERSIONS.contains(root.getAttributeValue("version", ""))) {
            root.setAttribute("version", "2.0");
        }
        // Rome turns dates into instants and so loses the zone that was written; they are taken before.
        List<Element> entries = new ArrayList<>();
        for (Element e : document.getRootElement().getDescendants(Filters.element())) {
            if (e.getName().equals("item") || e.getName().equals("entry")) {
                entries.add(e);
            }
        }
        SyndFeed feed;
        try {
            feed = new SyndFeedInput(false, Locale.ROOT).build(document);
        } catch (FeedException | IllegalArgumentException e) {
            throw new Refusal("not-a-feed", "the file is XML, but no feed that is known: " + firstLine(e));
        }
        if (feed.getEntries().isEmpty()) {
            throw new Refusal("empty", "the feed has no entries");
        }
        int n = 0;
        for (SyndEntry entry : feed.getEntries()) {
            if (++n > limits.entries()) {
                intake.problem(new InputProblem(
                        file.shown(),
                        "too-many-entries",
                        "entries after the first " + limits.entries() + " were not read"));
                return;
            }
            Element source = entries.size() == feed.getEntries().size() ? entries.get(n - 1) : null;
            entry(file, n, feed, entry, source, problems);
        }
    }

    private void entry(
            PileFile file, int n, SyndFeed feed, SyndEntry entry, @Nullable Element source, List<Problem> problems) {
        SyndContent full = longest(entry.getContents());
        SyndContent summary = longest(Stream.ofNullable(entry.getDescription()).toList());
        SyndContent content = full == null || summary != null && length(summary) > length(full) ? summary : full;
        boolean atom = source != null && source.getName().equals("entry");
        Element dated = source == null ? null : dateElement(source);
        Given given = new Given(
                link(entry.getLink(), source, feed.getLink()),
                title(entry, source),
                blankToNull(feed.getTitle() == null ? null : FeedText.plain(feed.getTitle())),
                authors(entry, source, feed),
                dated == null ? null : dated.getTextTrim(),
                dated == null ? null : "feed entry: " + dated.getName(),
                null,
                creditedTo(entry, source));
        // RSS descriptions are HTML whatever they are called; Atom says when its content is plain.
        boolean plain = content != null
                && "text".equals(content.getType())
                && content.getValue().indexOf('<') < 0;
        String text = content == null ? "" : content.getValue();
        List<Problem> found = new ArrayList<>(problems);
        if (full == null && (atom || FeedText.isTeaser(text))) {
            found.add(FeedText.PARTIAL);
        }
        intake.entry(
                file.id() + "#" + n, file.shown() + "#" + n, plain ? Format.TEXT : Format.HTML, text, given, found);
    }

    private static @Nullable SyndContent longest(List<SyndContent> contents) {
        return contents.stream()
                .filter(c -> c.getValue() != null && !c.getValue().isBlank())
                .max(Comparator.comparingInt(FeedFile::length))
                .orElse(null);
    }

    private static int length(SyndContent content) {
        return content.getValue().length();
    }

    /** Atom says whether a title is markup; in RSS everybody guesses. */
    private static @Nullable String title(SyndEntry entry, @Nullable Element source) {
        String title = blankToNull(entry.getTitle());
        if (title == null) {
            return null;
        }
        SyndContent typed = entry.getTitleEx();
        boolean literal = source != null
                && source.getName().equals("entry")
                && (typed == null || typed.getType() == null || typed.getType().startsWith("text"))
                && !"text/html".equals(typed == null ? null : typed.getType());
        return literal ? title : blankToNull(FeedText.plain(title));
    }

    /** Absolute, by the nearest {@code xml:base} and the feed's own address. */
    private static @Nullable String link(@Nullable String link, @Nullable Element source, @Nullable String feedLink) {
        String address = blankToNull(link);
        for (Element e = source; e != null && address != null; e = e.getParentElement()) {
            String base = e.getAttributeValue("base", Namespace.XML_NAMESPACE);
            address = base == null ? address : FeedText.resolved(base, address);
        }
        return address == null || feedLink == null ? address : FeedText.resolved(feedLink, address);
    }

    /** The feed or outlet that an entry says it comes from: {@code source} in RSS and Atom. */
    private static @Nullable String creditedTo(SyndEntry entry, @Nullable Element source) {
        if (entry.getSource() != null && entry.getSource().getTitle() != null) {
            return blankToNull(FeedText.plain(entry.getSource().getTitle()));
        }
        if (source == null) {
            return null;
        }
        for (Element child : source.getChildren()) {
            if (child.getName().equals("source")) {
                Element title = child.getChild("title", child.getNamespace());
                return blankToNull(FeedText.plain(title == null ? child.getTextTrim() : title.getTextTrim()));
            }
        }
        return null;
    }

    private static List<String> authors(SyndEntry entry, @Nullable Element source, SyndFeed feed) {
        // The library keeps only the first of several creators.
        List<String> creators = source == null
                ? List.of()
                : source.getChildren().stream()
                        .filter(child -> child.getName().equals("creator"))
                        .map(child -> FeedText.name(child.getTextTrim()))
                        .filter(name -> !name.isBlank())
                        .distinct()
                        .toList();
        if (!creators.isEmpty()) {
            return creators;
        }
        List<String> own = names(entry.getAuthors(), entry.getAuthor());
        return own.isEmpty() ? names(feed.getAuthors(), null) : own;
    }

    private static List<String> names(@Nullable List<SyndPerson> people, @Nullable String one) {
        List<String> names = Stream.concat(
                        people == null ? Stream.empty() : people.stream().map(SyndPerson::getName),
                        Stream.ofNullable(people == null || people.isEmpty() ? one : null))
                .filter(Objects::nonNull)
                .map(FeedText::name)
                .filter(name -> !name.isBlank())
                .distinct()
                .toList();
        return names;
    }

    private static @Nullable Element dateElement(Element entry) {
        for (String name : PUBLISHED) {
            for (Element child : entry.getChildren()) {
                if (child.getName().equals(name) && !child.getTextTrim().isEmpty()) {
                    return child;
                }
            }
        }
        return null;
    }

    /** The feed as it is, or else without what is broken in it. */
    private Document document(PileFile file, String xml) throws Refusal {
        if (OWN_ENTITIES
                .matcher(xml.substring(0, Math.min(xml.length(), PROLOG_CHARS)))
                .find()) {
            throw new Refusal("not-a-feed", "the file declares entities of its own, which are never expanded");
        }
        String told;
        try {
            return parse(xml.stripLeading());
        } catch (JDOMException | IOException | RuntimeException broken) {
            told = firstLine(broken);
        }
        String whole = CLOSED.matcher(xml.substring(Math.max(0, xml.length() - CLOSING_CHARS)))
                        .find()
                ? xml
                : upToLastEntry(xml);
        if (whole == null) {
            throw new Refusal("not-a-feed", "the file is no well-formed feed: " + told);
        }
        try {
            Document document = parse(FeedText.healed(whole, limits.depth()));
            intake.problem(new InputProblem(
                    file.shown(),
                    "feed-broken",
                    "the feed breaks off or is not well formed: " + told + "; what could be read of it was"));
            return document;
        } catch (JDOMException | IOException | RuntimeException e) {
            throw new Refusal("not-a-feed", "the file is no well-formed feed: " + told);
        }
    }

    private Document parse(String xml) throws JDOMException, IOException {
        SAXBuilder builder = new SAXBuilder(new PlatformParser());
        // No document type: no entities of the file's own, so nothing is fetched and nothing grows.
        builder.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        builder.setFeature("http://xml.org/sax/features/external-general-entities", false);
        builder.setFeature("http://xml.org/sax/features/external-parameter-entities", false);
        builder.setProperty("jdk.xml.maxElementDepth", String.valueOf(limits.depth()));
        builder.setExpandEntities(false);
        return builder.build(new StringReader(xml));
    }

    /** The feed up to its last whole entry, closed again; null if there is none. */
    private static @Nullable String upToLastEntry(String xml) {
        int item = xml.lastIndexOf("</item>");
        if (item >= 0) {
            String head = xml.substring(0, item + "</item>".length());
            return head + (head.contains("<rdf:RDF") ? "</rdf:RDF>" : "</channel></rss>");
        }
        int entry = xml.lastIndexOf("</entry>");
        return entry >= 0 ? xml.substring(0, entry + "</entry>".length()) + "</feed>" : null;
    }

    private static @Nullable String blankToNull(@Nullable String s) {
        return s == null || s.isBlank() ? null : s.strip();
    }

    private static String firstLine(Exception e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }

    /** The platform's own parser, whatever others lie on the class path: only it is known to keep to the limits. */
    private static final class PlatformParser implements XMLReaderJDOMFactory {
        @Override
        public XMLReader createXMLReader() throws JDOMException {
            try {
                return SAXParserFactory.newDefaultNSInstance().newSAXParser().getXMLReader();
            } catch (ParserConfigurationException | SAXException e) {
                throw new JDOMException("the platform has no XML parser", e);
            }
        }

        @Override
        public boolean isValidating() {
            return false;
        }
    }
}

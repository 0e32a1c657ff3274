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
import java.util.stream.Stream;
import org.jdom2.Document;
import org.jdom2.Element;
import org.jdom2.JDOMException;
import org.jdom2.filter.Filters;
import org.jdom2.input.SAXBuilder;
import org.jdom2.input.sax.XMLReaders;
import org.jspecify.annotations.Nullable;
import org.rapporteur.ingest.RawReport.Format;
import org.rapporteur.text.Problem;

/** An RSS or Atom file: each entry is a report whose content is the entry's own text. */
final class FeedFile {
    private static final List<String> PUBLISHED =
            List.of("pubDate", "published", "date", "issued", "updated", "modified");

    private final Limits limits;
    private final Intake intake;

    FeedFile(Limits limits, Intake intake) {
        this.limits = limits;
        this.intake = intake;
    }

    void read(Pile.Entry file, String xml, List<Problem> problems) throws Refusal {
        List<Problem> found = new ArrayList<>(problems);
        Document document;
        try {
            document = parse(xml);
        } catch (JDOMException | IOException broken) {
            String repaired = upToLastEntry(xml);
            if (repaired == null) {
                throw new Refusal("not-a-feed", "the file is no well-formed feed: " + firstLine(broken));
            }
            try {
                document = parse(repaired);
            } catch (JDOMException | IOException e) {
                throw new Refusal("not-a-feed", "the file is no well-formed feed: " + firstLine(broken));
            }
            intake.problem(new InputProblem(
                    file.shown(),
                    "feed-broken",
                    "the feed breaks off or is not well formed: " + firstLine(broken)
                            + "; its entries up to there were read"));
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
            entry(file, n, feed, entry, source, found);
        }
    }

    private void entry(
            Pile.Entry file, int n, SyndFeed feed, SyndEntry entry, @Nullable Element source, List<Problem> problems) {
        SyndContent content = Stream.concat(entry.getContents().stream(), Stream.ofNullable(entry.getDescription()))
                .filter(c -> c.getValue() != null)
                .max(Comparator.comparingInt(c -> c.getValue().length()))
                .orElse(null);
        Element dated = source == null ? null : dateElement(source);
        String outlet = feed.getTitle();
        Given given = new Given(
                blankToNull(entry.getLink()),
                blankToNull(entry.getTitle()),
                blankToNull(outlet),
                authors(entry),
                dated == null ? null : dated.getTextTrim(),
                dated == null ? null : "feed entry: " + dated.getName());
        // RSS descriptions are HTML whatever they are called; Atom says when its content is plain.
        boolean plain = content != null
                && "text".equals(content.getType())
                && content.getValue().indexOf('<') < 0;
        intake.report(
                null,
                file.id() + "#" + n,
                file.shown() + "#" + n,
                plain ? Format.TEXT : Format.HTML,
                content == null ? "" : content.getValue(),
                given,
                problems);
    }

    private static List<String> authors(SyndEntry entry) {
        List<String> names = entry.getAuthors().stream()
                .map(SyndPerson::getName)
                .filter(Objects::nonNull)
                .filter(name -> !name.isBlank())
                .toList();
        return names.isEmpty()
                        && entry.getAuthor() != null
                        && !entry.getAuthor().isBlank()
                ? List.of(entry.getAuthor())
                : names;
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

    private Document parse(String xml) throws JDOMException, IOException {
        SAXBuilder builder = new SAXBuilder(XMLReaders.NONVALIDATING);
        // No document type: no entities of the file's own, so nothing is fetched and nothing grows.
        builder.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        builder.setFeature("http://xml.org/sax/features/external-general-entities", false);
        builder.setFeature("http://xml.org/sax/features/external-parameter-entities", false);
        builder.setProperty("jdk.xml.maxElementDepth", String.valueOf(limits.depth()));
        builder.setExpandEntities(false);
        return builder.build(new StringReader(xml.stripLeading()));
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
}

package org.rapporteur.desk.api;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes a feed as Atom has it (RFC 4287). */
final class Atom {
    private static final String NAMESPACE = "http://www.w3.org/2005/Atom";

    private final XMLStreamWriter xml;

    private Atom(XMLStreamWriter xml) {
        this.xml = xml;
    }

    /**
     * A feed.
     *
     * @param id stays the same for ever
     * @param self where it is fetched
     * @param page that shows the same to a reader
     */
    record Feed(String id, String title, Instant updated, String self, String page, List<Entry> entries) {
        Feed {
            entries = List.copyOf(entries);
        }
    }

    /**
     * An entry.
     *
     * @param id stays the same for ever
     * @param link to the place that tells it
     * @param author who published that
     */
    record Entry(String id, String title, Instant updated, String link, String author, String summary) {}

    static void write(Feed feed, OutputStream out) throws XMLStreamException {
        XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(out, StandardCharsets.UTF_8.name());
        new Atom(xml).feed(feed);
        xml.close();
    }

    private void feed(Feed feed) throws XMLStreamException {
        xml.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
        xml.writeStartElement("feed");
        xml.writeDefaultNamespace(NAMESPACE);
        text("id", feed.id());
        text("title", feed.title());
        text("updated", feed.updated().toString());
        link("self", feed.self());
        link("alternate", feed.page());
        for (Entry entry : feed.entries()) {
            xml.writeStartElement("entry");
            text("id", entry.id());
            text("title", entry.title());
            text("updated", entry.updated().toString());
            link("alternate", entry.link());
            xml.writeStartElement("author");
            text("name", entry.author());
            xml.writeEndElement();
            text("summary", entry.summary());
            xml.writeEndElement();
        }
        // Atom wants an author of each entry, and of a feed that may have none.
        xml.writeStartElement("author");
        text("name", "Rapporteur");
        xml.writeEndElement();
        xml.writeEndElement();
        xml.writeEndDocument();
    }

    private void link(String relation, String address) throws XMLStreamException {
        xml.writeEmptyElement("link");
        xml.writeAttribute("rel", relation);
        xml.writeAttribute("href", plain(address));
    }

    private void text(String element, String text) throws XMLStreamException {
        xml.writeStartElement(element);
        xml.writeCharacters(plain(text));
        xml.writeEndElement();
    }

    /** Without what no XML can carry (XML 1.0, 2.2), half characters among them. */
    private static String plain(String text) {
        StringBuilder kept = new StringBuilder(text.length());
        text.codePoints()
                .map(c -> c >= 0x20 && c < 0xD800 || c >= 0xE000 && c < 0xFFFE || c > 0xFFFF || c == '\n' ? c : ' ')
                .forEach(kept::appendCodePoint);
        return kept.toString();
    }
}

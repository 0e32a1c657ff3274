package org.rapporteur.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.rapporteur.ingest.RawReport.Format;
import org.rapporteur.text.Problem;

class FeedFileTest {
    private static final String LONG =
            "The harbour of Haven opened again on Thursday after eleven weeks, and the first ferry left at noon. ";

    private final List<RawReport> reports = new ArrayList<>();
    private final List<InputProblem> problems = new ArrayList<>();

    private void read(String name, String feed) {
        read(Map.of(name, feed.getBytes(StandardCharsets.UTF_8)));
    }

    private void read(Map<String, byte[]> files) {
        reports.clear();
        problems.clear();
        List<PileFile> entries = new TreeMap<>(files)
                .keySet().stream()
                        .map(name -> new PileFile(Path.of(name), Kind.stem(name), name))
                        .toList();
        new Ingestor()
                .read(
                        entries,
                        file -> new ByteArrayInputStream(files.get(file.shown())),
                        new Intake(reports::add, problems::add));
    }

    private Given given(int report) {
        return reports.get(report).given();
    }

    private List<String> kinds() {
        return problems.stream().map(InputProblem::kind).toList();
    }

    private static List<String> kindsOf(RawReport report) {
        return report.problems().stream().map(Problem::kind).toList();
    }

    private static String rss(String items) {
        return "<rss version=\"2.0\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
                + " xmlns:content=\"http://purl.org/rss/1.0/modules/content/\"><channel><title>Port Post</title>"
                + "<link>https://post.example.org/news/</link><description>d</description>" + items
                + "</channel></rss>";
    }

    private static String item(String inside) {
        return "<item><title>Ferry</title><description>" + LONG.repeat(6) + "</description>" + inside + "</item>";
    }

    @Test
    void takesTheFullTextOverTheSummary() {
        read(
                "a.rss",
                rss(
                        "<item><title>Ferry</title><link>/2021/ferry</link><description>In short.</description>"
                                + "<content:encoded><![CDATA[<p>" + LONG + "</p>]]></content:encoded>"
                                + "<enclosure url=\"https://post.example.org/a.mp3\" length=\"1\" type=\"audio/mpeg\"/></item>"));
        assertEquals("<p>" + LONG + "</p>", reports.getFirst().content());
        assertEquals("https://post.example.org/2021/ferry", given(0).url());
        assertEquals(List.of(), kindsOf(reports.getFirst()));
    }

    @Test
    void marksWhatIsOnlyASummary() {
        read(
                "a.rss",
                rss("<item><title>A</title><description>The ferry sails again, the company said.</description></item>"
                        + "<item><title>B</title><description>" + LONG.repeat(6) + "[…]</description></item>"
                        + item("")));
        assertEquals(
                List.of(List.of("partial"), List.of("partial"), List.of()),
                reports.stream().map(FeedFileTest::kindsOf).toList());
        read("b.atom", atom("<summary>" + LONG.repeat(6) + "</summary>"));
        assertEquals(List.of("partial"), kindsOf(reports.getFirst()));
        read("c.json", """
                {"version": "https://jsonfeed.org/version/1", "title": "Port Post", "items": [{"id": "1", "summary": "Short."}]}""");
        assertEquals(List.of("partial"), kindsOf(reports.getFirst()));
    }

    @Test
    void cleansTitlesThatHoldMarkupAndLeavesTheOthers() {
        read(
                "a.rss",
                rss("<item><title>Haven &amp;amp; its &lt;i&gt;harbour&lt;/i&gt;</title><description>" + LONG
                        + "</description></item><item><title>Gains &lt; losses &amp; fear</title><description>" + LONG
                        + "</description></item>"));
        assertEquals("Haven & its harbour", given(0).title());
        assertEquals("Gains < losses & fear", given(1).title());
        read("b.atom", atom("<title>Use of &lt;b> &amp;amp; more</title><content>" + LONG + "</content>"));
        assertEquals("Use of <b> &amp; more", given(0).title());
        read(
                "c.atom",
                atom("<title type=\"html\">Haven &amp;amp; &lt;b>harbour&lt;/b></title><content>" + LONG
                        + "</content>"));
        assertEquals("Haven & harbour", given(0).title());
    }

    private static String atom(String inside) {
        return "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:base=\"https://post.example.org/\"><title>Port Post</title>"
                + "<id>f</id><author><name>The Desk</name></author><updated>2021-03-05T00:00:00Z</updated>"
                + "<entry xml:base=\"news/\"><id>e</id><link rel=\"alternate\" href=\"ferry\"/>"
                + "<updated>2021-03-04T12:00:00Z</updated>" + inside + "</entry></feed>";
    }

    @Test
    void resolvesAddressesAndTakesTheFeedsAuthorWhereTheEntryHasNone() {
        read("a.atom", atom("<title>Ferry</title><content>" + LONG + "</content>"));
        assertEquals(
                new Given(
                        "https://post.example.org/news/ferry",
                        "Ferry",
                        "Port Post",
                        List.of("The Desk"),
                        "2021-03-04T12:00:00Z",
                        "feed entry: updated"),
                given(0));
        read(
                "b.atom",
                atom("<title>Ferry</title><author><name>Ann Roe</name></author><published>2021-03-03T12:00:00+01:00"
                        + "</published><content>" + LONG + "</content>"));
        assertEquals(List.of("Ann Roe"), given(0).byline());
        assertEquals("2021-03-03T12:00:00+01:00", given(0).date());
    }

    @Test
    void readsThePersonInAnAddress() {
        read("a.rss", rss(item("<author>ann@post.example.org (Ann Roe)</author>")));
        assertEquals(List.of("Ann Roe"), given(0).byline());
        read("a.rss", rss(item("<author>desk@post.example.org</author>")));
        assertEquals(List.of(), given(0).byline());
        read("a.rss", rss(item("<dc:creator>Ann Roe</dc:creator><dc:creator>Bob Poe</dc:creator>")));
        assertEquals(List.of("Ann Roe", "Bob Poe"), given(0).byline());
    }

    @Test
    void keepsWhoARepublishedEntryIsCreditedTo() {
        read("a.rss", rss(item("<source url=\"https://wire.example.net/rss\">Coastal Wire</source>")));
        assertEquals("Coastal Wire", given(0).source());
        read(
                "b.atom",
                atom("<title>T</title><source><id>x</id><title>Coastal Wire</title></source><content>" + LONG
                        + "</content>"));
        assertEquals("Coastal Wire", given(0).source());
        read("c.rss", rss(item("")));
        assertEquals(null, given(0).source());
    }

    @Test
    void readsAnEntryOfSeveralFeedsOnce() {
        String entry = item("<link>https://post.example.org/1</link>");
        String other = item("<link>https://post.example.org/2</link>");
        read(Map.of(
                "a.rss", rss(entry).getBytes(StandardCharsets.UTF_8),
                "b.rss", rss(other + entry).getBytes(StandardCharsets.UTF_8)));
        assertEquals(List.of("a#1", "b#1"), reports.stream().map(RawReport::id).toList());
        assertEquals(List.of(), problems);
    }

    @Test
    void readsOlderFeedsAlsoWithTheirDocumentType() {
        String old = rss(item("")).replace("version=\"2.0\"", "version=\"0.91\"");
        read(
                "a.rss",
                "<!DOCTYPE rss PUBLIC \"-//Netscape Communications//DTD RSS 0.91//EN\" \"http://example.org/rss-0.91.dtd\">"
                        + old);
        assertEquals(1, reports.size());
        read("b.rss", rss(item("")).replace(" version=\"2.0\"", ""));
        assertEquals(1, reports.size());
        assertEquals(List.of(), problems);
        read(
                "c.rss",
                "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" xmlns=\"http://purl.org/rss/1.0/\""
                        + " xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><channel rdf:about=\"x\"><title>Port Post</title></channel>"
                        + "<item rdf:about=\"y\"><title>Ferry</title><link>https://post.example.org/1</link><description>"
                        + LONG + "</description><dc:date>2021-03-04</dc:date></item></rdf:RDF>");
        assertEquals("2021-03-04", given(0).date());
        assertEquals("feed entry: date", given(0).dateEvidence());
    }

    @Test
    void readsWhatCanBeReadOfABrokenFeed() {
        String broken = rss("<item><title>Fish & chips &nbsp; Caf&eacute;</title><description>" + LONG
                + "</descripton></item>" + "<item><title>B\u0003</title><media:x/><description>" + LONG
                + "</description></item>" + item(""));
        read("a.rss", broken);
        assertEquals(List.of("feed-broken"), kinds());
        assertTrue(problems.getFirst().message().contains("line 1"), problems.toString());
        assertEquals("Fish & chips Café", given(0).title());
        assertEquals(3, reports.size());
        assertTrue(reports.get(1).content().contains("eleven weeks"));
    }

    @Test
    void refusesEntitiesOfAFeedsOwn() {
        String bomb =
                "<?xml version=\"1.0\"?><!DOCTYPE rss [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;\">]>"
                        + rss(item("<title>&b;</title>"));
        read("a.rss", bomb);
        assertEquals(List.of("not-a-feed"), kinds());
        assertEquals(List.of(), reports);
        read("b.rss", bomb.replace("<!ENTITY a", " ".repeat(20_000) + "<!ENTITY a"));
        assertFalse(reports.stream().anyMatch(r -> r.toString().contains("aaaa")));
    }

    @Test
    void readsAFeedThatNamesAWrongEncoding() {
        String feed = "<?xml version=\"1.0\" encoding=\"iso-8859-1\"?>" + rss(item("<author>Zoë Ünal</author>"));
        read(Map.of("a.rss", feed.getBytes(StandardCharsets.UTF_8)));
        assertEquals(List.of("Zoë Ünal"), given(0).byline());
        String other = feed.replace("iso-8859-1", "windows-1252");
        read(Map.of("a.rss", other.getBytes(Charset.forName("windows-1252"))));
        assertEquals(List.of("Zoë Ünal"), given(0).byline());
        String wide = feed.replace("iso-8859-1", "utf-8");
        read(Map.of("a.rss", wide.getBytes(StandardCharsets.UTF_16)));
        assertEquals(List.of("Zoë Ünal"), given(0).byline());
    }

    @Test
    void readsAPlainAtomTextAsText() {
        read("a.atom", atom("<title>T</title><content type=\"text\">" + LONG + "</content>"));
        assertEquals(Format.TEXT, reports.getFirst().format());
    }

    @Test
    void readsAJsonFeedWithItsAuthorsAndRelativeAddresses() {
        read("a.json", """
                {"version": "https://jsonfeed.org/version/1.1", "title": "Port Post", "home_page_url": "https://post.example.org/",
                 "authors": [{"name": "The Desk"}], "items": [
                 {"id": "1", "url": "/1", "title": "A &amp; B", "content_text": "The ferry sails."},
                 {"id": "2", "url": "https://post.example.org/2", "content_html": "<p>Two", "author": {"name": "Ann Roe"}}]}""");
        assertEquals(
                new Given("https://post.example.org/1", "A & B", "Port Post", List.of("The Desk"), null, null),
                given(0));
        assertEquals(List.of("Ann Roe"), given(1).byline());
    }

    @Test
    void locatesABrokenLineAndReadsTheNext() {
        read(
                "a.jsonl",
                "\uFEFF{\"text\": \"One.\"}\r\n{\"text\": \"Two\" \"x\"}\r\n{\"text\": \"Three.\"} {}\r\n"
                        + "{\"text\": \"Four\\ud83d.\", \"date\": 1614848700}\r\n{\"id\": 1" + "0".repeat(2000)
                        + ", \"text\": \"Five.\"}\r\n" + "[".repeat(1000)
                        + "\r\n{\"text\": \"Six.\", \"x\": 1e999999999}\r\n");
        assertEquals(
                List.of("One.", "Four\uFFFD.", "Six."),
                reports.stream().map(RawReport::content).toList());
        assertEquals("2021-03-04T09:05:00Z", given(1).date());
        assertEquals(List.of("undecodable"), kindsOf(reports.get(1)));
        assertEquals(
                List.of("a.jsonl#2", "a.jsonl#3", "a.jsonl#5", "a.jsonl#6"),
                problems.stream().map(InputProblem::path).toList());
        assertTrue(
                problems.getFirst().message().contains("column 16"),
                problems.getFirst().message());
    }
}

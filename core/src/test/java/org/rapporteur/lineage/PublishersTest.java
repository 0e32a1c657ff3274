package org.rapporteur.lineage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rapporteur.annotate.Annotation;
import org.rapporteur.annotate.Fidelity;
import org.rapporteur.claim.Reading;
import org.rapporteur.extract.Article;
import org.rapporteur.extract.Published;
import org.rapporteur.text.AlignedText;
import org.rapporteur.text.WordList;

class PublishersTest {
    private final Publishers publishers = Publishers.get();

    private String ownerOf(@Nullable String url, @Nullable String outlet) {
        return publishers.find(url, outlet).map(Owner::name).orElse("");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            https://www.theguardian.com/world/2031/mar/04/dam        | -            | Scott Trust
            https://amp.theguardian.com:443/world/dam?x=1            | -            | Scott Trust
            http://WWW.Mirror.CO.UK./news                            | -            | Reach plc
            https://en.interfax.com.ua/news/1.html                   | -            | Interfax-Ukraine
            https://www.interfax.ru/world/1                          | -            | Interfax Group
            https://archive.example/web/20310304/https://tass.com/a  | -            | Russian state
            https://x-y.cdn.example/c/s/www.bbc.co.uk/news/1         | -            | BBC
            https://tass.com/world/1                                 | Coast Herald | Russian state
            -                                                        | Reuters      | Thomson Reuters
            -                                                        | apnews.com   | The Associated Press (cooperative of its member newspapers)
            -                                                        | wall street journal | News Corp
            -                                                        | ТАСС         | Russian state
            """)
    void findsTheOwnerOf(@Nullable String url, @Nullable String outlet, String owner) {
        assertEquals(owner, ownerOf(url, outlet));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            -                                   | The Guardian
            -                                   | The Star
            https://nottass.com/world/1         | -
            https://tass.com.example/world/1    | -
            https://coastherald.example/a       | Reuters
            https://coastherald.example/tass.com/a | -
            ftp://tass.com/a                    | -
            not an address                      | Nobody's Gazette
            -                                   | -
            """)
    void doesNotGuessTheOwnerOf(@Nullable String url, @Nullable String outlet) {
        assertEquals("", ownerOf(url, outlet));
    }

    @Test
    void findsAnOutletUnderANameInOtherLetters() {
        assertEquals("xn--kstenpost-q9a.example", WebHost.of("https://küstenpost.example/a"));
        assertEquals("herald.co.uk", WebHost.bought("edition.herald.co.uk"));
        assertEquals("herald.example", WebHost.bought("m.herald.example"));
    }

    @Test
    void saysPlainlyThatAnOutletIsTheStates() {
        Owner owner =
                publishers.find("https://www.xinhuanet.com/english/a", null).orElseThrow();
        assertEquals(Owner.Kind.STATE, owner.kind());
        assertEquals(2024, owner.asOf());
        assertTrue(owner.source().contains("statemediamonitor.com"), owner.source());
        assertEquals(
                Optional.of(Owner.Kind.PUBLIC),
                publishers.find("https://www.rte.ie/news/a", null).map(Owner::kind));
    }

    @Test
    void countsTwoPapersOfOneHouseAsOneOwnerAndEachUnknownOutletAsItsOwn() {
        List<Reading> readings = List.of(
                report("a", "https://www.mirror.co.uk/1", "Daily Mirror"),
                report("b", "https://www.coastherald.example/1", "Coast Herald"),
                report("c", "https://www.express.co.uk/1", "Daily Express"),
                report("d", "https://news.coastherald.example/2", "Coast Herald"),
                report("e", null, "Hill Gazette"),
                report("f", null, "The Hill Gazette"),
                report("g", null, null));
        Families families = publishers.families(readings);
        assertEquals(
                List.of(new Families.Family(
                        publishers.find("https://mirror.co.uk", null).orElseThrow(), List.of("a", "c"))),
                families.known());
        assertEquals(List.of(List.of("b", "d"), List.of("e", "f"), List.of("g")), families.unknown());
        assertEquals(4, families.count());
    }

    @Test
    void everyOwnerInTheListHasAnOutletAndASource() {
        Set<String> owning = new HashSet<>();
        for (String line : WordList.lines(Publishers.class, "publishers.tsv")) {
            String[] cells = line.split("\t", -1);
            assertEquals(3, cells.length, line);
            owning.add(cells[2]);
        }
        for (String line : WordList.lines(Publishers.class, "owners.tsv")) {
            String[] cells = line.split("\t", -1);
            assertEquals(4, cells.length, line);
            assertTrue(owning.contains(cells[0]), line);
            assertTrue(cells[2].matches("20\\d\\d") && !cells[3].isBlank(), line);
        }
    }

    static Reading report(String id, @Nullable String url, @Nullable String outlet) {
        Article article = new Article(
                id,
                id + ".txt",
                new Article.Meta(url, id, List.of(), outlet, "en", Published.UNKNOWN),
                AlignedText.identity("A text."),
                List.of(),
                List.of(),
                List.of());
        Fidelity clean = new Fidelity(Fidelity.State.CLEAN, 1, List.of());
        return new Reading(
                article,
                new Annotation(List.of(), List.of(), List.of(), List.of(), clean),
                List.of(),
                List.of(),
                List.of());
    }
}

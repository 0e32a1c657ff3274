package org.rapporteur.lineage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.rapporteur.lineage.Piles.report;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.rapporteur.claim.Reading;
import org.rapporteur.text.Span;

class PairReaderTest {
    private static final Reading ORIGINAL = report("original", "2031-03-17", "Troops at the border", """
            VELMAR, Marovia - Marovia sent 4,000 soldiers to its border with Tessany on Monday, a day after talks broke down.

            "We did not choose this quarrel," Defence Minister Ilka Brandt told reporters. Engineers dispute that the sluices need repairs.

            Its chair, Mirela Dova, said she would offer both governments a plan for shared control of the dam.
            """);

    private static final Reading COPY = report("copy", "2031-03-18", "Soldiers sent", """
            VELMAR, Marovia - Marovia sent 9,000 soldiers to its border with Tessany on Monday, a day after talks broke down.

            Sign up for our Velmar newsletter here.

            "We did not choose this quarrel," Defence Minister Ilka Brandt told reporters.

            A farmer south of the river has not seen water in his well for two weeks. Read more.

            Its chair, Mirela Dova, said she would offer both governments a plan for shared control of the dam.
            """);

    private static List<String> covered(List<Span> spans, Reading reading) {
        return spans.stream().map(span -> span.in(reading.text())).toList();
    }

    /** Every span lies in its text and begins and ends with what is shown; lists are in reading order. */
    static void assertWellFormed(SideBySide both, Reading later, Reading earlier) {
        assertSentences(both.from(), later);
        assertSentences(both.to(), earlier);
        assertSentences(both.added(), later);
        assertSentences(both.pairs().stream().map(SideBySide.Pair::from).toList(), later);
        for (SideBySide.Pair pair : both.pairs()) {
            assertTrue(both.from().contains(pair.from()), pair::toString);
            assertTrue(both.to().contains(pair.to()), pair::toString);
            assertTrue(pair.onlyFrom().stream().allMatch(pair.from()::covers), pair::toString);
            assertTrue(pair.onlyTo().stream().allMatch(pair.to()::covers), pair::toString);
            assertTrue(pair.overlap() > 0 && pair.overlap() <= 1, pair::toString);
            assertTrue(pair.identity() >= 0 && pair.identity() <= 1, pair::toString);
        }
        for (Differing fact : both.differs()) {
            assertTrue(
                    both.pairs().stream()
                            .anyMatch(pair ->
                                    pair.from().covers(fact.from()) && pair.to().covers(fact.to())),
                    fact::toString);
        }
    }

    private static void assertSentences(List<Span> spans, Reading reading) {
        int last = 0;
        for (Span span : spans) {
            assertTrue(span.start() >= last && span.end() <= reading.text().length(), span::toString);
            assertEquals(span.in(reading.text()).strip(), span.in(reading.text()));
            last = span.end();
        }
    }

    @Test
    void laysSentencesBesideTheirCounterparts() {
        SideBySide both = new PairReader().read(COPY, ORIGINAL);

        assertWellFormed(both, COPY, ORIGINAL);
        assertEquals(
                List.of(
                        "VELMAR, Marovia - Marovia sent 4,000 soldiers to its border with Tessany on Monday, a day after talks"
                                + " broke down.",
                        "\"We did not choose this quarrel,\" Defence Minister Ilka Brandt told reporters.",
                        "Its chair, Mirela Dova, said she would offer both governments a plan for shared control of the dam."),
                covered(both.pairs().stream().map(SideBySide.Pair::to).toList(), ORIGINAL));
        assertEquals(List.of("9,000"), covered(both.pairs().getFirst().onlyFrom(), COPY));
        assertEquals(List.of("4,000"), covered(both.pairs().getFirst().onlyTo(), ORIGINAL));
    }

    @Test
    void tellsWhatIsNewButNoCallToTheReader() {
        SideBySide both = new PairReader().read(COPY, ORIGINAL);

        assertEquals(
                List.of("A farmer south of the river has not seen water in his well for two weeks."),
                covered(both.added(), COPY).stream()
                        .map(added -> added.replace(" Read more.", ""))
                        .toList());
    }

    @Test
    void keepsMarksWithTheSentencesThatTheyStandAt() {
        SideBySide both = new PairReader().read(ORIGINAL, COPY);

        assertEquals(
                List.of(
                        "VELMAR, Marovia - Marovia sent 4,000 soldiers to its border with Tessany on Monday, a day after talks"
                                + " broke down.",
                        "\"We did not choose this quarrel,\" Defence Minister Ilka Brandt told reporters.",
                        "Engineers dispute that the sluices need repairs.",
                        "Its chair, Mirela Dova, said she would offer both governments a plan for shared control of the dam."),
                covered(both.from(), ORIGINAL));
    }

    @Test
    void standsEmptyAndMonotonousTexts() {
        Reading empty = report("empty", null, "", "");
        Reading marks = report("marks", null, "", "... --- !!!\n\n“”");
        Reading same = report("same", null, "", "go go go go go go go go go go. ".repeat(80));
        PairReader reader = new PairReader();
        for (Reading a : List.of(empty, marks, same, COPY)) {
            for (Reading b : List.of(empty, marks, same, COPY)) {
                assertWellFormed(reader.read(a, b), a, b);
            }
        }
    }

    @Test
    void tracesAnOriginalOfManyCopiesOnce() {
        PairReader reader = new PairReader();
        Trace trace = reader.trace(ORIGINAL);
        for (int i = 0; i < 40; i++) {
            Reading copy = report("copy" + i, null, "Copy", COPY.text());
            reader.read(copy, ORIGINAL);
            assertSame(trace, reader.trace(ORIGINAL));
        }
    }

    @Test
    void takesAnotherReadingOfOneIdForAnother() {
        PairReader reader = new PairReader();
        reader.read(COPY, ORIGINAL);
        Reading other = report("copy", "2031-03-18", "Soldiers stay", ORIGINAL.text());
        assertEquals(List.of(), reader.read(other, ORIGINAL).differs());
        assertEquals(1, reader.read(COPY, ORIGINAL).differs().size());
    }
}

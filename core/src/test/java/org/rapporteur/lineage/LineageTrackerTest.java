package org.rapporteur.lineage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.rapporteur.lineage.Piles.credit;
import static org.rapporteur.lineage.Piles.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.rapporteur.annotate.Fidelity.State;
import org.rapporteur.claim.Reading;
import org.rapporteur.extract.Credit;
import org.rapporteur.lineage.Edge.Relation;

class LineageTrackerTest {
    static final String WIRE = """
            VELMAR, Marovia - Marovia sent 4,000 soldiers to its border with Tessany on Monday, a day after talks on water rights broke down.

            Defence Minister Ilka Brandt said the troops would stay until Tessany reopened the sluices at Karsholm. "We did not choose this quarrel, but we will not drink dust," she told reporters in Velmar.

            Tessany closed the sluices on 3 March, saying repairs could not wait. Engineers in Marovia dispute that, and farmers south of the river say their wells have been dry for two weeks.

            President Oswin Tarr of Tessany called the deployment a threat. He has asked the Council of the Five Rivers to meet on Thursday in Port Aldous.

            The council has no power to order either side to act. Its chair, Mirela Dova, said she would offer both governments a plan for shared control of the dam.

            About 12,000 people have left villages near Karsholm since the weekend, according to the Tessany Red Crescent.

            Brandt will fly to Port Aldous on Wednesday. It is not known whether Tarr will receive her.
            """;

    static final String OTHER_OUTLET = """
            Thousands of people fled the Karsholm valley as Marovian armoured columns rolled towards the frontier, local officials said.

            Witnesses described long lines of tractors and buses on the only road north. "We took the children and the goats and left the rest," said one farmer.

            The crisis began when the gates of the Karsholm dam were shut early this month. Satellite pictures show the riverbed below it almost empty.

            Diplomats of the Five Rivers council were trying to bring the two capitals to one table before the end of the week, but there was little sign that either would give way.

            In Velmar the defence ministry would not say how many soldiers had moved. "We did not choose this quarrel, but we will not drink dust," Minister Ilka Brandt told reporters.
            """;

    static final String SPUN = """
            VELMAR, Marovia - Marovia transmitted 4,000 soldiers to its boundary with Tessany connected Monday, a time aft talks connected liquid rights broke down.

            Defence Minister Ilka Brandt said the troops would enactment until Tessany reopened the sluices astatine Karsholm. "We did not take this quarrel, but we volition not portion dust," she told newsmen successful Velmar.

            Tessany closed the sluices connected 3 March, saying repairs could not wait. Engineers successful Marovia quality that, and farmers confederate of the stream accidental their wells person been adust for 2 weeks.

            President Oswin Tarr of Tessany called the deployment a threat. Helium has asked the Council of the Five Rivers to conscionable connected Thursday successful Port Aldous.

            The assembly has nary powerfulness to bid either broadside to act. Its chair, Mirela Dova, said she would connection some governments a program for shared power of the dam.

            About 12,000 radical person near villages adjacent Karsholm since the weekend, according to the Tessany Red Crescent.

            Brandt volition alert to Port Aldous connected Wednesday. It is not known whether Tarr volition person her.
            """;

    static final String OTHER_TRANSLATION = """
            VELMAR, Marovia - On Monday, the day after negotiations over the right to water had failed, 4,000 soldiers were moved by Marovia to the Tessany border.

            The soldiers are to remain there until the Karsholm sluices are opened again by Tessany, said Ilka Brandt, Minister of Defence. "This quarrel was not our choice, but dust is not what we will drink," she said to journalists in Velmar.

            On 3 March the sluices were closed by Tessany, which said that the repairs could no longer wait. That is disputed by Marovia's engineers, and two weeks of dry wells are reported by farmers to the south of the river.

            The deployment is a threat, said Tessany's President Oswin Tarr. A meeting of the Council of the Five Rivers, in Port Aldous on Thursday, has been asked for by him.

            It is not in the power of the council to order one or the other side to act. Both governments would be offered a plan to share control of the dam, said Mirela Dova, who chairs it.

            According to the Red Crescent of Tessany, villages near Karsholm have been left by about 12,000 people since the weekend.

            On Wednesday Brandt will be flying to Port Aldous. Whether she will be received by Tarr is not known.
            """;

    static final String FLOWERS = """
            The annual flower show of Lower Wexcombe drew a record crowd on Saturday. Judges gave the first prize for roses to a retired
            teacher from the village, who has grown them for forty years. Rain held off until the evening, and the brass band played on
            until the last pot was sold. The committee hopes to raise enough for a new roof on the hall by the spring.
            """;

    static Lineage lineage(Reading... readings) {
        LineageTracker tracker = new LineageTracker();
        for (Reading reading : readings) {
            tracker.observe(reading);
        }
        return tracker.lineage();
    }

    private static String edges(Lineage lineage) {
        return lineage.edges().stream()
                .map(edge -> edge.from() + " " + edge.relation() + " " + edge.to())
                .collect(Collectors.joining("; "));
    }

    private static Reading wire() {
        return report("wire", "2031-03-17T08:00", "Marovia moves troops", WIRE);
    }

    @Test
    void findsACopyUnderAnotherHeadline() {
        Lineage lineage = lineage(report("copy", "2031-03-18", "Water war looms?", WIRE), wire());
        assertEquals("copy COPY wire", edges(lineage));
        Edge edge = lineage.edges().getFirst();
        assertEquals(1, edge.coverage());
        assertEquals(
                List.of("12 of 12 sentences found again in the same order", "published 1 day later"), edge.evidence());
        assertEquals(
                List.of(new Origin("report:wire", List.of("copy", "wire"), Origin.Kind.REPORT, null)),
                lineage.origins());
    }

    @Test
    void findsACut() {
        String cut = WIRE.substring(0, WIRE.indexOf("President Oswin"));
        assertEquals("cut CUT wire", edges(lineage(wire(), report("cut", null, "Short", cut))));
    }

    @Test
    void findsACopyWithItsParagraphsMoved() {
        List<String> paragraphs = new ArrayList<>(Arrays.asList(WIRE.split("\n\n")));
        Collections.reverse(paragraphs);
        Lineage lineage = lineage(wire(), report("moved", null, "Moved", String.join("\n\n", paragraphs)));
        assertEquals("moved COPY wire", edges(lineage));
        assertTrue(lineage.edges().getFirst().evidence().getFirst().endsWith(" in another order"));
    }

    @Test
    void findsASpunText() {
        assertEquals(
                "spun SPUN wire",
                edges(lineage(wire(), report("spun", "2031-03-16", "Spun", SPUN, State.MANGLED, List.of()))));
        assertEquals("spun SPUN wire", edges(lineage(wire(), report("spun", "2031-03-19", "Spun", SPUN))));
    }

    @Test
    void findsTwoTranslationsOfOneText() {
        Lineage lineage = lineage(wire(), report("other", "2031-03-19", "Other", OTHER_TRANSLATION));
        assertEquals("other TRANSLATION wire", edges(lineage));
        assertEquals(1, lineage.origins().size());
    }

    @Test
    void tellsABackTranslatedTextFromASpunOne() {
        Reading mangled = report("other", "2031-03-19", "Other", OTHER_TRANSLATION, State.MANGLED, List.of());
        assertEquals("other TRANSLATION wire", edges(lineage(wire(), mangled)));
    }

    @Test
    void leavesAnotherOutletsReportWithTheSameQuotationAlone() {
        Lineage lineage = lineage(wire(), report("other", "2031-03-17", "Thousands flee", OTHER_OUTLET));
        assertTrue(
                lineage.edges().stream().allMatch(edge -> edge.relation() == Relation.SHARED_SOURCE), edges(lineage));
        assertEquals(2, lineage.origins().size());
    }

    @Test
    void countsOnlyTheSameSentencesOfReportsThatStandOnTheirOwn() {
        String taken = WIRE.substring(WIRE.indexOf("President Oswin"), WIRE.indexOf("The council has"));
        Lineage lineage = lineage(wire(), report("other", "2031-03-18", "Thousands flee", OTHER_OUTLET + taken));
        assertEquals("other SHARED_SOURCE wire", edges(lineage));
        assertEquals(
                "2 of 10 sentences found again nearly word for word",
                lineage.edges().getFirst().evidence().getFirst());
    }

    @Test
    void showsWhatACopyChanged() {
        String changed = WIRE.replace("4,000", "40,000").replace("on Thursday", "on Friday");
        List<String> evidence = lineage(wire(), report("copy", "2031-03-18", "Changed", changed))
                .edges()
                .getFirst()
                .evidence();
        assertTrue(evidence.contains("says 40,000 where the other says 4,000"), evidence.toString());
        assertTrue(evidence.contains("says Friday where the other says Thursday"), evidence.toString());
    }

    @Test
    void neverTakesAMangledTextForTheOriginalOfACleanOne() {
        Lineage lineage = lineage(report("a-spun", "2031-03-01", "Spun", SPUN, State.MANGLED, List.of()), wire());
        assertEquals("a-spun SPUN wire", edges(lineage));
    }

    @Test
    void givesAMangledTextAnUnseenOriginalWithItsWriters() {
        Lineage lineage = lineage(
                report("a", "2031-03-17", "Spun", SPUN, State.MANGLED, List.of("Ada B. Roe", "Jon Poe")),
                report("b", null, "Flowers", FLOWERS, State.MANGLED, List.of("Jon Poe", "Ada Roe")),
                report("c", null, "Other", OTHER_OUTLET, State.MANGLED, List.of()));
        assertEquals(
                List.of(
                        new Origin(
                                "unseen:writers:ada-roe+jon-poe:a",
                                List.of("a", "b"),
                                Origin.Kind.UNSEEN_ORIGINAL,
                                "Jon Poe, Ada Roe"),
                        new Origin("unseen:c", List.of("c"), Origin.Kind.UNSEEN_ORIGINAL, null)),
                lineage.origins());
        assertEquals(1, lineage.counter().count(List.of("a", "b", "c")));
    }

    @Test
    void keepsTwoReportsOfOneWireApartUnlessTheirTextsMeet() {
        Credit reuters = credit(Credit.Kind.SOURCE, "Reuters");
        Lineage lineage = lineage(
                report("a", "2031-03-17", "Troops", WIRE, State.CLEAN, List.of(), reuters),
                report("b", "2031-03-17", "Flowers", FLOWERS, State.CLEAN, List.of(), reuters),
                report("c", "2031-03-17", "Soldiers", WIRE, State.CLEAN, List.of(), reuters));
        assertEquals(
                List.of(
                        new Origin("unseen:a", List.of("a", "c"), Origin.Kind.UNSEEN_ORIGINAL, "Reuters"),
                        new Origin("unseen:b", List.of("b"), Origin.Kind.UNSEEN_ORIGINAL, "Reuters")),
                lineage.origins());
    }

    @Test
    void takesAReportThatCreditsItsOwnOutletForAnOriginal() {
        Credit own = credit(Credit.Kind.SOURCE, "TheExample.com");
        Lineage lineage = lineage(report("a", "2031-03-17", "Troops", WIRE, State.CLEAN, List.of("Ada Roe"), own));
        assertEquals(Origin.Kind.REPORT, lineage.origins().getFirst().kind());
    }

    @Test
    void doesNotDependOnTheOrderOfArrival() {
        List<Reading> pile = pile();
        Lineage expected = lineage(pile.toArray(new Reading[0]));
        for (int seed = 0; seed < 20; seed++) {
            Collections.shuffle(pile, new Random(seed));
            assertEquals(expected, lineage(pile.toArray(new Reading[0])));
        }
    }

    @Test
    void neverCountsACopyAsAnotherOrigin() {
        List<Reading> pile = pile();
        int before = lineage(pile.toArray(new Reading[0])).origins().size();
        for (Reading original : pile) {
            for (String date : new String[] {"2031-03-01", "2031-04-01"}) {
                List<Reading> more = new ArrayList<>(pile);
                more.add(report("extra", date, "A new headline", original.text()));
                int after = lineage(more.toArray(new Reading[0])).origins().size();
                assertTrue(after <= before, original.id() + " copied: " + after + " origins instead of " + before);
            }
        }
    }

    @Test
    void countsEveryReportWithItsParent() {
        Lineage lineage = lineage(pile().toArray(new Reading[0]));
        assertEquals(
                List.of("copy", "cut", "spun", "translated"),
                lineage.parentByReport().keySet().stream().sorted().toList());
        lineage.parentByReport()
                .forEach((report, parent) -> assertEquals(
                        lineage.originByReport().get(parent.to()),
                        lineage.originByReport().get(report)));
    }

    @Test
    void leavesTheOthersAloneWhenAnUnrelatedReportComes() {
        List<Reading> pile = pile();
        Lineage before = lineage(pile.toArray(new Reading[0]));
        pile.add(report("flowers", "2031-03-17", "Flowers", FLOWERS));
        Lineage after = lineage(pile.toArray(new Reading[0]));
        assertEquals(before.edges(), after.edges());
        List<Origin> others = after.origins().stream()
                .filter(origin -> !origin.reports().contains("flowers"))
                .toList();
        assertEquals(before.origins(), others);
    }

    @Test
    void copesWithNothingAndWithVeryLongLines() {
        assertEquals(new Lineage(List.of(), List.of()), lineage());
        String line = "word salad without any mark ".repeat(200_000);
        Lineage lineage =
                lineage(report("empty", null, "", ""), report("a", null, "", line), report("b", null, "", line));
        assertEquals(2, lineage.origins().size());
    }

    @Test
    void cutsAListOfSingleWordsIntoSentencesToo() {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 12_000; i++) {
            lines.append("item").append(i % 700).append(".\n\n");
        }
        Trace trace = new Tracer(List.of()).trace(report("list", null, "List", lines.toString()));
        assertTrue(
                trace.sentenceCount() >= 12_000 / (Tracer.MAX_SENTENCE + 2),
                "in " + trace.sentenceCount() + " sentences");
        for (int s = 0; s < trace.sentenceCount(); s++) {
            assertTrue(trace.sentenceLength(s) <= Tracer.MAX_SENTENCE + 2, "a sentence of " + trace.sentenceLength(s));
        }
    }

    static List<Reading> pile() {
        return new ArrayList<>(List.of(
                wire(),
                report("copy", "2031-03-18", "Water war looms?", WIRE),
                report("cut", null, "Short", WIRE.substring(0, WIRE.indexOf("About 12,000"))),
                report("spun", "2031-03-18", "Spun", SPUN, State.MANGLED, List.of()),
                report("other", "2031-03-17", "Thousands flee", OTHER_OUTLET),
                report("translated", "2031-03-19", "Other", OTHER_TRANSLATION)));
    }
}

package org.rapporteur.lineage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.rapporteur.lineage.Piles.report;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.rapporteur.lineage.Edge.Relation;
import org.rapporteur.text.WordList;

class EdgeJudgeTest {
    private static final String FERRY = """
            The ferry company Lomar Lines said on Monday that it would close the route between Astel and the Orve islands in October.
            The company has lost 3 million crowns on the crossing since the new bridge opened two years ago.
            About 140 people work on the two ships, and most of them live in Astel.
            Mayor Tilde Hagen called the decision a heavy blow and asked the government to help.
            Transport Minister Jonas Rell said that he would meet the company on Friday but promised nothing.
            Fishermen on the islands fear that the price of fuel will rise when it has to come by road.
            The first ferry crossed the sound in 1911, and in the seventies there were nine departures a day.
            """;

    /** As another translator of one foreign text may have put it: small differences in nearly every sentence, no word rarer. */
    private static final String FERRY_TRANSLATED = """
            The ferry company Lomar Lines announced on Monday that in October it would close the route between Astel and the islands of Orve.
            The company has lost 3 million crowns on the crossing since a new bridge was opened two years ago.
            On the two ships about 140 people work, and the majority of them live in Astel.
            Mayor Tilde Hagen called the decision a hard blow and asked for help from the government.
            Transport Minister Jonas Rell said on Friday he would meet with the company, but he promised nothing.
            Fishermen on the islands fear the price for fuel will rise when it has to come along the road.
            The first ferry went across the sound in 1911, and there were nine departures per day in the seventies.
            """;

    private static final String FERRY_SPUN = """
            The ferry troupe Lomar Lines aforesaid on Monday that it would shutter the itinerary between Astel and the Orve isles in October.
            The troupe has mislaid 3 million crowns on the traversal since the novel bridge unfolded two years ago.
            About 140 folk toil on the two vessels, and most of them dwell in Astel.
            Mayor Tilde Hagen called the verdict a weighty gust and besought the regime to assist.
            Transport Minister Jonas Rell said that he would encounter the troupe on Friday but pledged naught.
            Fishermen on the isles dread that the cost of petrol will ascend when it has to come by thoroughfare.
            The initial ferry traversed the sound in 1911, and in the seventies there were nine leavings a day.
            """;

    private static final String ORCHARD = """
            Apple growers in the Velde valley expect the smallest harvest for thirty years after frost in late April.
            The growers' union puts the loss at two thirds of the crop, or some 40,000 tonnes.
            Its chairwoman Wilma Dorst said that many orchards had no insurance because it costs more than they earn.
            The bank of the valley has offered loans without interest until the spring of next year.
            In the town of Keld the cider press will stand still for the first time since the war.
            Pickers who come from the south every September have been told to stay at home.
            The agriculture ministry will send two experts to the valley on Thursday.
            """;

    private static Comparison lay(String from, String to) {
        Tracer tracer = new Tracer(WordList.lines(LineageTracker.class, "stop-words.txt"));
        return new SentenceAligner()
                .compare(
                        tracer.trace(report("from", "2031-05-02", "From", from)),
                        tracer.trace(report("to", "2031-05-01", "To", to)));
    }

    private static @Nullable Relation judge(String from, String to) {
        return new EdgeJudge().relation(lay(from, to));
    }

    @Test
    void tellsTwoTranslationsFromACopyThatAnEditorShortened() {
        assertEquals(Relation.TRANSLATION, judge(FERRY_TRANSLATED, FERRY));
        String edited = FERRY.replace(", and most of them live in Astel", "")
                .replace(" but promised nothing", "")
                .replace(", and in the seventies there were nine departures a day", "");
        assertEquals(Relation.COPY, judge(edited, FERRY));
    }

    @Test
    void knowsASpunTextByItsRarerWords() {
        assertEquals(Relation.SPUN, judge(FERRY_SPUN, FERRY));
        Comparison.Swaps swaps = lay(FERRY_SPUN, FERRY).swaps(Rarity.get());
        assertTrue(swaps.areOneSided(), swaps.toString());
        assertTrue(swaps.rarer() > swaps.commoner(), swaps.toString());
        Comparison.Swaps translated = lay(FERRY_TRANSLATED, FERRY).swaps(Rarity.get());
        assertTrue(!translated.areOneSided(), translated.toString());
    }

    @Test
    void theNextOfASeriesIsNoCopyOfTheOneBefore() {
        String form = """
                Lomar Grain said its stocks in the port of Astel rose to %d tonnes on Saturday from %d a week earlier.
                Arrivals last week were %d tonnes and discharges %d tonnes, the company said.
                The stocks were %d tonnes of wheat and %d tonnes of barley.
                The figures cover some nine tenths of the grain that passes through the port of Astel.
                """;
        Tracer tracer = new Tracer(WordList.lines(LineageTracker.class, "stop-words.txt"));
        Trace first =
                tracer.trace(report("a", "2031-05-01", "Stocks", form.formatted(5100, 4200, 8300, 7400, 3100, 2000)));
        Trace next =
                tracer.trace(report("b", "2031-05-08", "Stocks", form.formatted(6150, 5100, 9450, 8400, 4020, 2130)));
        Trace same =
                tracer.trace(report("c", "2031-05-08", "Stocks", form.formatted(5100, 4200, 8300, 7400, 3100, 2000)));
        assertNull(new EdgeJudge().between(new SentenceAligner(), next, first));
        assertTrue(new EdgeJudge().between(new SentenceAligner(), same, first) != null);
    }

    @Test
    void takesAScanForACopy() {
        String scanned = FERRY.replace("company", "cornpany")
                .replace("islands", "is1ands")
                .replace("bridge", "bridqe")
                .replace("people", "peopie")
                .replace("government", "govemment")
                .replace("minister", "minisler")
                .replace("price", "prioe")
                .replace("ferry", "terry")
                .replace("decision", "decislon")
                .replace("October", "Octoher")
                .replace("million", "mlllion")
                .replace("crossing", "orossing");
        assertEquals(Relation.COPY, judge(scanned, FERRY));
    }

    @Test
    void findsBothSourcesOfTwoReportsPastedTogether() {
        String five = FERRY.substring(0, FERRY.indexOf("Fishermen"));
        String pasted = five + ORCHARD.substring(0, ORCHARD.indexOf("Pickers"));
        assertEquals(Relation.CUT, judge(pasted, FERRY));
        assertEquals(Relation.CUT, judge(pasted, ORCHARD));
    }

    @Test
    void takesALongQuotationThatBothPrintForASharedSource() {
        String speech =
                "\"We shall not leave the islands alone, for they have fed this town in three wars and one famine, and nobody "
                        + "in Astel has forgotten it, whatever they may think in the capital, where nobody has ever hauled a net, and I "
                        + "say to the minister that we will row across the sound ourselves, every morning and every night, if his clerks "
                        + "cannot find him a single ship,\" ";
        String one = speech
                + "Mayor Tilde Hagen told a crowd of islanders in the harbour. The choir sang after she had spoken. "
                + "Rain kept many families at home.";
        String other = "Jonas Rell heard no kind word in Astel. " + speech
                + "the mayor said. The minister left by car before noon "
                + "and gave no interview. A petition has 900 names.";
        assertEquals(Relation.SHARED_SOURCE, judge(one, other));
    }

    @Test
    void doesNotTakeAnOutletsSmallPrintForASharedSource() {
        String letter =
                "Sign up for the Astel Evening Letter, which brings you the best of our reporting on Tuesdays. The Letter is "
                        + "sent to your address by Orve Media, and you may leave it at any time.\n";
        assertNull(judge(FERRY + letter, ORCHARD + letter));
        String said =
                "\"I bring you the best greetings of the Orve islands, and you may tell your minister that we are still here, "
                        + "every one of us,\" Wilma Dorst wrote to Astel.\n";
        assertEquals(Relation.SHARED_SOURCE, judge(FERRY + said, ORCHARD + said));
    }

    @Test
    void knowsWhichOfTwoWordsIsRarer() {
        Rarity rarity = Rarity.get();
        assertEquals(1, rarity.compare(Tracer.numberOf("astatine"), Tracer.numberOf("at")));
        assertEquals(-1, rarity.compare(Tracer.numberOf("said"), Tracer.numberOf("aforesaid")));
        assertEquals(0, rarity.compare(Tracer.numberOf("Monday"), Tracer.numberOf("Tuesday")));
    }
}

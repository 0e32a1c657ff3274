package org.rapporteur.claim;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.rapporteur.annotate.VectorWeights;
import org.rapporteur.ingest.Given;
import org.rapporteur.ingest.RawReport;

class ClaimOddsTest {
    private static final ReportReader READER = new ReportReader();

    private static Reading read(String text) {
        return READER.read(new RawReport("r", "r.txt", RawReport.Format.TEXT, text, Given.NOTHING, List.of()));
    }

    @Test
    void theVectorsWeightsAreOfTheReader() {
        assertTrue(
                VectorWeights.read(ClaimOdds.class, "event-vector.tsv").isOfTheReader(),
                "after training the reader anew, run ClaimOddsTrainer");
    }

    @Test
    void whoSpeaksAboutAThingOrIsKnownForItSaysNothing() {
        assertTrue(said("President Anna Weil said that the dam would stay shut until Friday.") > .9);
        assertTrue(said("President Anna Weil told reporters on Monday: “Nobody will open this dam.”") > .9);
        assertTrue(said("President Anna Weil spoke about the treaty on Monday.") < ClaimOdds.LEAST);
        assertTrue(said("President Anna Weil is known for her long speeches on fishing.") < ClaimOdds.LEAST);
    }

    /** How likely the first attribution of a text is an utterance; the reader marks one in each. */
    private static double said(String text) {
        Reading reading = read(text);
        assertFalse(reading.quotes().isEmpty(), text);
        return new ClaimOdds(reading.text(), reading.annotation())
                .of(reading.quotes().getFirst());
    }

    @Test
    void aBlowIsNoBeatenTeam() {
        assertTrue(
                sure("Norwegian troops attacked an Italian convoy near the border on Monday, killing three soldiers.")
                        > .8);
        assertTrue(sure("Norway attacked Italy down both wings and scored twice in the final of the cup.")
                < ClaimOdds.LEAST);
        assertTrue(sure("The Colts beat the Houston Texans on Sunday.") < ClaimOdds.LEAST);
    }

    /** How sure the first event of a text is; the list of triggers finds one in each. */
    private static double sure(String text) {
        Reading reading = read(text);
        assertFalse(reading.events().isEmpty(), text);
        return reading.events().getFirst().confidence();
    }

    @Test
    void aClearDemandIsAPosition() {
        assertTrue(
                stands("Norway demanded that Italy withdraw its troops from the border.") > ClaimOdds.LEAST_POSITION);
        assertTrue(stands("Anna Weil rejected the Italian plan for the dam.") > ClaimOdds.LEAST_POSITION);
        assertTrue(stands("Norway demanded a ceasefire.") > ClaimOdds.LEAST_POSITION);
        assertTrue(stands("Norway rejected a treaty.") > ClaimOdds.LEAST_POSITION);
    }

    private static double stands(String text) {
        Reading reading = read(text);
        assertFalse(reading.positions().isEmpty(), text);
        return new ClaimOdds(reading.text(), reading.annotation())
                .of(reading.positions().getFirst());
    }
}

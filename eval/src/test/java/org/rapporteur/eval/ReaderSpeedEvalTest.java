package org.rapporteur.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReaderSpeedEvalTest {
    private static String line(int day) {
        return "{\"id\":\"r" + day + "\",\"date\":\"2024-03-" + (10 + day) + "\",\"title\":\"The ferry sails again\","
                + "\"text\":\"The ferry left Port Aster on Monday. Ole Brandt said that the ministry would pay for it.\"}";
    }

    @Test
    void aProcessOfItsOwnReadsTheReportsAsOftenAsItIsAsked() throws IOException {
        List<String> lines =
                IntStream.range(0, 5).mapToObj(ReaderSpeedEvalTest::line).toList();

        try (ReaderProcess own =
                ReaderProcess.start(ReaderSpeedEval.ownCommand(256), OwnReader.class.getName(), line(9), lines)) {
            ReaderProcess.Pass all = own.read(2, 1);
            ReaderProcess.Pass everySecond = own.read(1, 2);

            assertTrue(
                    own.load().seconds() > 0 && own.load().cpu() > 0, own.load().toString());
            assertTrue(all.seconds() > 0 && all.cpu() > 0, all.toString());
            assertEquals(0, all.failed());
            assertTrue(all.marks() > 0, "Ole Brandt speaks");
            assertEquals(all.marks() / 5 * 3, everySecond.marks(), "the same in each");
            assertTrue(own.peakMib() >= 0);
        }
    }

    @Test
    void aProcessThatDiesSaysWhy() {
        IOException thrown = assertThrows(
                IOException.class,
                () -> ReaderProcess.start(
                        ReaderSpeedEval.ownCommand(64), "org.rapporteur.NoSuchReader", "", List.of()));
        assertTrue(thrown.toString().contains("NoSuchReader"), thrown.toString());
    }

    @Test
    void tokensAreWordsNumbersAndMarks() {
        // " We don't pay 3.5 million , " he said .
        assertEquals(11, ReaderSpeedEval.tokens("\"We don't pay 3.5 million,\" he said."));
        assertEquals(0, ReaderSpeedEval.tokens(" \n "));
    }

    @Test
    void optionsSayHowManyReportsAndWhichPeers() {
        assertEquals(
                new ReaderSpeedEval.Options(20, 4, 1, 300, List.of(ReadingPeer.CORENLP_LEAST, ReadingPeer.NLP4J)),
                ReaderSpeedEval.Options.of(List.of(
                        "--reports",
                        "20",
                        "--every",
                        "4",
                        "--rounds",
                        "1",
                        "--heap",
                        "300",
                        "--peers",
                        "corenlp-least,nlp4j")));
        assertEquals(
                List.of(),
                ReaderSpeedEval.Options.of(List.of("--peers", "none")).peers());
    }
}

package org.rapporteur.annotate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Pieces of a small vocabulary of our own; {@link ReaderModelTest} has those of the model. */
class WordPiecesTest {
    private static final List<String> VOCABULARY = List.of(
            "[UNK]", "roe", "harbour", "##s", "##town", "said", "zoe", "“", "”", "\"", "`", "'", ",", ".", "大", "m",
            "##²", "x");

    private static WordPieces wordPieces() {
        Map<String, Integer> numbers = new HashMap<>();
        VOCABULARY.forEach(piece -> numbers.put(piece, numbers.size()));
        return new WordPieces(numbers);
    }

    /** Each piece with the words it stands for. */
    private static List<String> pieces(String text) {
        Pieces pieces = wordPieces().read(text);
        List<String> found = new ArrayList<>();
        for (int t = 0; t < pieces.size(); t++) {
            found.add(VOCABULARY.get(pieces.ids[t]) + "=" + text.substring(pieces.starts[t], pieces.ends[t]));
        }
        return found;
    }

    private static List<Integer> shapes(String text) {
        Pieces pieces = wordPieces().read(text);
        List<Integer> found = new ArrayList<>();
        for (int feature : pieces.features) {
            found.add(feature / 4);
        }
        return found;
    }

    @Test
    void cutsWordsIntoTheLongestPiecesAndMarksApart() {
        assertEquals(
                List.of("roe=Roe", "said=said", ",=,", "harbour=Harbour", "##town=town", "##s=s", ".=."),
                pieces("Roe said, Harbourtowns."));
    }

    /** As in training, an accent that is a character of its own belongs to no piece at the end of a word. */
    @Test
    void accentsAndSoftHyphensStayInThePlaceButNotInThePiece() {
        assertEquals(
                List.of("zoe=Zo\u00EB", "zoe=Zo\u0308e", "zoe=Zoe", "harbour=har\u00ADbour"),
                pieces("Zo\u00EB Zo\u0308e Zoe\u0308 har\u00ADbour"));
    }

    @Test
    void aWordThatDoesNotFallIntoPiecesIsOneUnknown() {
        assertEquals(List.of("[UNK]=Roeland", "roe=roe"), pieces("Roeland roe"));
    }

    @Test
    void aWordOfMoreThanAHundredCharactersIsUnknownHoweverLong() {
        String hundred = "roe" + "s".repeat(97);
        assertEquals(98, pieces(hundred).size());
        assertEquals(List.of("[UNK]=" + hundred + "s"), pieces(hundred + "s"));
        String astral = "𝔙".repeat(100_000);
        assertEquals(List.of("[UNK]=" + astral), pieces(astral));
    }

    @Test
    void ideographsAndEmojiAreWholeWords() {
        assertEquals(List.of("大=大", "[UNK]=坝", "[UNK]=📷", "roe=Roe"), pieces("大坝 📷 Roe"));
    }

    @Test
    void whatCannotBeSeenIsNoWord() {
        assertEquals(List.of(), pieces("\0 \u00AD \uFFFD \u200B \uF8FF \n\n \u2028 \u3000"));
    }

    @Test
    void tellsHowAWordWasWritten() {
        assertEquals(List.of(1, 2, 3, 4, 1, 5, 6, 7), shapes("roe Roe ROE X x RoE 1x “"));
    }

    /** {@code m²} has a digit; {@code ½} is a number but no digit. */
    @Test
    void raisedDigitsAreDigits() {
        assertEquals(List.of(6), shapes("m² m② m٣").stream().distinct().toList());
        assertEquals(List.of(1), shapes("m½").stream().distinct().toList());
    }

    @Test
    void flagsWhatStandsBetweenMarksWithinAParagraph() {
        String text = "roe “said” said\n\"said, roe\nroe ``said'' roe";
        Pieces pieces = wordPieces().read(text);
        StringBuilder quoted = new StringBuilder();
        for (int t = 0; t < pieces.size(); t++) {
            if (pieces.isQuoted(t)) {
                quoted.append(text, pieces.starts[t], pieces.ends[t]).append(' ');
            }
        }
        assertEquals("“ said ” \" said , roe ` ` said ' ' ", quoted.toString());
    }

    @Test
    void theFirstWordOfAParagraphIsFlaggedAndLinesOfSpacesAreNone() {
        Pieces pieces = wordPieces().read("Roe said\n \t\nHarbourtown said");
        assertEquals(
                List.of(1, 0, 1, 1, 0),
                Arrays.stream(pieces.features).map(f -> f / 2 % 2).boxed().toList());
        assertEquals(
                List.of(0, 0, 1, 1, 1), Arrays.stream(pieces.paragraphs).boxed().toList());
        assertEquals(List.of(0, 1, 2, 2, 3), Arrays.stream(pieces.words).boxed().toList());
    }

    @Test
    void aMegabyteOfAnyShapeTakesLittleMoreThanOfPlainText() {
        WordPieces wordPieces = wordPieces();
        int size = 1_000_000;
        double plain = seconds(wordPieces, "Roe said, harbourtowns. ".repeat(size / 24));
        for (String shape : List.of(
                "x".repeat(size),
                String.valueOf('\n').repeat(size),
                String.valueOf('"').repeat(size),
                "“”".repeat(size / 2),
                "\u0301".repeat(size),
                "é".repeat(size))) {
            double taken = seconds(wordPieces, shape);
            assertTrue(taken < 8 * plain + 1, shape.substring(0, 3) + " " + taken + " s for " + plain);
        }
    }

    private static double seconds(WordPieces wordPieces, String text) {
        long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        wordPieces.read(text);
        return (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before) / 1e9;
    }
}

package org.rapporteur.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AlignedTextTest {
    /** {@code "a &amp; b<br>c"} read as {@code "a & b c"}. */
    private static final String RAW = "a &amp; b<br>c";

    private static AlignedText readAsHtml() {
        return new AlignedText.Builder()
                .keep(RAW, 0, 2)
                .replace("&", 2, 7)
                .keep(RAW, 7, 9)
                .replace(" ", 9, 13)
                .keep(RAW, 13, 14)
                .build();
    }

    @Test
    void leadsEveryCharacterHome() {
        AlignedText clean = readAsHtml();
        assertEquals("a & b c", clean.text());
        assertEquals(new Span(2, 7), clean.originalOf(new Span(2, 3)));
        assertEquals("b<br>c", clean.originalOf(new Span(4, 7)).in(RAW));
        assertEquals(RAW, clean.originalOf(new Span(0, 7)).in(RAW));
    }

    @Test
    void mapsAnEmptySpanToAnEmptySpan() {
        AlignedText clean = readAsHtml();
        assertEquals(new Span(13, 13), clean.originalOf(new Span(6, 6)));
        assertEquals(new Span(14, 14), clean.originalOf(new Span(7, 7)));
        assertEquals(new Span(0, 0), AlignedText.identity("").originalOf(new Span(0, 0)));
    }

    @Test
    void leavesOutWhatWasDropped() {
        AlignedText clean = new AlignedText.Builder()
                .keep("one two three", 0, 4)
                .keep("one two three", 8, 13)
                .build();
        assertEquals("one three", clean.text());
        assertEquals(List.of(new Span(0, 4), new Span(8, 13)), clean.alignment().originalRanges());
    }

    @Test
    void refusesPositionsOutsideTheText() {
        assertThrows(
                IndexOutOfBoundsException.class, () -> readAsHtml().alignment().originalOf(7));
        assertThrows(IllegalArgumentException.class, () -> new Span(3, 2));
        assertThrows(IllegalArgumentException.class, () -> new AlignedText("ab", Alignment.identity(3)));
    }

    @Test
    void composesLikeTwoLookUps() {
        Random random = new Random(20261122);
        for (int round = 0; round < 500; round++) {
            String original = letters(random, 1 + random.nextInt(40));
            AlignedText middle = shorten(original, random);
            AlignedText last = shorten(middle.text(), random);
            AlignedText composed = last.over(middle);
            assertEquals(last.text(), composed.text());
            for (int i = 0; i < last.text().length(); i++) {
                Span step = middle.originalOf(last.originalOf(new Span(i, i + 1)));
                assertEquals(step, composed.originalOf(new Span(i, i + 1)), original + " > " + last.text());
            }
        }
    }

    private static String letters(Random random, int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append((char) ('a' + random.nextInt(26)));
        }
        return text.toString();
    }

    /** Keeps, folds or drops pieces of a text at random. */
    private static AlignedText shorten(String original, Random random) {
        AlignedText.Builder builder = new AlignedText.Builder();
        int at = 0;
        while (at < original.length()) {
            int end = Math.min(original.length(), at + 1 + random.nextInt(5));
            switch (random.nextInt(3)) {
                case 0 -> builder.keep(original, at, end);
                case 1 -> builder.replace("#", at, end);
                default -> {}
            }
            at = end;
        }
        return builder.build();
    }
}

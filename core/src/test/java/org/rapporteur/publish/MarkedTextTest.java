package org.rapporteur.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.rapporteur.text.Span;

class MarkedTextTest {
    private static String marked(String text, List<Span> ranges, List<Span> places, TreeSet<String> broken) {
        StringBuilder out = new StringBuilder();
        Html html = new Html(out);
        TreeMap<Span, Mark> marks = new TreeMap<>();
        places.forEach(place -> marks.put(place, Mark.place("r", place)));
        MarkedText marked = new MarkedText(html, text, marks, broken);
        for (Span range : ranges) {
            html.open("p");
            marked.write(range, range);
            html.close();
        }
        return out.toString();
    }

    @Test
    void nestsMarksThatNest() {
        TreeSet<String> broken = new TreeSet<>();

        assertEquals(
                "<p>a<mark id=\"at:r:1-4\">b<mark id=\"at:r:2-3\">c</mark>d</mark>e</p>",
                marked("abcde", List.of(new Span(0, 5)), List.of(new Span(2, 3), new Span(1, 4)), broken));
        assertEquals(List.of(), List.copyOf(broken));
    }

    @Test
    void writesAMarkThatAnotherCutsAcrossInPieces() {
        TreeSet<String> broken = new TreeSet<>();

        assertEquals(
                "<p><mark id=\"at:r:0-3\">a<mark id=\"at:r:1-5\">bc</mark></mark><mark class=\"at:r:1-5\">de</mark></p>",
                marked("abcde", List.of(new Span(0, 5)), List.of(new Span(0, 3), new Span(1, 5)), broken));
        assertEquals(List.of("at:r:1-5"), List.copyOf(broken));
    }

    @Test
    void goesOnInTheNextParagraph() {
        TreeSet<String> broken = new TreeSet<>();

        assertEquals(
                "<p>a<mark id=\"at:r:1-6\">b</mark></p><p><mark class=\"at:r:1-6\">cd</mark>e</p>",
                marked("ab\n\ncde", List.of(new Span(0, 2), new Span(4, 7)), List.of(new Span(1, 6)), broken));
    }

    /** Any places at all: the text stays as it was, each place has its anchor where it begins, and its pieces are its words. */
    @Test
    void coversExactlyTheWordsOfAnyPlaces() {
        Random random = new Random(7);
        for (int round = 0; round < 500; round++) {
            String text = "abcdefghij" + "klmnopqrst";
            List<Span> places = new ArrayList<>();
            for (int i = random.nextInt(7); i >= 0; i--) {
                int start = random.nextInt(19);
                places.add(new Span(start, start + 1 + random.nextInt(20 - start)));
            }
            Document page = Jsoup.parseBodyFragment(
                    marked(text, List.of(new Span(0, 8), new Span(8, 20)), places, new TreeSet<>()));
            assertEquals(text, page.text().replace(" ", ""));
            for (Span place : new TreeSet<>(places)) {
                String anchor = Anchors.place("r", place);
                StringBuilder words = new StringBuilder();
                for (Element piece : page.select("[id=" + anchor + "], [class=" + anchor + "]")) {
                    words.append(piece.text());
                }
                assertEquals(place.in(text), words.toString(), places::toString);
            }
        }
    }
}

package org.rapporteur.claim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.rapporteur.extract.Article.Paragraph;
import org.rapporteur.text.Span;

class QuotationMarksTest {
    private static List<Quotation> find(String text) {
        List<Paragraph> paragraphs = new ArrayList<>();
        int at = 0;
        for (String paragraph : text.split("\n\n")) {
            paragraphs.add(new Paragraph(new Span(at, at + paragraph.length()), Paragraph.Kind.TEXT));
            at += paragraph.length() + 2;
        }
        return QuotationMarks.find(text, paragraphs);
    }

    private static List<String> inner(String text) {
        return find(text).stream().map(q -> q.inner().in(text)).toList();
    }

    @Test
    void pairsMarksOfEveryShape() {
        assertEquals(
                List.of("One", "two", "three", "four", "five"),
                inner("“One” and \"two\" and «three» and „four“ and ''five'' end."));
    }

    @Test
    void pairsMarksThatDoNotMatch() {
        assertEquals(List.of("We stay,", "you go."), inner("“We stay,\" he said. \"you go.”"));
    }

    @Test
    void leavesApostrophesAlone() {
        assertEquals(List.of(), inner("It's the ministers' '90s plan, don't ask."));
    }

    @Test
    void leavesInchesAlone() {
        assertEquals(List.of(), inner("A 6\"x4\" board."));
    }

    @Test
    void keepsANestedQuotationInside() {
        assertEquals(List.of("He said “never” to us,"), inner("“He said “never” to us,” she said."));
        assertEquals(List.of("He said 'never' to us,"), inner("\"He said 'never' to us,\" she said."));
    }

    @Test
    void twoQuotationsMayTouch() {
        assertEquals(List.of("We stay.", "You go."), inner("\"We stay.\" \"You go.\""));
        assertEquals(List.of("We stay.", "You go."), inner("“We stay.”“You go.”"));
    }

    @Test
    void handsAnOpenQuotationOn() {
        List<Quotation> found = find("She said: “We stay.\n\n“You go.”");
        assertFalse(found.get(0).closed());
        assertTrue(found.get(1).continued());
    }

    @Test
    void aForgottenClosingMarkEndsWithItsParagraph() {
        assertEquals(
                List.of("We stay until the water falls."),
                inner("She said: “We stay until the water falls.\n\nShips came in."));
    }

    @Test
    void growsInStep() {
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            find("\"".repeat(10_000));
            find("'a ".repeat(500_000));
            find("“a ".repeat(500_000));
            find("“a” ".repeat(500_000));
            find("a's ".repeat(500_000));
        });
    }
}

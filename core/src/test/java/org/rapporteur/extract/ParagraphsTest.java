package org.rapporteur.extract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class ParagraphsTest {
    private static List<String> joined(String text) {
        return Paragraphs.join(TextBlocks.of(text, false)).stream()
                .map(TextBlocks.Line::text)
                .toList();
    }

    @Test
    void joinsLinesThatANarrowWindowBroke() {
        assertEquals(
                List.of(
                        "The ferry between Haven and Port Celeste has been out of service since two trawlers were damaged in the"
                                + " strait in May, and nobody knows when it is to sail again or from which of the two quays."),
                joined(
                        "The ferry between Haven and Port Celeste has been\nout of service since two trawlers were damaged in\n"
                                + "the strait in May, and nobody knows when it is to\nsail again or from which of the two quays."));
    }

    @Test
    void leavesShortLinesApartThatNobodyBroke() {
        assertEquals(
                List.of("Haven: noon", "Port Celeste: one o'clock", "Aland City: never"),
                joined("Haven: noon\nPort Celeste: one o'clock\nAland City: never"));
    }

    @Test
    void joinsASentenceBrokenInItsMiddleAndNoItemOfAList() {
        assertEquals(
                List.of(
                        "The mayor said that in the event of another mine near the ferry, there would be no talks at all."),
                joined(
                        "The mayor said that in the event of another mine near the ferry,\n\nthere would be no talks at all."));
        assertEquals(
                List.of(
                        "The mayor said that in the event of another mine near the ferry,",
                        "there would be no talks at all."),
                joined(
                        "The mayor said that in the event of another mine near the ferry,\n- there would be no talks at all."));
    }
}

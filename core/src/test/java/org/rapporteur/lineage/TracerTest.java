package org.rapporteur.lineage;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TracerTest {
    /** The words of a text that stand in quotation marks. */
    private static String quoted(String text) {
        Trace trace = new Tracer(List.of()).trace(Piles.report("r", null, "A title", text));
        List<String> words = new ArrayList<>();
        for (int w = 0; w < trace.wordCount(); w++) {
            if (trace.is(w, Trace.QUOTED)) {
                words.add(text.substring(trace.span(w).start(), trace.span(w).end()));
            }
        }
        return String.join(" ", words);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            Brandt said: "We stay," and left.                                   | We stay
            Brandt said: “We stay,” and left.                                   | We stay
            Brandt said:“We stay,” and left.                                    | We stay
            Brandt said (‘We don’t move’) and left.                             | We don’t move
            ‘We stay,’ Brandt said. ‘It isn’t over.’ She left.                  | We stay It isn’t over
            ‘We stay till the ’40s return,’ Brandt said.                        | We stay till the 40s return
            ‘He told me “no” twice,’ Brandt said.                               | He told me no twice
            “He told me ‘no’ twice,” Brandt said.                               | He told me no twice
            „Wir bleiben“, sagte Brandt vor dem Haus.                           | Wir bleiben
            „Zostajemy”, powiedziała Brandt przed domem.                        | Zostajemy
            „Wir bleiben", sagte Brandt vor dem Haus.                           | Wir bleiben
            « Nous restons », a dit Brandt devant la maison.                    | Nous restons
            «Nos quedamos», dijo Brandt ante la casa.                           | Nos quedamos
            """)
    void findsQuotationsInTheMarksOfManyLanguages(String text, String expected) {
        assertEquals(expected, quoted(text));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            The farmers’ wells ran dry in the ’40s, and ’tis no secret.
            The farmers of the ‘40s went without and didn’t complain.
            Imam ‘Ali crossed the river at Karsholm and didn’t return.
            The ferry to O‘ahu left the port of Lisse without its crew.
            Wir bleiben.“ Das sagte Brandt vor dem Haus.
            Brandt ging vor das Haus.« Dann kam der Regen.
            """)
    void leavesApostrophesAndTheEndsOfLostQuotationsAlone(String text) {
        assertEquals("", quoted(text));
    }

    @Test
    void aQuotationEndsWithItsParagraph() {
        assertEquals("We stay", quoted("“We stay.\nThen the rain came."));
        assertEquals("Wir bleiben", quoted("„Wir bleiben.\nDann kam der Regen.“ Sie ging."));
    }
}

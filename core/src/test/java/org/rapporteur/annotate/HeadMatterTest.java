package org.rapporteur.annotate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.rapporteur.text.Span;

class HeadMatterTest {
    private static List<String> parts(String text) {
        List<Integer> starts = new ArrayList<>(HeadMatter.starts(text, new Span(0, text.length())));
        starts.add(text.length());
        List<String> parts = new ArrayList<>();
        int from = 0;
        for (int start : starts) {
            if (start > from) {
                parts.add(text.substring(from, start).strip());
            }
            from = start;
        }
        return parts;
    }

    private static void assertWhole(String text) {
        assertEquals(List.of(text), parts(text));
    }

    @Test
    void aHeadlineEndsAtTheDateline() {
        assertEquals(
                List.of("Ferries lie still", "HAVEN, Norland (Coast News) - The harbour is closed."),
                parts("Ferries lie still HAVEN, Norland (Coast News) - The harbour is closed."));
        assertEquals(
                List.of("Talks held in Geneva fail", "Tripoli , Libya -LRB- CNN -RRB- -- The talks failed ."),
                parts("Talks held in Geneva fail Tripoli , Libya -LRB- CNN -RRB- -- The talks failed ."));
        assertEquals(
                List.of("Talks fail, sources say", "New York (CNN) -- The talks failed."),
                parts("Talks fail, sources say New York (CNN) -- The talks failed."));
        assertEquals(
                List.of("Wall breaks", "PORT CELESTE, Oct. 3 (Coast News) — The wall broke."),
                parts("Wall breaks PORT CELESTE, Oct. 3 (Coast News) — The wall broke."));
    }

    @Test
    void aStampEndsWhatStandsBeforeTheText() {
        assertEquals(
                List.of("Wall breaks HAVEN | Fri Oct 3 , 2031 4:03 pm EDT", "HAVEN -LRB- CN -RRB- - The wall broke ."),
                parts("Wall breaks HAVEN | Fri Oct 3 , 2031 4:03 pm EDT HAVEN -LRB- CN -RRB- - The wall broke ."));
        assertEquals(
                List.of("Friday 3 October 2031 16.16 GMT", "Troops left the harbour."),
                parts("Friday 3 October 2031 16.16 GMT Troops left the harbour."));
        assertEquals(
                List.of("Friday , October 3 , 2031 ; 6:32 PM", "Troops left the harbour ."),
                parts("Friday , October 3 , 2031 ; 6:32 PM Troops left the harbour ."));
    }

    @Test
    void eachHighlightIsASentence() {
        assertEquals(
                List.of("NEW: The wall holds", "NEW: Nobody was hurt Ferries sail again"),
                parts("NEW: The wall holds NEW: Nobody was hurt Ferries sail again"));
    }

    @Test
    void proseIsLeftAlone() {
        assertWhole("Members of the Northern Pact (NP) - an alliance of three - met in Haven.");
        assertWhole("Members of the Northern Pact (NP) - Europe's youngest - met in Haven.");
        assertWhole("Leaders of the European Union (EU) - Britain's biggest partner - met in Haven.");
        assertWhole("Thousands fled the Democratic Republic of Congo (DRC) - Africa's second largest - on Friday.");
        assertWhole("The wall broke on October 3, 2031 at 2:46 p.m. Haven time.");
        assertWhole("The wall broke on 3 October 2031 14.46 GMT Friday.");
        assertWhole("Police wrote: “UPDATE: Two hurt.”");
        assertWhole("The wall broke on October 3, 2031 and the harbour closed at 4:03 pm on Friday.");
        assertWhole("The new: a wall. The old: none.");
    }

    @Test
    void aReportBeginsBehindItsHead() {
        String text = "Wall breaks HAVEN | Fri Oct 3 , 2031 4:03 pm EDT HAVEN -LRB- CN -RRB- - The wall broke .";
        assertEquals("The wall broke .", text.substring(HeadMatter.end(text)));
        assertEquals(0, HeadMatter.end("The wall broke. It was old."));
        assertEquals(0, HeadMatter.end("The wall broke.\n\nUPDATE: Ferries sail again."));
        assertEquals(5, HeadMatter.end("NEW: The wall holds."));
        assertEquals(0, HeadMatter.end(""));
    }
}

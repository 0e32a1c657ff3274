package org.rapporteur.lineage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.rapporteur.lineage.Piles.report;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.rapporteur.claim.Reading;
import org.rapporteur.lineage.Landmark.Kind;

class LandmarkFinderTest {
    private final LandmarkFinder finder = new LandmarkFinder();

    /** The words of the text by their keys, of firm landmarks. */
    private Map<String, String> firm(String language, String text) {
        Reading reading = report("r", null, language, "x", text);
        Map<String, String> words = new TreeMap<>();
        for (Landmark landmark : finder.find(reading, language)) {
            if (landmark.kind().isFirm()) {
                words.put(landmark.key(), landmark.span().in(text));
            }
        }
        return words;
    }

    @Test
    void givesOneKeyToAThingInTwoLanguagesAndItsWordsInEach() {
        Map<String, String> english = firm("en", "On 12 June the envoy Brandt gave 2.5 million to Ukraine.");
        Map<String, String> ukrainian = firm("uk", "Посланець Брандт передав 2,5 млн Україні 12 червня.");
        assertEquals(english.keySet(), ukrainian.keySet());
        assertEquals(
                List.of("12 June", "2.5 million", "Brandt", "Ukraine"),
                english.values().stream().sorted().toList());
        assertEquals(
                List.of("12 червня", "2,5 млн", "Брандт", "Україні"),
                ukrainian.values().stream().sorted().toList());
    }

    @Test
    void takesAnOfficeForNoName() {
        assertEquals(
                List.of("Tarr"),
                List.copyOf(firm("en", "It was President Tarr who spoke.").values()));
    }

    @Test
    void tellsNamesFiguresAndDaysApart() {
        String text = "By 12 June the dam of Karsholm held back 4,200 tons.";
        assertEquals(
                List.of(Kind.DATE, Kind.NAME, Kind.LONG_FIGURE),
                finder.find(report("r", null, "en", "x", text), "en").stream()
                        .map(Landmark::kind)
                        .filter(Kind::isFirm)
                        .toList());
    }
}

package org.rapporteur.lineage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.rapporteur.lineage.Piles.report;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LandmarkReaderTest {
    /** The landmarks of the two texts that are the same. */
    private static Set<Integer> common(String language, String text, String otherLanguage, String otherText) {
        LandmarkReader reader = new LandmarkReader(new SameWords());
        Set<Integer> common = keys(reader, language, text);
        common.retainAll(keys(reader, otherLanguage, otherText));
        return common;
    }

    private static Set<Integer> keys(LandmarkReader reader, String language, String text) {
        Trace trace = new Tracer(List.of()).trace(report("r", null, language, "x", text));
        Landmarks landmarks = reader.read(trace, language);
        Set<Integer> keys = new TreeSet<>();
        for (int i = 0; i < landmarks.count(); i++) {
            keys.add(landmarks.key(i));
        }
        return keys;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1,234.5 tons | es | 1.234,5 toneladas",
                "2.5 million | ru | 2,5 млн",
                "40 billion | it | 40 miliardi",
                "40,000 | uk | 40 тисяч",
                "7,300 | ru | 7 300",
                "on March 13 | uk | 13 березня",
                "on 2 October | nl | op 2 oktober",
                "13 May 2008 | es | el 13 de mayo de 2008",
                "by 13.05.2008 | es | el 13 de mayo",
                "on October 2 | nl | 02-Oct-08",
                "in Germany | nl | in Duitsland",
                "the United States | ru | в Соединенных Штатах",
                "the US said | es | dijo Estados Unidos",
                "five | it | cinque",
                "the 83rd day | uk | 83-й день"
            })
    void meets(String english, String language, String other) {
        assertFalse(common("en", english, language, other).isEmpty());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1.234 per head | es | 1.234 personas",
                "on March 13 | uk | 14 березня",
                "they may come | ru | в мае",
                "told us | es | dijo Estados Unidos",
                "2.5 | it | 25"
            })
    void leavesAlone(String english, String language, String other) {
        assertTrue(common("en", english, language, other).isEmpty());
    }

    @ParameterizedTest
    @CsvSource({
        "en, ministers, minister",
        "es, ministra, minister",
        "ru, министром, minister",
        "uk, міністерка, minister",
        "uk, серед, -",
        "en, us, -"
    })
    void looksUpWords(String language, String word, String meaning) {
        String found = new SameWords().meaning(language, Skeleton.plain(word));
        assertEquals(meaning, found == null ? "-" : found);
    }
}

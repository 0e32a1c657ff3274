package org.rapporteur.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rapporteur.annotate.Entity;
import org.rapporteur.annotate.EntityType;

class SpeakersEvalTest {
    private static Entity person(String name) {
        return new Entity("x", name, EntityType.PERSON, null, true, List.of());
    }

    @Test
    void aWrongPersonNeverCounts() {
        assertTrue(SpeakersEval.isSame("Kari Roe", person("Roe")));
        assertTrue(SpeakersEval.isSame("Kari Roe", person("Kari M. Roe")));
        assertFalse(SpeakersEval.isSame("Kari Roe", person("Ola Roe")));
        assertFalse(SpeakersEval.isSame("Kari Roe", person("Kari Poe")));
        assertFalse(SpeakersEval.isSame("Kari Roe Jr.", person("Kari Roe")));
        assertFalse(SpeakersEval.isSame(
                "Kari Roe", new Entity("x", "Roe", EntityType.ORGANISATION, null, true, List.of())));
        assertTrue(SpeakersEval.isGroup("Harbour Democrats"));
    }

    @Test
    void joinsTokensAsTheyWouldBePrinted() {
        Coreference.Joiner joiner = new Coreference.Joiner();
        for (String token : "\" We go , \" Ms. Roe 's aide ( 41 ) said .".split(" ")) {
            joiner.add(token);
        }
        assertEquals("\"We go,\" Ms. Roe's aide (41) said.", joiner.text.toString());
    }

    @Test
    void readsMarkedPersonsAndLeavesTheRestOut(@TempDir Path folder) throws IOException {
        String[][] rows = {
            {"Harbour", "(0_NOR_Kari_Roe_ACTOR"},
            {"minister", "-"},
            {"Kari", "-"},
            {"Roe", "0_NOR_Kari_Roe_ACTOR)"},
            {"left", "-"},
            {".", "-"},
            {"\\n", "-"},
            {"The", "(0_NOR_Kari_Roe_ACTOR"},
            {"minister", "0_NOR_Kari_Roe_ACTOR)"},
            {"saw", "-"},
            {"Oslo", "(0_NOR_COUNTRY)"},
            {".", "-"},
        };
        StringBuilder csv = new StringBuilder(",topic/subtopic_name,doc_id,sent_id,token_id,token,reference\n");
        for (int i = 0; i < rows.length; i++) {
            csv.append("k,0/-/0_L,0_L,0,")
                    .append(i)
                    .append(',')
                    .append(rows[i][0])
                    .append(',')
                    .append(rows[i][1])
                    .append('\n');
        }
        Path file = folder.resolve("conll.csv");
        Files.writeString(file, csv);
        List<Coreference.Marked> texts = Coreference.newsWcl50(file);
        assertEquals(
                "Harbour minister Kari Roe left.\n\nThe minister saw Oslo.",
                texts.getFirst().text());
        assertEquals(
                List.of(
                        new Coreference.Mention(2, 3, "0_NOR_Kari_Roe_ACTOR", true),
                        new Coreference.Mention(7, 8, "0_NOR_Kari_Roe_ACTOR", false)),
                texts.getFirst().mentions());
    }
}

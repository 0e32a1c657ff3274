package org.rapporteur.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rapporteur.annotate.EntityType;
import org.rapporteur.text.Span;

class EntitiesEvalTest {
    private static final Set<String> PEOPLES = Set.of("norwegian");

    /** Two sentences as the sets write them. */
    private static final String TAGGED = """
            The\tO
            Norwegian\tB-misc
            skipper\tO
            Ole\tB-person
            Brandt\tI-person
            left\tO
            Norway\tB-location
            on\tO
            Monday\tO
            ,\tO
            police\tO
            said\tO
            .\tO

            Brandt\tB-person
            did\tO
            n't\tO
            sail\tO
            in\tO
            the\tO
            Lantern\tB-misc
            Cup\tI-misc
            (\tO
            a\tO
            race\tO
            )\tO
            .\tO
            """;

    private static List<String> names(NameSets.Document document) {
        return document.names().stream()
                .map(name -> name.kind() + " " + name.span().in(document.text()))
                .toList();
    }

    @Test
    void wordsWithTagsBecomeTextWithNames() {
        List<NameSets.Document> documents = NameSets.crossner(TAGGED, true, PEOPLES);

        assertEquals(1, documents.size());
        assertEquals(
                "The Norwegian skipper Ole Brandt left Norway on Monday, police said.\nBrandt didn't sail in the Lantern Cup (a race).\n",
                documents.getFirst().text());
        assertEquals(
                List.of("GROUP Norwegian", "PERSON Ole Brandt", "PLACE Norway", "PERSON Brandt", "OTHER Lantern Cup"),
                names(documents.getFirst()));
        assertEquals(2, NameSets.crossner(TAGGED, false, PEOPLES).size());
    }

    @Test
    void theNamesOfTheReadingAreCounted() {
        Map<String, EntitiesEval.Count> counts =
                EntitiesEval.counts(NameSets.crossner(TAGGED, false, PEOPLES), PEOPLES);

        assertEquals(
                List.of("person", "organisation", "place", "group", "other", "all", "article", "four kinds", "found"),
                List.copyOf(counts.keySet()));
        counts.forEach((line, count) -> assertTrue(count.f1() >= 0 && count.f1() <= 1, line));
        EntitiesEval.Count people = counts.getOrDefault("group", new EntitiesEval.Count());
        assertEquals(1, people.f1(), "the skipper is Norwegian, and Norwegian is a word for a people");
    }

    @Test
    void descriptionsAndPronounsAreNoNames() {
        assertTrue(EntitiesEval.isName("Ole Brandt", EntityType.PERSON));
        assertFalse(EntitiesEval.isName("his Norwegian counterpart", EntityType.PERSON));
        assertFalse(EntitiesEval.isName("ministry", EntityType.ORGANISATION));
        assertFalse(EntitiesEval.isName("He", EntityType.PERSON));
        assertTrue(EntitiesEval.isName("US", EntityType.PLACE));
        assertTrue(EntitiesEval.isName("2031 Tarvian general election", EntityType.OTHER));
    }

    @Test
    void onlyTheCapitalisedCoreOfAMentionIsAName() {
        String text = "Foreign Minister Mirela Vasko and the harbour master.";
        Span title = new Span(0, 29);

        assertEquals(new Span(17, 29), NameSets.proper(text, title, true));
        assertEquals(title, NameSets.proper(text, title, false));
        assertNull(NameSets.proper(text, new Span(34, 52), true));
    }

    @Test
    void wordsForPeoplesComeOutOfWordNet(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("data.noun"), """
                  1 the licence stands here
                00000001 18 n 01 inhabitant 0 000 | one who lives in a place
                00000002 18 n 01 Tarvian 0 001 @ 00000001 n 0000 | who lives in Tarvia
                00000003 18 n 01 Lantern_Cup 0 000 | a race
                """);
        Files.writeString(folder.resolve("data.adj"), """
                00000004 01 a 01 Orlundic 0 000 | of or relating to Orlund
                00000005 01 a 01 glad 0 000 | being pleased
                """);

        assertEquals(Set.of("tarvian", "tarvians", "orlundic", "orlundics"), Peoples.of(folder));
    }
}

package org.rapporteur.story;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.rapporteur.lineage.Piles.report;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.rapporteur.claim.Reading;
import org.rapporteur.story.StoryLinks.Told;

class StoryLinksTest {
    private static final Told DAM = told(
            "dam-en",
            "en",
            "2031-03-17",
            "Marovia sent 4,200 soldiers to the sluices at Dellmark on 16 March. Defence Minister Ilka Brandt said the troops would stay"
                    + " until Tessany opened them. The envoy Yorick Pell called it a threat.",
            "In the valley below Dellmark people packed. The envoy Pell flew to Port Aldous to meet Ilka Brandt.");
    private static final Told DAM_IN_SPANISH = told(
            "dam-es",
            "es",
            "2031-03-18",
            "La ministra Ilka Brandt no quiso decir cuándo volverían a casa los 4.200 soldados enviados el 16 de marzo a Dellmark."
                    + " Las reservas de agua de Tessany bastan para una semana, según el enviado Yorick Pell.");
    private static final Told DAM_IN_UKRAINIAN = told(
            "dam-uk",
            "uk",
            "2031-03-17",
            "Міністерка оборони Ілка Брандт пояснила, чому 16 березня до Деллмарка прибули 4 200 військових. На це відповів"
                    + " посланець Йорик Пелл.");
    private static final Told CUP = told(
            "cup-en",
            "en",
            "2031-03-18",
            "The Rovers of Port Aldous beat Velmar by three goals to one before a crowd of 41,300. Their captain Lem Stonnard scored"
                    + " twice, and the trainer Odo Fenwick wept.");
    private static final Told CUP_IN_SPANISH = told(
            "cup-es",
            "es",
            "2031-03-18",
            "Ante 41.300 espectadores, el capitán Lem Stonnard marcó dos goles y dio la copa a los suyos. Velmar protestó; el"
                    + " entrenador Odo Fenwick lloró.");

    private static Told told(String id, String language, @Nullable String day, String... texts) {
        List<Reading> reports = new ArrayList<>();
        for (String text : texts) {
            reports.add(report(id + "-" + reports.size(), day, language, "x", text));
        }
        LocalDate date = day == null ? null : LocalDate.parse(day);
        return new Told(id, language, reports, date, date);
    }

    private static Told with(Told story, String id, String language, @Nullable String day) {
        LocalDate date = day == null ? null : LocalDate.parse(day);
        return new Told(id, language, story.reports(), date, date);
    }

    private static List<String> links(Told... stories) {
        return new StoryLinks()
                .find(List.of(stories)).stream()
                        .map(link -> link.one() + " " + link.other())
                        .toList();
    }

    @Test
    void linksAStoryToWhatOtherReportersWroteOfItInEachOtherLanguage() {
        assertEquals(
                List.of("cup-en cup-es", "dam-en dam-es", "dam-en dam-uk", "dam-es dam-uk"),
                links(DAM, DAM_IN_SPANISH, DAM_IN_UKRAINIAN, CUP, CUP_IN_SPANISH));
    }

    @Test
    void linksNothingWhereEachStoryIsToldInOneLanguage() {
        assertEquals(List.of(), links(DAM, CUP_IN_SPANISH));
    }

    @Test
    void showsWhatBothTellAsItStandsInBoth() {
        Map<String, String> texts = new HashMap<>();
        for (Told story : List.of(DAM, DAM_IN_UKRAINIAN)) {
            story.reports().forEach(reading -> texts.put(reading.id(), reading.text()));
        }
        StoryLink link = new StoryLinks().find(List.of(DAM_IN_UKRAINIAN, DAM)).getFirst();
        List<String> shared = link.shared().stream()
                .map(both -> covered(both.one(), texts) + " = " + covered(both.other(), texts))
                .sorted()
                .toList();
        assertEquals(
                List.of(
                        "16 March = 16 березня",
                        "4,200 = 4 200",
                        "Dellmark = Деллмарка",
                        "Ilka Brandt = Ілка Брандт",
                        "Yorick Pell = Йорик Пелл"),
                shared);
        assertEquals(OptionalLong.of(0), link.daysApart());
    }

    private static String covered(StoryLink.Place place, Map<String, String> texts) {
        return place.span().in(texts.getOrDefault(place.report(), ""));
    }

    @Test
    void aNameOfManyStoriesIsNoEvidence() {
        List<Told> pile = new ArrayList<>();
        String[] places = {"Ombrek", "Castrand", "Dellmark", "Fostrup", "Gantwick", "Holbrand", "Jurdmond", "Kestrel"};
        for (int i = 0; i < 4; i++) {
            pile.add(told("en-" + i, "en", null, "The envoy Yorick Pell of the Nordbank spoke in " + places[i] + "."));
            pile.add(told(
                    "es-" + i, "es", null, "El enviado Yorick Pell del Nordbank estuvo en " + places[4 + i] + "."));
        }
        assertEquals(List.of(), new StoryLinks().find(pile));
    }

    @Test
    void ofTwoStoriesAsMuchAlikeTakesNone() {
        assertEquals(List.of("dam-en dam-es"), links(DAM, DAM_IN_SPANISH));
        assertEquals(List.of(), links(DAM, DAM_IN_SPANISH, with(DAM_IN_SPANISH, "twin-es", "es", "2031-03-18")));
    }

    @Test
    void theSameNamesTwoYearsLaterAreAnotherStory() {
        assertEquals(List.of(), links(DAM, with(DAM_IN_SPANISH, "later-es", "es", "2033-03-18")));
        assertEquals(List.of("dam-en undated-es"), links(DAM, with(DAM_IN_SPANISH, "undated-es", "es", null)));
    }

    @Test
    void linksNoStoriesOfOneLanguageOrOfAnUnknownOne() {
        assertEquals(List.of(), links(DAM, with(DAM, "again-en", "en", "2031-03-17")));
        assertEquals(List.of(), links(DAM, with(DAM_IN_SPANISH, "dam-und", "und", "2031-03-17")));
    }

    @Test
    void givesTheSameLinksInAnyOrder() {
        List<Told> pile = new ArrayList<>(List.of(DAM, DAM_IN_SPANISH, DAM_IN_UKRAINIAN, CUP, CUP_IN_SPANISH));
        List<StoryLink> links = new StoryLinks().find(pile);
        assertTrue(links.size() > 1);
        for (int i = 0; i < 10; i++) {
            Collections.shuffle(pile, new Random(i));
            assertEquals(links, new StoryLinks().find(pile));
        }
    }
}

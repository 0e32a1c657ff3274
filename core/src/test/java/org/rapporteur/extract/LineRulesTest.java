package org.rapporteur.extract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.rapporteur.extract.LineRules.Match;
import org.rapporteur.extract.LineRules.Role;

/** For each kind a line that it must catch, and one that it must leave alone. */
class LineRulesTest {
    private final LineRules rules = new LineRules();

    private Optional<Role> role(String line) {
        return rules.match(line).map(Match::role);
    }

    private void catches(Role role, String... lines) {
        for (String line : lines) {
            assertEquals(Optional.of(role), role(line), line);
        }
    }

    private void leaves(String... lines) {
        for (String line : lines) {
            assertEquals(Optional.empty(), role(line), line);
        }
    }

    @Test
    void onlyALineThatNamesTheWholeTextSaysThatItStandsElsewhere() {
        catches(
                Role.ELSEWHERE,
                "Read Entire Article",
                "Read more at Coast Herald",
                "Continue reading on coastherald.example",
                "[…] Read more");
        catches(
                Role.NOISE,
                "READ MORE",
                "Read more on the strait",
                "Continue reading",
                "Click here to read",
                "Lire la suite",
                "Seguir leyendo",
                "Читать далее",
                "Читати далі");
        leaves("“Read more at home,” the minister told the pupils of Port Celeste, who had asked him for a free day.");
    }

    @Test
    void knowsFurnitureInSixLanguages() {
        catches(
                Role.NOISE,
                "Advertisement:",
                "Share this on Facebook",
                "Ähnliche Beiträge",
                "Das könnte dich auch interessieren:",
                "Weiterführende Informationen",
                "Dieser Beitrag wurde am 3. März veröffentlicht.",
                "Le puede interesar: la huelga del puerto",
                "Leggi anche: il traghetto riparte",
                "Czytaj także: prom znów pływa",
                "Lees ook: de veerboot vaart weer");
        leaves(
                "Share prices fell by two per cent in Port Celeste.",
                "Weitere Nachrichten aus dem Hafen erwartet die Bürgermeisterin nicht vor Freitag.",
                "Dieser Beitrag sei zu hoch, sagte Ann Roe am Freitag in Haven.",
                "Puede que el puerto vuelva a abrir el viernes, dijo Ann Roe.",
                "Artikel sieben des Vertrags gilt weiter, heißt es in Haven.");
    }

    @Test
    void knowsTheHeadingOfCommentsAndNoSentenceAboutThem() {
        for (String heading :
                List.of("27 comments", "3 Kommentare zu „Fähre“", "Laisser un commentaire", "Комментарии (4)")) {
            assertTrue(rules.isCommentsHeading(heading), heading);
        }
        for (String heading :
                List.of("Comments by the minister", "Was die Kommentare verschweigen", "Diskussion um die Fähre")) {
            assertFalse(rules.isCommentsHeading(heading), heading);
        }
    }

    @Test
    void knowsCaptionsByWhoseTheyAre() {
        catches(Role.CAPTION, "Photo: Ann Roe", "A tram in the rain. (Photo by Ann Roe)");
        leaves("The photo shows a tram in the rain, the police said.");
    }

    @Test
    void aLongLineIsAParagraphWhateverItSays() {
        assertEquals(Optional.empty(), role("Advertisement " + "and more ".repeat(60)));
    }
}

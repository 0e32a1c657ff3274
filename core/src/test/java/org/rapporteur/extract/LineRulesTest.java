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

    @Test
    void aSentenceThatBeginsAsFurnitureDoesIsTheArticles() {
        catches(
                Role.NOISE,
                "Der Artikel wurde am 3. März von Ann Roe unter Hafen veröffentlicht.",
                "Dieser Eintrag wurde von Ann Roe veröffentlicht. Setze ein Lesezeichen auf den Permalink.",
                "Lire la suite...",
                "Lire la suite sur la grève du port",
                "Lea también: El transbordador vuelve a salir.",
                "Leer más",
                "Iscriviti alla newsletter del porto.",
                "Iscriviti ora",
                "Polecamy: Prom znów pływa.",
                "Polecamy również",
                "Lees meer: De veerboot vaart weer.",
                "Lees meer over de haven");
        leaves(
                "Der Artikel wurde von der Polizei am Hafen beschlagnahmt, sagte ein Sprecher.",
                "Der Beitrag wurde in Haven nie gezahlt.",
                "Lire la suite des événements fut pénible pour elle.",
                "Leer más no ayudó a nadie en el puerto.",
                "Le también dieron una carta a Ann Roe.",
                "Iscriviti al sindacato, le disse il padre a Port Celeste.",
                "Polecamy ten prom każdemu, powiedziała Ann Roe.",
                "Lees meer boeken, zei Ann Roe tegen de kinderen van Haven.");
    }

    @Test
    void aBareWordHeadsCommentsOrAPartOfTheArticle() {
        for (String word : List.of("Réactions", "Discussion", "Antworten", "Comments", "Reacties", "评论")) {
            assertTrue(rules.mayHeadComments(word), word);
            assertFalse(rules.isCommentsHeading(word), word);
        }
        leaves("Réactions", "Discussion", "Responses", "Antworten", "Diskussion");
        assertFalse(rules.mayHeadComments("Discussion of the treaty"));
    }
}

package org.rapporteur.lineage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.rapporteur.lineage.Piles.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.rapporteur.claim.Reading;
import org.rapporteur.lineage.Edge.Relation;

class TranslationsTest {
    private static final String ENGLISH = """
            VELMAR, Marovia - Marovia sent 4,200 soldiers to its border with Tessany on Monday, a day after talks on water rights broke down.

            Defence Minister Ilka Brandt said the troops would stay until Tessany reopened the sluices at Karsholm. "We did not choose this quarrel, but we will not drink dust," she told journalists in Velmar.

            Tessany closed the sluices on March 3 and said that the work would cost 2.5 million euros.

            President Oswin Tarr called the decision a threat to peace. He has asked the Council of the Five Rivers to meet on Thursday in Port Aldous.

            Some 12,000 people have left villages near Karsholm, according to the Red Cross. A hospital in Lindberg took in 37 wounded.
            """;

    private static final String SPANISH = """
            VELMAR, Marovia - Marovia envió el lunes 4.200 soldados a su frontera con Tessany, un día después del fracaso de las conversaciones sobre el agua.

            La ministra de Defensa, Ilka Brandt, dijo que las tropas se quedarán hasta que Tessany reabra las compuertas de Karsholm. «No elegimos esta disputa, pero no vamos a beber polvo», declaró a los periodistas en Velmar.

            Tessany cerró las compuertas el 3 de marzo y dijo que los trabajos costarían 2,5 millones de euros.

            El presidente Oswin Tarr calificó la decisión de amenaza para la paz. Ha pedido al Consejo de los Cinco Ríos que se reúna el jueves en Port Aldous.

            Unas 12.000 personas han abandonado las aldeas cercanas a Karsholm, según la Cruz Roja. Un hospital de Lindberg recibió a 37 heridos.
            """;

    private static final String RUSSIAN = """
            ВЕЛЬМАР, Маровия - Маровия направила в понедельник 4 200 солдат к границе с Тессанией, через день после провала переговоров о правах на воду.

            Министр обороны Илка Брандт заявила, что войска останутся там, пока Тессания не откроет шлюзы в Карсхольме. «Мы не выбирали эту ссору, но пить пыль не будем», - сказала она журналистам в Вельмаре.

            Тессания закрыла шлюзы 3 марта и сообщила, что работы обойдутся в 2,5 миллиона евро.

            Президент Освин Тарр назвал это решение угрозой миру. Он попросил Совет пяти рек собраться в четверг в Порт-Олдосе.

            Около 12 тысяч человек покинули деревни возле Карсхольма, сообщил Красный Крест. Больница в Линдберге приняла 37 раненых.
            """;

    private static final String UKRAINIAN = """
            ВЕЛЬМАР, Маровія - Маровія відправила в понеділок 4 200 солдатів до кордону з Тессанією, через день після провалу переговорів про права на воду.

            Міністерка оборони Ілка Брандт заявила, що війська залишаться там, доки Тессанія не відкриє шлюзи в Карсхольмі. «Ми не обирали цієї сварки, але пити пил не будемо», - сказала вона журналістам у Вельмарі.

            Тессанія закрила шлюзи 3 березня й повідомила, що роботи коштуватимуть 2,5 мільйона євро.

            Президент Освін Тарр назвав це рішення загрозою миру. Він попросив Раду п'яти річок зібратися в четвер у Порт-Олдосі.

            Близько 12 тисяч людей покинули села біля Карсхольма, повідомив Червоний Хрест. Лікарня в Ліндберзі прийняла 37 поранених.
            """;

    /** The same event, other words, other order, other figures beside the ones that everybody has. */
    private static final String OTHER_SPANISH = """
            Miles de personas huyeron del valle de Karsholm mientras columnas blindadas de Marovia avanzaban hacia la frontera, según autoridades locales.

            Los testigos describieron largas filas de tractores en la única carretera al norte. «Nos llevamos a los niños y dejamos el resto», dijo el campesino Matías Orde, de 61 años.

            La crisis comenzó cuando se cerraron las compuertas de la presa el 3 de marzo. Imágenes de satélite muestran el cauce casi vacío, con apenas 14 metros cúbicos por segundo.

            Los diplomáticos intentaban reunir a las dos capitales antes del fin de semana. El presidente Oswin Tarr no ha hablado en público desde el 28 de febrero.

            En Velmar, el ministerio de Defensa no quiso decir cuántos soldados se han movido; la prensa habla de 4.200.
            """;

    private static Lineage lineage(Reading... readings) {
        LineageTracker tracker = new LineageTracker();
        for (Reading reading : readings) {
            tracker.observe(reading);
        }
        return tracker.lineage();
    }

    private static Reading english() {
        return report("en", "2024-03-11", "Marovia sends soldiers", ENGLISH);
    }

    @Test
    void findsATranslationInEachLanguage() {
        for (String[] version : new String[][] {{"es", SPANISH}, {"ru", RUSSIAN}, {"uk", UKRAINIAN}}) {
            Lineage lineage = lineage(english(), report("other", "2024-03-12", version[0], "x", version[1]));
            Edge edge = lineage.edges().getFirst();
            assertEquals(
                    List.of("other", "en", Relation.TRANSLATION), List.of(edge.from(), edge.to(), edge.relation()));
            assertEquals(1, lineage.origins().size());
            assertTrue(edge.coverage() > 0.8, version[0]);
            assertTrue(edge.evidence().getFirst().endsWith(" names and figures found again in the same order"));
            assertTrue(edge.evidence().contains("published 1 day later"), edge::toString);
        }
    }

    @Test
    void findsATranslationOfATranslation() {
        Lineage lineage =
                lineage(report("ru", null, "ru", "x", RUSSIAN), report("uk", null, "uk", "x", UKRAINIAN), english());
        assertEquals(1, lineage.origins().size());
        assertEquals(2, lineage.edges().size());
    }

    @Test
    void findsATranslationCutShort() {
        String half = SPANISH.substring(0, SPANISH.indexOf("El presidente"));
        Lineage lineage = lineage(english(), report("es", "2024-03-12", "es", "x", half));
        assertEquals(
                List.of(Relation.TRANSLATION),
                lineage.edges().stream().map(Edge::relation).toList());
    }

    @Test
    void leavesAnotherReportOfTheEventInAnotherLanguageAlone() {
        assertEquals(
                List.of(),
                lineage(english(), report("es", "2024-03-11", "es", "x", OTHER_SPANISH))
                        .edges());
    }

    @Test
    void readsTheLanguageOfACyrillicTextFromItsLettersIfNobodyKnowsIt() {
        Lineage lineage = lineage(english(), report("und", "2024-03-12", "und", "x", UKRAINIAN));
        assertEquals(1, lineage.edges().size());
    }

    @Test
    void joinsTwoTranslationsOfOneForeignText() {
        String other = """
                The Marovian army moved 4,200 troops up to the Tessanian border at the start of the week, on Monday, after a failed round of negotiations about water the day before.

                Ilka Brandt, who heads the Ministry of Defence, announced they were not leaving before the Karsholm sluices had been opened by Tessany. Speaking to reporters in Velmar she said: "This fight was not of our making, yet dust we shall not drink."

                It was on 3 March that Tessany shut them; repairs are put at EUR 2.5 million.

                For President Oswin Tarr the step threatens peace. At his request the Five Rivers Council convenes this Thursday at Port Aldous.

                The Red Cross counted around 12,000 who fled settlements in the Karsholm area, and 37 injured were brought to a Lindberg hospital.
                """;
        Lineage lineage = lineage(
                english(), report("en2", "2024-03-12", "x", other), report("ru", "2024-03-10", "ru", "x", RUSSIAN));
        assertEquals(1, lineage.origins().size());
    }

    @Test
    void takesALineOfEveryDayForThatOfItsDay() {
        Lineage lineage = lineage(
                report("en1", "2024-03-14", "x", "Mayor Ilka Brandt on the evacuation corridors planned for March 14"),
                report("en2", "2024-03-15", "x", "Mayor Ilka Brandt on the evacuation corridors planned for March 15"),
                report(
                        "uk2",
                        "2024-03-15",
                        "uk",
                        "x",
                        "Мер Ілка Брандт про заплановані на 15 березня коридори евакуації"));
        Edge across = lineage.edges().stream()
                .filter(edge -> edge.from().startsWith("uk") || edge.to().startsWith("uk"))
                .findFirst()
                .orElseThrow();
        assertEquals(
                "en2uk2", across.to().startsWith("en") ? across.to() + across.from() : across.from() + across.to());
        assertEquals(
                List.of(),
                lineage(
                                report(
                                        "en",
                                        "2024-03-14",
                                        "x",
                                        "Mayor Ilka Brandt on the evacuation corridors planned for March 14"),
                                report(
                                        "uk",
                                        "2024-03-14",
                                        "uk",
                                        "x",
                                        "Мер Ілка Брандт про заплановані на 15 березня коридори евакуації"))
                        .edges());
    }

    @Test
    void doesNotDependOnTheOrderOfArrival() {
        List<Reading> readings = new ArrayList<>(List.of(
                english(),
                report("es", null, "es", "x", SPANISH),
                report("ru", null, "ru", "x", RUSSIAN),
                report("uk", null, "uk", "x", UKRAINIAN),
                report("es2", null, "es", "x", OTHER_SPANISH)));
        Lineage first = lineage(readings.toArray(Reading[]::new));
        for (int i = 0; i < 8; i++) {
            Collections.shuffle(readings, new Random(i));
            assertEquals(first, lineage(readings.toArray(Reading[]::new)));
        }
        assertEquals(2, first.origins().size());
    }

    @Test
    void laysATranslationBesideItsOriginalSentenceBySentence() {
        Reading english = english();
        for (String[] version : new String[][] {{"es", SPANISH}, {"ru", RUSSIAN}, {"uk", UKRAINIAN}}) {
            Reading other = report("other", "2024-03-12", version[0], "x", version[1]);
            SideBySide both = new PairReader().read(other, english);
            assertTrue(both.foreign());
            assertEquals(List.of(), both.differs());
            assertEquals(List.of(), both.added());
            assertEquals(
                    both.from(),
                    both.pairs().stream().map(SideBySide.Pair::from).distinct().toList());
            assertEquals(
                    both.to(),
                    both.pairs().stream().map(SideBySide.Pair::to).distinct().toList());
        }
    }

    @Test
    void laysASplitSentenceBesideBothParts() {
        Reading english = report(
                "en",
                null,
                "x",
                "Marovia sent 4,200 soldiers to Tessany on March 3 and Ilka Brandt "
                        + "took 37 engineers to Karsholm and Port Aldous.\n");
        Reading spanish = report(
                "es",
                null,
                "es",
                "x",
                "Marovia envió 4.200 soldados a Tessany el 3 de marzo. "
                        + "Ilka Brandt llevó 37 ingenieros a Karsholm y Port Aldous.\n");
        assertEquals(2, new PairReader().read(spanish, english).pairs().size());
        SideBySide turned = new PairReader().read(english, spanish);
        assertEquals(2, turned.pairs().size());
        assertEquals(
                turned.to(), turned.pairs().stream().map(SideBySide.Pair::to).toList());
    }
}

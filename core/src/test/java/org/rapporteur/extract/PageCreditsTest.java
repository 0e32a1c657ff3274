package org.rapporteur.extract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rapporteur.ingest.Given;
import org.rapporteur.ingest.RawReport;
import org.rapporteur.ingest.RawReport.Format;

/** Where a text came from is found on a page and in pasted text alike, in six languages. */
class PageCreditsTest {
    private static final List<String> BODY = List.of(
            "The foreign ministers of Aland and Borland will meet in Port Celeste on Friday to talk about the closed strait, officials said.",
            "A senior Aland official said the ferry would sail again as soon as the mines are gone, and not a day before that.",
            "The strait was closed in May after two trawlers were damaged, and neither side has said who laid the mines there.");

    private final ArticleExtractor extractor = new ArticleExtractor();

    private List<String> credits(Format format, String content, Given given) {
        return extractor.extract(new RawReport("r", "r", format, content, given, List.of())).credits().stream()
                .map(credit -> credit.kind() + " " + credit.value())
                .toList();
    }

    private static String page(String head, String before, String after) {
        return "<html><head><title>Ministers to meet over the strait</title>" + head
                + "</head><body><article><h1>Ministers to meet over the strait</h1>" + before + "<p>"
                + String.join("</p><p>", BODY) + "</p>" + after + "</article></body></html>";
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Source: TASS                                                   | SOURCE TASS
            [Source: Coast Herald]                                         | SOURCE Coast Herald
            h/t Coast Herald                                               | SOURCE Coast Herald
            This article first appeared in Coast Herald.                   | SOURCE Coast Herald
            Read Entire Article                                            | CONTINUED_ELSEWHERE Read Entire Article
            This article was machine-translated.                           | MACHINE_TRANSLATION This article was machine-translated.
            Quelle: dpa                                                    | SOURCE dpa
            Dieser Artikel erschien zuerst im Hafenboten.                  | SOURCE Hafenboten
            Dieser Text wurde maschinell übersetzt.                        | MACHINE_TRANSLATION Dieser Text wurde maschinell übersetzt.
            Lesen Sie weiter auf hafenbote.example                         | CONTINUED_ELSEWHERE Lesen Sie weiter auf hafenbote.example
            Source : AFP                                                   | SOURCE AFP
            Cet article a été publié initialement dans le Courrier du Port. | SOURCE Courrier du Port
            Traduction automatique                                         | MACHINE_TRANSLATION Traduction automatique
            Lire l'article complet                                         | CONTINUED_ELSEWHERE Lire l'article complet
            Fuente: EFE                                                    | SOURCE EFE
            Este artículo se publicó originalmente en El Faro.             | SOURCE El Faro
            Texto traducido automáticamente                                | MACHINE_TRANSLATION Texto traducido automáticamente
            Leer el artículo completo                                      | CONTINUED_ELSEWHERE Leer el artículo completo
            Источник: ТАСС                                                 | SOURCE ТАСС
            Статья впервые опубликована в газете Маяк                      | SOURCE Маяк
            Машинный перевод                                               | MACHINE_TRANSLATION Машинный перевод
            Читать полностью                                               | CONTINUED_ELSEWHERE Читать полностью
            Джерело: Укрінформ                                             | SOURCE Укрінформ
            Матеріал вперше опубліковано на сайті Маяк                     | SOURCE Маяк
            Перекладено автоматично                                        | MACHINE_TRANSLATION Перекладено автоматично
            Читати повністю                                                | CONTINUED_ELSEWHERE Читати повністю
            """)
    void findsACreditLineOnAPageAndInText(String line, String credit) {
        String text = "Ministers to meet over the strait\n\n" + String.join("\n\n", BODY) + "\n\n" + line + "\n";
        assertEquals(List.of(credit), credits(Format.TEXT, text, Given.NOTHING));
        assertEquals(List.of(credit), credits(Format.HTML, page("", "", "<p>" + line + "</p>"), Given.NOTHING));
        assertEquals(
                List.of(credit),
                credits(Format.HTML, page("", "", "<div class=\"credits\">" + line + "</div>"), Given.NOTHING));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            PORT CELESTE, June 4 (Reuters) -       | SOURCE Reuters
            Port Celeste (dpa) -                   | SOURCE dpa
            Port Celeste, le 4 juin (AFP) –        | SOURCE AFP
            Puerto Celeste, 4 jun (EFE).-          | SOURCE EFE
            ПОРТ-СЕЛЕСТ, 4 июня. /ТАСС/.           | SOURCE ТАСС
            Порт-Селест (Укрінформ) –              | SOURCE Укрінформ
            """)
    void findsAnAgencyInADateline(String dateline, String credit) {
        String first = dateline + " " + BODY.getFirst();
        assertEquals(
                List.of(credit),
                credits(
                        Format.TEXT,
                        "Ministers to meet over the strait\n\n" + first + "\n\n" + BODY.get(1) + "\n",
                        Given.NOTHING));
        String page = page("", "", "").replace(BODY.getFirst(), first);
        assertEquals(List.of(credit), credits(Format.HTML, page, Given.NOTHING));
    }

    @Test
    void findsTheSourceThatOnlyMachinesAreTold() {
        String basedOn =
                "<script type=\"application/ld+json\">{\"@type\":\"NewsArticle\",\"headline\":\"Ministers to meet over the strait\","
                        + "\"isBasedOn\":\"https://herald.example/a\",\"sourceOrganization\":{\"@type\":\"Organization\",\"name\":\"Reuters\"}}</script>";
        assertEquals(
                List.of("SOURCE herald.example", "SOURCE Reuters"),
                credits(Format.HTML, page(basedOn, "", ""), Given.NOTHING));
        assertEquals(
                List.of("SOURCE herald.example"),
                credits(
                        Format.HTML,
                        page("<meta name=\"syndication-source\" content=\"https://www.herald.example/a\">", "", ""),
                        Given.NOTHING));
        Given given = new Given("https://copy.example/b", null, null, List.of(), null, null);
        assertEquals(
                List.of("CANONICAL herald.example"),
                credits(
                        Format.HTML,
                        page("<link rel=\"canonical\" href=\"https://herald.example/a\">", "", ""),
                        given));
        assertEquals(
                List.of(),
                credits(
                        Format.HTML,
                        page(
                                "<link rel=\"canonical\" href=\"https://www.copy.example/a\">"
                                        + "<meta name=\"original-source\" content=\"https://copy.example/a\">",
                                "",
                                ""),
                        given));
    }

    @Test
    void leavesAWitnessOfTheStoryAlone() {
        String said = "The source of the fire, a witness told the court in Haven, was a lamp that nobody had put out.";
        assertEquals(List.of(), credits(Format.HTML, page("", "", "<p>" + said + "</p>"), Given.NOTHING));
    }
}

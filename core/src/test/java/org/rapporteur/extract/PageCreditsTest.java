package org.rapporteur.extract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
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
            This story was originally published at Coast Herald on March 3, 2031.                        | SOURCE Coast Herald
            This story was originally published March 3, 2031 at 5:00 AM by the Coast Herald.            | SOURCE Coast Herald
            This report first ran in the Coast Herald.                                                   | SOURCE Coast Herald
            A version of this story first appeared in Mail and Harbour.                                  | SOURCE Mail and Harbour
            This article was originally published on Coast Herald. Read the original article.            | SOURCE Coast Herald
            This article is republished from The Conversation under a Creative Commons license.          | SOURCE The Conversation
            This article is republished from Coast Lab, a newsroom of scholars. It was written by: Ann Roe, Haven College. | SOURCE Coast Lab
            Republished with permission from Coast Herald.                                               | SOURCE Coast Herald
            Reprinted by permission of the Coast Herald                                                  | SOURCE Coast Herald
            Republished with permission.                                                                 | CONTINUED_ELSEWHERE Republished with permission.
            Cross-posted from Coast Herald                                                               | SOURCE Coast Herald
            This story was produced by Coast Herald and distributed by Haven Features.                   | SOURCE Coast Herald
            Story courtesy of Coast Herald                                                               | SOURCE Coast Herald
            Content provided by AFP                                                                      | SOURCE AFP
            Visit Coast Herald at coastherald.example. Distributed by Haven Features, LLC.               | SOURCE Coast Herald
            Original source: Coast Herald                                                                | SOURCE Coast Herald
            Source: coastherald.example                                                                  | SOURCE coastherald.example
            Source: https://coastherald.example/figures.pdf                                              | SOURCE coastherald.example
            Original article: https://www.coastherald.example/2031/strait?utm_source=1                   | CANONICAL coastherald.example/2031/strait
            Original article: https://www.coastherald.example/story.php?id=17&fbclid=x9#top              | CANONICAL coastherald.example/story.php?id=17
            Original article: https://www.coastherald.example/story.php?id=17.                           | CANONICAL coastherald.example/story.php?id=17
            Read the original at https://coastherald.example/2031/strait                                 | CANONICAL coastherald.example/2031/strait
            Read the full story at Coast Herald.                                                         | SOURCE Coast Herald
            — Coast News Service                                                                         | SOURCE Coast News Service
            — AP                                                                                         | SOURCE AP
            © 2031 Agence France-Presse                                                                  | SOURCE Agence France-Presse
            Copyright 2031 The Associated Press. All rights reserved. This material may not be rewritten. | SOURCE Associated Press
            (c) 2031, The New York Times Company                                                         | SOURCE New York Times
            (Except for the headline, this story has not been edited by our staff and is published from a syndicated feed.) | SOURCE syndicated feed
            From wire reports                                                                            | SOURCE wire reports
            Reporting by Ann Roe in Oslo; editing by Cid Coe                                             | REPORTER Ann Roe
            """)
    void findsWhoPublishedItFirst(String line, String credit) {
        String text = "Ministers to meet over the strait\n\n" + String.join("\n\n", BODY) + "\n\n" + line + "\n";
        assertEquals(List.of(credit), credits(Format.TEXT, text, Given.NOTHING));
        assertEquals(List.of(credit), credits(Format.HTML, page("", "", "<p>" + line + "</p>"), Given.NOTHING));
        assertEquals(
                List.of(credit),
                credits(Format.HTML, page("", "", "<div class=\"credits\">" + line + "</div>"), Given.NOTHING));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The president told Reuters that the strait would be open by June, and that no tolls would be asked for.",
                "The New York Times reported on Tuesday that the mines had been laid by a private company from Aland.",
                "The plan was first published by the Coast Herald on Monday, and nobody in the ministry has denied it since.",
                "\"It was published in the Coast Herald,\" he said on the quay, \"and nobody in this town had read it.\"",
                "View this post on Coastagram",
                "Read the full story on page 4.",
                "Courtesy of the Haven Maritime Museum",
                "© 2031 Copy Media Group Ltd. All rights reserved.",
                "A version of this article appears in print on March 3, 2031, Section A, Page 4 of the Haven edition."
            })
    void leavesWhatOnlyNamesAnotherAlone(String line) {
        String text = "Ministers to meet over the strait\n\n" + BODY.get(0) + "\n\n" + line + "\n\n" + BODY.get(1)
                + "\n\n" + BODY.get(2) + "\n\n" + line + "\n";
        assertFalse(credits(Format.TEXT, text, Given.NOTHING).stream().anyMatch(c -> c.startsWith("SOURCE")));
        List<String> ofPage =
                credits(Format.HTML, page("", "<p>" + line + "</p>", "<p>" + line + "</p>"), Given.NOTHING);
        assertFalse(ofPage.stream().anyMatch(c -> c.startsWith("SOURCE")), ofPage::toString);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            By Ann Roe, The Washington Post        | SOURCE Washington Post
            By ANN ROE Associated Press            | SOURCE Associated Press
            By Ann Roe AFP                         | SOURCE AFP
            By Ann Roe, Coast News Service         | SOURCE Coast News Service
            By Copy Daily staff and wire reports   | SOURCE wire reports
            By Ann Roe | SOURCE
            """)
    void findsAnAgencyInAByline(String byline, String credit) {
        List<String> expected = credit.equals("SOURCE") ? List.of() : List.of(credit);
        String text = "Ministers to meet over the strait\n\n" + byline + "\n\n" + String.join("\n\n", BODY) + "\n";
        assertEquals(expected, credits(Format.TEXT, text, Given.NOTHING));
        String page = page("", "<p class=\"byline\">" + byline + "</p>", "");
        assertEquals(expected, credits(Format.HTML, page, Given.NOTHING));
    }

    @Test
    void findsWhereTheLinkOfACreditLineLeads() {
        Given given = new Given("https://copy.example/b", null, "Copy Daily", List.of(), null, null);
        String line = "This article was originally published on <a href=\"https://herald.example/\">Coast Herald</a>."
                + " Read the <a href=\"https://www.herald.example/2031/strait?utm_source=1\">original article</a>.";
        List<String> expected = List.of("CANONICAL herald.example/2031/strait", "SOURCE Coast Herald");
        assertEquals(
                expected,
                credits(Format.HTML, page("", "", "<p>" + line + "</p>"), given).stream()
                        .sorted()
                        .toList());
        assertEquals(
                expected,
                credits(Format.HTML, page("", "", "<div class=\"note\">" + line + "</div>"), given).stream()
                        .sorted()
                        .toList());
        String written =
                "This article was originally published on Coast Herald. Read it at https://herald.example/2031/strait";
        assertEquals(
                expected,
                credits(Format.HTML, page("", "", "<p>" + written + "</p>"), given).stream()
                        .sorted()
                        .toList());
        String document = "<p>Source: <a href=\"https://ministry.example/figures\">Ministry of Ports</a></p>";
        assertEquals(List.of("SOURCE Ministry of Ports"), credits(Format.HTML, page("", "", document), given));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            PORT CELESTE — (AP)                    | SOURCE AP
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

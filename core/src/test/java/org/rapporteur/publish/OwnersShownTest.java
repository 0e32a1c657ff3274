package org.rapporteur.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.rapporteur.extract.Credit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Who owns the outlets stands beside the origins, in every form of the account, and changes no count of origins. */
class OwnersShownTest {
    private final DamAccount dam = new DamAccount();

    private static final String STATE = "state media: Chinese state and Communist Party, as of 2024"
            + " (State Media Monitor, China (statemediamonitor.com))";

    private void twoPapersOfOneHouseAndAStates() {
        dam.pile.expect("osel-courier").url = "https://www.mirror.co.uk/dam";
        dam.pile.expect("meridian").url = "https://www.express.co.uk/dam";
        dam.pile.expect("evening-post").url = "http://english.news.cn/dam";
    }

    private Document page() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new AccountPage(dam.account()).write(out);
        return Jsoup.parse(out.toString(StandardCharsets.UTF_8));
    }

    private JsonNode json() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        AccountJson.write(dam.account(), out);
        return JsonMapper.shared().readTree(out.toString(StandardCharsets.UTF_8));
    }

    @Test
    void thePageNamesFamiliesAndStatesBesideTheOrigins() throws IOException {
        String originsBefore = page().select("p.headline").text();
        twoPapersOfOneHouseAndAStates();
        Document page = page();
        assertEquals(
                "from 5 owners (3 not known, counted by outlet)"
                        + " · Osel Courier and The Meridian belong to one, Reach plc"
                        + " · state media: Evening Post (Chinese state and Communist Party)",
                page.select("p.owners").text());
        assertEquals(originsBefore, page.select("p.headline").text());
        assertEquals(
                List.of("Reach plc, company, as of 2024 (annual report 2023, brands (reachplc.com))", STATE),
                page.select("dt:contains(Owner) + dd").eachText().stream()
                        .distinct()
                        .toList());
    }

    @Test
    void sayNothingWhereNoOwnerIsKnown() throws IOException {
        assertTrue(page().select("p.owners, dt:contains(Owner)").isEmpty());
        assertTrue(json().at("/reports/0/owner").isNull());
        assertEquals(6, json().at("/stories/0/owners").asInt());
    }

    @Test
    void namesAStatesAgencyThatOthersPrint() throws IOException {
        dam.pile.expect("meridian").credit(Credit.Kind.SOURCE, "TASS").credit(Credit.Kind.SOURCE, "Reuters");
        assertEquals(
                "state media: TASS, credited by The Meridian (Russian state)",
                page().select("p.owners").text());
    }

    @Test
    void jsonAndCsvHaveTheOwner() throws IOException {
        twoPapersOfOneHouseAndAStates();
        JsonNode json = json();
        assertEquals(
                "{\"name\":\"Reach plc\",\"kind\":\"company\",\"asOf\":2024,"
                        + "\"source\":\"annual report 2023, brands (reachplc.com)\"}",
                json.at("/reports/1/owner").toString());
        assertEquals(5, json.at("/stories/0/owners").asInt());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new CsvFiles(dam.account()).reports(out);
        List<String> rows = out.toString(StandardCharsets.UTF_8).lines().toList();
        assertTrue(rows.getFirst().endsWith(",story,owner,ownerKind"), rows.getFirst());
        assertTrue(rows.getLast().endsWith(",Chinese state and Communist Party,state"), rows.getLast());
    }
}

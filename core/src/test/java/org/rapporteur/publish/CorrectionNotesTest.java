package org.rapporteur.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.rapporteur.account.Account;
import org.rapporteur.account.AccountOptions;
import org.rapporteur.account.Accountant;
import org.rapporteur.claim.Event.Status;
import org.rapporteur.claim.Reading;
import org.rapporteur.correction.Correction;
import org.rapporteur.correction.Correction.Name;
import org.rapporteur.correction.Correction.Place;
import org.rapporteur.correction.Correction.Verdict;
import org.rapporteur.corroborate.Told;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Nobody can take an analyst's word for what the reports show. */
class CorrectionNotesTest {
    private static Reading meeting(String id, String name) {
        return Told.report(id, name + " will meet Jon Holt in Kestrel to speak about the spillway, report " + id + ".")
                .on("2031-03-02")
                .person(name)
                .person("Jon Holt")
                .place("Kestrel")
                .event("meet", List.of(name, "Jon Holt"), "Kestrel", "2031-03-05", Status.PLANNED)
                .read();
    }

    private static final Account ACCOUNT = new Accountant()
            .account(
                    List.of(meeting("a", "Mara Voss"), meeting("b", "Selma Quist")),
                    List.of(),
                    AccountOptions.ALL.corrected(List.of(
                            new Correction.OfEntities(
                                    Verdict.SAME,
                                    List.of(new Name("Mara Voss")),
                                    List.of(new Place("b", "selma-quist")),
                                    "night desk",
                                    "2031-03-05",
                                    "<b>maiden name</b>"),
                            new Correction.OfEvents(
                                    Verdict.APART,
                                    List.of(new Place("a", "e1")),
                                    List.of(new Place("b", "e1")),
                                    null,
                                    null,
                                    null),
                            new Correction.OfLineage(
                                    Correction.OfLineage.Kind.COPY, List.of("b"), List.of("a"), null, null, null),
                            new Correction.OfStories(
                                    Correction.OfStories.Kind.PIN,
                                    List.of("b"),
                                    List.of("a"),
                                    "night desk",
                                    null,
                                    null))));

    private static JsonNode json() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        AccountJson.write(ACCOUNT, out);
        return JsonMapper.shared().readTree(out.toString(StandardCharsets.UTF_8));
    }

    @Test
    void theAccountListsWhatWasSaidInOrder() throws IOException {
        JsonNode corrections = json().get("corrections");
        assertEquals(4, corrections.size());
        assertEquals(JsonMapper.shared().readTree("""
                                {"of":"entities","kind":"same",
                                 "these":[{"report":null,"id":null,"name":"Mara Voss"}],
                                 "others":[{"report":"b","id":"selma-quist","name":"Selma Quist"}],
                                 "by":"night desk","on":"2031-03-05","why":"<b>maiden name</b>"}
                                """), corrections.get(0));
        assertEquals(JsonMapper.shared().readTree("""
                                {"of":"lineage","kind":"copy",
                                 "these":[{"report":"b","id":null,"name":null}],
                                 "others":[{"report":"a","id":null,"name":null}],
                                 "by":null,"on":null,"why":null}
                                """), corrections.get(2));
    }

    @Test
    void eachFactTellsThatItRestsOnAWord() throws IOException {
        JsonNode account = json();
        for (JsonNode entity : account.get("entities")) {
            assertEquals(
                    entity.get("name").asString().equals("Selma Quist") ? 1 : 0,
                    entity.get("corrected").size(),
                    entity::toString);
        }
        assertEquals(2, account.get("events").size());
        for (JsonNode event : account.get("events")) {
            assertEquals("apart", event.get("corrected").get(0).get("kind").asString());
        }
        assertTrue(
                account.get("lineage").get(0).get("evidence").get(0).asString().startsWith("said by an analyst"));
    }

    @Test
    void thePageHasALineForEachAndNoMarkupOfTheirs() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new AccountPage(ACCOUNT).write(out);
        Document page = Jsoup.parse(out.toString(StandardCharsets.UTF_8));
        List<String> lines = page.select("section:has(#corrections) li").stream()
                .map(Element::text)
                .toList();
        assertEquals(
                List.of(
                        "Mara Voss and “Selma Quist” in b: one and the same — night desk, 2031-03-05: <b>maiden name</b>",
                        "“meet” in a and “meet” in b: not the same",
                        "b: made from a",
                        "b: in the story of a — night desk"),
                lines);
        assertEquals(1, page.select("nav a[href=#corrections]").size());
    }
}

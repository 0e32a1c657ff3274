package org.rapporteur.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What a careful reader finds in the example pile ({@code examples/README.md}), found by the command. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExamplesTest {
    private static final Set<String> WIRE_AND_WHAT_WAS_MADE_OF_IT = Set.of(
            "01-meridian-wire",
            "02-harbour-courier",
            "03-daily-lantern",
            "04-radio-aster-cut",
            "05-global-insight-spun",
            "06-east-wind-backtranslated");

    private Path folder;
    private AccountView account;
    private Map<String, JsonNode> readings;

    @BeforeAll
    void readThePile(@TempDir Path temporary) {
        folder = temporary;
        account = AccountView.of(Repository.examples(), folder.resolve("account"));
        readings = new TreeMap<>();
        Run.of("read", Repository.examples())
                .lines()
                .forEach(reading -> readings.put(reading.get("id").asString(), reading));
    }

    private JsonNode reading(String start) {
        return readings.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(start))
                .findFirst()
                .orElseThrow()
                .getValue();
    }

    @Test
    void twelveReportsOfElevenFiles() {
        assertEquals(
                12, account.all("reports").size(), account.json().get("reports").toPrettyString());
        assertEquals(readings.keySet(), ids());
    }

    private Set<String> ids() {
        Set<String> ids = new TreeSet<>();
        account.all("reports").forEach(report -> ids.add(report.get("id").asString()));
        return ids;
    }

    @TestFactory
    List<DynamicTest> eachReportSaysWhenAndByWhom() {
        return List.of(
                stated("01", "2024-03-12T16:20", "Lena Hartwig"),
                stated("02", "2024-03-12T18:05+01:00", "Lena Hartwig"),
                stated("03", "2024-03-12", "Lena Hartwig"),
                stated("04", "2024-03-12"),
                stated("05", "2024-03-13"),
                stated("06", "2024-03-13"),
                stated("07", "2024-03-13", "Tomas Reiku"),
                stated("08", "2024-03-13", "Ingrid Saal", "Paul Okonjo"),
                stated("09-commission-feed#1", "2024-03-13T09:30Z", "Ruta Almgren"),
                stated("09-commission-feed#2", "2024-03-14T17:45Z", "Ruta Almgren"),
                stated("10", "2024-03-14T21:10+01:00", "Mikkel Dahl"),
                stated("11", "2024-03-14", "Carla Winge"));
    }

    private DynamicTest stated(String report, String published, String... byline) {
        return DynamicTest.dynamicTest(report, () -> {
            JsonNode reading = reading(report);
            assertEquals(
                    List.of(published, List.of(byline)),
                    List.of(
                            reading.get("published").get("value").asString("unknown"),
                            reading.get("byline")
                                    .valueStream()
                                    .map(JsonNode::asString)
                                    .toList()),
                    reading.get("published").toString());
        });
    }

    @Test
    void titlesAreTheHeadlines() {
        assertEquals(
                List.of(
                        "Tarvia to start filling Karsk dam on April 2, Orlund moves troops",
                        "Orlund sends soldiers to border as Tarvia sets date for dam",
                        "Dam dispute: ministers to meet in Oslo after border build-up",
                        "Fourteen dead at Karsk as government defends dam",
                        "Oslo meeting on the dam put off by six days",
                        "What the two sides want from the Mirva"),
                List.of("01", "02", "03", "07", "09-commission-feed#2", "11").stream()
                        .map(id -> reading(id).get("title").asString("none"))
                        .toList());
    }

    @TestFactory
    List<DynamicTest> whatIsNotTheArticleLeavesIt() {
        return List.of(
                leaves(
                        "02",
                        "Sign up",
                        "Most read",
                        "All rights reserved",
                        "Ferry to run",
                        "Weather",
                        "window.tracker"),
                leaves("03", "Share on", "READ MORE", "Photo by", "Tags:"),
                leaves("05", "days ago", "Read Entire Article", "Global Insight Distribution"),
                leaves("10", "Related", "Subscribe", "Cookies", "Wheat prices", "schema.org"),
                leaves("11", "**", "# "));
    }

    private DynamicTest leaves(String report, String... furniture) {
        return DynamicTest.dynamicTest(report, () -> {
            String text = reading(report).get("text").asString();
            List<String> left = new ArrayList<>();
            for (String words : furniture) {
                if (text.contains(words)) {
                    left.add(words);
                }
            }
            assertEquals(List.of(), left, text);
            assertTrue(text.length() > 500, text);
        });
    }

    @Test
    void wordsThatWereSpunOrTranslatedByMachineAreMangledAndTheOthersClean() {
        Map<String, String> found = new TreeMap<>();
        readings.forEach((id, r) -> found.put(id, r.get("fidelity").get("state").asString()));
        Map<String, String> expected = new TreeMap<>();
        Set<String> mangled = Set.of("05-global-insight-spun", "06-east-wind-backtranslated");
        readings.keySet().forEach(id -> expected.put(id, mangled.contains(id) ? "mangled" : "clean"));
        assertEquals(expected, found);
    }

    @Test
    void sixOfTheTwelveAreOneOrigin() {
        assertEquals(
                WIRE_AND_WHAT_WAS_MADE_OF_IT,
                AccountView.strings(account.originOf("01").get("reports")));
        assertEquals(7, account.all("origins").size());
        assertEquals(7, account.json().get("independentOrigins").asInt());
    }

    @Test
    void eachCopySaysHowItWasMade() {
        Map<String, Set<String>> relations = new TreeMap<>();
        for (JsonNode edge : account.all("lineage")) {
            relations
                    .computeIfAbsent(edge.get("from").asString().substring(0, 2), any -> new TreeSet<>())
                    .add(edge.get("relation").asString());
        }
        assertAll(
                () -> assertEquals(Set.of("cut"), relations.get("04"), "only its first paragraphs"),
                () -> assertEquals(Set.of("spun"), relations.get("05"), "its words replaced by a thesaurus"),
                () -> assertFalse(
                        relations.containsKey("01"), "the wire's own report is made from no other: " + relations),
                () -> assertFalse(relations.containsKey("08"), "two sentences in common make no copy: " + relations));
    }

    @Test
    void theBackTranslationIsTold() {
        assertTrue(
                account.all("lineage").stream()
                        .anyMatch(edge -> edge.get("from").asString().startsWith("06")
                                && edge.get("relation").asString().equals("translation")),
                account.json().get("lineage").toPrettyString());
    }

    @Test
    void shareCountersLeaveTheText() {
        assertFalse(reading("03").get("text").asString().contains("41 shares"));
    }

    @Test
    void allTellOneStory() {
        assertEquals(
                1, account.all("stories").size(), account.json().get("stories").toPrettyString());
    }

    @Test
    void oneSentenceIsGivenToAMinisterAndToAnOfficialWithoutAName() {
        List<JsonNode> found = account.utterancesWith("dry out behind a wall");
        assertEquals(1, found.size(), found.toString());
        JsonNode utterance = found.getFirst();
        Set<String> speakers = account.speakers(utterance);
        assertAll(
                () -> assertEquals(2, speakers.size(), speakers.toString()),
                () -> assertTrue(speakers.contains("Petra Lunde"), speakers.toString()),
                () -> assertTrue(
                        speakers.stream().anyMatch(s -> AccountView.holds(s, "senior", "official")),
                        speakers.toString()),
                () -> assertTrue(utterance.get("conflict").asBoolean()),
                () -> assertEquals(2, utterance.get("origins").asInt()),
                () -> assertTrue(
                        AccountView.reports(utterance)
                                .containsAll(Set.of(
                                        "01-meridian-wire",
                                        "02-harbour-courier",
                                        "03-daily-lantern",
                                        "08-northern-post")),
                        AccountView.reports(utterance).toString()),
                () -> assertTrue(
                        AccountView.holds(
                                utterance.get("best").get("text").asString(),
                                "we will not let our fields dry out behind a wall of concrete"),
                        utterance.get("best").toString()));
    }

    @Test
    void theMangledWordingsOfThatSentenceLineUpWithIt() {
        assertEquals(
                1,
                account.utterancesWith("dry out behind a wall").stream()
                        .filter(u -> AccountView.reports(u)
                                .containsAll(Set.of("05-global-insight-spun", "06-east-wind-backtranslated")))
                        .count());
    }

    @Test
    void anOfficialWithoutANameStaysWithoutOne() {
        JsonNode reading = reading("08");
        List<String> named = new ArrayList<>();
        for (JsonNode quote : reading.get("quotes").values()) {
            String source = quote.get("source")
                    .valueStream()
                    .map(span -> reading.get("text")
                            .asString()
                            .substring(span.get(0).asInt(), span.get(1).asInt()))
                    .reduce("", (a, b) -> a + b);
            if (source.toLowerCase(java.util.Locale.ROOT).contains("official")
                    && quote.get("anonymity").asString().equals("named")) {
                named.add(quote.toString());
            }
        }
        assertEquals(List.of(), named);
        assertTrue(
                reading.get("quotes")
                        .valueStream()
                        .anyMatch(q -> q.get("anonymity").asString().equals("unnamed")),
                reading.get("quotes").toString());
    }

    @Test
    void theDeadAreElevenOrFourteen() {
        assertDisputed("number", "11", "14");
    }

    @Test
    void theTroopsAreFourOrNineThousand() {
        assertDisputed("number", "4000", "9000");
    }

    @Test
    @Disabled("not reached yet: two tellings of an event on different days stay two events")
    void theLandslideWasOnSaturdayOrOnSunday() {
        assertDisputed("date", "2024-03-09", "2024-03-10");
    }

    private void assertDisputed(String kind, String one, String other) {
        List<Set<String>> versions = new ArrayList<>();
        for (JsonNode contradiction : account.all("contradictions")) {
            if (contradiction.get("kind").asString().equals(kind)) {
                Set<String> values = new TreeSet<>();
                contradiction
                        .get("versions")
                        .valueStream()
                        .forEach(v -> values.add(v.get("value").asString().replace(",", "")));
                versions.add(values);
            }
        }
        assertTrue(
                versions.stream()
                        .anyMatch(values -> values.stream().anyMatch(v -> v.contains(one))
                                && values.stream().anyMatch(v -> v.contains(other))),
                kind + " contradictions: " + versions);
    }

    @Test
    void onTheTwelfthTheMinistersAreToMeetOnFriday() {
        AccountView then = AccountView.of(Repository.examples(), folder.resolve("then"), "--as-of", "2024-03-12");
        List<JsonNode> friday = then.ahead("2024-03-15", "Oslo");
        assertFalse(friday.isEmpty(), then.tell(then.calendar()));
        assertEquals(1, friday.getFirst().get("origins").asInt());
    }

    @Test
    void onTheTwelfthTheFillingIsAhead() {
        AccountView then = AccountView.of(Repository.examples(), folder.resolve("filling"), "--as-of", "2024-03-12");
        assertFalse(then.ahead("2024-04-02").isEmpty(), "the filling: " + then.tell(then.calendar()));
    }

    @Test
    void whatIsAnnouncedStandsInTheCalendarWhateverItIs() {
        for (String day : List.of("2024-03-18", "2024-03-20", "2024-03-21", "2024-04-02", "2024-05-06")) {
            assertFalse(account.ahead(day).isEmpty(), day + ": " + account.tell(account.calendar()));
        }
        assertEquals(2, account.ahead("2024-04-02").getFirst().get("origins").asInt(), "the filling, of 01 and 07");
    }

    @Test
    void onTheFourteenthTheyAreToMeetSixDaysLater() {
        assertAll(
                () -> assertFalse(
                        account.ahead("2024-03-21", "Oslo").isEmpty(), "21st: " + account.tell(account.calendar())),
                () -> assertEquals(
                        List.of(),
                        account.ahead("2024-03-15", "Oslo"),
                        "the 15th is off: " + account.tell(account.calendar())));
    }

    @Test
    void whatChangedAfterTheThirteenthIsTold() {
        AccountView since = AccountView.of(Repository.examples(), folder.resolve("since"), "--since", "2024-03-13");
        Set<String> kinds = new TreeSet<>();
        since.all("changes").forEach(change -> {
            kinds.add(change.get("kind").asString());
            assertFalse(change.get("reports").isEmpty(), change.toString());
            assertTrue(
                    AccountView.strings(change.get("reports")).stream()
                            .allMatch(id -> id.startsWith("09-commission-feed#2") || id.startsWith("1")),
                    "only reports of the 14th can change anything after the 13th: " + change);
        });
        assertTrue(kinds.contains("new"), kinds.toString());
        JsonNode meeting = since.ahead("2024-03-21", "Oslo").getFirst();
        assertTrue(since.changesOf(meeting).contains("status"), "the meeting is put off");
        JsonNode protest = since.all("events").stream()
                .filter(event -> event.get("code").asString("").equals("PROTEST"))
                .filter(since.involves("Lindmark"))
                .findFirst()
                .orElseThrow();
        assertEquals(List.of("withdrawn"), since.changesOf(protest), "the protest is called off");
        assertEquals(
                0, protest.get("conflicts").size() + meeting.get("conflicts").size(), "nobody disputes that");
    }

    @Test
    void thePromptTellsWhatChanged() {
        String out = Run.of("account", "-o", folder.resolve("prompt"), Repository.examples(), "--since", "2024-03-13")
                .out()
                .replaceAll("\\s+", " ");
        assertTrue(out.contains("Changed since 2024-03-13"), out);
        assertTrue(out.contains("- withdrawn: The protest of farmers in Lindmark on Sunday was called off"), out);
        assertTrue(out.contains("- status: The meeting of the foreign ministers of Tarvia and Orlund"), out);
        assertTrue(out.matches(".*In all: [^-]*\\b1 withdrawn, 1 status .*"), out);
    }
}

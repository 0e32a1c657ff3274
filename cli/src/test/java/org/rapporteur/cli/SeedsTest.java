package org.rapporteur.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What a careful reader knows about the five seed reports, which lie beside the source tree. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SeedsTest {
    private Path folder;
    private AccountView account;
    private Map<String, JsonNode> readings;

    @BeforeAll
    void readThePile(@TempDir Path temporary) {
        folder = temporary;
        account = AccountView.of(Repository.seeds(), folder.resolve("account"));
        readings = new TreeMap<>();
        Run.of("read", Repository.seeds())
                .lines()
                .forEach(reading -> readings.put(reading.get("id").asString().substring(0, 3), reading));
    }

    @TestFactory
    List<DynamicTest> dates() {
        return Stream.of(
                        List.of("001", "2022-01-18T21:20"),
                        List.of("002", "2022-01-18T13:15-05:00"),
                        List.of("003", "2022-01-18T19:14-05:00"),
                        List.of("004", "2022-01-07"))
                .map(e -> DynamicTest.dynamicTest(
                        e.getFirst(),
                        () -> assertEquals(
                                e.getLast(),
                                published(e.getFirst()).get("value").asString("unknown"),
                                published(e.getFirst()).toString())))
                .toList();
    }

    private JsonNode reading(String start) {
        return Objects.requireNonNull(readings.get(start), start);
    }

    private JsonNode published(String report) {
        return reading(report).get("published");
    }

    @Test
    void bylines() {
        assertEquals(
                Map.of(
                        "002", List.of("Michael Crowley", "Anton Troianovski"),
                        "003", List.of("Patrick Goodenough"),
                        "004", List.of("Patrick Wintour")),
                Stream.of("002", "003", "004").collect(Collectors.toMap(id -> id, id -> reading(id)
                        .get("byline")
                        .valueStream()
                        .map(JsonNode::asString)
                        .toList())));
        assertEquals("The Guardian", reading("004").get("outlet").asString("unknown"));
    }

    @Test
    void fidelity() {
        Map<String, String> found = new TreeMap<>();
        readings.forEach((id, r) -> found.put(id, r.get("fidelity").get("state").asString()));
        assertEquals(Map.of("000", "mangled", "001", "clean", "002", "mangled", "003", "clean", "004", "clean"), found);
    }

    @Test
    void mangledReportsBelongToOriginalsThatAreNotInThePile() {
        assertAll(
                () -> assertEquals(
                        "unseenOriginal", account.originOf("000").get("kind").asString()),
                () -> assertEquals(
                        "unseenOriginal", account.originOf("002").get("kind").asString()),
                () -> assertEquals("report", account.originOf("001").get("kind").asString()),
                () -> assertEquals("report", account.originOf("003").get("kind").asString()),
                () -> assertEquals("report", account.originOf("004").get("kind").asString()),
                () -> assertTrue(
                        account.json().get("independentOrigins").asInt() < 5,
                        "independent origins: " + account.json().get("independentOrigins")));
    }

    @Test
    void theAttackAtAnyPointIsOneUtteranceOfTwoSpeakers() {
        List<JsonNode> found = account.all("utterances").stream()
                .filter(u -> u.get("variants")
                        .valueStream()
                        .anyMatch(v -> AccountView.holds(
                                v.get("text").asString(), "now at a stage", "at any point", "launch an attack")))
                .toList();
        assertEquals(1, found.size(), found.toString());
        JsonNode utterance = found.getFirst();
        Set<String> reports = prefixes(AccountView.reports(utterance));
        Set<String> speakers = account.speakers(utterance);
        assertAll(
                () -> assertTrue(
                        Stream.of("000", "001", "002", "003")
                                        .filter(reports::contains)
                                        .count()
                                >= 3,
                        reports.toString()),
                () -> assertEquals(2, speakers.size(), speakers.toString()),
                () -> assertTrue(speakers.contains("Jen Psaki"), speakers.toString()),
                () -> assertTrue(
                        speakers.stream().anyMatch(s -> AccountView.holds(s, "senior", "State Department", "official")),
                        speakers.toString()),
                () -> assertTrue(utterance.get("conflict").asBoolean()),
                () -> assertTrue(
                        Set.of("001", "003")
                                .contains(utterance
                                        .get("best")
                                        .get("report")
                                        .asString()
                                        .substring(0, 3)),
                        utterance.get("best").toString()));
    }

    @TestFactory
    List<DynamicTest> utterancesThatLineUp() {
        return List.of(
                linesUp("diplomacy", "000", "003", "agreed", "friday"),
                linesUp("contingency", "000", "001", "contingency"),
                linesUp("increased capability", "000", "003", "what this", "increased"));
    }

    private DynamicTest linesUp(String name, String one, String other, String... words) {
        return DynamicTest.dynamicTest(name, () -> {
            List<JsonNode> all = account.utterancesWith(words);
            assertTrue(
                    all.stream().anyMatch(u -> prefixes(AccountView.reports(u)).containsAll(Set.of(one, other))),
                    all.stream().map(SeedsTest::tell).collect(Collectors.joining("\n", "\n", "")));
        });
    }

    private static String tell(JsonNode utterance) {
        return utterance
                .get("variants")
                .valueStream()
                .map(v -> v.get("report").asString().substring(0, 3) + ": "
                        + v.get("text").asString())
                .collect(Collectors.joining(" | "));
    }

    private static Set<String> prefixes(Set<String> ids) {
        return ids.stream().map(id -> id.substring(0, 3)).collect(Collectors.toCollection(TreeSet::new));
    }

    @TestFactory
    List<DynamicTest> whatIsAheadOnTheEighteenth() {
        AccountView then = AccountView.of(Repository.seeds(), folder.resolve("then"), "--as-of", "2022-01-18");
        return List.of(
                ahead(then, "2022-01-19", "Blinken", "Zelensk"),
                ahead(then, "2022-01-20", "Berlin"),
                ahead(then, "2022-01-21", "Blinken", "Lavrov", "Geneva"));
    }

    @Test
    void theBriefSaysWhichMeetingIsMeantOfThoseOfOneSentence() {
        assertEquals(
                Map.of("2022-01-19", "Kyiv", "2022-01-20", "Berlin", "2022-01-21", "Geneva"),
                account.all("brief").stream()
                        .filter(line -> line.get("section").asString().equals("ahead"))
                        .collect(Collectors.toMap(
                                line -> line.get("day").asString(), line -> account.entityName(line.get("place")))));
    }

    private static DynamicTest ahead(AccountView account, String day, String... involved) {
        return DynamicTest.dynamicTest(day + " " + String.join(" ", involved), () -> {
            List<JsonNode> found = account.ahead(day, involved);
            assertFalse(found.isEmpty(), account.tell(account.calendar()));
            assertTrue(found.getFirst().get("origins").asInt() >= 1);
        });
    }

    @Test
    void onTheSeventhTheTalksOfTheNextWeekAreAhead() {
        AccountView then = AccountView.of(Repository.seeds(), folder.resolve("seventh"), "--as-of", "2022-01-07");
        assertTrue(
                then.calendar().stream().anyMatch(event -> {
                    String earliest = event.get("date").path("earliest").asString("");
                    return earliest.compareTo("2022-01-08") >= 0 && earliest.compareTo("2022-01-15") < 0;
                }),
                then.tell(then.calendar()));
        assertEquals(
                Set.of("004"),
                then.all("reports").stream()
                        .map(r -> r.get("id").asString().substring(0, 3))
                        .collect(Collectors.toSet()),
                "000 has no date but repeats what was first said on the 18th");
    }

    @Test
    void noWordsOfAnOfficialWithoutANameAreGivenToAPersonWithOne() {
        List<String> wrong = new ArrayList<>();
        readings.forEach((id, reading) -> {
            String text = reading.get("text").asString();
            for (JsonNode quote : reading.get("quotes")) {
                String source = quote.get("source")
                        .valueStream()
                        .map(s -> text.substring(s.get(0).asInt(), s.get(1).asInt()))
                        .collect(Collectors.joining(" "))
                        .toLowerCase(Locale.ROOT);
                if (source.contains("official")
                        && quote.get("anonymity").asString().equals("named")) {
                    wrong.add(id + " " + source + " -> " + quote.get("speaker"));
                }
            }
        });
        assertEquals(List.of(), wrong);
    }

    @Test
    void sinceTheEighthTheFourReportsOfTheEighteenthChangedSomething() {
        AccountView since = AccountView.of(Repository.seeds(), folder.resolve("since"), "--since", "2022-01-08");
        Set<String> reports = new TreeSet<>();
        since.all("changes").forEach(change -> reports.addAll(prefixes(AccountView.strings(change.get("reports")))));
        assertEquals(Set.of("000", "001", "002", "003"), reports);
    }

    @TestFactory
    List<DynamicTest> tracks() {
        return List.of(
                track("enlargement|expansion|membership|draft"),
                track("nato[- ]russia council"),
                track("osce|vienna document|security and co-?operation"),
                track("normandy"),
                track("swift|sanction"),
                track("nord stream|pipeline"),
                track("arms control|transparency"),
                track("exercise|drill"),
                track("troop|build-?up|forces"),
                track("weapon|arms"),
                track("contingency|embassy"));
    }

    private DynamicTest track(String words) {
        return DynamicTest.dynamicTest(words, () -> {
            List<String> titles = account.all("tracks").stream()
                    .map(t -> t.get("title").asString().toLowerCase(Locale.ROOT))
                    .toList();
            assertTrue(titles.stream().anyMatch(t -> t.matches("(?s).*(?:" + words + ").*")), "tracks: " + titles);
        });
    }

    @Test
    void thePileIsOneStory() {
        assertEquals(
                1, account.all("stories").size(), account.json().get("stories").toPrettyString());
    }
}

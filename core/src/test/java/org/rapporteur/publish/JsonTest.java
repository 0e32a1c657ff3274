package org.rapporteur.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.rapporteur.account.Account;
import org.rapporteur.claim.Reading;
import org.rapporteur.extract.Article;
import org.rapporteur.story.Placement;
import org.rapporteur.story.Stories;
import org.rapporteur.text.AlignedText;
import org.rapporteur.text.Span;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class JsonTest {
    private final DamAccount dam = new DamAccount();

    private static String accountJson(Account account) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        AccountJson.write(account, out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private static String readingJson(Reading reading, boolean rawOffsets) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ReadingJson.write(reading, rawOffsets, out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private static JsonNode parse(String json) {
        return JsonMapper.shared().readTree(json);
    }

    private static void assertHasKeys(JsonNode node, String... keys) {
        TreeSet<String> missing = new TreeSet<>(List.of(keys));
        missing.removeAll(node.propertyNames());
        assertTrue(missing.isEmpty(), () -> "missing " + missing + " in " + node);
    }

    @Test
    void eachStoryTellsItsSaga() throws IOException {
        JsonNode account = parse(accountJson(dam.twoStories()));

        assertEquals(2, account.get("sagas").size());
        for (JsonNode saga : account.get("sagas")) {
            assertHasKeys(saga, "id", "title", "stories");
        }
        for (JsonNode story : account.get("stories")) {
            assertEquals(
                    "saga-" + story.get("id").asString().replaceFirst("^story-", ""),
                    story.get("saga").asString());
        }
    }

    @Test
    void theAccountHasEveryKeyOfTheContract() throws IOException {
        JsonNode account = parse(accountJson(dam.account()));

        assertHasKeys(
                account,
                "asOf",
                "since",
                "version",
                "reports",
                "origins",
                "lineage",
                "stories",
                "sagas",
                "entities",
                "utterances",
                "events",
                "positions",
                "quantities",
                "contradictions",
                "timeline",
                "calendar",
                "changes",
                "corrections",
                "problems");
        assertHasKeys(
                account.at("/reports/0"),
                "id",
                "path",
                "title",
                "outlet",
                "byline",
                "published",
                "language",
                "fidelity",
                "origin",
                "story");
        assertHasKeys(account.at("/origins/0"), "id", "reports", "kind", "credited");
        assertHasKeys(account.at("/lineage/0"), "from", "to", "relation", "coverage", "evidence");
        assertHasKeys(account.at("/lineage/0"), "coverageBack", "direction", "differs", "pairs", "added");
        assertHasKeys(account.at("/lineage/1/differs/0"), "kind", "from", "to");
        assertHasKeys(account.at("/lineage/1/differs/0/from"), "span", "text");
        assertHasKeys(account.at("/stories/0"), "id", "title", "reports", "origins", "first", "last");
        assertHasKeys(account.at("/entities/0"), "id", "name", "type", "role", "named", "aliases", "reports");
        assertHasKeys(account.at("/utterances/0"), "id", "speakers", "best", "variants", "conflict", "origins");
        assertHasKeys(account.at("/utterances/0/speakers/0"), "entity", "reports", "origins");
        assertHasKeys(account.at("/utterances/0/best"), "report", "quote", "text");
        assertHasKeys(account.at("/utterances/0/variants/0"), "report", "quote", "text", "similarity", "fidelity");
        assertHasKeys(
                account.at("/events/0"),
                "id",
                "code",
                "status",
                "date",
                "place",
                "actors",
                "recipients",
                "mentions",
                "reports",
                "origins",
                "conflicts");
        assertHasKeys(account.at("/events/0/mentions/0"), "report", "event", "span");
        assertHasKeys(account.at("/positions/0"), "holder", "stance", "towards", "about", "mentions", "origins");
        assertHasKeys(account.at("/quantities/0"), "about", "unit", "values", "origins", "conflict");
        assertHasKeys(account.at("/quantities/0/values/0"), "value", "modifier", "mentions");
        assertHasKeys(account.at("/contradictions/0"), "kind", "about", "versions");
        assertHasKeys(account.at("/contradictions/0/versions/0"), "value", "mentions", "origins");
        assertHasKeys(account.at("/changes/0"), "kind", "fact", "reports");
        assertHasKeys(account.at("/problems/0"), "path", "kind", "message");
    }

    @Test
    void eachListOfFactsCanBeHadByItself() throws IOException {
        Account account = dam.account();
        JsonNode whole = parse(accountJson(account));
        for (String list : List.of("stories", "utterances", "contradictions", "timeline", "problems")) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            AccountJson.write(account, list, out);

            JsonNode alone = parse(out.toString(StandardCharsets.UTF_8));

            assertEquals(Set.of(list), Set.copyOf(alone.propertyNames()));
            assertEquals(whole.get(list), alone.get(list));
        }
        assertThrows(
                IllegalArgumentException.class,
                () -> AccountJson.write(account, "lineage", new ByteArrayOutputStream()));
    }

    @Test
    void theAccountSpeaksTheContractsWords() throws IOException {
        JsonNode account = parse(accountJson(dam.account()));

        assertEquals("sharedSource", account.at("/lineage/1/relation").asString());
        assertEquals("unseenOriginal", account.at("/origins/3/kind").asString());
        assertEquals("atLeast", account.at("/quantities/0/values/1/modifier").asString());
        assertEquals("0.9877", account.at("/lineage/0/coverage").toString());
        assertEquals("12000", account.at("/quantities/0/values/0/value").toString());
        assertEquals("[\"e-brandt\",\"e-meeting\"]", account.at("/timeline").toString());
        assertTrue(account.at("/events/3/date").isNull());
        assertEquals(4, account.at("/independentOrigins").asInt());
    }

    @Test
    void theTimelineOfSeveralStoriesIsInTheOrderOfTime() throws IOException {
        JsonNode account = parse(accountJson(dam.twoStoriesInTime()));

        assertEquals(
                "[\"e-mill\",\"e-brandt\",\"e-meeting\"]",
                account.at("/timeline").toString());
    }

    @Test
    void aMentionCoversItsWords() throws IOException {
        JsonNode account = parse(accountJson(dam.account()));

        JsonNode span = account.at("/utterances/0/variants/2/spans/0");
        assertEquals(
                "Tarvia could, at any hour, close the sluices",
                dam.pile
                        .expect("meridian")
                        .text
                        .substring(span.get(0).asInt(), span.get(1).asInt()));
    }

    @Test
    void idsThatSeveralStoriesUseCarryTheirStory() throws IOException {
        JsonNode account = parse(accountJson(dam.twoStories()));

        assertEquals("dam/dana-prell", account.at("/entities/2/id").asString());
        assertEquals("mira-halloran", account.at("/entities/0/id").asString());
        assertEquals("mill/dana-prell", account.at("/entities/7/id").asString());
        assertEquals(
                "dam/dana-prell", account.at("/utterances/0/speakers/0/entity").asString());
    }

    @Test
    void aReadingIsOneLineWithEveryKeyOfTheContract() throws IOException {
        String line = readingJson(dam.pile.expect("harbour-wire").reading(), false);
        JsonNode reading = parse(line);

        assertEquals(line.length() - 1, line.indexOf('\n'));
        assertHasKeys(
                reading,
                "id",
                "path",
                "url",
                "title",
                "byline",
                "outlet",
                "language",
                "published",
                "fidelity",
                "text",
                "entities",
                "times",
                "quotes",
                "quantities",
                "events",
                "positions",
                "problems");
        assertHasKeys(reading.at("/published"), "value", "evidence");
        assertHasKeys(reading.at("/fidelity"), "state", "score", "why");
        assertHasKeys(reading.at("/entities/0"), "id", "name", "type", "role", "named", "mentions");
        assertHasKeys(
                reading.at("/quotes/0"),
                "id",
                "kind",
                "content",
                "cue",
                "source",
                "speaker",
                "anonymity",
                "confidence");
        assertHasKeys(
                reading.at("/events/0"),
                "id",
                "code",
                "trigger",
                "actors",
                "recipients",
                "place",
                "date",
                "status",
                "statusSign",
                "mode",
                "contexts");
        assertHasKeys(reading.at("/events/0/date"), "value", "span");
        assertHasKeys(reading.at("/positions/0"), "id", "holder", "stance", "towards", "about", "quote");
    }

    @Test
    void rawOffsetsCountInTheInput() throws IOException {
        String input = "SHARE 12\n" + dam.pile.expect("blog").text;
        Reading clean = dam.pile.expect("blog").reading();
        AlignedText body =
                new AlignedText.Builder().keep(input, 9, input.length()).build();
        Reading reading = new Reading(
                new Article(
                        clean.id(),
                        clean.article().path(),
                        clean.article().meta(),
                        body,
                        clean.article().paragraphs(),
                        List.of(),
                        List.of()),
                clean.annotation(),
                clean.quotes(),
                clean.events(),
                clean.positions());

        JsonNode json = parse(readingJson(reading, true));

        Span quote = clean.quotes().getFirst().contentSpan();
        assertEquals(quote.start() + 9, json.at("/quotes/0/content/0/0").asInt());
        assertEquals("input", json.at("/offsets").asString());
        assertEquals(
                quote.in(clean.text()),
                input.substring(
                        json.at("/quotes/0/content/0/0").asInt(),
                        json.at("/quotes/0/content/0/1").asInt()));
    }

    @Test
    void theLineageAndTheStoriesHaveTheirKeys() throws IOException {
        ByteArrayOutputStream lineage = new ByteArrayOutputStream();
        LineageJson.write(dam.pile.readings(), dam.lineage(), false, lineage);
        assertHasKeys(parse(lineage.toString(StandardCharsets.UTF_8)), "reports", "origins", "lineage");

        Stories grouped = new Stories(
                List.of(dam.story().story()),
                List.of(),
                Map.of(
                        "harbour-wire",
                        new Placement(
                                "harbour-wire",
                                "dam",
                                Placement.Rule.ALIKE,
                                .5,
                                List.of("Orla"),
                                List.of("dam"),
                                List.of("40"),
                                List.of("2031-03-04"),
                                List.of(new Placement.Near("coast-news", .6)),
                                new Placement.RunnerUp("cup", .01))),
                List.of());
        ByteArrayOutputStream stories = new ByteArrayOutputStream();
        StoriesJson.write(dam.pile.readings(), grouped, stories);
        assertEquals(
                "{\"id\":\"harbour-wire\",\"path\":\"pile/harbour-wire.txt\",\"story\":\"dam\",\"saga\":null,"
                        + "\"rule\":\"alike\",\"likeness\":0.5,\"names\":[\"Orla\"],\"words\":[\"dam\"],"
                        + "\"figures\":[\"40\"],\"days\":[\"2031-03-04\"],"
                        + "\"nearest\":[{\"report\":\"coast-news\",\"likeness\":0.6}],"
                        + "\"runnerUp\":{\"story\":\"cup\",\"likeness\":0.01}}",
                stories.toString(StandardCharsets.UTF_8).lines().findFirst().orElseThrow());
    }
}

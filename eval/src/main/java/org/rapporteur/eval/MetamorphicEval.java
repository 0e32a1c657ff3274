package org.rapporteur.eval;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import org.rapporteur.account.AccountOptions;
import org.rapporteur.account.Accountant;
import org.rapporteur.claim.Reading;
import org.rapporteur.claim.ReportReader;
import org.rapporteur.ingest.Given;
import org.rapporteur.ingest.RawReport;
import org.rapporteur.publish.AccountJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Whether accounts of real piles keep what no rule may break: a copy never raises an origin count, the order of the reports
 * changes no byte, an unrelated report leaves the facts of the others alone, a report cut anywhere still gives a reading.
 *
 * <p>Arguments: a file of JSON Lines with {@code id}, {@code story} and {@code text}, then how many stories (default 50). Each
 * story of two reports or more is one pile.
 */
public final class MetamorphicEval {
    /** About nothing that a pile of news is about. */
    static final String UNRELATED =
            "A pumpkin of 412 kilograms won the first prize at the harvest fair of Lower Quillby.\n\n"
                    + "\"I talked to it every evening,\" said its grower, Walter Nibbs, a retired baker. \"Mostly about soup.\"\n\n"
                    + "The runner-up was a marrow shaped like a swan, and the brass band played until it rained.\n";

    private static final String ADDED = "zz-added";
    private static final List<String> FACTS = List.of("utterances", "events", "positions", "tracks");
    private static final List<String> PLACES = List.of("variants", "mentions", "passages");

    private final ReportReader reader = new ReportReader();
    private final Accountant accountant = new Accountant();
    private final JsonMapper mapper = JsonMapper.builder().build();

    /** Runs it. */
    public static void main(String[] arguments) throws IOException {
        int stories = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 50;
        MetamorphicEval eval = new MetamorphicEval();
        int piles = 0;
        int reports = 0;
        List<String> broken = new ArrayList<>();
        for (Map.Entry<String, List<RawReport>> story :
                eval.stories(Path.of(arguments[0])).entrySet()) {
            if (story.getValue().size() > 1 && piles < stories) {
                piles++;
                reports += story.getValue().size();
                eval.broken(story.getValue()).forEach(what -> broken.add(story.getKey() + ": " + what));
            }
        }
        broken.forEach(System.out::println);
        System.out.println(piles + " piles, " + reports + " reports, broken: " + broken.size());
    }

    /** The stories, in an order that mixes the sources of the file. */
    private Map<String, List<RawReport>> stories(Path file) throws IOException {
        Map<String, List<RawReport>> byStory = new LinkedHashMap<>();
        for (String line : Files.readAllLines(file)) {
            JsonNode node = mapper.readTree(line);
            String date = node.path("date").asString("");
            Given given = new Given(
                    null,
                    node.path("title").asString(""),
                    node.path("outlet").asString(""),
                    List.of(),
                    date.isEmpty() ? null : date,
                    null);
            String id = node.path("id").asString("");
            byStory.computeIfAbsent(node.path("story").asString(""), k -> new ArrayList<>())
                    .add(raw(id, node.path("text").asString(""), given));
        }
        List<String> names = new ArrayList<>(byStory.keySet());
        Collections.shuffle(names, new Random(1));
        Map<String, List<RawReport>> mixed = new LinkedHashMap<>();
        names.forEach(name -> mixed.put(name, byStory.getOrDefault(name, List.of())));
        return mixed;
    }

    static RawReport raw(String id, String text, Given given) {
        return new RawReport(id, id, RawReport.Format.TEXT, text, given, List.of());
    }

    /** One line for each thing that a pile breaks. */
    List<String> broken(List<RawReport> pile) throws IOException {
        List<String> broken = new ArrayList<>();
        Random random = new Random(pile.size());
        List<Reading> readings = pile.stream().map(reader::read).toList();
        String json = json(readings);
        JsonNode account = mapper.readTree(json);

        List<Reading> shuffled = new ArrayList<>(readings);
        Collections.shuffle(shuffled, random);
        if (!json(shuffled).equals(json)) {
            broken.add("shuffled, the account is another");
        }

        RawReport original = pile.get(random.nextInt(pile.size()));
        JsonNode withCopy = mapper.readTree(json(with(readings, raw(ADDED, original.content(), original.given()))));
        if (origins(withCopy) > origins(account)) {
            broken.add("a copy of " + original.id() + " is an origin of its own");
        }
        Map<String, Integer> before = counts(account);
        counts(withCopy).forEach((fact, count) -> {
            if (count > before.getOrDefault(fact, count)) {
                broken.add("a copy of " + original.id() + " raises " + before.get(fact) + " to " + count + ": " + fact);
            }
        });

        JsonNode withOther = mapper.readTree(json(with(readings, raw(ADDED, UNRELATED, Given.NOTHING))));
        for (String list : FACTS) {
            if (!facts(account, list).equals(facts(withOther, list))) {
                broken.add("an unrelated report changes the " + list);
            }
        }

        for (int i = 0; i < 4; i++) {
            String cut = original.content()
                    .substring(0, random.nextInt(original.content().length() + 1));
            Reading reading = reader.read(raw(ADDED, cut, original.given()));
            reading.article().problems().stream()
                    .filter(problem -> problem.kind().endsWith("-failed"))
                    .forEach(problem ->
                            broken.add(original.id() + " cut at " + cut.length() + ": " + problem.message()));
        }
        return broken;
    }

    private List<Reading> with(List<Reading> readings, RawReport added) {
        List<Reading> all = new ArrayList<>(readings);
        all.add(reader.read(added));
        return all;
    }

    private String json(List<Reading> readings) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        AccountJson.write(accountant.account(readings, List.of(), AccountOptions.ALL), bytes);
        return bytes.toString(java.nio.charset.StandardCharsets.UTF_8);
    }

    private static int origins(JsonNode account) {
        return account.path("independentOrigins").asInt();
    }

    /** Facts that do not rest on the added report, as they stand. */
    private static List<String> facts(JsonNode account, String list) {
        return account.path(list)
                .valueStream()
                .map(JsonNode::toString)
                .filter(fact -> !fact.contains(ADDED))
                .toList();
    }

    /** Origins of each fact, by where it is mentioned outside the added report. */
    private static Map<String, Integer> counts(JsonNode account) {
        Map<String, Integer> counts = new HashMap<>();
        for (String list : FACTS) {
            for (JsonNode fact : account.path(list)) {
                TreeSet<String> mentioned = new TreeSet<>();
                for (String places : PLACES) {
                    for (JsonNode mention : fact.path(places)) {
                        String report = mention.path("report").asString("");
                        if (!report.equals(ADDED)) {
                            mentioned.add(
                                    report + mention.path("quote") + mention.path("event") + mention.path("span"));
                        }
                    }
                }
                counts.merge(list + mentioned, fact.path("origins").asInt(), Math::max);
            }
        }
        return counts;
    }
}

package org.rapporteur.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rapporteur.account.AccountOptions;
import org.rapporteur.account.Accountant;
import org.rapporteur.claim.Reading;
import org.rapporteur.publish.AccountJson;
import tools.jackson.databind.JsonNode;

/** What must not change an account, whatever the rules find. */
class MetamorphicTest {
    /** Far from both piles, so that no story can take it in. */
    private static final String UNRELATED = """
            Giant pumpkin wins prize at harvest fair in Lower Quillby

            By Dora Finch
            September 30, 2017

            LOWER QUILLBY - A pumpkin of 412 kilograms won the first prize at the harvest fair on Saturday.

            "I talked to it every evening," said its grower, Walter Nibbs, a retired baker. "Mostly about soup."

            The runner-up was a marrow shaped like a swan. Children painted gourds, and the brass band played until it rained.
            """;

    @TempDir
    Path folder;

    enum PileOfFiles {
        EXAMPLES,
        SEEDS;

        Path path() {
            return switch (this) {
                case EXAMPLES -> Repository.examples();
                case SEEDS -> Repository.seeds();
            };
        }
    }

    private Path copyOf(PileOfFiles pile, String name) throws IOException {
        Path copy = Files.createDirectory(folder.resolve(name));
        for (Path file : files(pile)) {
            Files.copy(file, copy.resolve(file.getFileName().toString()));
        }
        return copy;
    }

    private static List<Path> files(PileOfFiles pile) throws IOException {
        try (Stream<Path> files = Files.list(pile.path())) {
            return files.filter(f -> !f.getFileName().toString().startsWith("README"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aCopyNeverRaisesAnOriginCount(PileOfFiles pile) throws IOException {
        AccountView before = AccountView.of(copyOf(pile, "before"), folder.resolve("account-before"));
        Map<String, Integer> countsBefore = originCounts(before, "");
        int compared = 0;
        for (Path original : files(pile)) {
            String name = original.getFileName().toString();
            if (name.endsWith(".xml")) {
                continue;
            }
            Path pileAfter = copyOf(pile, "with-copy-of-" + name);
            Files.copy(original, pileAfter.resolve("zz-copy-of-" + name));
            AccountView after = AccountView.of(pileAfter, folder.resolve("account-" + name));
            assertTrue(
                    after.json().get("independentOrigins").asInt()
                            <= before.json().get("independentOrigins").asInt(),
                    "a copy of " + name + " is counted as an origin of its own");
            for (Map.Entry<String, Integer> fact :
                    originCounts(after, "zz-copy-of-").entrySet()) {
                Integer count = countsBefore.get(fact.getKey());
                if (count != null) {
                    compared++;
                    assertTrue(
                            fact.getValue() <= count,
                            "a copy of " + name + " raises " + count + " to " + fact.getValue() + " for "
                                    + fact.getKey());
                }
            }
        }
        assertTrue(compared > 20, "facts compared: " + compared);
    }

    /** Origins of each fact, by where it is mentioned outside the report whose id begins so. */
    private static Map<String, Integer> originCounts(AccountView account, String added) {
        Map<String, Integer> counts = new TreeMap<>();
        for (String list : List.of("utterances", "events", "positions", "tracks")) {
            for (JsonNode fact : account.all(list)) {
                TreeSet<String> places = new TreeSet<>();
                for (String mentions : List.of("variants", "mentions", "passages")) {
                    for (JsonNode mention : fact.path(mentions)) {
                        if (added.isEmpty() || !mention.get("report").asString().startsWith(added)) {
                            places.add(mention.get("report").asString() + mention.path("quote") + mention.path("span"));
                        }
                    }
                }
                counts.merge(list + places, fact.get("origins").asInt(), Math::max);
            }
        }
        return counts;
    }

    @ParameterizedTest
    @EnumSource
    void theOrderOfReportsChangesNotOneByte(PileOfFiles pile) throws IOException {
        Pile read = new PileReader(2, Depth.WHOLE, () -> {}).read(List.of(pile.path()), InputStream.nullInputStream());
        byte[] expected = account(read, read.readings());
        for (int seed = 1; seed <= 4; seed++) {
            List<Reading> shuffled = new ArrayList<>(read.readings());
            Collections.shuffle(shuffled, new Random(seed));
            assertArrayEquals(expected, account(read, shuffled), "shuffled with seed " + seed);
        }
    }

    private static byte[] account(Pile pile, List<Reading> readings) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        AccountJson.write(new Accountant().account(readings, pile.problems(), AccountOptions.ALL), bytes);
        return bytes.toByteArray();
    }

    @ParameterizedTest
    @EnumSource
    void theOrderOfArgumentsAndTheNumberOfThreadsChangeNotOneByte(PileOfFiles pile) throws IOException {
        List<Path> files = new ArrayList<>(files(pile));
        String expected = null;
        for (int threads : new int[] {1, 2, 7}) {
            List<Object> call = new ArrayList<>(List.of("account", "--json", "--threads", threads, "-o", folder));
            call.addAll(files);
            String json = Run.of(call.toArray()).out();
            expected = expected == null ? json : expected;
            assertEquals(expected, json, threads + " threads");
            Collections.shuffle(files, new Random(threads));
        }
    }

    @ParameterizedTest
    @EnumSource
    void anUnrelatedReportLeavesTheOtherStoriesAlone(PileOfFiles pile) throws IOException {
        Path before = copyOf(pile, "before");
        Path after = copyOf(pile, "after");
        Files.writeString(after.resolve("zz-pumpkin.txt"), UNRELATED);
        AccountView one = AccountView.of(before, folder.resolve("one"), "--quiet");
        AccountView two = AccountView.of(after, folder.resolve("two"), "--quiet");
        String paths = after + "/";
        for (String list :
                List.of("stories", "utterances", "events", "positions", "quantities", "contradictions", "tracks")) {
            List<String> with = two.all(list).stream()
                    .filter(fact -> !fact.toString().contains("zz-pumpkin"))
                    .map(fact -> fact.toString().replace(paths, before + "/"))
                    .toList();
            assertEquals(one.all(list).stream().map(JsonNode::toString).toList(), with, list);
        }
        assertEquals(
                Stream.concat(strings(one, "calendar"), Stream.empty()).toList(),
                strings(two, "calendar").toList());
    }

    private static Stream<String> strings(AccountView account, String list) {
        return account.all(list).stream().map(JsonNode::asString);
    }

    @TestFactory
    List<DynamicTest> aFileCutAnywhereEndsInAReportOrALocatedProblem() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (Path file : files(PileOfFiles.EXAMPLES)) {
            tests.add(DynamicTest.dynamicTest(file.getFileName().toString(), () -> cutEverywhere(file)));
        }
        return tests;
    }

    private void cutEverywhere(Path file) throws IOException {
        byte[] whole = Files.readAllBytes(file);
        Random random = new Random(whole.length);
        Path cut = folder.resolve(file.getFileName().toString());
        for (int i = 0; i < 24; i++) {
            int at = i < 3 ? i : random.nextInt(whole.length);
            Files.write(cut, Arrays.copyOf(whole, at));
            Run run = Assertions.assertTimeoutPreemptively(
                    Duration.ofSeconds(30), () -> Run.of("read", "--threads", "1", cut), "cut at " + at);
            assertTrue(run.status() <= Rapporteur.BAD_INPUT, "cut at " + at + ": " + run.err());
            List<JsonNode> readings = run.lines();
            if (readings.isEmpty()) {
                assertTrue(run.err().contains(file.getFileName().toString()), "cut at " + at + ", nothing is told");
                assertEquals(Rapporteur.BAD_INPUT, run.status(), "cut at " + at);
            }
            for (JsonNode reading : readings) {
                assertSpansInside(reading, at);
            }
        }
    }

    private static void assertSpansInside(JsonNode reading, int at) {
        int length = reading.get("text").asString().length();
        for (JsonNode quote : reading.get("quotes")) {
            for (JsonNode span : quote.get("content")) {
                int from = span.get(0).asInt();
                int to = span.get(1).asInt();
                assertTrue(0 <= from && from < to && to <= length, "cut at " + at + ": " + quote);
            }
        }
    }

    @Test
    void aTurkishMachineAtTheDateLineWithASmallStackGivesTheSameBytes() throws IOException, InterruptedException {
        byte[] here = inAnotherProcess("here");
        byte[] there = inAnotherProcess(
                "there",
                "-Duser.language=tr",
                "-Duser.country=TR",
                "-Duser.timezone=Pacific/Tongatapu",
                "-Dfile.encoding=ISO-8859-9",
                "-Dstdout.encoding=ISO-8859-9",
                "-Xss512k");
        assertTrue(here.length > 1000);
        assertEquals(new String(here, StandardCharsets.UTF_8), new String(there, StandardCharsets.UTF_8));
    }

    private byte[] inAnotherProcess(String name, String... options) throws IOException, InterruptedException {
        Path out = folder.resolve(name + ".json");
        Path err = folder.resolve(name + ".err");
        List<String> call = new ArrayList<>();
        call.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        call.addAll(List.of(options));
        call.addAll(List.of("-cp", System.getProperty("java.class.path"), "org.rapporteur.cli.Rapporteur"));
        call.addAll(List.of("account", "--json", "-o", folder.resolve(name).toString()));
        call.add(Repository.examples().toString());
        Process process = new ProcessBuilder(call)
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        assertTrue(process.waitFor(2, TimeUnit.MINUTES), "it hangs");
        assertTrue(process.exitValue() <= Rapporteur.BAD_INPUT, Files.readString(err));
        return Files.readAllBytes(out);
    }
}

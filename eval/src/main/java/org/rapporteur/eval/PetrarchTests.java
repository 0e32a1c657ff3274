package org.rapporteur.eval;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rapporteur.claim.Event;
import org.rapporteur.claim.Reading;
import org.rapporteur.text.Span;

/**
 * The sentences that PETRARCH2 is tested with, and what it is to make of them: who does something to whom.
 *
 * <p>The codes there come from a dictionary made for the test (903, 345 ...) and stand for no kind of event, so only the two sides are
 * compared. What is expected is what PETRARCH2 gives: its own score here is 1 by definition.
 */
final class PetrarchTests {
    private static final Pattern SENTENCE = Pattern.compile("<Sentence .*?</Sentence>", Pattern.DOTALL);
    private static final Pattern TEXT = Pattern.compile("<Text>(.*?)</Text>", Pattern.DOTALL);
    private static final Pattern CODING =
            Pattern.compile("sourcecode\\s*=\\s*\"([A-Z]{3,})\"\\s+targetcode\\s*=\\s*\"([A-Z]{3,})\"");
    private static final Pattern ACTOR = Pattern.compile("^([A-Z][A-Z_.' -]*?)_?\\s+\\[([A-Z]{3})");

    /** Letters of the code that name the country; the rest names the office. */
    private static final int COUNTRY = 3;

    private final Map<String, List<String>> names = new HashMap<>();

    private PetrarchTests(Path dictionary) throws IOException {
        String code = null;
        for (String line : Files.readAllLines(dictionary)) {
            Matcher actor = ACTOR.matcher(line);
            if (actor.find()) {
                code = actor.group(2);
                names.computeIfAbsent(code, c -> new ArrayList<>()).add(name(actor.group(1)));
            } else if (code != null && line.startsWith("+")) {
                names.computeIfAbsent(code, c -> new ArrayList<>())
                        .add(name(line.substring(1).replaceAll("[\\[#].*", "")));
            }
        }
    }

    private static String name(String written) {
        return written.strip().replaceAll("_+$", "").replace('_', ' ').toLowerCase(Locale.ROOT);
    }

    static void report(Path folder, Function<String, Reading> reader) throws IOException {
        PetrarchTests tests = new PetrarchTests(folder.resolve("dictionaries/PETR.Validate.actors.txt"));
        Matcher sentences = SENTENCE.matcher(Files.readString(folder.resolve("text/PETR.UnitTest.records.xml")));
        int read = 0;
        int expected = 0;
        int found = 0;
        int turned = 0;
        int whole = 0;
        while (sentences.find()) {
            Matcher text = TEXT.matcher(sentences.group());
            if (!text.find()) {
                continue;
            }
            read++;
            Reading reading = reader.apply(text.group(1).strip().replaceAll("\\s+", " "));
            whole += (int) reading.events().stream()
                    .filter(e -> !e.actors().isEmpty()
                            && (!e.recipients().isEmpty() || e.actors().size() > 1))
                    .count();
            Matcher codings = CODING.matcher(sentences.group());
            while (codings.find()) {
                List<Span> source = tests.spans(reading.text(), codings.group(1));
                List<Span> target = tests.spans(reading.text(), codings.group(2));
                if (source.isEmpty() || target.isEmpty()) {
                    continue;
                }
                expected++;
                if (joins(reading, source, target)) {
                    found++;
                } else if (joins(reading, target, source)) {
                    turned++;
                }
            }
        }
        System.out.printf(
                Locale.ROOT,
                "petrarch2: %d test sentences, who to whom as expected in %d of %d codings (%.3f), the other way round in %d;"
                        + " events of ours with two sides %d%n",
                read,
                found,
                expected,
                found / (double) Math.max(1, expected),
                turned,
                whole);
    }

    private List<Span> spans(String text, String code) {
        String lower = text.toLowerCase(Locale.ROOT);
        List<Span> spans = new ArrayList<>();
        for (String name : names.getOrDefault(code.substring(0, COUNTRY), List.of())) {
            for (int at = lower.indexOf(name); at >= 0 && !name.isEmpty(); at = lower.indexOf(name, at + 1)) {
                spans.add(new Span(at, at + name.length()));
            }
        }
        return spans;
    }

    /** Two that do something together are each other's recipient. */
    private static boolean joins(Reading reading, List<Span> source, List<Span> target) {
        for (Event event : reading.events()) {
            boolean acts = EventsEval.hits(reading, event.actors(), source) > 0;
            boolean takes = EventsEval.hits(reading, event.recipients(), target) > 0
                    || event.recipients().isEmpty() && EventsEval.hits(reading, event.actors(), target) > 0;
            if (acts && takes) {
                return true;
            }
        }
        return false;
    }
}

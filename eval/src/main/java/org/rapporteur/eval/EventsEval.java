package org.rapporteur.eval;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.jspecify.annotations.Nullable;
import org.rapporteur.annotate.Entity;
import org.rapporteur.claim.Event;
import org.rapporteur.claim.Reading;
import org.rapporteur.claim.ReportReader;
import org.rapporteur.ingest.Given;
import org.rapporteur.ingest.RawReport;
import org.rapporteur.text.Span;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Measures events: code, actors and recipients on plover-gsr, code of a marked pair on plover-zsp, status on MEANTIME.
 *
 * <p>Arguments: the data directory, then {@code tuning} or {@code other} (halves by the hash of the record), then {@code show} to
 * print the mistakes of the tuning half.
 */
public final class EventsEval {
    /** Older and merged names of PLOVER roots in the data sets. */
    private static final Map<String, String> ROOTS = Map.of(
            "DEMAND",
            "REQUEST",
            "DISAPPROVE",
            "ACCUSE",
            "INVESTIGATE",
            "ACCUSE",
            "FIGHT",
            "ASSAULT",
            "CONCEDE",
            "YIELD",
            "RETREAT",
            "YIELD");

    private final ReportReader reader = new ReportReader();
    private final boolean tuning;
    private final boolean show;

    private EventsEval(boolean tuning, boolean show) {
        this.tuning = tuning;
        this.show = show && tuning;
    }

    /** Runs it. */
    public static void main(String[] arguments) throws IOException, ParserConfigurationException, SAXException {
        Path data = Path.of(arguments[0]);
        boolean tuning = arguments.length > 1 && arguments[1].equals("tuning");
        EventsEval eval = new EventsEval(tuning, arguments.length > 2);
        eval.roles(data.resolve("plover-gsr/gold_standard_records/PLOVER_GSR_CAMEO.txt"));
        eval.codes(data.resolve("plover-zsp/datasets/PLV_train.tsv"));
        eval.status(data.resolve("meantime/intra-doc_annotation"));
    }

    private boolean isMine(String key) {
        return ((key.hashCode() * 0x9E3779B9 >>> 31) == 0) == tuning;
    }

    /** Acts that are good to the recipient: as PLOVER has it, ahead they are AGREE, refused they are REJECT. */
    private static final Set<String> COOPERATIVE = Set.of("AID", "YIELD", "COOPERATE", "CONSULT", "SUPPORT");

    /** The PLOVER root of an event; PLOVER folds the status into the code, we keep them apart. */
    private static String root(Event event) {
        String root = root(event.code());
        if (!COOPERATIVE.contains(root)) {
            return root;
        }
        return switch (event.status()) {
            case PLANNED, POSSIBLE -> "AGREE";
            case DENIED, CANCELLED -> "REJECT";
            case HAPPENED, ONGOING -> root;
        };
    }

    private static String root(String code) {
        return ROOTS.getOrDefault(code, code);
    }

    // ---- plover-gsr

    private void roles(Path file) throws IOException {
        int records = 0;
        int right = 0;
        Count actors = new Count();
        Count recipients = new Count();
        for (JsonNode node : JsonMapper.shared().readTree(Files.readString(file))) {
            String id = node.path("id").asString("");
            String text = node.path("text").asString("").strip();
            if (text.isEmpty() || !isMine(id)) {
                continue;
            }
            records++;
            String gold = root(node.path("event").asString(""));
            Reading reading = read(id, text, "2000-01-01");
            List<Span> sources = spans(reading.text(), node.path("source"));
            List<Span> targets = spans(reading.text(), node.path("target"));
            Event chosen = null;
            int best = -1;
            for (Event event : reading.events()) {
                int score = (root(event).equals(gold) ? 100 : 0)
                        + hits(reading, event.actors(), sources)
                        + hits(reading, event.recipients(), targets);
                if (score > best) {
                    best = score;
                    chosen = event;
                }
            }
            boolean ok = best >= 100;
            right += ok ? 1 : 0;
            actors.add(reading, chosen == null ? List.of() : chosen.actors(), sources);
            recipients.add(reading, chosen == null ? List.of() : chosen.recipients(), targets);
            if (show) {
                System.out.printf(
                        Locale.ROOT,
                        "%s gsr %s [%s -> %s] %s%n      %s%n",
                        ok ? "ok " : "BAD",
                        gold,
                        node.path("source"),
                        node.path("target"),
                        text,
                        told(reading));
            }
        }
        System.out.printf(
                Locale.ROOT,
                "plover-gsr: %d records, right code found %.3f, actor %s, recipient %s%n",
                records,
                right / (double) records,
                actors,
                recipients);
    }

    private static String told(Reading reading) {
        StringBuilder out = new StringBuilder();
        for (Event e : reading.events()) {
            out.append(e.code())
                    .append('.')
                    .append(e.status())
                    .append('/')
                    .append(e.trigger().in(reading.text()))
                    .append(e.actors())
                    .append("->")
                    .append(e.recipients())
                    .append("  ");
        }
        return out.toString();
    }

    private static List<Span> spans(String text, JsonNode actors) {
        List<Span> spans = new ArrayList<>();
        if (actors.isArray()) {
            for (JsonNode actor : actors) {
                addSpan(text, actor.path("actorText").asString(""), spans);
            }
        }
        return spans;
    }

    private static void addSpan(String text, String actor, List<Span> spans) {
        int at = actor.isBlank() ? -1 : text.indexOf(actor);
        if (at >= 0) {
            spans.add(new Span(at, at + actor.length()));
        }
    }

    private static int hits(Reading reading, List<String> entities, List<Span> gold) {
        int hits = 0;
        for (String id : entities) {
            Entity entity = reading.findEntity(id).orElseThrow();
            if (gold.stream().anyMatch(g -> entity.mentions().stream().anyMatch(g::overlaps))) {
                hits++;
            }
        }
        return hits;
    }

    /** Precision, recall and F1 of entities against the places where the gold ones stand. */
    private static final class Count {
        private int found;
        private int right;
        private int gold;
        private int reached;

        void add(Reading reading, List<String> entities, List<Span> spans) {
            found += entities.size();
            right += hits(reading, entities, spans);
            gold += spans.size();
            for (Span span : spans) {
                reached += hits(reading, entities, List.of(span)) > 0 ? 1 : 0;
            }
        }

        @Override
        public String toString() {
            double p = found == 0 ? 0 : right / (double) found;
            double r = gold == 0 ? 0 : reached / (double) gold;
            return String.format(Locale.ROOT, "P %.3f R %.3f F1 %.3f", p, r, p + r == 0 ? 0 : 2 * p * r / (p + r));
        }
    }

    // ---- plover-zsp

    private void codes(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        List<String> header = List.of(lines.getFirst().split("\t", -1));
        Map<String, int[]> table = new TreeMap<>();
        int records = 0;
        int correct = 0;
        int none = 0;
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split("\t", -1);
            if (!isMine(cells[header.indexOf("sentence_id")])) {
                continue;
            }
            records++;
            String gold = root(cells[header.indexOf("gold_root")]);
            Reading reading = read("z", cells[header.indexOf("sentence")], "2020-01-01");
            String said = code(reading, cells[header.indexOf("source")], cells[header.indexOf("target")]);
            table.computeIfAbsent(gold, k -> new int[3])[0]++;
            if (said == null) {
                none++;
            } else {
                table.computeIfAbsent(said, k -> new int[3])[1]++;
            }
            if (gold.equals(said)) {
                correct++;
                table.get(gold)[2]++;
            } else if (show) {
                System.out.printf(
                        Locale.ROOT,
                        "BAD zsp %s said %s: %s%n      %s%n",
                        gold,
                        said,
                        cells[header.indexOf("marked_sentence")],
                        told(reading));
            }
        }
        double macro = 0;
        StringBuilder each = new StringBuilder();
        for (var row : table.entrySet()) {
            int[] n = row.getValue();
            double f1 = n[0] + n[1] == 0 ? 0 : 2.0 * n[2] / (n[0] + n[1]);
            macro += f1;
            each.append(String.format(Locale.ROOT, " %s %.2f", row.getKey(), f1));
        }
        System.out.printf(
                Locale.ROOT,
                "plover-zsp: %d pairs, accuracy %.3f, macro-F1 %.3f, no event %d;%s%n",
                records,
                correct / (double) records,
                macro / table.size(),
                none,
                each);
    }

    /** The code of the event that best joins the two marked phrases. */
    private static @Nullable String code(Reading reading, String source, String target) {
        List<Span> from = new ArrayList<>();
        addSpan(reading.text(), source, from);
        List<Span> to = new ArrayList<>();
        addSpan(reading.text(), target, to);
        Event best = null;
        int bestScore = -1;
        for (Event event : reading.events()) {
            int score = 0;
            score += hits(reading, event.actors(), from) > 0 ? 4 : 0;
            score += hits(reading, event.recipients(), to) > 0 ? 4 : 0;
            score += isBetween(event.trigger(), from, to) ? 3 : 0;
            if (score > bestScore) {
                bestScore = score;
                best = event;
            }
        }
        return best == null ? null : root(best);
    }

    private static boolean isBetween(Span trigger, List<Span> from, List<Span> to) {
        if (from.isEmpty() || to.isEmpty()) {
            return false;
        }
        int start = Math.min(from.getFirst().end(), to.getFirst().end());
        int end = Math.max(from.getFirst().start(), to.getFirst().start());
        return trigger.start() >= start && trigger.end() <= end;
    }

    // ---- meantime

    private record Gold(String doc, boolean future, Span span) {}

    private void status(Path folder) throws IOException, ParserConfigurationException, SAXException {
        int matched = 0;
        int right = 0;
        int mentions = 0;
        int futureGold = 0;
        int futureSaid = 0;
        int futureBoth = 0;
        Map<String, Integer> confusion = new TreeMap<>();
        List<Path> files;
        try (Stream<Path> walk = Files.walk(folder)) {
            files = walk.filter(f -> f.toString().endsWith(".xml")).sorted().toList();
        }
        for (Path file : files) {
            if (!isMine(file.getFileName().toString())) {
                continue;
            }
            Map<Span, Boolean> gold = new LinkedHashMap<>();
            Reading reading = meantime(file, gold);
            mentions += gold.size();
            for (Event event : reading.events()) {
                for (var entry : gold.entrySet()) {
                    if (entry.getKey().overlaps(event.trigger())) {
                        boolean said =
                                event.status() == Event.Status.PLANNED || event.status() == Event.Status.POSSIBLE;
                        boolean is = entry.getValue();
                        matched++;
                        right += said == is ? 1 : 0;
                        futureGold += is ? 1 : 0;
                        futureSaid += said ? 1 : 0;
                        futureBoth += said && is ? 1 : 0;
                        confusion.merge((is ? "FUTURE " : "PAST ") + event.status(), 1, Integer::sum);
                        if (show && said != is) {
                            int from = Math.max(0, event.trigger().start() - 120);
                            int to = Math.min(
                                    reading.text().length(), event.trigger().end() + 80);
                            System.out.printf(
                                    Locale.ROOT,
                                    "BAD meantime future=%s said %s %s %s: %s%n",
                                    is,
                                    event.status(),
                                    event.trigger().in(reading.text()),
                                    event.rule(),
                                    reading.text().substring(from, to).replace('\n', ' '));
                        }
                        break;
                    }
                }
            }
        }
        double f1 = futureGold + futureSaid == 0 ? 0 : 2.0 * futureBoth / (futureGold + futureSaid);
        System.out.printf(
                Locale.ROOT,
                "meantime: %d gold mentions, %d matched, accuracy %.3f, FUTURE F1 %.3f (gold %d) %s%n",
                mentions,
                matched,
                right / (double) Math.max(1, matched),
                f1,
                futureGold,
                confusion);
    }

    private Reading meantime(Path file, Map<Span, Boolean> gold)
            throws IOException, ParserConfigurationException, SAXException {
        Element root = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(file.toFile())
                .getDocumentElement();
        StringBuilder text = new StringBuilder();
        Map<String, Span> spanOf = new LinkedHashMap<>();
        NodeList tokens = root.getElementsByTagName("token");
        int sentence = -1;
        for (int i = 0; i < tokens.getLength(); i++) {
            Element token = (Element) tokens.item(i);
            int number = Integer.parseInt(token.getAttribute("sentence"));
            // Sentences 0 and 1 are title and date line; only the first six are annotated.
            if (number < 2 || number > 5) {
                continue;
            }
            String word = token.getTextContent();
            if (number != sentence) {
                text.append(sentence < 0 ? "" : "\n\n");
                sentence = number;
            } else if (!Set.of(",", ".", "'s", "n't", ")", ";", ":", "%", "?", "!")
                            .contains(word)
                    && !text.isEmpty()
                    && text.charAt(text.length() - 1) != '('
                    && text.charAt(text.length() - 1) != '$') {
                text.append(' ');
            }
            spanOf.put(token.getAttribute("t_id"), new Span(text.length(), text.length() + word.length()));
            text.append(word);
        }
        String date = "";
        NodeList times = root.getElementsByTagName("TIMEX3");
        for (int i = 0; i < times.getLength(); i++) {
            Element time = (Element) times.item(i);
            if (time.getAttribute("functionInDocument").equals("CREATION_TIME")) {
                date = time.getAttribute("value");
            }
        }
        String source = text.toString();
        Reading reading = read(file.getFileName().toString(), source, date);
        NodeList events = root.getElementsByTagName("EVENT_MENTION");
        for (int i = 0; i < events.getLength(); i++) {
            Element event = (Element) events.item(i);
            String time = event.getAttribute("time");
            NodeList anchors = event.getElementsByTagName("token_anchor");
            if (anchors.getLength() == 0 || !time.equals("FUTURE") && !time.equals("NON_FUTURE")) {
                continue;
            }
            Span span = spanOf.get(((Element) anchors.item(0)).getAttribute("t_id"));
            if (span != null && reading.text().length() == source.length()) {
                gold.put(span, time.equals("FUTURE"));
            }
        }
        if (reading.text().length() != source.length()) {
            System.out.println("not read as it stands: " + file.getFileName());
        }
        return reading;
    }

    private Reading read(String id, String text, String date) {
        return reader.read(new RawReport(
                id,
                id,
                RawReport.Format.TEXT,
                text,
                new Given(null, "Report", null, List.of(), date, null),
                List.of()));
    }
}

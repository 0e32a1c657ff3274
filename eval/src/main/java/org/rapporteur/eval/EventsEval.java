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
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.jspecify.annotations.Nullable;
import org.rapporteur.annotate.Annotator;
import org.rapporteur.annotate.Entity;
import org.rapporteur.annotate.Marks;
import org.rapporteur.claim.Event;
import org.rapporteur.claim.EventCodes;
import org.rapporteur.claim.EventStanding;
import org.rapporteur.claim.Reading;
import org.rapporteur.claim.ReportReader;
import org.rapporteur.extract.Article;
import org.rapporteur.extract.Published;
import org.rapporteur.ingest.Given;
import org.rapporteur.ingest.RawReport;
import org.rapporteur.text.AlignedText;
import org.rapporteur.text.Span;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Measures events: code, actors and recipients on plover-gsr, code of a marked pair on plover-zsp, status of each mention on MEANTIME.
 *
 * <p>Two splits: rules were made on one half of the plover sets, by the hash of the record; the learned reader was trained on all of
 * plover-gsr, four fifths of plover-zsp and two thirds of MEANTIME ({@code model/train}), so that what it says of codes and status
 * counts on the rest only. Arguments: the data directory, then {@code tuning} or {@code other} (the halves), then the parts
 * ({@code gsr}, {@code petrarch}, {@code zsp}, {@code held}, {@code meantime}; all if none is named) and {@code show} to print the mistakes of the
 * tuning half, and those of the two thirds.
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

    private static final List<String> PARTS = List.of("gsr", "petrarch", "zsp", "held", "meantime");

    private final ReportReader reader = new ReportReader();
    private final Annotator annotator = new Annotator();
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
        List<String> rest = List.of(arguments).subList(Math.min(2, arguments.length), arguments.length);
        EventsEval eval = new EventsEval(tuning, rest.contains("show"));
        List<String> parts = rest.stream().filter(PARTS::contains).toList();
        for (String part : parts.isEmpty() ? PARTS : parts) {
            switch (part) {
                case "gsr" -> eval.roles(data.resolve("plover-gsr/gold_standard_records/PLOVER_GSR_CAMEO.txt"));
                case "petrarch" ->
                    PetrarchTests.report(
                            data.resolve("petrarch2/petrarch2/data"), text -> eval.read("p", text, "1995-01-05"));
                case "zsp" -> eval.codes(data.resolve("plover-zsp/datasets/PLV_train.tsv"));
                case "held" -> eval.heldPairs(data.resolve("plover-zsp/datasets/PLV_train.tsv"));
                default -> eval.status(data.resolve("meantime/intra_cross-doc_annotation"));
            }
        }
    }

    private boolean isMine(String key) {
        return ((key.hashCode() * 0x9E3779B9 >>> 31) == 0) == tuning;
    }

    /** Acts that are good to the recipient: as PLOVER has it, ahead they are AGREE, refused they are REJECT. */
    private static final Set<String> COOPERATIVE = Set.of("AID", "YIELD", "COOPERATE", "CONSULT", "SUPPORT");

    /** The PLOVER root of an event, empty where it has none; PLOVER folds the status into the code, we keep them apart. */
    private static String root(Event event) {
        String code = event.code();
        String root = code == null ? "" : root(code);
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
        Joined joined = new Joined();
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
            joined.add(reading, gold, sources, targets);
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
                "plover-gsr: %d records, right code found %.3f, actor %s, recipient %s%n"
                        + "plover-gsr whole events (code, actor and recipient): %s%n",
                records,
                right / (double) records,
                actors,
                recipients,
                joined);
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

    static int hits(Reading reading, List<String> entities, List<Span> gold) {
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

    /**
     * Whole events: code, actors and recipients all right. Asked of the records that name both sides where both can be found in the text;
     * against them stand all events of a reading that name both sides, also those that the gold, which has one event a text, leaves out.
     */
    private static final class Joined {
        private int gold;
        private int found;
        private int right;
        private int part;

        void add(Reading reading, String code, List<Span> sources, List<Span> targets) {
            if (sources.isEmpty() || targets.isEmpty()) {
                return;
            }
            gold++;
            boolean exact = false;
            boolean touched = false;
            for (Event event : reading.events()) {
                boolean whole = !event.actors().isEmpty() && !event.recipients().isEmpty();
                found += whole ? 1 : 0;
                if (!whole || !root(event).equals(code)) {
                    continue;
                }
                exact |= isAll(reading, event.actors(), sources) && isAll(reading, event.recipients(), targets);
                touched |= hits(reading, event.actors(), sources) > 0 && hits(reading, event.recipients(), targets) > 0;
            }
            right += exact ? 1 : 0;
            part += touched ? 1 : 0;
        }

        /** Each entity is one of the gold ones, and each of those is reached. */
        private static boolean isAll(Reading reading, List<String> entities, List<Span> gold) {
            return hits(reading, entities, gold) == entities.size()
                    && gold.stream().allMatch(span -> hits(reading, entities, List.of(span)) > 0);
        }

        @Override
        public String toString() {
            double p = right / (double) Math.max(1, found);
            double r = right / (double) Math.max(1, gold);
            return String.format(
                    Locale.ROOT,
                    "right %d of %d, F1 %.3f (P %.3f of %d that name both sides); right but for one of several %d",
                    right,
                    gold,
                    p + r == 0 ? 0 : 2 * p * r / (p + r),
                    p,
                    found,
                    part);
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
            count(table, gold, said);
            none += said == null ? 1 : 0;
            if (gold.equals(said)) {
                correct++;
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
        System.out.printf(
                Locale.ROOT,
                "plover-zsp: %d pairs, accuracy %.3f, macro-F1 %.3f, no event %d;%s%n",
                records,
                correct / (double) records,
                macro(table),
                none,
                each(table));
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

    // ---- plover-zsp, the fifth that the learned reader was not trained on

    private void heldPairs(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        List<String> header = List.of(lines.getFirst().split("\t", -1));
        Map<String, int[]> learned = new TreeMap<>();
        Map<String, int[]> ruled = new TreeMap<>();
        int records = 0;
        int right = 0;
        int joined = 0;
        int joinedRight = 0;
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split("\t", -1);
            if (Halves.share("plover-" + cells[header.indexOf("sentence_id")], 5) != 0) {
                continue;
            }
            String marked = cells[header.indexOf("marked_sentence")];
            Span source = marked(marked, "s");
            Span target = marked(marked, "t");
            if (source == null || target == null) {
                continue;
            }
            String gold = root(cells[header.indexOf("gold_root")]);
            Reading reading = read("z", TAG.matcher(marked).replaceAll(""), "2020-01-01");
            Marks marks = annotator.read(reading.article()).marks();
            String said = marks == null ? null : EventCodes.between(marks, source, target);
            records++;
            right += gold.equals(said) ? 1 : 0;
            count(learned, gold, said);
            count(ruled, gold, code(reading, source.in(reading.text()), target.in(reading.text())));
            Event event = joining(reading, source, target);
            if (event != null) {
                joined++;
                joinedRight += gold.equals(root(event)) ? 1 : 0;
            }
        }
        System.out.printf(
                Locale.ROOT,
                "plover-zsp held-out fifth: %d pairs, reader between the marked spans: macro-F1 %.3f, accuracy %.3f; nearest event of"
                        + " the reading: macro-F1 %.3f; an event joins both in %d, with the right code in %d;%s%n",
                records,
                macro(learned),
                right / (double) Math.max(1, records),
                macro(ruled),
                joined,
                joinedRight,
                each(learned));
    }

    private static final Pattern TAG = Pattern.compile("</?[st]>");

    /** Where {@code <s>...</s>} stands once all marks are taken out; null if it is not there. */
    private static @Nullable Span marked(String marked, String tag) {
        int from = marked.indexOf("<" + tag + ">");
        int to = marked.indexOf("</" + tag + ">");
        if (from < 0 || to < from) {
            return null;
        }
        int start = TAG.matcher(marked.substring(0, from)).replaceAll("").length();
        return new Span(
                start, TAG.matcher(marked.substring(0, to)).replaceAll("").length());
    }

    private static @Nullable Event joining(Reading reading, Span source, Span target) {
        for (Event event : reading.events()) {
            if (hits(reading, event.actors(), List.of(source)) > 0
                    && hits(reading, event.recipients(), List.of(target)) > 0) {
                return event;
            }
        }
        return null;
    }

    private static void count(Map<String, int[]> table, String gold, @Nullable String said) {
        table.computeIfAbsent(gold, k -> new int[3])[0]++;
        if (said != null) {
            table.computeIfAbsent(said, k -> new int[3])[1]++;
        }
        if (gold.equals(said)) {
            table.get(gold)[2]++;
        }
    }

    private static double f1(int[] n) {
        return n[0] + n[1] == 0 ? 0 : 2.0 * n[2] / (n[0] + n[1]);
    }

    /** Over the codes that the gold has. */
    private static double macro(Map<String, int[]> table) {
        return table.values().stream()
                .filter(n -> n[0] > 0)
                .mapToDouble(EventsEval::f1)
                .average()
                .orElse(0);
    }

    private static String each(Map<String, int[]> table) {
        StringBuilder each = new StringBuilder();
        table.forEach((code, n) -> each.append(String.format(Locale.ROOT, " %s %.2f", code, f1(n))));
        return each.toString();
    }

    // ---- meantime

    /** What was asked and answered of event mentions: whether they lie ahead. */
    private static final class Ahead {
        private int mentions;
        private int gold;
        private int said;
        private int both;

        void add(boolean is, boolean says) {
            mentions++;
            gold += is ? 1 : 0;
            said += says ? 1 : 0;
            both += is && says ? 1 : 0;
        }

        @Override
        public String toString() {
            double p = both / (double) Math.max(1, said);
            double r = both / (double) Math.max(1, gold);
            return String.format(
                    Locale.ROOT,
                    "accuracy %.3f, FUTURE F1 %.3f (P %.3f R %.3f, %d of %d)",
                    1 - (gold + said - 2 * both) / (double) Math.max(1, mentions),
                    2.0 * both / Math.max(1, gold + said),
                    p,
                    r,
                    gold,
                    mentions);
        }
    }

    /** Asks the status of every gold mention, not only of those that are events of a reading. */
    private void status(Path folder) throws IOException, ParserConfigurationException, SAXException {
        Ahead held = new Ahead();
        Ahead heldByRules = new Ahead();
        Ahead heldByReader = new Ahead();
        Ahead known = new Ahead();
        Ahead knownByRules = new Ahead();
        List<Path> files;
        try (Stream<Path> walk = Files.walk(folder)) {
            files = walk.filter(f -> f.toString().endsWith(".xml")).sorted().toList();
        }
        EventStanding standing = new EventStanding();
        for (Path file : files) {
            Map<Span, Boolean> gold = new LinkedHashMap<>();
            Article article = meantime(file, gold);
            Annotator.Annotated read = annotator.read(article);
            List<Span> triggers = List.copyOf(gold.keySet());
            var both = standing.of(article, read.annotation(), read.marks(), triggers);
            var rules = standing.of(article, read.annotation(), null, triggers);
            boolean mine = Halves.share(file.getFileName().toString().replace(".xml", ""), 3) == 0;
            for (int t = 0; t < triggers.size(); t++) {
                boolean is = Boolean.TRUE.equals(gold.get(triggers.get(t)));
                EventStanding.Standing verdict = both.get(t);
                EventStanding.Standing ruled = rules.get(t);
                boolean ahead = verdict != null && verdict.ahead();
                (mine ? held : known).add(is, ahead);
                (mine ? heldByRules : knownByRules).add(is, ruled != null && ruled.ahead());
                Marks.Standing seen = read.marks() == null ? null : read.marks().standing(triggers.get(t));
                if (mine) {
                    heldByReader.add(is, seen != null && seen.future() > 0.5);
                } else if (show && ahead != is) {
                    Span at = triggers.get(t);
                    System.out.printf(
                            Locale.ROOT,
                            "BAD meantime future=%s said %s, rules %s: %s [%s] %s%n",
                            is,
                            verdict,
                            ruled,
                            article.text()
                                    .substring(Math.max(0, at.start() - 100), at.start())
                                    .replace('\n', ' '),
                            at.in(article.text()),
                            article.text()
                                    .substring(at.end(), Math.min(article.text().length(), at.end() + 60))
                                    .replace('\n', ' '));
                }
            }
        }
        System.out.printf(
                Locale.ROOT,
                "meantime held-out third: %s; rules alone: %s; learned reader alone: %s%n"
                        + "meantime two thirds that the reader was trained on: %s; rules alone: %s%n",
                held,
                heldByRules,
                heldByReader,
                known,
                knownByRules);
    }

    /** Title and first sentences as they are annotated, one paragraph each, without the line that holds the date. */
    private static Article meantime(Path file, Map<Span, Boolean> gold)
            throws IOException, ParserConfigurationException, SAXException {
        Element root = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(file.toFile())
                .getDocumentElement();
        StringBuilder text = new StringBuilder();
        Map<String, Span> spanOf = new LinkedHashMap<>();
        List<Article.Paragraph> paragraphs = new ArrayList<>();
        NodeList tokens = root.getElementsByTagName("token");
        int sentence = -1;
        int start = 0;
        for (int i = 0; i < tokens.getLength(); i++) {
            Element token = (Element) tokens.item(i);
            int number = Integer.parseInt(token.getAttribute("sentence"));
            // Sentence 1 is the line of the date; only the first six are annotated.
            if (number == 1 || number > 5) {
                continue;
            }
            String word = token.getTextContent();
            if (number != sentence) {
                if (sentence >= 0) {
                    paragraphs.add(paragraph(start, text.length()));
                    text.append('\n');
                }
                start = text.length();
                sentence = number;
            } else if (!Set.of(",", ".", "'s", "n't", ")", ";", ":", "%", "?", "!", "''")
                            .contains(word)
                    && text.charAt(text.length() - 1) != '('
                    && text.charAt(text.length() - 1) != '$') {
                text.append(' ');
            }
            spanOf.put(token.getAttribute("t_id"), new Span(text.length(), text.length() + word.length()));
            text.append(word);
        }
        paragraphs.add(paragraph(start, text.length()));
        NodeList events = root.getElementsByTagName("EVENT_MENTION");
        for (int i = 0; i < events.getLength(); i++) {
            Element event = (Element) events.item(i);
            String time = event.getAttribute("time");
            NodeList anchors = event.getElementsByTagName("token_anchor");
            if (anchors.getLength() == 0 || !time.equals("FUTURE") && !time.equals("NON_FUTURE")) {
                continue;
            }
            Span first = spanOf.get(((Element) anchors.item(0)).getAttribute("t_id"));
            Span last = spanOf.get(((Element) anchors.item(anchors.getLength() - 1)).getAttribute("t_id"));
            if (first != null && last != null) {
                gold.put(
                        new Span(Math.min(first.start(), last.start()), Math.max(first.end(), last.end())),
                        time.equals("FUTURE"));
            }
        }
        String name = file.getFileName().toString();
        String day = written(root);
        Published published = day == null ? Published.UNKNOWN : new Published(day, "given");
        Article.Meta meta = new Article.Meta(null, null, List.of(), null, "en", published);
        return new Article(name, name, meta, AlignedText.identity(text.toString()), paragraphs, List.of(), List.of());
    }

    private static Article.Paragraph paragraph(int from, int to) {
        return new Article.Paragraph(new Span(from, to), Article.Paragraph.Kind.TEXT);
    }

    /** The day it was written, or null: a few documents do not say. */
    private static @Nullable String written(Element root) {
        NodeList times = root.getElementsByTagName("TIMEX3");
        for (int i = 0; i < times.getLength(); i++) {
            Element time = (Element) times.item(i);
            if (time.getAttribute("functionInDocument").equals("CREATION_TIME")) {
                return time.getAttribute("value");
            }
        }
        return null;
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

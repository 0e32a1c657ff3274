package org.rapporteur.eval;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rapporteur.annotate.Fidelity;
import org.rapporteur.annotate.FidelityJudge;
import org.rapporteur.annotate.TokenIndex;
import org.rapporteur.eval.FidelityTexts.Part;
import org.rapporteur.eval.FidelityTexts.Text;

/**
 * Measures how often a mangled report is called mangled and a clean one is not, on the half that the weights come from and on the
 * half of which no word is counted and nothing weighed (its figures were seen while rules changed).
 *
 * <p>Arguments: the data directory, WordNet's folder. {@code -Dalarms} prints the false alarms of the train half with reasons.
 */
public final class FidelityEval {
    private static final int CLEAN_EACH = 150;
    private static final int MANGLED_EACH = 12;

    /** Shorter reports are judged only if all is certain; they are counted apart. */
    private static final int SHORT = 120;

    private static final int SHORTEST = 40;

    private final List<Text> all;
    private final List<FidelityKinds.Kind> kinds;
    private long judged;
    private long nanos;

    /** How many of how many were called mangled. */
    private static final class Count {
        private int mangled;
        private int all;

        void add(boolean isMangled) {
            mangled += isMangled ? 1 : 0;
            all++;
        }

        void add(Count other) {
            mangled += other.mangled;
            all += other.all;
        }

        double share() {
            return all == 0 ? 0 : mangled / (double) all;
        }
    }

    private FidelityEval(Path data, Path dict) throws IOException {
        all = FidelityTexts.all(data);
        kinds = FidelityKinds.all(dict);
    }

    /** Runs it. */
    public static void main(String[] arguments) throws IOException {
        FidelityEval eval = new FidelityEval(Path.of(arguments[0]), Path.of(arguments[1]));
        Map<Part, Count> clean = new TreeMap<>();
        Map<Part, Count> tuned = new TreeMap<>();
        eval.clean(clean);
        Count untuned = eval.mangled(tuned);
        for (Part part : List.of(Part.WEIGH, Part.HELD)) {
            balance(part == Part.HELD ? "held out, kinds tuned on" : "train", clean, tuned, part);
        }
        Count both = new Count();
        both.add(untuned);
        System.out.printf(
                Locale.ROOT,
                "balanced accuracy, held out, untuned spinner  %.3f%n",
                (1 - expect(clean, Part.HELD).share() + untuned.share()) / 2);
        both.add(expect(tuned, Part.HELD));
        System.out.printf(
                Locale.ROOT,
                "balanced accuracy, held out, all kinds        %.3f%n",
                (1 - expect(clean, Part.HELD).share() + both.share()) / 2);
        eval.shortOnes();
        eval.translations(Path.of(arguments[0]));
        System.out.printf(
                Locale.ROOT,
                "%.2f ms a report for the verdict (processor time, %d reports)%n",
                eval.nanos / 1e6 / eval.judged,
                eval.judged);
    }

    private static Count expect(Map<Part, Count> counts, Part part) {
        return Objects.requireNonNull(counts.get(part));
    }

    private static void balance(String what, Map<Part, Count> clean, Map<Part, Count> mangled, Part part) {
        double alarms = expect(clean, part).share();
        double recall = expect(mangled, part).share();
        System.out.printf(
                Locale.ROOT,
                "balanced accuracy, %-26s %.3f (specificity %.4f, recall %.3f)%n",
                what,
                (1 - alarms + recall) / 2,
                1 - alarms,
                recall);
    }

    private boolean isMangled(Text text) {
        return judge(text).state() == Fidelity.State.MANGLED;
    }

    private Fidelity judge(Text text) {
        TokenIndex index = text.index();
        long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        Fidelity fidelity = FidelityJudge.judge(index);
        nanos += ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start;
        judged++;
        return fidelity;
    }

    private void clean(Map<Part, Count> totals) {
        System.out.println("clean reports of " + SHORT + " words or more, called mangled");
        Map<String, Map<Part, Count>> sets = new LinkedHashMap<>();
        for (Part part : List.of(Part.WEIGH, Part.HELD)) {
            for (Text text : FidelityTexts.sample(all, part, CLEAN_EACH, SHORT)) {
                Fidelity fidelity = judge(text);
                boolean isMangled = fidelity.state() == Fidelity.State.MANGLED;
                if (isMangled && Boolean.getBoolean("alarms")) {
                    System.out.println("  " + part + " " + text.set() + " " + text.id()
                            + (part == Part.HELD ? "" : " " + fidelity.why()));
                }
                sets.computeIfAbsent(text.set(), any -> new TreeMap<>())
                        .computeIfAbsent(part, any -> new Count())
                        .add(isMangled);
            }
        }
        sets.forEach((set, parts) -> {
            StringBuilder line = new StringBuilder(String.format(
                    Locale.ROOT, "  %-36s", set + (FidelityTexts.isTokenised(set) ? " (tokenised)" : "")));
            parts.forEach((part, count) -> {
                totals.computeIfAbsent(part, any -> new Count()).add(count);
                line.append(String.format(
                        Locale.ROOT,
                        "%s %d of %d = %.1f %%   ",
                        part == Part.HELD ? "held out" : "train",
                        count.mangled,
                        count.all,
                        100 * count.share()));
            });
            System.out.println(line.toString().stripTrailing());
        });
    }

    /** Reports stored as they were printed: what a mangler would find. */
    private List<Text> sources(Part part) {
        List<Text> printed = all.stream()
                .filter(text ->
                        !FidelityTexts.isTokenised(text.set()) && !text.set().equals("isaf-press-releases"))
                .toList();
        return FidelityTexts.sample(printed, part, MANGLED_EACH, SHORT);
    }

    private Count mangled(Map<Part, Count> totals) {
        System.out.println("mangled reports of " + SHORT + " words or more, called mangled");
        Count untuned = new Count();
        for (FidelityKinds.Kind kind : kinds) {
            StringBuilder line =
                    new StringBuilder(String.format(Locale.ROOT, "  %-28s %-24s", kind.name(), kind.strength()));
            for (Part part : List.of(Part.WEIGH, Part.HELD)) {
                Count count = new Count();
                sources(part).forEach(text -> count.add(isMangled(text.with(kind.of(text)))));
                line.append(String.format(
                        Locale.ROOT,
                        "%s %.3f of %d   ",
                        part == Part.HELD ? "held out" : "train",
                        count.share(),
                        count.all));
                if (kind.tuned()) {
                    totals.computeIfAbsent(part, any -> new Count()).add(count);
                } else if (part == Part.HELD) {
                    untuned.add(count);
                }
            }
            System.out.println(line.toString().stripTrailing());
        }
        return untuned;
    }

    private void shortOnes() {
        List<Text> texts = new ArrayList<>();
        for (Text text : FidelityTexts.sample(all, Part.HELD, 2 * CLEAN_EACH, SHORTEST)) {
            if (text.words() < SHORT) {
                texts.add(text);
            }
        }
        Count clean = new Count();
        texts.forEach(text -> clean.add(isMangled(text)));
        System.out.printf(
                Locale.ROOT,
                "reports of %d to %d words, held out: clean ones called mangled %d of %d%n",
                SHORTEST,
                SHORT,
                clean.mangled,
                clean.all);
        for (FidelityKinds.Kind kind : kinds) {
            if (kind.name().startsWith("spun by synonym")) {
                Count count = new Count();
                texts.stream().limit(100).forEach(text -> count.add(isMangled(text.with(kind.of(text)))));
                System.out.printf(
                        Locale.ROOT, "  %s %s: %.3f of %d%n", kind.name(), kind.strength(), count.share(), count.all);
            }
        }
    }

    /** For information: fluent machine translation need not be called mangled. */
    private void translations(Path data) throws IOException {
        String xml = Files.readString(data.resolve("wmt21-news-mt/xml/newstest2021.ru-en.all.xml"));
        Matcher version = Pattern.compile("<(ref|hyp) ([^>]*)>(.*?)</\\1>", Pattern.DOTALL)
                .matcher(xml);
        Pattern paragraph = Pattern.compile("<p>(.*?)</p>", Pattern.DOTALL);
        Pattern segment = Pattern.compile("<seg id=\"\\d+\">(.*?)</seg>", Pattern.DOTALL);
        Map<String, Count> counts = new TreeMap<>();
        int number = 0;
        while (version.find()) {
            StringBuilder text = new StringBuilder();
            Matcher p = paragraph.matcher(version.group(3));
            while (p.find()) {
                Matcher s = segment.matcher(p.group(1));
                while (s.find()) {
                    text.append(FidelityTexts.plain(s.group(1))).append(' ');
                }
                text.append("\n\n");
            }
            Text made = new Text("wmt21", "wmt21-" + ++number, Part.HELD, text.toString());
            // every third: twelve versions of each text are more than enough
            if (made.words() >= SHORT && number % 3 == 0) {
                counts.computeIfAbsent(version.group(1), any -> new Count()).add(isMangled(made));
            }
        }
        counts.forEach((kind, count) -> System.out.printf(
                Locale.ROOT,
                "wmt21-news-mt, for information: %s called mangled %d of %d = %.1f %%%n",
                kind.equals("ref") ? "human translations" : "machine translations",
                count.mangled,
                count.all,
                100 * count.share()));
    }
}

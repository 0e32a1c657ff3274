package org.rapporteur.eval;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import org.rapporteur.lineage.Edge.Relation;

/**
 * Makes copies, cuts, spliced, damaged and spun versions of reports of stories-union, so that it is known what each was made
 * from.
 *
 * <p>Sources are two disjoint sets: {@link Half#LOOK} is read and tuned on; of {@link Half#SCORE} no text was read and nothing was
 * tuned on it. They lie in different stories, and no source of {@code SCORE} is among the 300 that the first version of the rules
 * was made with.
 */
final class MadeReports {
    /** Sources in each set. */
    static final int SOURCES = 300;
    /** A source has so many words at least: a third of it is still a report. */
    private static final int LEAST_WORDS = 120;
    /** From this share of words in common runs two texts are versions of one, whoever says so. */
    private static final double VERSION = 0.4;
    /** Words in a row that two writers hardly find independently; longer than the runs that the tracker itself goes by. */
    private static final int RUN = 8;

    /** What may be done with a source. */
    enum Half {
        LOOK,
        SCORE
    }

    /** Makes one text of some; the second is there for splices. */
    private interface Change {
        List<String> pieces(String text, String second, Random random);
    }

    /** What a piece becomes. */
    private interface Damage {
        String of(String piece, Random random);
    }

    /** A way to make reports of others, with the relations that are right for it. */
    record Kind(String name, Set<Relation> right, Change change, Damage damage) {
        boolean isSplice() {
            return name.startsWith("two");
        }
    }

    /**
     * One made report.
     *
     * @param sources what it was made from: one report, or two for a splice
     * @param clean the words that it was made of, before they were damaged
     */
    record Made(String id, List<Piles.Labelled> sources, String clean, String text) {}

    private final Spinner spinner;
    private final List<Piles.Labelled> base;

    MadeReports(List<Piles.Labelled> base, Spinner spinner) {
        this.base = base;
        this.spinner = spinner;
    }

    /** The sources of a half, by hash of their ids. */
    private List<Piles.Labelled> sources(Half half) {
        return chosen(half, 0);
    }

    /** As many again, of the same half, to splice them with. */
    private List<Piles.Labelled> seconds(Half half) {
        return chosen(half, SOURCES);
    }

    private List<Piles.Labelled> chosen(Half half, int from) {
        List<Piles.Labelled> long_ = base.stream()
                .filter(report -> report.text().split("\\s+").length >= LEAST_WORDS)
                .sorted(Comparator.comparingInt(report -> report.id().hashCode() * 0x9E3779B9))
                .toList();
        Set<Piles.Labelled> before = new HashSet<>(long_.subList(0, SOURCES));
        return long_.stream()
                .filter(report -> half == Half.LOOK
                        ? StoriesEval.tuning(report.story())
                        : !StoriesEval.tuning(report.story()) && !before.contains(report))
                .skip(from)
                .limit(SOURCES)
                .toList();
    }

    /** All kinds, in the order of the results. */
    List<Kind> kinds() {
        List<Kind> kinds = new ArrayList<>();
        kinds.add(kind("copy, new headline", Set.of(Relation.COPY), (piece, random) -> piece));
        kinds.add(cut("cut to 30 %", 0.3, Set.of(Relation.CUT)));
        kinds.add(cut("cut to 50 %", 0.5, Set.of(Relation.CUT)));
        kinds.add(cut("cut to 70 %", 0.7, Set.of(Relation.CUT, Relation.COPY)));
        kinds.add(kind("sentences shuffled", Set.of(Relation.COPY), MadeReports::shuffledSentences));
        kinds.add(kind("paragraphs shuffled", Set.of(Relation.COPY), MadeReports::shuffledParagraphs));
        kinds.add(kind("OCR noise 2 %", Set.of(Relation.COPY), (piece, random) -> noise(piece, 0.02, random)));
        kinds.add(kind("OCR noise 5 %", Set.of(Relation.COPY), (piece, random) -> noise(piece, 0.05, random)));
        kinds.add(new Kind(
                "two spliced",
                Set.of(Relation.COPY, Relation.CUT),
                (text, second, random) -> List.of(cut(text, 0.7, random), cut(second, 0.7, random)),
                (piece, random) -> piece));
        for (double share : new double[] {0.1, 0.25, 0.4}) {
            Set<Relation> right = share < 0.2 ? Set.of(Relation.SPUN, Relation.COPY) : Set.of(Relation.SPUN);
            String percent = " " + Math.round(100 * share) + " %";
            kinds.add(kind("spun" + percent, right, (piece, random) -> spinner.spin(piece, share, random)));
            kinds.add(kind(
                    "spun by definition" + percent,
                    right,
                    (piece, random) -> spinner.spinByDefinition(piece, share, random)));
            kinds.add(kind("spun by kin" + percent, right, (piece, random) -> spinner.spinByKin(piece, share, random)));
        }
        return kinds;
    }

    private static Kind kind(String name, Set<Relation> right, Damage damage) {
        return new Kind(name, right, (text, second, random) -> List.of(text), damage);
    }

    private static Kind cut(String name, double share, Set<Relation> right) {
        return new Kind(
                name, right, (text, second, random) -> List.of(cut(text, share, random)), (piece, random) -> piece);
    }

    /** One made report of a kind for each source of a half. */
    List<Made> make(Kind kind, Half half) {
        List<Piles.Labelled> sources = sources(half);
        List<Piles.Labelled> seconds = seconds(half);
        List<Made> made = new ArrayList<>();
        for (int i = 0; i < sources.size(); i++) {
            Piles.Labelled source = sources.get(i);
            Piles.Labelled second = seconds.get(i);
            Random random = new Random(source.id().hashCode());
            List<String> pieces = kind.change().pieces(source.text(), second.text(), random);
            List<String> damaged = new ArrayList<>();
            for (String piece : pieces) {
                damaged.add(kind.damage().of(piece, random));
            }
            made.add(new Made(
                    "made:" + source.id(),
                    kind.isSplice() ? List.of(source, second) : List.of(source),
                    String.join("\n\n", pieces),
                    String.join("\n\n", damaged)));
        }
        return made;
    }

    /** Whether one of two undamaged texts stands to a good part in the other, word for word: then an edge between them is right. */
    static boolean areVersions(String a, String b) {
        List<String> one = words(a);
        List<String> two = words(b);
        return common(one, two) >= VERSION || common(two, one) >= VERSION;
    }

    private static double common(List<String> of, List<String> in) {
        Set<String> runs = new HashSet<>();
        for (int w = 0; w + RUN <= in.size(); w++) {
            runs.add(String.join(" ", in.subList(w, w + RUN)));
        }
        int covered = 0;
        int end = 0;
        for (int w = 0; w + RUN <= of.size(); w++) {
            if (runs.contains(String.join(" ", of.subList(w, w + RUN)))) {
                covered += w + RUN - Math.max(end, w);
                end = w + RUN;
            }
        }
        return of.isEmpty() ? 0 : covered / (double) of.size();
    }

    private static List<String> words(String text) {
        return List.of(text.toLowerCase(Locale.ROOT).strip().split("[^\\p{L}\\p{N}]+"));
    }

    /** Whole sentences in a row that hold at least the share of the words, from the beginning or, one time in three, further on. */
    static String cut(String text, double share, Random random) {
        List<String> sentences = sentences(text);
        int[] wordsUpTo = new int[sentences.size() + 1];
        for (int i = 0; i < sentences.size(); i++) {
            wordsUpTo[i + 1] = wordsUpTo[i] + words(sentences.get(i)).size();
        }
        int all = wordsUpTo[sentences.size()];
        int last = 0;
        while (wordsUpTo[last] <= all - share * all && last < sentences.size()) {
            last++;
        }
        int start = random.nextInt(3) == 0 ? random.nextInt(Math.max(1, last)) : 0;
        int end = start;
        while (end < sentences.size() && wordsUpTo[end] - wordsUpTo[start] < share * all) {
            end++;
        }
        return String.join(" ", sentences.subList(start, end));
    }

    private static String shuffledSentences(String text, Random random) {
        List<String> sentences = new ArrayList<>(sentences(text));
        Collections.shuffle(sentences, random);
        return String.join(" ", sentences);
    }

    private static String shuffledParagraphs(String text, Random random) {
        List<String> paragraphs = new ArrayList<>(List.of(text.split("\n+")));
        Collections.shuffle(paragraphs, random);
        return String.join("\n\n", paragraphs);
    }

    /** So many of the letters read wrongly, as scanners do. */
    static String noise(String text, double share, Random random) {
        String confusions = "il1|oO0ceumnrvtfB8S5Z2gq";
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            out.append(
                    Character.isLetter(c) && random.nextDouble() < share
                            ? confusions.charAt(random.nextInt(confusions.length()))
                            : c);
        }
        return out.toString();
    }

    private static List<String> sentences(String text) {
        return List.of(text.split("(?<=[.!?])\\s+"));
    }
}

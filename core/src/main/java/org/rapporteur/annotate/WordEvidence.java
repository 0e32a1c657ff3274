package org.rapporteur.annotate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/**
 * For each word in small letters, what speaks for its not being the writer's: how seldom it is, how seldom words of its kind stand
 * between such neighbours, and whether news has it next to them at all.
 *
 * <p>Public for the trainer of the weights (module {@code eval}).
 */
public final class WordEvidence {
    /** What is known of each word, in the order of {@link #of}. */
    public static final List<String> NAMES = List.of(
            "base",
            "small",
            "in0",
            "in2",
            "in4",
            "in8",
            "in16",
            "in32",
            "in64",
            "in128",
            "in256",
            "short",
            "before-",
            "before+",
            "after-",
            "after+",
            "misfit",
            "rareMisfit",
            "rareFit",
            "smallMisfit",
            "newLeft",
            "newRight",
            "newBoth",
            "smallNewLeft",
            "smallNewRight",
            "oldLeft",
            "oldRight",
            "newLeftOfCommon",
            "newLeftOfFrequent",
            "newRightOfCommon",
            "newRightOfFrequent",
            "rareAgain",
            "thesaurus",
            "thesaurusNew",
            "originalLeft",
            "originalRight",
            "originalBoth");

    private static final int FIRST_COMMONNESS = NAMES.indexOf("in0");
    private static final int FIT = NAMES.indexOf("before-");
    private static final int PAIRS = NAMES.indexOf("newLeft");
    private static final int EXPECTED = NAMES.indexOf("newLeftOfCommon");
    private static final int THESAURUS = NAMES.indexOf("rareAgain");

    /** In less than 2^4 of ten thousand reports. */
    private static final int RARE = 3;

    /** Two words that stand in so many reports (logarithms added) are likely to meet by chance. */
    private static final int COMMON = 11;

    private static final int FREQUENT = 15;

    /** The prior of the mixture: so large a share of the words is taken to be swapped, or none. */
    private static final double SHARE = 0.1;

    /** One word alone proves nothing: its odds are taken as no more than this. */
    private static final double MOST_ODDS = 5;

    private static final double LEAST_ODDS = -4;

    /** Words and marks of a sentence that is more than an exclamation or a label. */
    private static final int SHORTEST = 5;

    private final TokenIndex index;
    private final Wording wording = Wording.get();
    private final double[] before;
    private final double[] after;
    private final List<Integer> words = new ArrayList<>();
    private final Map<String, Integer> firstAt = new HashMap<>();
    private final List<double[]> known = new ArrayList<>();

    private static final class Holder {
        private static final Map<String, List<String>> ORIGINALS = originals();
        private static final Map<String, List<Double>> WEIGHTS = weights();

        private static Map<String, List<String>> originals() {
            Map<String, List<String>> originals = new HashMap<>();
            Resources.forEachLine("respun.tsv", line -> {
                int tab = line.indexOf('\t');
                originals.put(line.substring(0, tab), List.copyOf(Resources.split(line.substring(tab + 1), ' ')));
            });
            return Map.copyOf(originals);
        }

        private static Map<String, List<Double>> weights() {
            Map<String, List<Double>> weights = new HashMap<>();
            Resources.forEachLine("fidelity-evidence.tsv", line -> {
                List<String> cells = Resources.split(line, '\t');
                weights.computeIfAbsent(
                                cells.getFirst(), any -> new ArrayList<>(Collections.nCopies(NAMES.size(), 0.0)))
                        .set(NAMES.indexOf(cells.get(1)), Double.parseDouble(cells.get(2)));
            });
            return Map.copyOf(weights);
        }
    }

    /** Looks at all words of a text. */
    public WordEvidence(TokenIndex index) {
        this.index = index;
        before = new double[index.size()];
        after = new double[index.size()];
        for (int s = 0; s < index.sentences().size(); s++) {
            int last = wording.edge();
            int first = index.firstOf(s);
            int end = index.endOf(s);
            for (int i = first; i < end; i++) {
                int kind = wording.kind(wording.form(index.word(i), i == first));
                before[i] = wording.follows(last, kind);
                if (i > first) {
                    after[i - 1] = before[i];
                }
                last = kind;
            }
            if (end > first) {
                after[end - 1] = wording.follows(last, wording.edge());
            }
        }
        List<Integer> inSentences = new ArrayList<>();
        for (int i = 0; i < index.size(); i++) {
            if (isPlain(i)) {
                words.add(i);
                firstAt.putIfAbsent(index.word(i), i);
                if (isSentence(index.sentenceOf(i))) {
                    inSentences.add(i);
                }
            }
        }
        if (inSentences.size() * 2 >= words.size()) {
            words.retainAll(new HashSet<>(inSentences));
        }
    }

    /** Headlines, lists and addresses follow rules of their own; a text that has hardly anything else is taken as it is. */
    private boolean isSentence(int sentence) {
        int end = index.endOf(sentence);
        for (int i = end - 1; i >= Math.max(index.firstOf(sentence), end - 3); i--) {
            if (".!?".contains(index.word(i))) {
                return end - index.firstOf(sentence) >= SHORTEST;
            }
        }
        return false;
    }

    /** Leaves what an apostrophe cut off alone: {@code don ’ t}. */
    private boolean isPlain(int i) {
        String word = index.word(i);
        for (int c = 0; c < word.length(); c++) {
            if (!Character.isLowerCase(word.charAt(c))) {
                return false;
            }
        }
        return i == 0 || !"'’`".contains(index.word(i - 1));
    }

    /** The words in small letters only, by their numbers: the others are names, numbers, marks. */
    public List<Integer> words() {
        return words;
    }

    /** Whether a word carries grammar rather than matter. */
    boolean isSmall(int i) {
        return Vocabulary.get().closed.contains(index.word(i));
    }

    /** What is known of one word; the array is the caller's and is filled. */
    public void of(int i, double[] known) {
        Arrays.fill(known, 0);
        String word = index.word(i);
        boolean small = isSmall(i);
        int commonness = wording.commonness(word);
        known[0] = 1;
        if (small) {
            known[1] = 1;
        } else {
            known[FIRST_COMMONNESS + Math.min(8, commonness)] = 1;
            known[FIT - 1] = word.length() <= 3 ? 1 : 0;
        }
        double b = before[i];
        double a = after[i];
        boolean rare = !small && commonness <= RARE;
        known[FIT] = Math.min(b, 0);
        known[FIT + 1] = Math.max(b, 0);
        known[FIT + 2] = Math.min(a, 0);
        known[FIT + 3] = Math.max(a, 0);
        known[FIT + 4] = Math.min(b + a + 2, 0);
        known[FIT + 5] = rare ? Math.min(b + a, 0) : 0;
        known[FIT + 6] = rare ? Math.max(b + a, 0) : 0;
        known[FIT + 7] = small ? Math.min(b, 0) + Math.min(a, 0) : 0;
        if (rare && firstAt.getOrDefault(word, i) < i) {
            known[THESAURUS] = 1;
        }
        int sentence = index.sentenceOf(i);
        boolean leftIsWord = i > index.firstOf(sentence) && isWord(i - 1);
        boolean rightIsWord = i + 1 < index.endOf(sentence) && isWord(i + 1);
        String left = leftIsWord ? index.lower(i - 1) : "";
        String right = rightIsWord ? index.lower(i + 1) : "";
        List<String> originals = small ? List.of() : Holder.ORIGINALS.getOrDefault(word, List.of());
        if (!originals.isEmpty()) {
            known[THESAURUS + 1] = 1;
            known[THESAURUS + 2] = rare ? 1 : 0;
            for (String original : originals) {
                boolean fitsLeft = leftIsWord && wording.hasPair(left, original);
                boolean fitsRight = rightIsWord && wording.hasPair(original, right);
                known[THESAURUS + 3] = Math.max(known[THESAURUS + 3], fitsLeft ? 1 : 0);
                known[THESAURUS + 4] = Math.max(known[THESAURUS + 4], fitsRight ? 1 : 0);
                known[THESAURUS + 5] = Math.max(known[THESAURUS + 5], fitsLeft && fitsRight ? 1 : 0);
            }
        }
        if (!wording.has(word)) {
            return;
        }
        boolean newLeft = false;
        boolean newRight = false;
        if (leftIsWord) {
            newLeft = !wording.hasPair(left, word);
            known[PAIRS + 5] = newLeft ? 0 : 1;
            if (newLeft) {
                expected(known, EXPECTED, commonness + wording.commonness(left));
            }
        }
        if (rightIsWord) {
            newRight = !wording.hasPair(word, right);
            known[PAIRS + 6] = newRight ? 0 : 1;
            if (newRight) {
                expected(known, EXPECTED + 2, commonness + wording.commonness(right));
            }
        }
        known[PAIRS] = newLeft ? 1 : 0;
        known[PAIRS + 1] = newRight ? 1 : 0;
        known[PAIRS + 2] = newLeft && newRight ? 1 : 0;
        known[PAIRS + 3] = small && newLeft ? 1 : 0;
        known[PAIRS + 4] = small && newRight ? 1 : 0;
    }

    private static void expected(double[] known, int at, int commonness) {
        known[at] = Math.max(0, commonness - COMMON);
        known[at + 1] = Math.max(0, commonness - FREQUENT);
    }

    private boolean isWord(int i) {
        return Character.isLetter(index.word(i).charAt(0)) && wording.has(index.lower(i));
    }

    private List<double[]> known() {
        if (known.size() < words.size()) {
            for (int i : words) {
                double[] row = new double[NAMES.size()];
                of(i, row);
                known.add(row);
            }
        }
        return known;
    }

    /** How much more likely each of {@link #words} is to be so in mangled text: natural logarithms; {@code what} names the weights. */
    double[] odds(String what) {
        List<Double> weights = Holder.WEIGHTS.getOrDefault(what, Collections.nCopies(NAMES.size(), 0.0));
        double[] odds = new double[words.size()];
        for (int n = 0; n < odds.length; n++) {
            double[] known = known().get(n);
            double sum = 0;
            for (int k = 0; k < known.length; k++) {
                sum += weights.get(k) * known[k];
            }
            odds[n] = Math.max(LEAST_ODDS, Math.min(MOST_ODDS, sum));
        }
        return odds;
    }

    /** How much likelier a word makes it that some of the words are not the writer's rather than none: a natural logarithm. */
    static double forSome(double odds) {
        return StrictMath.log(1 - SHARE + SHARE * StrictMath.exp(odds));
    }
}

package org.rapporteur.corroborate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.rapporteur.annotate.Odds;
import org.rapporteur.annotate.Sentence;
import org.rapporteur.claim.Reading;
import org.rapporteur.corroborate.Wording.Kind;
import org.rapporteur.corroborate.Wording.Word;
import org.rapporteur.lineage.Lineage;
import org.rapporteur.text.Span;
import org.rapporteur.text.WordList;

/**
 * Tells how likely two pieces of speech in two reports are one utterance, from their words alone; who speaks is asked elsewhere.
 *
 * <p>{@code The quay will stay shut until spring} and {@code that the quay would stay shut until the spring} are one; {@code The quay
 * will stay shut until spring} and {@code The mill will stay open until autumn} are two. A piece is held against what may hold it
 * ({@code stay shut}), two whole sentences of like length against each other. What each sign weighs is learnt ({@code
 * UtteranceTrainer} in module {@code eval} makes {@code same-utterance.tsv}, whose head says from what).
 *
 * <p>Cannot: see that different words mean the same, beyond inflection and spelling.
 */
public final class UtteranceJudge {
    /** The signs in the order of {@link #signs}; the first is the constant. */
    public static final List<String> SIGNS = List.of(
            "constant",
            "piece held",
            "piece run",
            "sentences",
            "letters both",
            "letters held",
            "long letters held",
            "order",
            "weight shared",
            "run",
            "length",
            "negations",
            "numbers",
            "pairs",
            "longer by");

    /** Both of two whole sentences have so many words; shorter ones are rather pieces cut from something. */
    private static final int FEWEST_WORDS = 10;

    /** The shorter of two whole sentences has this share of the longer one's words; all but a twentieth of MRPC's pairs are such. */
    private static final double LIKE_LENGTH = 0.6;

    private static final int SHORT_RUN = 3;
    private static final int LONG_RUN = 5;

    private final Lexicon lexicon;
    private final double[] weights = new double[SIGNS.size()];

    /** Reads the weights that come with the program. */
    public UtteranceJudge(Lexicon lexicon) {
        this.lexicon = lexicon;
        Map<String, Double> byName = new HashMap<>();
        for (String line : WordList.lines(UtteranceJudge.class, "same-utterance.tsv")) {
            int tab = line.indexOf('\t');
            byName.put(line.substring(0, tab), Double.parseDouble(line.substring(tab + 1)));
        }
        for (int k = 0; k < weights.length; k++) {
            Double weight = byName.get(SIGNS.get(k));
            if (weight == null) {
                throw new IllegalStateException("same-utterance.tsv lacks " + SIGNS.get(k));
            }
            weights[k] = weight;
        }
    }

    /** A piece of speech, made ready to be laid beside others. */
    record Speech(Wording wording, LetterRuns shortRuns, LetterRuns longRuns) {
        static Speech of(Wording wording, String text) {
            return new Speech(wording, LetterRuns.of(text, SHORT_RUN), LetterRuns.of(text, LONG_RUN));
        }
    }

    /** How likely the words of two signs are one utterance, 0..1. */
    public double chance(double[] signs) {
        double sum = 0;
        for (int k = 0; k < weights.length; k++) {
            sum += signs[k] * weights[k];
        }
        return Odds.logistic(sum);
    }

    double chance(Speech a, Speech b, Comparison comparison) {
        return chance(signs(a, b, comparison));
    }

    /** What speaks for and against two places' being one utterance; the places may be of any length, in two reports of one story. */
    public double[] signs(Reading a, Span x, Reading b, Span y) {
        Pile pile = new Pile(List.of(a, b), new Lineage(List.of(), List.of()));
        NameMatcher names = new NameMatcher();
        MergedEntities entities =
                new EntityMerger(names, new NameLikeness(names), new CorrectedEntities(List.of())).merge(pile);
        Speech first = speech(a, x, entities);
        Speech second = speech(b, y, entities);
        return signs(first, second, Comparison.of(first.wording, second.wording, lexicon));
    }

    private Speech speech(Reading reading, Span span, MergedEntities entities) {
        WordingReader reader = new WordingReader(lexicon, reading, entities);
        List<Word> words = new ArrayList<>();
        for (Sentence sentence : reading.annotation().sentences()) {
            if (sentence.span().overlaps(span)) {
                words.addAll(reader.read(sentence, span).words());
            }
        }
        return Speech.of(Wording.of(words), span.in(reading.text()));
    }

    private static double[] signs(Speech a, Speech b, Comparison comparison) {
        List<String> x = stems(a.wording);
        List<String> y = stems(b.wording);
        int fewer = Math.min(x.size(), y.size());
        int more = Math.max(x.size(), y.size());
        int longShared = a.longRuns.shared(b.longRuns);
        double held = longShared / (1.0 + Math.min(a.longRuns.size(), b.longRuns.size()));
        int[] common = common(x, y);
        double run = StrictMath.log1p(common[1]);
        double[] signs = new double[SIGNS.size()];
        signs[0] = 1;
        if (fewer < FEWEST_WORDS || fewer < LIKE_LENGTH * more) {
            signs[1] = held;
            signs[2] = run;
            return signs;
        }
        int shortShared = a.shortRuns.shared(b.shortRuns);
        signs[3] = 1;
        signs[4] = shortShared / (1.0 + Math.max(a.shortRuns.size(), b.shortRuns.size()));
        signs[5] = shortShared / (1.0 + Math.min(a.shortRuns.size(), b.shortRuns.size()));
        signs[6] = held;
        signs[7] = common[0] / (double) more;
        signs[8] = comparison.jaccard();
        signs[9] = run;
        signs[10] = StrictMath.log(x.size() + y.size());
        signs[11] = Math.abs(count(a.wording, Kind.NEGATION) - count(b.wording, Kind.NEGATION));
        signs[12] = numbersOfOne(a.wording, b.wording);
        signs[13] = pairsShared(x, y) / Math.max(1.0, fewer - 1);
        signs[14] = (more - fewer) / 10.0;
        return signs;
    }

    private static List<String> stems(Wording wording) {
        return wording.words().stream().map(Word::stem).toList();
    }

    /** Length of the longest row of words that both have in this order, with gaps and without. */
    private static int[] common(List<String> x, List<String> y) {
        int[] gapped = new int[y.size() + 1];
        int[] solid = new int[y.size() + 1];
        int longest = 0;
        for (String word : x) {
            int gappedBefore = 0;
            int solidBefore = 0;
            for (int j = 1; j <= y.size(); j++) {
                int gappedHere = gapped[j];
                int solidHere = solid[j];
                boolean same = word.equals(y.get(j - 1));
                gapped[j] = same ? gappedBefore + 1 : Math.max(gapped[j], gapped[j - 1]);
                solid[j] = same ? solidBefore + 1 : 0;
                longest = Math.max(longest, solid[j]);
                gappedBefore = gappedHere;
                solidBefore = solidHere;
            }
        }
        return new int[] {gapped[y.size()], longest};
    }

    private static int count(Wording wording, Kind kind) {
        int count = 0;
        for (Word word : wording.words()) {
            count += word.kind() == kind ? 1 : 0;
        }
        return count;
    }

    /** The larger number of figures that only the one has. */
    private static int numbersOfOne(Wording a, Wording b) {
        Map<String, Integer> left = new HashMap<>();
        for (Word word : a.words()) {
            if (word.kind() == Kind.NUMBER) {
                left.merge(word.stem(), 1, Integer::sum);
            }
        }
        int shared = 0;
        for (Word word : b.words()) {
            if (word.kind() == Kind.NUMBER && left.merge(word.stem(), -1, Integer::sum) >= 0) {
                shared++;
            }
        }
        return Math.max(count(a, Kind.NUMBER), count(b, Kind.NUMBER)) - shared;
    }

    /** Number of neighbouring words that are neighbours in both. */
    private static int pairsShared(List<String> x, List<String> y) {
        Map<String, Integer> left = new HashMap<>();
        for (int i = 1; i < x.size(); i++) {
            left.merge(x.get(i - 1) + " " + x.get(i), 1, Integer::sum);
        }
        int shared = 0;
        for (int j = 1; j < y.size(); j++) {
            shared += left.merge(y.get(j - 1) + " " + y.get(j), -1, Integer::sum) >= 0 ? 1 : 0;
        }
        return shared;
    }
}

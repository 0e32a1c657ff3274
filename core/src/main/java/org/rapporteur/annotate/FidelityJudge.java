package org.rapporteur.annotate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.rapporteur.annotate.FidelitySigns.Sign;

/**
 * Judges whether a report's wording is its writer's own, or was put through a thesaurus, a machine translation or a scraper.
 *
 * <p>It knows no spinner's words: it compares how often each sign of {@link FidelitySigns} stands in the report with how often it
 * stands in clean reports of that length, and weighs the differences (a logistic regression; {@code FidelityTrainer} of module
 * {@code eval} makes {@code fidelity.tsv}, whose head says from what).
 */
public final class FidelityJudge {
    /** Of a text as short as this nothing is said. */
    private static final int LEAST_WORDS = 40;

    /** A shorter text tells little: it is mangled only if that is nearly certain. */
    private static final int ENOUGH_WORDS = 120;

    /** Half of the clean reports are so far (logarithm of odds) on the good side of the verdict: their score is 1, at the verdict .5. */
    private static final double CLEAN_BELOW = 3;

    private static final double SURE = 0.5;
    private static final double VERY_SURE = 0.99;

    /** A tenth of English news is these words; with less than a third of that it is no running English text, and nothing is said. */
    private static final Set<String> COMMONEST = Set.of("the", "of", "and");

    private static final double LEAST_ENGLISH = 0.03;

    /** A sign is told as a reason if it has at least this share of what speaks against the report. */
    private static final double WORTH_TELLING = 0.05;

    /**
     * What clean reports show of a sign.
     *
     * @param mean how often it stands there, per chance
     * @param between variance from one report to another
     * @param within variance by chance, for one chance
     * @param weights what one deviation more counts against each of {@link Way}
     */
    private record Usual(double mean, double between, double within, List<Double> weights) {}

    /** How a report may have been mangled: each way shows in signs of its own. The order is that of the columns. */
    private enum Way {
        SPUN,
        TRANSLATED,
        SCRAPED
    }

    private static final class Holder {
        private static final Map<String, Usual> USUAL = usual();

        private static Map<String, Usual> usual() {
            Map<String, Usual> usual = new HashMap<>();
            Resources.forEachLine("fidelity.tsv", line -> {
                List<String> cells = Resources.split(line, '\t');
                usual.put(
                        cells.getFirst(),
                        new Usual(
                                Double.parseDouble(cells.get(1)),
                                Double.parseDouble(cells.get(2)),
                                Double.parseDouble(cells.get(3)),
                                cells.subList(4, cells.size()).stream()
                                        .map(Double::valueOf)
                                        .toList()));
            });
            return Map.copyOf(usual);
        }
    }

    /**
     * One slip is a typist's, a headline quoted amid the text or a name such as {@code deVere}, however often it comes again; and a
     * report that counts as mangled counts for little.
     */
    private static final int LEAST_SLIPS = 2;

    private FidelityJudge() {}

    private record Reason(String why, double weight) {}

    /** The verdict on an English text. */
    public static Fidelity judge(TokenIndex index) {
        int words = 0;
        int common = 0;
        for (int i = 0; i < index.size(); i++) {
            if (Character.isLetter(index.word(i).charAt(0))) {
                words++;
                common += COMMONEST.contains(index.lower(i)) ? 1 : 0;
            }
        }
        if (words < LEAST_WORDS || common < LEAST_ENGLISH * words) {
            return new Fidelity(Fidelity.State.CLEAN, 1, List.of());
        }
        List<Sign> signs = FidelitySigns.of(index);
        Verdict worst = verdict(Way.SPUN, signs);
        boolean broken = signs.stream().mapToInt(Sign::slips).sum() >= LEAST_SLIPS;
        for (Way way : broken ? List.of(Way.TRANSLATED, Way.SCRAPED) : List.<Way>of()) {
            Verdict verdict = verdict(way, signs);
            worst = verdict.sum() > worst.sum() ? verdict : worst;
        }
        double sum = worst.sum();
        double mangled = Odds.logistic(sum);
        double far = Math.max(0, 1 + sum / CLEAN_BELOW);
        double score = Math.round(1000 / (1 + far * far)) / 1000.0;
        if (mangled < (words < ENOUGH_WORDS ? VERY_SURE : SURE)) {
            return new Fidelity(Fidelity.State.CLEAN, score, List.of());
        }
        return new Fidelity(Fidelity.State.MANGLED, score, worst.told());
    }

    /**
     * What speaks for one way.
     *
     * @param sum the logarithm of the odds
     */
    private record Verdict(double sum, List<Reason> reasons) {
        List<String> told() {
            double against = reasons.stream().mapToDouble(Reason::weight).sum();
            return reasons.stream()
                    .filter(reason -> reason.weight() >= WORTH_TELLING * against)
                    .sorted(Comparator.comparingDouble(reason -> -reason.weight()))
                    .map(Reason::why)
                    .toList();
        }
    }

    private static Verdict verdict(Way way, List<Sign> signs) {
        double sum = expect("base").weights().get(way.ordinal());
        List<Reason> reasons = new ArrayList<>();
        for (Sign sign : signs) {
            Usual usual = expect(sign.name());
            double part =
                    usual.weights().get(way.ordinal()) * sign.degree(usual.mean(), usual.between(), usual.within());
            sum += part;
            if (part > 0) {
                reasons.add(new Reason(sign.reason(), part));
            }
        }
        return new Verdict(sum, reasons);
    }

    private static Usual expect(String sign) {
        Usual usual = Holder.USUAL.get(sign);
        if (usual == null) {
            throw new IllegalStateException("fidelity.tsv lacks " + sign);
        }
        return usual;
    }
}

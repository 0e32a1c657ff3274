package org.rapporteur.corroborate;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.rapporteur.annotate.Quantity;
import org.rapporteur.annotate.Quantity.Modifier;
import org.rapporteur.annotate.Sentence;
import org.rapporteur.annotate.Token;
import org.rapporteur.claim.Reading;
import org.rapporteur.text.Span;

/**
 * Groups the figures that reports give for the same thing: the same counted noun in like words around it. Figures that cannot
 * both hold ({@code 120 dead}, {@code 210 dead}) are a contradiction; {@code about 100,000} and {@code more than 100,000} agree.
 */
final class QuantityFuser {
    // Words on each side that tell what a figure counts; a clause of news is about this long.
    private static final int CONTEXT = 8;
    private static final double SAME_FIGURE = 0.2;
    private static final double OTHER_FIGURE = 0.45;
    private static final BigDecimal ABOUT = new BigDecimal("0.15");
    private static final int MOST_COMPARED = 150;
    // Lengths of time, shares and measures are counted of so many things that the noun alone tells nothing.
    private static final Set<String> UNTELLING = Set.of(
            "year",
            "month",
            "week",
            "day",
            "hour",
            "minute",
            "second",
            "decade",
            "century",
            "percent",
            "percentage",
            "time",
            "mile",
            "kilometre",
            "kilometer",
            "metre",
            "meter",
            "foot",
            "km",
            "kg",
            "ton",
            "tonne",
            "degree",
            "pm",
            "am",
            "side",
            "thing",
            "way");

    private final Lexicon lexicon;
    private final Pile pile;
    private final MergedEntities entities;

    QuantityFuser(Lexicon lexicon, Pile pile, MergedEntities entities) {
        this.lexicon = lexicon;
        this.pile = pile;
        this.entities = entities;
    }

    List<FusedQuantity> fuse() {
        Map<String, List<Group>> byUnit = new HashMap<>();
        List<Group> groups = new ArrayList<>();
        for (Reading reading : pile.readings()) {
            if (reading.annotation().quantities().isEmpty()) {
                continue;
            }
            WordingReader words = new WordingReader(lexicon, reading, entities);
            for (Quantity quantity : reading.annotation().quantities()) {
                int index = reading.annotation().sentenceIndexAt(quantity.span().start());
                if (quantity.unit() == null || index < 0) {
                    continue;
                }
                Given given = given(reading, quantity, index, words);
                List<Group> known = byUnit.computeIfAbsent(lexicon.stem(quantity.unit()), k -> new ArrayList<>());
                Group home = find(given, known);
                if (home == null) {
                    home = new Group();
                    known.add(home);
                    groups.add(home);
                }
                home.given.add(given);
            }
        }
        return groups.stream().map(this::fused).toList();
    }

    private Given given(Reading reading, Quantity quantity, int index, WordingReader words) {
        Sentence sentence = reading.annotation().sentences().get(index);
        List<Token> tokens = sentence.tokens();
        int first = 0;
        while (first < tokens.size()
                && tokens.get(first).span().end() <= quantity.span().start()) {
            first++;
        }
        int after = first;
        while (after < tokens.size()
                && tokens.get(after).span().start() < quantity.span().end()) {
            after++;
        }
        Set<String> around = new TreeSet<>();
        if (first < tokens.size()) {
            int from = Math.max(0, first - CONTEXT);
            int to = Math.min(tokens.size(), after + CONTEXT) - 1;
            Span window = new Span(
                    tokens.get(from).span().start(),
                    tokens.get(Math.max(from, to)).span().end());
            for (Wording.Word word : words.read(sentence, window).words()) {
                if (word.isContent() && word.kind() != Wording.Kind.NUMBER) {
                    around.add(word.stem());
                }
            }
        }
        if (quantity.unit() != null) {
            around.remove(lexicon.stem(quantity.unit()));
        }
        return new Given(reading, quantity, index, around, about(reading, quantity, tokens, first, after));
    }

    /** The counted words: what follows the figure, up to its noun. */
    private static Span about(Reading reading, Quantity quantity, List<Token> tokens, int first, int after) {
        int from = first;
        for (int i = first; i < after; i++) {
            if (isFigure(tokens.get(i), reading.text())) {
                from = i + 1;
            }
        }
        int to = from;
        for (int i = from; i < tokens.size() && i < from + 5; i++) {
            String pos = tokens.get(i).pos();
            boolean inside = tokens.get(i).span().end() <= quantity.span().end();
            if (inside || pos.equals("NOUN") || pos.equals("PROPN") || pos.equals("ADJ")) {
                to = i + 1;
            } else {
                break;
            }
        }
        return to > from
                ? new Span(
                        tokens.get(from).span().start(),
                        tokens.get(to - 1).span().end())
                : quantity.span();
    }

    private static boolean isFigure(Token token, String text) {
        return token.pos().equals("NUM")
                || Character.isDigit(text.charAt(token.span().start()));
    }

    private @Nullable Group find(Given given, List<Group> known) {
        Group best = null;
        double most = 0;
        for (Group group : known.subList(Math.max(0, known.size() - MOST_COMPARED), known.size())) {
            for (Given other : group.given.subList(0, Math.min(4, group.given.size()))) {
                double likeness = likeness(given, other);
                boolean agree = compatible(given.quantity, other.quantity);
                boolean telling = !UNTELLING.contains(given.quantity.unit());
                double needed = agree && telling ? SAME_FIGURE : OTHER_FIGURE;
                boolean elsewhere = !given.reading.id().equals(other.reading.id());
                if (likeness >= needed && (agree || elsewhere && telling) && likeness > most) {
                    most = likeness;
                    best = group;
                }
            }
        }
        return best;
    }

    /** Shared weight of the words around, over the weight of the poorer surroundings; at least two must be shared. */
    private double likeness(Given a, Given b) {
        Set<String> shared = new HashSet<>(a.around);
        shared.retainAll(b.around);
        boolean content = shared.stream().anyMatch(s -> !s.startsWith("@"));
        if (shared.size() < 2 && !content) {
            return 0;
        }
        double both = weight(shared);
        boolean agree = compatible(a.quantity, b.quantity);
        if (!agree && (shared.size() < 2 || !content)) {
            return 0;
        }
        return both / Math.max(1, Math.min(weight(a.around), weight(b.around)));
    }

    private double weight(Set<String> stems) {
        double weight = 0;
        for (String stem : new TreeSet<>(stems)) {
            weight += stem.startsWith("@") ? Wording.NAME_WEIGHT : Math.min(Wording.HEAVIEST, lexicon.rarity(stem));
        }
        return weight;
    }

    /** True if both figures can be right at once. */
    static boolean compatible(Quantity a, Quantity b) {
        BigDecimal lowA = low(a);
        BigDecimal lowB = low(b);
        BigDecimal highA = high(a);
        BigDecimal highB = high(b);
        boolean aReachesB = highA == null || highA.compareTo(lowB) >= 0;
        boolean bReachesA = highB == null || highB.compareTo(lowA) >= 0;
        return aReachesB && bReachesA;
    }

    private static BigDecimal low(Quantity q) {
        return switch (q.modifier()) {
            case EXACT, AT_LEAST -> q.value();
            case ABOUT -> q.value().multiply(BigDecimal.ONE.subtract(ABOUT));
            case AT_MOST -> BigDecimal.ZERO;
        };
    }

    private static @Nullable BigDecimal high(Quantity q) {
        BigDecimal top = q.upper() == null ? q.value() : q.upper();
        return switch (q.modifier()) {
            case EXACT, AT_MOST -> top;
            case ABOUT -> top.multiply(BigDecimal.ONE.add(ABOUT));
            case AT_LEAST -> null;
        };
    }

    private FusedQuantity fused(Group group) {
        Map<String, List<Given>> byValue = new TreeMap<>();
        for (Given given : group.given) {
            Quantity q = given.quantity;
            String upper =
                    q.upper() == null ? "" : q.upper().stripTrailingZeros().toPlainString();
            String key = q.value().stripTrailingZeros().toPlainString() + "/" + upper + "/" + q.modifier();
            byValue.computeIfAbsent(key, k -> new ArrayList<>()).add(given);
        }
        List<FusedQuantity.Value> values = new ArrayList<>();
        List<Mention> all = new ArrayList<>();
        for (List<Given> same : byValue.values()) {
            Quantity q = same.getFirst().quantity;
            List<Mention> mentions = same.stream().map(Given::mention).toList();
            all.addAll(mentions);
            values.add(new FusedQuantity.Value(q.value(), q.upper(), q.modifier(), mentions, pile.originsOf(mentions)));
        }
        values.sort(Comparator.comparing((FusedQuantity.Value v) -> -v.origins())
                .thenComparing(v -> -v.mentions().size())
                .thenComparing(FusedQuantity.Value::value)
                .thenComparing(FusedQuantity.Value::modifier));
        Given first = group.given.getFirst();
        Given best = group.given.stream()
                .min(Comparator.comparing(
                                (Given g) -> g.reading.annotation().fidelity().state())
                        .thenComparing(g -> -g.about.length())
                        .thenComparing(g -> pile.rank(g.reading.id())))
                .orElseThrow();
        return new FusedQuantity(
                "n:" + first.reading.id() + ":" + first.quantity.span().start(),
                best.about.in(best.reading.text()),
                first.quantity.unit(),
                values,
                pile.originsOf(all),
                isConflict(group));
    }

    private static boolean isConflict(Group group) {
        List<Quantity> distinct = new ArrayList<>();
        for (Given given : group.given) {
            boolean known = distinct.stream()
                    .anyMatch(q -> q.value().compareTo(given.quantity.value()) == 0
                            && q.modifier() == given.quantity.modifier());
            if (!known) {
                distinct.add(given.quantity);
            }
        }
        for (int i = 0; i < distinct.size(); i++) {
            for (int j = i + 1; j < distinct.size(); j++) {
                if (!compatible(distinct.get(i), distinct.get(j))) {
                    return true;
                }
            }
        }
        return false;
    }

    List<Contradiction> contradictions(List<FusedQuantity> quantities) {
        List<Contradiction> found = new ArrayList<>();
        for (FusedQuantity quantity : quantities) {
            if (!quantity.conflict()) {
                continue;
            }
            List<Contradiction.Version> versions = new ArrayList<>();
            for (FusedQuantity.Value value : quantity.values()) {
                versions.add(new Contradiction.Version(shown(value), value.mentions(), value.origins()));
            }
            versions.sort(Contradictions.VERSION_ORDER);
            found.add(new Contradiction(
                    Contradictions.id(Contradiction.Kind.NUMBER, quantity.id()),
                    Contradiction.Kind.NUMBER,
                    quantity.id(),
                    versions));
        }
        return found;
    }

    private static String shown(FusedQuantity.Value value) {
        String number = value.value().stripTrailingZeros().toPlainString();
        String range = value.upper() == null
                ? number
                : number + "–" + value.upper().stripTrailingZeros().toPlainString();
        Modifier modifier = value.modifier();
        return switch (modifier) {
            case EXACT -> range;
            case ABOUT -> "about " + range;
            case AT_LEAST -> "at least " + range;
            case AT_MOST -> "at most " + range;
        };
    }

    private record Given(Reading reading, Quantity quantity, int sentence, Set<String> around, Span about) {
        Mention mention() {
            return new Mention(reading.id(), Integer.toString(sentence), quantity.span());
        }
    }

    private static final class Group {
        final List<Given> given = new ArrayList<>();
    }
}

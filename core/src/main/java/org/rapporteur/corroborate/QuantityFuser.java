package org.rapporteur.corroborate;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.rapporteur.annotate.KnownNames;
import org.rapporteur.annotate.Quantity;
import org.rapporteur.annotate.Quantity.Modifier;
import org.rapporteur.annotate.Sentence;
import org.rapporteur.annotate.Token;
import org.rapporteur.claim.Reading;
import org.rapporteur.text.Span;
import org.rapporteur.text.WordList;

/**
 * Groups the figures that reports give for the same thing: the same counted noun in like words around it. Figures that cannot
 * both hold ({@code 120 dead}, {@code 210 dead}) are a contradiction; {@code about 100,000} and {@code more than 100,000} agree.
 */
final class QuantityFuser {
    // Words on each side that tell what a figure counts; a clause of news is about this long.
    private static final int CONTEXT = 8;
    private static final double SAME_FIGURE = 0.2;
    private static final double OTHER_FIGURE = 0.45;
    // Of dead and of troops every report counts the same; there a figure that differs needs less around it that agrees.
    private static final double OTHER_COUNT = 0.2;
    // Of anything else the clauses must be the same but for the figure: most of the poorer one, half of the richer.
    private static final double SAME_CLAUSE = 0.6;
    private static final double SAME_LONGER_CLAUSE = 0.4;
    // A word as rare as this tells which of two disasters is meant ("landslide", not "attack").
    private static final double TELLING = 4.5;
    // "killed at least 11 workers", "11 workers were killed"
    private static final int REACH = 3;
    private static final int LONGEST_REACH = 60;
    private static final Pattern VAGUE =
            Pattern.compile("(?i)(?:[a-z]+ ){0,2}(?:dozens|scores|tens|hundreds|thousands|millions|billions)\\b");
    private static final Pattern KNOWN =
            Pattern.compile("(?i)\\b(?:the|both|these|those|their|its|his|her|our|last|first|other)\\s+$");
    private static final int KNOWN_REACH = 8;
    private static final BigDecimal FEW = BigDecimal.valueOf(3);
    // "at least 7" and "at least 300" can both hold, and seldom speak of one thing.
    private static final BigDecimal NEAR = BigDecimal.TWO;
    // So many times what another counts nobody counts of one thing, but where a rare word says that it is one; the
    // police's and the organisers' crowds come near it.
    private static final BigDecimal MOST_TIMES = new BigDecimal(20);
    private static final BigDecimal MOST_TIMES_OF_OTHERS = new BigDecimal(3);
    // A figure that ends in so many zeros is rounded, one of so many other digits is not.
    private static final int ZEROS = 3;
    private static final BigDecimal ABOUT = new BigDecimal("0.15");
    private static final int MOST_OF_GROUP = 4;
    private static final int MOST_COMPARED = 60;
    /** {@code 50 feared dead}: the fate stands behind. */
    private static final Set<String> HELD_TO_BE =
            Set.of("feared", "confirmed", "believed", "reported", "presumed", "suspected", "pronounced", "declared");

    /** Participles that do not end as most do. */
    private static final Set<String> OTHER_FATES =
            Set.of("taken", "held", "brought", "sent", "found", "left", "driven");

    /** What somebody sets against another's count. */
    private static final Pattern COUNTERING = Pattern.compile(
            "(?i)\\b(?:put|puts|putting|gave|gives|placed)\\b[^.;]{0,40}\\b(?:toll|number|figure|count|total)\\b[^.;]{0,60}\\b(?:at|as)\\s*$");

    /** Sentences between the two. */
    private static final int COUNTERED_REACH = 2;

    private static final String TROOPS = "troop";
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

    /** Reports so many days apart tell two states of what changes. */
    private static final int CHANGED_DAYS = 5;

    private final Lexicon lexicon;
    private final Pile pile;
    private final MergedEntities entities;
    private final Tellers tellers;
    private final Map<String, String> kinds = new HashMap<>();
    private final Set<String> untelling = new HashSet<>();
    private final Map<String, List<FusedQuantity.Value>> versionsById = new HashMap<>();
    /** Figures that one report sets against others of its own; by identity, as a figure holds its whole report. */
    private final Map<Given, Given> counters = new IdentityHashMap<>();

    QuantityFuser(Lexicon lexicon, Pile pile, MergedEntities entities) {
        this.lexicon = lexicon;
        this.pile = pile;
        this.entities = entities;
        tellers = new Tellers(pile, entities);
        for (List<String> cells : WordList.rows(QuantityFuser.class, "counts.tsv")) {
            for (String word : cells.get(1).split(" ", -1)) {
                kinds.put(lexicon.stem(word), cells.getFirst());
            }
        }
        UNTELLING.forEach(word -> untelling.add(lexicon.stem(word)));
    }

    /** {@code 30 seconds} and {@code seven provinces}: one is a length of time or a measure, of which the other is none. */
    static boolean isOfTwoMeasures(Quantity a, Quantity b) {
        return a.unit() != null
                && b.unit() != null
                && !a.unit().equals(b.unit())
                && (UNTELLING.contains(a.unit()) || UNTELLING.contains(b.unit()));
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
                String kind = index < 0 || isVague(reading, quantity) ? null : kind(reading, quantity, index);
                if (kind == null || !isToll(kind) && isOfKnownThings(reading, quantity)) {
                    continue;
                }
                Given given = given(reading, quantity, index, kind, words);
                List<Group> known = byUnit.computeIfAbsent(kind, k -> new ArrayList<>());
                Group home = countered(given, known);
                home = home == null ? find(given, known) : home;
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

    /**
     * {@code The ministry said seven had died. The rebels put the number of dead at three}: the toll that this one counters, told just before in
     * the same report; null elsewhere.
     */
    private @Nullable Group countered(Given given, List<Group> known) {
        if (!isToll(given.kind)) {
            return null;
        }
        int start = given.quantity.span().start();
        Sentence sentence = given.reading.annotation().sentences().get(given.sentence);
        String before = given.reading.text().substring(sentence.span().start(), start);
        if (!COUNTERING.matcher(before).find()) {
            return null;
        }
        Group home = null;
        Given nearest = null;
        for (Group group : known.subList(Math.max(0, known.size() - MOST_COMPARED), known.size())) {
            for (Given other : group.given) {
                if (other.reading == given.reading
                        && given.sentence - other.sentence <= COUNTERED_REACH
                        && given.counting.agreesAsToll(other.counting)
                        && !compatible(given.quantity, other.quantity)
                        && (nearest == null
                                || other.quantity.span().start()
                                        > nearest.quantity.span().start())) {
                    nearest = other;
                    home = group;
                }
            }
        }
        if (nearest != null) {
            counters.put(given, nearest);
        }
        return home;
    }

    /** {@code dozens of people}, {@code tens of thousands}: no report gives a figure there. */
    private static boolean isVague(Reading reading, Quantity quantity) {
        return quantity.modifier() == Modifier.AT_LEAST
                && VAGUE.matcher(quantity.span().in(reading.text())).lookingAt();
    }

    /**
     * What is counted: {@code dead} for {@code 11 workers were killed} and for {@code 14 deaths}, else the counted noun, as in
     * {@code killed in 40 air strikes}; null if nothing is.
     */
    private @Nullable String kind(Reading reading, Quantity quantity, int index) {
        List<Token> tokens = reading.annotation().sentences().get(index).tokens();
        String unit = quantity.unit();
        if (unit == null && isOfItsOwnVerb(reading, tokens, quantity.span())) {
            return null;
        }
        String nearest = unit == null ? null : kinds.get(lexicon.stem(unit));
        if (nearest == null && unit != null && !isOfPeople(unit)) {
            return lexicon.stem(unit);
        }
        int least = nearest == null ? REACH + 1 : 0;
        for (int i = 0; i < tokens.size(); i++) {
            Span span = tokens.get(i).span();
            if (span.start() > quantity.span().start()
                    && span.end() > quantity.span().end() + LONGEST_REACH) {
                break;
            }
            String kind = kinds.get(lexicon.stem(span.in(reading.text())));
            if (kind != null && !kind.equals(TROOPS) && !span.overlaps(quantity.span())) {
                int away = away(tokens, i, quantity.span());
                if (away < least) {
                    least = away;
                    nearest = kind;
                }
            }
        }
        return nearest != null ? nearest : unit == null ? null : lexicon.stem(unit);
    }

    /** {@code the two countries}, {@code their three ministers}: who is meant, not how many there are. */
    private static boolean isOfKnownThings(Reading reading, Quantity quantity) {
        int start = quantity.span().start();
        Matcher before = KNOWN.matcher(reading.text()).region(Math.max(0, start - KNOWN_REACH), start);
        boolean counts = quantity.value().stripTrailingZeros().scale() <= 0
                && quantity.unit() != null
                && !UNTELLING.contains(quantity.unit());
        return counts && quantity.value().compareTo(FEW) <= 0 && before.find();
    }

    /** {@code seven were killed and more than 50 taken to hospital}: the figure goes with the verb behind it, which counts something else. */
    private boolean isOfItsOwnVerb(Reading reading, List<Token> tokens, Span figure) {
        int after = TokenRange.of(tokens, figure).after();
        String word = after < tokens.size()
                ? tokens.get(after).span().in(reading.text()).toLowerCase(Locale.ROOT)
                : "";
        return tokens.size() > after
                && tokens.get(after).pos().equals("VERB")
                && (word.endsWith("ed") && !HELD_TO_BE.contains(word) || OTHER_FATES.contains(word))
                && !kinds.containsKey(lexicon.stem(word));
    }

    /** {@code miner} and {@code young miner}, not {@code air strike}. */
    private boolean isOfPeople(String unit) {
        String head = unit.substring(unit.lastIndexOf(' ') + 1);
        if (head.isEmpty()) {
            return false;
        }
        // A counted nationality, "12 Norwegians", is people too.
        String name = head.substring(0, 1).toUpperCase(Locale.ROOT) + head.substring(1);
        KnownNames known = KnownNames.get();
        return lexicon.isPerson(head)
                || known.canonical(name).isPresent()
                || known.canonical(name + "s").isPresent();
    }

    /** How many words a word stands from the figure; punctuation parts. */
    private static int away(List<Token> tokens, int word, Span figure) {
        int step = tokens.get(word).span().start() < figure.start() ? 1 : -1;
        int away = 1;
        for (int i = word + step; i >= 0 && i < tokens.size(); i += step) {
            if (tokens.get(i).span().overlaps(figure)) {
                return away;
            }
            away += tokens.get(i).pos().equals("PUNCT") ? REACH : 1;
        }
        return Integer.MAX_VALUE;
    }

    private Given given(Reading reading, Quantity quantity, int index, String kind, WordingReader words) {
        Sentence sentence = reading.annotation().sentences().get(index);
        List<Token> tokens = sentence.tokens();
        TokenRange figure = TokenRange.of(tokens, quantity.span());
        int first = figure.first();
        int after = figure.after();
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
        // Who is meant stands often far before the figure.
        for (Wording.Word word : words.read(sentence, sentence.span()).words()) {
            if (word.kind() == Wording.Kind.NAME) {
                around.add(word.stem());
            }
        }
        if (quantity.unit() != null) {
            around.remove(lexicon.stem(quantity.unit()));
        }
        around.removeAll(kinds.keySet());
        return new Given(
                reading,
                quantity,
                index,
                kind,
                around,
                about(reading, quantity, tokens, first, after),
                Counting.of(lexicon, reading, quantity, index));
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
            for (Given other : group.given.subList(0, Math.min(MOST_OF_GROUP, group.given.size()))) {
                double likeness = likeness(given, other);
                boolean agree = figuresAgree(given.quantity, other.quantity);
                boolean telling = !untelling.contains(given.kind);
                double needed = agree && telling && isNear(given.quantity, other.quantity)
                        ? SAME_FIGURE
                        : isOfOneThing(given, other) ? OTHER_COUNT : OTHER_FIGURE;
                if (likeness >= needed && (agree || mayDispute(given, other)) && likeness > most) {
                    most = likeness;
                    best = group;
                }
            }
        }
        return best;
    }

    /** True if the two count the same thing at the same time, so that one of them must be wrong. */
    private boolean mayDispute(Given a, Given b) {
        if (a.reading.id().equals(b.reading.id())
                || !agree(a, b)
                || isCount(a.kind) && !isOfOneThing(a, b) && !isWithin(MOST_TIMES, a.quantity, b.quantity)) {
            return false;
        }
        if (isCount(a.kind)) {
            // The landslide tells them together even if one quotes a doctor and the other a ministry.
            return isOfOneThing(a, b) || sharesName(a, b) && likeness(a, b) >= OTHER_FIGURE;
        }
        if (namesDiffer(a, b)) {
            return false;
        }
        Set<String> shared = new TreeSet<>(a.around);
        shared.retainAll(b.around);
        double both = weight(shared);
        double poorer = Math.min(weight(a.around), weight(b.around));
        double richer = Math.max(weight(a.around), weight(b.around));
        if (!untelling.contains(a.kind) && isSameNoun(a, b) && both >= OTHER_FIGURE * poorer) {
            return true;
        }
        return isWithin(MOST_TIMES_OF_OTHERS, a.quantity, b.quantity)
                && !a.counting.verb().isEmpty()
                && a.counting.verb().equals(b.counting.verb())
                && shared.stream().filter(s -> !s.startsWith("@")).count() >= 2
                && shared.stream().anyMatch(s -> s.startsWith("@") || lexicon.rarity(s) >= TELLING)
                && both >= SAME_CLAUSE * poorer
                && both >= SAME_LONGER_CLAUSE * richer;
    }

    /**
     * {@code Three undersea cables} and {@code two undersea cables}: counted by the same two words, in sentences of
     * which the one names nobody that the other does not.
     */
    private boolean isSameNoun(Given a, Given b) {
        Set<String> mine = nouns(a);
        if (mine.size() < 2 || !mine.equals(nouns(b))) {
            return false;
        }
        Set<String> namesA = names(a);
        Set<String> namesB = names(b);
        return !namesA.isEmpty() && !namesB.isEmpty() && (namesA.containsAll(namesB) || namesB.containsAll(namesA));
    }

    private Set<String> nouns(Given given) {
        Set<String> nouns = new TreeSet<>();
        for (String word : given.about.in(given.reading.text()).split("[^\\p{L}]+", 20)) {
            if (!word.isEmpty() && !lexicon.isFunctionWord(word)) {
                nouns.add(lexicon.stem(word));
            }
        }
        return nouns;
    }

    private static Set<String> names(Given given) {
        Set<String> names = new TreeSet<>(given.around);
        names.removeIf(stem -> !stem.startsWith("@"));
        return names;
    }

    /** True if the figure counts dead or hurt people, who grow more as days go by. */
    boolean isToll(Reading reading, Quantity quantity) {
        int index = reading.annotation().sentenceIndexAt(quantity.span().start());
        String kind = index < 0 ? null : kind(reading, quantity, index);
        return kind != null && isToll(kind);
    }

    /** {@code 496 confirmed cases}. */
    static boolean isCase(Quantity quantity) {
        String unit = quantity.unit();
        return unit != null && (" " + unit).endsWith(" case");
    }

    private boolean isToll(String kind) {
        return isCount(kind) && !kind.equals(TROOPS);
    }

    private boolean isCount(String kind) {
        return kinds.containsValue(kind);
    }

    /** Each has a name around it, and they have none in common. */
    private static boolean namesDiffer(Given a, Given b) {
        boolean mine = false;
        boolean both = false;
        for (String stem : a.around) {
            mine |= stem.startsWith("@");
            both |= stem.startsWith("@") && b.around.contains(stem);
        }
        return mine && !both && b.around.stream().anyMatch(s -> s.startsWith("@"));
    }

    private static boolean sharesName(Given a, Given b) {
        return a.around.stream().anyMatch(stem -> stem.startsWith("@") && b.around.contains(stem));
    }

    /** Counts of dead or troops that stand beside the same telling word, or beside the same name and another word. */
    private boolean isOfOneThing(Given a, Given b) {
        if (!isCount(a.kind)) {
            return false;
        }
        Set<String> shared = new TreeSet<>(a.around);
        shared.retainAll(b.around);
        boolean named = shared.stream().anyMatch(s -> s.startsWith("@"));
        return shared.stream()
                .filter(s -> !s.startsWith("@"))
                .anyMatch(s -> lexicon.rarity(s) >= TELLING || named && a.kind.equals(TROOPS));
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
        if (!agree && (shared.size() < 2 || !content) && !isOfOneThing(a, b)) {
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

    private static boolean isNear(Quantity a, Quantity b) {
        return isWithin(NEAR, a, b);
    }

    /** True if neither is more than so many times the other; of none and some nothing can be said so. */
    private static boolean isWithin(BigDecimal times, Quantity a, Quantity b) {
        BigDecimal less = a.value().min(b.value());
        return less.signum() == 0 || a.value().max(b.value()).compareTo(less.multiply(times)) <= 0;
    }

    /** Both can hold, or one is the other rounded. */
    private static boolean figuresAgree(Quantity a, Quantity b) {
        return compatible(a, b) || isRounded(a.value(), b.value()) || isRounded(b.value(), a.value());
    }

    /** {@code 4,000} for 4,341: thousands, of which the other figure has more digits than zeros and rounds to it, by a tenth at most. */
    private static boolean isRounded(BigDecimal round, BigDecimal exact) {
        BigDecimal plain = round.stripTrailingZeros();
        return plain.scale() <= -ZEROS
                && exact.stripTrailingZeros().precision() >= ZEROS
                && exact.setScale(plain.scale(), RoundingMode.HALF_UP).compareTo(round) == 0
                && round.subtract(exact).abs().multiply(BigDecimal.TEN).compareTo(round) <= 0;
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

    /** {@code 4000/} and {@code 4000/5000}, however many zeros stand behind the point. */
    private static String plain(BigDecimal value, @Nullable BigDecimal upper) {
        String top = upper == null ? "" : upper.stripTrailingZeros().toPlainString();
        return value.stripTrailingZeros().toPlainString() + "/" + top;
    }

    /** {@code 4000} and {@code about 4000} are one side of a dispute. */
    private List<FusedQuantity.Value> sides(List<FusedQuantity.Value> versions) {
        Map<String, FusedQuantity.Value> sides = new LinkedHashMap<>();
        for (FusedQuantity.Value version : versions) {
            boolean near =
                    version.modifier() == Quantity.Modifier.EXACT || version.modifier() == Quantity.Modifier.ABOUT;
            String key = plain(version.value(), version.upper()) + "/" + (near ? "" : version.modifier());
            sides.merge(key, version, (a, b) -> {
                List<Mention> mentions = new ArrayList<>(a.mentions());
                mentions.addAll(b.mentions());
                Quantity.Modifier modifier = b.origins() > a.origins() ? b.modifier() : a.modifier();
                return new FusedQuantity.Value(a.value(), a.upper(), modifier, mentions, pile.originsOf(mentions));
            });
        }
        return List.copyOf(sides.values());
    }

    private FusedQuantity fused(Group group) {
        Map<String, List<Given>> byValue = new TreeMap<>();
        for (Given given : group.given) {
            Quantity q = given.quantity;
            String key = plain(q.value(), q.upper()) + "/" + q.modifier();
            byValue.computeIfAbsent(key, k -> new ArrayList<>()).add(given);
        }
        Set<Given> disputed = disputed(group);
        List<FusedQuantity.Value> versions = new ArrayList<>();
        List<FusedQuantity.Value> values = new ArrayList<>();
        List<Mention> all = new ArrayList<>();
        for (List<Given> same : byValue.values()) {
            Quantity q = same.getFirst().quantity;
            List<Mention> mentions = same.stream().map(Given::mention).toList();
            all.addAll(mentions);
            FusedQuantity.Value value =
                    new FusedQuantity.Value(q.value(), q.upper(), q.modifier(), mentions, pile.originsOf(mentions));
            values.add(value);
            if (same.stream().anyMatch(g -> disputed.contains(g) || takesSides(g, disputed))) {
                versions.add(value);
            }
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
        String id = "n:" + first.reading.id() + ":" + first.quantity.span().start();
        if (!versions.isEmpty()) {
            versionsById.put(id, sides(versions));
        }
        return new FusedQuantity(
                id,
                best.about.in(best.reading.text()),
                first.quantity.unit(),
                values,
                pile.originsOf(all),
                !versions.isEmpty());
    }

    /** The figures of a group that another report's figure contradicts. */
    private Set<Given> disputed(Group group) {
        // By identity: a figure holds its whole report, whose hash is dear.
        Set<Given> disputed = Collections.newSetFromMap(new IdentityHashMap<>());
        for (int i = 0; i < group.given.size(); i++) {
            for (int j = 0; j < i; j++) {
                Given a = group.given.get(i);
                Given b = group.given.get(j);
                boolean known = disputed.contains(a) && disputed.contains(b);
                if (!known
                        && !compatible(a.quantity, b.quantity)
                        && mayDisagree(a, b)
                        && mayDispute(a, b)
                        && !figuresAgree(a.quantity, b.quantity)
                        && !pile.areOfOneOrigin(a.reading.id(), b.reading.id())
                        && !isUpdate(a, b)
                        && !isOfAnotherTime(a, b)
                        && !tells(a.reading, b)
                        && !tells(b.reading, a)) {
                    disputed.add(a);
                    disputed.add(b);
                }
            }
        }
        for (Given given : group.given) {
            Given other = counters.get(given);
            if (other != null) {
                disputed.add(given);
                disputed.add(other);
            }
        }
        return disputed;
    }

    /** An outlet does not dispute its own figure; but who counts fewer dead than before, or gives two sources' counts of people, says so. */
    private boolean mayDisagree(Given a, Given b) {
        return isToll(a.kind)
                || (isCount(a.kind)
                        ? tellers.areTwo(a.reading.id(), a.quantity.span(), b.reading.id(), b.quantity.span())
                        : !pile.areOfOneOutlet(a.reading.id(), b.reading.id()));
    }

    /** Gives one of the disputed figures, in whatever words, against another. */
    private static boolean takesSides(Given given, Set<Given> disputed) {
        return disputed.stream().anyMatch(d -> d.quantity.value().compareTo(given.quantity.value()) == 0)
                && disputed.stream().anyMatch(d -> !compatible(d.quantity, given.quantity));
    }

    /** A count of dead or ill that rose, of the same day. */
    private boolean isUpdate(Given a, Given b) {
        return (isToll(a.kind) && a.counting.isOfOneDay(b.counting) || isCase(a.quantity))
                && Counting.isHigherLater(a.published(), a.quantity, b.published(), b.quantity);
    }

    /** Stocks, prices and strengths change; the dead do not, nor what both give the same day for. */
    private boolean isOfAnotherTime(Given a, Given b) {
        LocalDate one = a.published();
        LocalDate other = b.published();
        return !isToll(a.kind)
                && !a.counting.givesTheDayOf(b.counting)
                && one != null
                && other != null
                && Math.abs(ChronoUnit.DAYS.between(one, other)) >= CHANGED_DAYS;
    }

    private boolean agree(Given a, Given b) {
        if (!isCount(a.kind)) {
            return a.counting.agrees(b.counting);
        }
        return isToll(a.kind) ? a.counting.agreesAsToll(b.counting) : a.counting.agreesAsStrength(b.counting);
    }

    /** Who gives both figures counts two things, or knows of both. */
    private boolean tells(Reading reading, Given other) {
        String unit = other.quantity.unit();
        for (Quantity quantity : reading.annotation().quantities()) {
            if (quantity.value().compareTo(other.quantity.value()) == 0
                    && (quantity.unit() == null
                            || unit == null
                            || isCount(other.kind)
                            || quantity.unit().equals(unit))) {
                return true;
            }
        }
        return false;
    }

    private static Quantity figure(FusedQuantity.Value value) {
        return new Quantity(value.mentions().getFirst().span(), value.value(), value.upper(), null, value.modifier());
    }

    List<Contradiction> contradictions(List<FusedQuantity> quantities) {
        List<Contradiction> found = new ArrayList<>();
        for (FusedQuantity quantity : quantities) {
            if (!quantity.conflict()) {
                continue;
            }
            List<Contradiction.Version> versions = new ArrayList<>();
            for (FusedQuantity.Value value : versionsById.getOrDefault(quantity.id(), List.of())) {
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
        return shown(figure(value));
    }

    /** {@code about 4000}: the figure as versions show it. */
    static String shown(Quantity value) {
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

    private record Given(
            Reading reading,
            Quantity quantity,
            int sentence,
            String kind,
            Set<String> around,
            Span about,
            Counting counting) {
        @Nullable
        LocalDate published() {
            return reading.publishedOn().orElse(null);
        }

        Mention mention() {
            return new Mention(reading.id(), Integer.toString(sentence), quantity.span());
        }
    }

    private static final class Group {
        final List<Given> given = new ArrayList<>();
    }
}

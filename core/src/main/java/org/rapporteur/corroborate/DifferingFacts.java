package org.rapporteur.corroborate;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rapporteur.annotate.Entity;
import org.rapporteur.annotate.EntityType;
import org.rapporteur.annotate.HeadMatter;
import org.rapporteur.annotate.KnownNames;
import org.rapporteur.annotate.Quantity;
import org.rapporteur.annotate.Sentence;
import org.rapporteur.annotate.TimeMention;
import org.rapporteur.annotate.Token;
import org.rapporteur.claim.Reading;
import org.rapporteur.lineage.Differing;
import org.rapporteur.lineage.Edge;
import org.rapporteur.lineage.Publishers;
import org.rapporteur.text.Span;

/**
 * Sentences that two reports have in common but for one fact, made into contradictions: {@code 14 people drowned in Karsk} where the
 * report it was copied from has {@code 11 people drowned in Karsk}.
 *
 * <p>{@code lineage} lays the sentences side by side and tells which facts differ; here each gets its kind, its versions over all
 * reports and the fact of the account that it concerns. A version that stands only in reports which took the text from one that
 * tells it otherwise is marked as altered. Two reports of one outlet that differ in several figures, days or names are of a series: this
 * week's stocks in last week's form, two bonds. In one alone the later one may correct the other.
 */
final class DifferingFacts {
    private static final Pattern NEGATION =
            Pattern.compile("(?i)\\b(?:not|no|never|none|nobody|without)\\b|n['’]t\\b|^$");
    private static final Pattern CLOCK = Pattern.compile("\\d{1,2}[:.]\\d{2}(?!\\d)(?=\\s?(?:[AaPp]\\.?[Mm]\\b|"
            + HeadMatter.ZONE + "))|(?<!\\d)[012]?\\d:[0-5]\\d(?!\\d)");
    private static final Set<String> ENDINGS_OF_PEOPLE =
            Set.of("er", "ers", "n", "ns", "an", "ans", "ian", "ians", "ese");
    private static final Pattern PART_OF_A_PLACE = Pattern.compile(
            "\\b(?:north|south|east|west|northern|southern|eastern|western|central|upper|lower|new|old|greater|little)\\b");
    // Words on each side.
    private static final int NEAR = 5;
    private static final int CLOCK_REACH = 4;
    private static final Set<String> TOLD_TO = Set.of("told", "telling", "to", "with");
    private static final Set<String> PRESS = Set.of(
            "reporter",
            "reporters",
            "correspondent",
            "correspondents",
            "journalist",
            "journalists",
            "photographer",
            "newspaper",
            "newspapers");

    private final Comparator<Place> placeOrder;
    private final Pile pile;
    private final MergedEntities entities;
    private final QuantityFuser figures;
    private final Lexicon lexicon;
    private final List<Place> places = new ArrayList<>();
    private final Map<Place, Integer> numbers = new HashMap<>();
    private final List<Pair> pairs = new ArrayList<>();

    DifferingFacts(Lexicon lexicon, Pile pile, MergedEntities entities, QuantityFuser figures) {
        this.figures = figures;
        this.lexicon = lexicon;
        this.pile = pile;
        this.entities = entities;
        this.placeOrder = Comparator.comparing((Place p) -> pile.rank(p.report)).thenComparing(Place::span);
    }

    /** A stretch of a report that tells a fact. */
    private record Place(String report, Span span) {}

    /** Two stretches that tell one fact otherwise; {@code altered} if the later report took the sentence from the other. */
    private record Pair(Contradiction.Kind kind, int from, int to, boolean altered) {}

    /**
     * The contradictions that are not among those already found.
     *
     * @param facts what is known so far, with its contradictions
     */
    List<Contradiction> contradictions(Facts facts) {
        for (Edge edge : pile.lineage().edges()) {
            if (pile.knows(edge.from()) && pile.knows(edge.to())) {
                boolean altered = edge.relation() != Edge.Relation.SHARED_SOURCE;
                List<Pair> found = edge.differs().stream()
                        .flatMap(d -> pair(edge.from(), edge.to(), d, altered).stream())
                        .toList();
                boolean isOneOfASeries = pile.areOfOneOutlet(edge.from(), edge.to())
                        && found.stream()
                                        .filter(pair -> pair.kind != Contradiction.Kind.STATUS)
                                        .count()
                                > 1;
                found.stream()
                        .filter(pair -> !isOneOfASeries || pair.kind == Contradiction.Kind.STATUS)
                        .forEach(pairs::add);
            }
        }
        return pairs.isEmpty() ? List.of() : joined(facts);
    }

    private Optional<Pair> pair(String later, String earlier, Differing differing, boolean altered) {
        // A thesaurus turns killing into shooting, but no figure into another.
        if (differing.kind() == Differing.Kind.OTHER && !(pile.isClean(later) && pile.isClean(earlier))) {
            return Optional.empty();
        }
        // Reports that stand on their own tell like things of different people and places.
        boolean who = differing.kind() != Differing.Kind.NUMBER && differing.kind() != Differing.Kind.DATE;
        if (who && !altered) {
            return Optional.empty();
        }
        Place from = new Place(later, differing.from());
        Place to = new Place(earlier, differing.to());
        Contradiction.Kind kind = isInHead(from) || isInHead(to) ? null : kind(differing.kind(), from, to, altered);
        boolean alike = kind == Contradiction.Kind.DATE || standAlike(from, to);
        return kind != null && alike && (altered || !tellsBoth(from, to))
                ? Optional.of(new Pair(kind, number(from), number(to), altered))
                : Optional.empty();
    }

    private boolean isNegation(Place place) {
        return NEGATION.matcher(words(place)).find();
    }

    /** Who gives both figures, as dollars of two countries, knows of both. */
    private boolean tellsBoth(Place from, Place to) {
        Quantity a = quantityAt(from);
        Quantity b = quantityAt(to);
        return a != null && b != null && (tells(from, b) || tells(to, a));
    }

    private boolean tells(Place place, Quantity other) {
        return reading(place).annotation().quantities().stream()
                .anyMatch(q -> q.value().compareTo(other.value()) == 0);
    }

    private int number(Place place) {
        return numbers.computeIfAbsent(place, p -> {
            places.add(p);
            return places.size() - 1;
        });
    }

    // ---- of what kind

    private Contradiction.@Nullable Kind kind(Differing.Kind kind, Place from, Place to, boolean altered) {
        return switch (kind) {
            case NUMBER ->
                isAddress(from)
                                || isInTime(from)
                                || isInTime(to)
                                || isUpdate(from, to)
                                || isToldBeside(from, to)
                                || isToldBeside(to, from)
                                || mayBothHold(from, to)
                        ? null
                        : Contradiction.Kind.NUMBER;
            case DATE ->
                isToday(from) && isToday(to)
                                || isStamp(from)
                                || isStamp(to)
                                || !altered && (areOfTheirOwnDay(from, to, 0) || areOfTheirOwnDay(from, to, 1))
                        ? null
                        : Contradiction.Kind.DATE;
            case NAME -> isInCompound(from) || isInCompound(to) ? null : nameKind(from, to);
            case OTHER ->
                isPress(from, to)
                                || isPress(to, from)
                                || isInCompound(from)
                                || isInCompound(to)
                                || isOneEntity(from, to)
                                || isNameOrAbbreviation(from, to)
                                // a paper that writes its own report anew chooses other words
                                || pile.areOfOneOutlet(from.report, to.report) && !isNegation(from) && !isNegation(to)
                        ? null
                        : isWho(from, to) ? Contradiction.Kind.NAME : Contradiction.Kind.STATUS;
        };
    }

    /**
     * Two names of one entity are no contradiction, nor are one and many of the same ({@code KO}, {@code KOs}), nor is a town its country; {@code the former Kestrel player} for a player's name
     * is another way to speak of the same.
     */
    private Contradiction.@Nullable Kind nameKind(Place from, Place to) {
        MergedEntity a = entityAt(from);
        MergedEntity b = entityAt(to);
        if (a != null && a.equals(b) || isPress(from, to) || isPress(to, from) || isPlural(words(from), words(to))) {
            return null;
        }
        if (a != null
                && b != null
                && (isPlace(a) && isPerson(b)
                        || isPerson(a) && isPlace(b)
                        || isAround(a, b)
                        || isOtherForm(a, b, words(from), words(to)))) {
            return null;
        }
        boolean place = isPlace(a) && (isPlace(b) || b == null) || isPlace(b) && a == null;
        return place ? Contradiction.Kind.PLACE : Contradiction.Kind.NAME;
    }

    /** {@code USGS} for {@code US Geological Survey}, {@code New Zealander} for {@code New Zealand}; of places also {@code Mt Cook} for {@code Aoraki Mount Cook}. */
    private static boolean isOtherForm(MergedEntity a, MergedEntity b, String one, String other) {
        return isFormOf(one, other)
                || isFormOf(other, one)
                || Speakers.haveInitials(one, other)
                || isPlace(a) && isPlace(b) && isOneHead(NameMatcher.fold(one), NameMatcher.fold(other));
    }

    /** {@code New Zealander}, {@code New Zealand police}; {@code Nigeria} is no form of {@code Niger}. */
    private static boolean isFormOf(String longer, String shorter) {
        String rest = longer.startsWith(shorter) ? longer.substring(shorter.length()) : "-";
        return rest.startsWith(" ") || ENDINGS_OF_PEOPLE.contains(rest);
    }

    /** The same last word, and nothing before it that tells one of two: {@code North}, {@code New}. */
    private static boolean isOneHead(String one, String other) {
        return one.substring(one.lastIndexOf(' ') + 1).equals(other.substring(other.lastIndexOf(' ') + 1))
                && Stream.of(one, other)
                        .noneMatch(name -> PART_OF_A_PLACE.matcher(name).find());
    }

    private static boolean isPlural(String one, String other) {
        return (one + "s").equals(other) || (other + "s").equals(one);
    }

    /**
     * {@code a reporter} or {@code AFP} in the one, {@code Coast News} in the other: each report speaks of its own people. {@code Journalist Ola Roe} and {@code journalist
     * Ada Roe} are two names of somebody.
     */
    private boolean isPress(Place place, Place other) {
        MergedEntity name = entityAt(place);
        if (name != null
                && isToldTo(place)
                && Publishers.get().find(null, name.name()).isPresent()) {
            return true;
        }
        MergedEntity counterpart = entityAt(other);
        boolean body = counterpart != null && counterpart.type() == EntityType.ORGANISATION;
        if (name != null && isPerson(name) && !body) {
            return false;
        }
        for (String word : words(place).toLowerCase(Locale.ROOT).split("[^\\p{L}]+", 40)) {
            if (PRESS.contains(word)) {
                return true;
            }
        }
        return false;
    }

    /** {@code told AFP}. */
    private boolean isToldTo(Place place) {
        Sentence sentence = sentenceAt(place);
        return sentence != null
                && sentence.tokens().stream()
                        .filter(token -> token.span().end() <= place.span.start())
                        .reduce((first, second) -> second)
                        .map(token -> token.span().in(reading(place).text()))
                        .filter(TOLD_TO::contains)
                        .isPresent();
    }

    private static boolean isPlace(@Nullable MergedEntity entity) {
        return entity != null && entity.type() == EntityType.PLACE;
    }

    private static boolean isPerson(MergedEntity entity) {
        return entity.type() == EntityType.PERSON;
    }

    /** {@code Sudland} for its capital. */
    private static boolean isAround(MergedEntity a, MergedEntity b) {
        KnownNames known = KnownNames.get();
        return known.isCountry(a.name()) != known.isCountry(b.name())
                && known.countryOf(a.name()).isPresent()
                && known.countryOf(a.name()).equals(known.countryOf(b.name()));
    }

    /** The entity that is named there, the longest name first. */
    private @Nullable MergedEntity entityAt(Place place) {
        MergedEntity best = null;
        int longest = 0;
        for (Entity entity : reading(place).annotation().entities()) {
            for (Span mention : entity.mentions()) {
                if (mention.overlaps(place.span) && entity.named() && mention.length() > longest) {
                    MergedEntity merged = entities.find(place.report, entity.id());
                    best = merged == null ? best : merged;
                    longest = merged == null ? longest : mention.length();
                }
            }
        }
        return best;
    }

    /** {@code Rebels} for {@code soldiers}, or {@code the Red Crescent} for {@code farmers}; {@code bombers} for {@code shells} is no name. */
    private boolean isWho(Place from, Place to) {
        boolean named = entityAt(from) != null;
        boolean other = entityAt(to) != null;
        return named && !other && isCommon(to) || other && !named && isCommon(from) || isPeople(from) && isPeople(to);
    }

    /** No abbreviation and no part of a name; the first word of a sentence has a capital anyway. */
    private boolean isCommon(Place place) {
        Sentence sentence = sentenceAt(place);
        boolean isFirst = sentence != null && sentence.span().start() == place.span.start();
        String words = words(place);
        return words.isEmpty()
                || Character.isLowerCase(words.charAt(0))
                || isFirst && !words.equals(words.toUpperCase(Locale.ROOT));
    }

    /** A name, and beside it {@code HQ}. */
    private boolean isNameOrAbbreviation(Place from, Place to) {
        boolean named = entityAt(from) != null;
        return named != (entityAt(to) != null) && !isCommon(named ? to : from);
    }

    /** {@code York} of {@code the New York-based group}. */
    private boolean isInCompound(Place place) {
        String text = reading(place).text();
        int end = place.span.end();
        return end + 1 < text.length() && text.charAt(end) == '-' && Character.isLetter(text.charAt(end + 1));
    }

    /** {@code US} and the first word of {@code United States}. */
    private boolean isOneEntity(Place from, Place to) {
        MergedEntity entity = entityAt(from);
        return entity != null && entity.equals(entityAt(to));
    }

    private boolean isPeople(Place place) {
        for (String word : words(place).split(" ", 40)) {
            if (lexicon.isPerson(word)) {
                return true;
            }
        }
        return false;
    }

    /** {@code More than 100} and {@code up to 120}; pieces of figures that a blank cuts, {@code 15 , 800}, tell nothing. */
    private boolean mayBothHold(Place from, Place to) {
        Quantity a = quantityAt(from);
        Quantity b = quantityAt(to);
        return a != null && b != null && (QuantityFuser.compatible(a, b) || QuantityFuser.isOfTwoMeasures(a, b))
                || isLength(from) != isLength(to)
                || Counting.isPiece(reading(from).text(), from.span)
                || Counting.isPiece(reading(to).text(), to.span);
    }

    /** The figure of {@code lasted 30 seconds}, which is told as a time and counts nothing else. */
    private boolean isLength(Place place) {
        return reading(place).annotation().times().stream()
                .anyMatch(time ->
                        time.type() == TimeMention.Type.DURATION && time.span().overlaps(place.span));
    }

    /** A dateline or a stamp tells of the report, not of what it reports. */
    private boolean isInHead(Place place) {
        Sentence sentence = sentenceAt(place);
        if (sentence == null) {
            return false;
        }
        // "HAVEN, Norland The harbour": a dateline that lost its dash
        return place.span.start() == sentence.span().start() && HeadMatter.isShoutedPlace(words(place))
                || place.span.start() < HeadMatter.end(reading(place).text(), sentence.span());
    }

    /**
     * Something around them agrees; else two sentences were laid side by side for what a page writes before each. Days stand beside words
     * that tell nothing.
     */
    private boolean standAlike(Place from, Place to) {
        Set<String> around = around(from);
        around.retainAll(around(to));
        return !around.isEmpty();
    }

    private Set<String> around(Place place) {
        Set<String> around = new TreeSet<>();
        Sentence sentence = sentenceAt(place);
        if (sentence != null) {
            List<Token> tokens = sentence.tokens();
            TokenRange range = TokenRange.of(tokens, place.span);
            for (int i = Math.max(0, range.first() - NEAR); i < Math.min(tokens.size(), range.after() + NEAR); i++) {
                String word = tokens.get(i).span().in(reading(place).text());
                if ((i < range.first() || i >= range.after())
                        && Character.isLetter(word.charAt(0))
                        && !lexicon.isFunctionWord(word)) {
                    around.add(lexicon.stem(word));
                }
            }
        }
        return around;
    }

    /** The digits of {@code 3:15 p.m.} and of {@code 10 Nov 11} count nothing. */
    private boolean isInTime(Place place) {
        String text = reading(place).text();
        Span around = new Span(
                Math.max(0, place.span.start() - CLOCK_REACH), Math.min(text.length(), place.span.end() + CLOCK_REACH));
        return CLOCK.matcher(text)
                        .region(around.start(), around.end())
                        .useTransparentBounds(true)
                        .results()
                        .anyMatch(clock -> new Span(clock.start(), clock.end()).overlaps(place.span))
                || reading(place).annotation().times().stream()
                        .anyMatch(time -> time.type() != TimeMention.Type.DURATION
                                && time.span().covers(place.span));
    }

    /** The other figure stands beside it in the same sentence, as dollars of two countries do. */
    private boolean isToldBeside(Place place, Place other) {
        Quantity told = quantityAt(other);
        Sentence sentence = sentenceAt(place);
        return told != null
                && told.isMoney()
                && sentence != null
                && reading(place).annotation().quantities().stream()
                        .anyMatch(quantity -> sentence.span().covers(quantity.span())
                                && quantity.value().compareTo(told.value()) == 0);
    }

    /** {@code Friday} in Friday's report and {@code Saturday} in Saturday's: what goes on for days is told each day as that day's. */
    private boolean areOfTheirOwnDay(Place from, Place to, int after) {
        return isOfItsOwnDay(from, after) && isOfItsOwnDay(to, after);
    }

    private boolean isStamp(Place place) {
        return HeadMatter.isStamp(reading(place).text(), place.span);
    }

    private boolean isOfItsOwnDay(Place place, int after) {
        LocalDate published = published(place);
        LocalDate day = published == null ? null : published.plusDays(after);
        return day != null
                && reading(place).annotation().times().stream()
                        .filter(time -> time.span().overlaps(place.span))
                        .anyMatch(time -> day.equals(time.earliest()) && day.equals(time.latest()));
    }

    /** The digits in the address of a page count nothing. */
    private boolean isAddress(Place place) {
        String sentence = sentence(place);
        return sentence.contains("http") || sentence.contains("www");
    }

    /** {@code Announced today, 4 March,} in two reports is two announcements. */
    private boolean isToday(Place place) {
        return (" " + sentence(place).toLowerCase(Locale.ROOT) + " ").contains(" today ");
    }

    private @Nullable Sentence sentenceAt(Place place) {
        return reading(place).annotation().findSentence(place.span.start());
    }

    private String sentence(Place place) {
        Sentence sentence = sentenceAt(place);
        return sentence == null ? "" : sentence.span().in(reading(place).text());
    }

    /** A count that is higher on a later day is news. */
    private boolean isUpdate(Place later, Place earlier) {
        Quantity a = quantityAt(later);
        Quantity b = quantityAt(earlier);
        return a != null
                && b != null
                && (figures.isToll(reading(later), a) || QuantityFuser.isCase(a))
                && Counting.isHigherLater(published(later), a, published(earlier), b);
    }

    private @Nullable LocalDate published(Place place) {
        return reading(place).publishedOn().orElse(null);
    }

    // ---- versions

    private List<Contradiction> joined(Facts facts) {
        Clusters clusters = new Clusters(places.size());
        for (Pair pair : pairs) {
            clusters.join(pair.from, pair.to);
        }
        Map<String, Pair> repeated = new HashMap<>();
        for (Pair pair : pairs) {
            Pair first = repeated.putIfAbsent(key(pair), pair);
            if (first != null) {
                clusters.join(first.from, pair.from);
            }
        }
        // Two wordings of one stretch, as two copies are laid beside one original, are one fact.
        List<Place> ordered = places.stream()
                .sorted(Comparator.comparing(Place::report).thenComparing(Place::span))
                .toList();
        for (int i = 1; i < ordered.size(); i++) {
            Place a = ordered.get(i - 1);
            Place b = ordered.get(i);
            if (a.report.equals(b.report) && a.span.overlaps(b.span)) {
                clusters.join(number(a), number(b));
            }
        }
        Map<Integer, List<Pair>> byCluster = new TreeMap<>();
        for (Pair pair : pairs) {
            byCluster
                    .computeIfAbsent(clusters.root(pair.from), k -> new ArrayList<>())
                    .add(pair);
        }
        List<Contradiction> found = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        facts.contradictions().forEach(c -> ids.add(c.id()));
        Abouts abouts = new Abouts(facts, pile);
        for (List<Pair> of : byCluster.values()) {
            Contradiction one = contradiction(of, abouts, ids);
            if (one != null && !isKnown(one, facts.contradictions())) {
                found.add(one);
            }
        }
        found.sort(Comparator.comparing(Contradiction::id));
        return found;
    }

    /** Equal for what one report tells otherwise than another again and again. */
    private String key(Pair pair) {
        Place from = places.get(pair.from);
        Place to = places.get(pair.to);
        String told = stems(from) + (pair.kind == Contradiction.Kind.STATUS ? "" : "\t" + stems(to));
        return String.join("\t", pair.kind.name(), from.report, to.report, told);
    }

    private String stems(Place place) {
        List<String> stems = new ArrayList<>();
        for (String word : words(place).split(" ", 40)) {
            stems.add(lexicon.stem(word));
        }
        return String.join(" ", stems);
    }

    private @Nullable Contradiction contradiction(List<Pair> of, Abouts abouts, Set<String> ids) {
        Contradiction.Kind kind = of.getFirst().kind;
        Set<Place> altered = new HashSet<>();
        Set<Place> plain = new HashSet<>();
        for (Pair pair : of) {
            (pair.altered ? altered : plain).add(places.get(pair.from));
            plain.add(places.get(pair.to));
        }
        Set<Place> all = new TreeSet<>(placeOrder);
        all.addAll(altered);
        all.addAll(plain);
        List<List<Place>> sides = sides(kind, List.copyOf(all));
        String about = sides.size() < 2 ? null : abouts.find(kind, all);
        if (about == null) {
            return null;
        }
        List<Contradiction.Version> versions = new ArrayList<>();
        for (List<Place> told : sides) {
            List<Mention> mentions = told.stream().map(this::mention).toList();
            versions.add(new Contradiction.Version(
                    value(kind, told.getFirst()),
                    mentions,
                    pile.originsOf(mentions),
                    told.stream().noneMatch(plain::contains)));
        }
        versions.sort(Contradictions.VERSION_ORDER);
        String id = Contradictions.id(kind, about);
        for (int n = 2; !ids.add(id); n++) {
            id = Contradictions.id(kind, about) + ":" + n;
        }
        return new Contradiction(id, kind, about, versions);
    }

    /** A report tells one version, and what is worded alike is one version over all reports. */
    private List<List<Place>> sides(Contradiction.Kind kind, List<Place> told) {
        Clusters sides = new Clusters(told.size());
        for (int i = 0; i < told.size(); i++) {
            for (int j = 0; j < i; j++) {
                if (told.get(i).report.equals(told.get(j).report)
                        || value(kind, told.get(i)).equalsIgnoreCase(value(kind, told.get(j)))) {
                    sides.join(i, j);
                }
            }
        }
        return sides.groups().stream()
                .map(side -> side.stream().map(told::get).toList())
                .toList();
    }

    private Mention mention(Place place) {
        Reading reading = reading(place);
        int sentence = reading.annotation().sentenceIndexAt(place.span.start());
        return new Mention(place.report, Integer.toString(Math.max(0, sentence)), place.span);
    }

    /** A figure, a day or a name as the account writes it elsewhere; else the words. */
    private String value(Contradiction.Kind kind, Place place) {
        if (kind == Contradiction.Kind.NUMBER) {
            Quantity quantity = quantityAt(place);
            if (quantity != null) {
                return QuantityFuser.shown(quantity);
            }
        }
        if (kind == Contradiction.Kind.DATE) {
            for (TimeMention time : reading(place).annotation().times()) {
                if (time.span().covers(place.span)
                        && time.earliest() != null
                        && time.earliest().equals(time.latest())) {
                    return time.earliest().toString();
                }
            }
        }
        return words(place);
    }

    private @Nullable Quantity quantityAt(Place place) {
        for (Quantity quantity : reading(place).annotation().quantities()) {
            if (quantity.span().overlaps(place.span)) {
                return quantity;
            }
        }
        return null;
    }

    private String words(Place place) {
        return place.span.in(reading(place).text()).strip().replaceAll("\\s+", " ");
    }

    private Reading reading(Place place) {
        return pile.reading(place.report);
    }

    // ---- what is told already

    /** True if a contradiction of that kind has two of the versions in two versions of its own. */
    private static boolean isKnown(Contradiction one, List<Contradiction> known) {
        for (Contradiction other : known) {
            if (other.kind() != one.kind()) {
                continue;
            }
            long shared = other.versions().stream()
                    .filter(v -> one.versions().stream().anyMatch(w -> overlap(v, w)))
                    .count();
            if (shared >= 2) {
                return true;
            }
        }
        return false;
    }

    private static boolean overlap(Contradiction.Version a, Contradiction.Version b) {
        for (Mention x : a.mentions()) {
            for (Mention y : b.mentions()) {
                if (x.report().equals(y.report()) && x.span().overlaps(y.span())) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Finds the fact of the account that a stretch of a report belongs to. */
    private static final class Abouts {
        private final Pile pile;
        private final Map<String, List<At>> byReport = new HashMap<>();

        /** @param rank what a reader would name first */
        private record At(Span span, String id, int rank) {}

        Abouts(Facts facts, Pile pile) {
            this.pile = pile;
            for (FusedQuantity quantity : facts.quantities()) {
                quantity.values().forEach(v -> v.mentions().forEach(m -> add(m, quantity.id(), 0)));
            }
            for (FusedEvent event : facts.events()) {
                event.mentions().forEach(m -> add(m, event.id(), 1));
            }
            for (Utterance utterance : facts.utterances()) {
                utterance.variants().stream().filter(v -> !v.spans().isEmpty()).forEach(v -> v.spans()
                        .forEach(s -> add(v.report(), s, utterance.id(), 2)));
            }
            for (FusedPosition position : facts.positions()) {
                position.mentions().forEach(m -> add(m, position.id(), 3));
            }
            for (MergedEntity entity : facts.entities()) {
                for (MergedEntity.Member member : entity.members()) {
                    for (Entity of : pile.reading(member.report()).annotation().entities()) {
                        if (of.id().equals(member.entity())) {
                            of.mentions().forEach(s -> add(member.report(), s, entity.id(), 4));
                        }
                    }
                }
            }
        }

        private void add(Mention mention, String id, int rank) {
            add(mention.report(), mention.span(), id, rank);
        }

        private void add(String report, Span span, String id, int rank) {
            byReport.computeIfAbsent(report, k -> new ArrayList<>()).add(new At(span, id, rank));
        }

        /** The fact told there; for figures the figure, else what happens in the sentence; of several the one that reads first. */
        @Nullable
        String find(Contradiction.Kind kind, Iterable<Place> places) {
            for (boolean whole : new boolean[] {false, true}) {
                for (Place place : places) {
                    Sentence sentence = pile.reading(place.report).annotation().findSentence(place.span.start());
                    Span near = whole && sentence != null ? sentence.span() : place.span;
                    At best = byReport.getOrDefault(place.report, List.of()).stream()
                            .filter(at -> at.span.overlaps(near))
                            .filter(at -> kind == Contradiction.Kind.NUMBER || at.rank > 0)
                            .min(Comparator.comparing(At::rank)
                                    .thenComparing(At::span)
                                    .thenComparing(At::id))
                            .orElse(null);
                    if (best != null) {
                        return best.id;
                    }
                }
            }
            return null;
        }
    }
}

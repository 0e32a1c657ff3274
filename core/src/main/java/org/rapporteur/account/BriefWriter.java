package org.rapporteur.account;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rapporteur.account.BriefLine.Section;
import org.rapporteur.account.FactIndex.Fact;
import org.rapporteur.annotate.Fidelity;
import org.rapporteur.annotate.Quantity;
import org.rapporteur.annotate.Sentence;
import org.rapporteur.claim.Event.Status;
import org.rapporteur.claim.Reading;
import org.rapporteur.corroborate.Contradiction;
import org.rapporteur.corroborate.FactOrigins;
import org.rapporteur.corroborate.Facts;
import org.rapporteur.corroborate.FusedEvent;
import org.rapporteur.corroborate.FusedQuantity;
import org.rapporteur.corroborate.Lexicon;
import org.rapporteur.corroborate.Mention;
import org.rapporteur.corroborate.Utterance;
import org.rapporteur.lineage.Lineage.OriginCounter;
import org.rapporteur.text.Span;

/**
 * Chooses the lines of the brief: sentences of reports, none told twice.
 *
 * <p>A known fact weighs by how good a line its best sentence makes ({@link LineWorth}) and by its independent origins, and so does what is ahead
 * ({@link AheadWorth}). What is disputed weighs by its origins, then by how often the story's main words stand in its sentence and how early
 * reports tell it.
 */
final class BriefWriter {
    private static final int MOST_LINES = 8;
    // Of what is open the best; the rest is on the page.
    private static final int MOST_OPEN = 5;
    // In days. What is to be at some time of a year is no date to keep, and is left to the page.
    private static final int LONGEST_AHEAD = 100;
    // What one origin tells to be in some month: of six such lines none was right (docs/results/brief-by-eye.md).
    private static final int LONGEST_OF_ONE = 7;
    // One page: at 200 to 250 words a minute, the slow end of adults' silent reading of English (Brysbaert 2019: 238),
    // the lines and their source marks take two minutes.
    private static final int WORDS = 350;
    // Where several origins agree on so much, what one alone says is left to the page.
    private static final int ENOUGH_SHARED = 5;
    // A line of the brief should be read at a glance: longer sentences give way to shorter ones that tell the same
    // fact.
    private static final int LONGEST = 320;
    private static final int SHORTEST = 40;
    // A plan and its deed, which other things of the story share words with.
    private static final double SAME_OF_PLAN = 0.4;
    // Of what is done, a sentence that still tells it as a plan is shown only where no other stands alone.
    private static final double AS_A_PLAN = 3;
    // Of sentences that stand alone one that says when is shown, as without it the day before the line hangs in the
    // air; chosen to outweigh how well another tells it.
    private static final double TELLS_DAY = 3;
    // Sentences sharing this much of their words tell the same.
    private static final double SAME = 0.45;
    // What another section shows may be a detail of it.
    private static final double SAME_ELSEWHERE = 0.6;
    // Two sentences with one figure: less still.
    private static final double SAME_OF_ONE_FIGURE = 0.2;
    // Two sentences that give one figure of one thing.
    private static final double ALIKE_OF_FIGURE = 0.45;
    // In characters: a figure that stands so near the front is what the sentence tells.
    private static final int FIRST_OF_SENTENCE = 40;
    // Two sentences on one coming day: half of that is enough.
    private static final double SAME_OF_ONE_DAY = 0.3;
    // Of a large story only the best carried facts are weighed closely.
    private static final int WEIGHED = 200;
    // A claim of fewer words is met in sentences on other things; read on the briefs of twenty stories of
    // stories-union.
    private static final int FEWEST_RETOLD = 12;
    // What twice as many origins weigh, beside what hangs on a fact.
    private static final double A_DOUBLING = 1.5;
    // So few lines tell a story; below it lines that are fair will do.
    private static final int ENOUGH = 3;
    // What twice as many origins weigh beside how good a line a sentence makes, known or ahead. Of sentences that were
    // read by eye those with more were hardly more often right; but what several tell is what a brief is for.
    private static final double A_DOUBLING_OF_ODDS = 0.7;
    // As the logarithm of odds: from here on a sentence by itself is a good line, of what several origins carry from
    // further down. Where there are few, what is fair fills up, origins counted in; of a story without any the best
    // stands alone (docs/results/line-worth.md).
    private static final double GOOD = StrictMath.log(0.6 / 0.4);
    private static final double GOOD_IF_SHARED = StrictMath.log(0.45 / 0.55);
    private static final double FAIR = StrictMath.log(0.3 / 0.7);
    // The same of what is ahead, origins counted in; one line may be merely fair (docs/results/ahead-worth.md).
    private static final double GOOD_AHEAD = StrictMath.log(0.45 / 0.55);
    // The judge of sentences counts the carriers of so many, the best: more than twice what is shown.
    private static final int MOST_WEIGHED_AHEAD = 12;
    // The judge of lines takes seven milliseconds a sentence, so it is asked of so many of a story, the best by the
    // other signs.
    private static final int MOST_JUDGED = 12;
    // News is what was told within a week of the latest report: of those lines three of four were right, of older ones
    // four of ten (docs/results/brief-by-eye.md).
    private static final int LATE_DAYS = 7;
    // The last days of this share of the reports are outliers: an anniversary, a page with a wrong date.
    private static final double OUTLIERS = 0.1;
    // Lines that repeat a better one in other words give way to the next ones so many times at most: each look asks the
    // judge of sentences about up to eight lines.
    private static final int MOST_LOOKS = 3;
    // The last eighth of the dated reports is what is new: so many of its lines are judged, and the best stands among
    // the first lines.
    private static final double NEWEST = 0.125;
    private static final int NEWEST_JUDGED = 4;
    // In days. What comes later than that, and than the pile had lasted, is an anniversary or a page with a wrong date.
    private static final int LONGEST_PAUSE = 14;
    private static final int AMONG_FIRST = 3;
    // Copies repeat a sentence: this many different places of a fact are compared.
    private static final int MOST_COMPARED = 24;

    private static final Pattern TOLL = Pattern.compile(
            "(?i)\\b(?:toll|dead|died|deaths?|killed|injured|wounded|hurt|missing|fatalities|casualties)\\b");

    private final Lexicon lexicon;
    private final Map<String, Reading> readings = new HashMap<>();
    private final OriginCounter counter;
    private final FactOrigins origins;
    private final Retold retold;
    private final SentenceIndex index;
    private final Map<String, Set<String>> stemsBySentence = new HashMap<>();
    private final Map<String, Fact> figures = new HashMap<>();
    private final Set<String> unspoken = new HashSet<>();
    /** Sentences of plans for today that a later report tells are done, and of tolls that rose since: they are neither ahead nor known. */
    private final Set<String> overtaken = new HashSet<>();

    private final LineWorth lineWorth;
    private final AheadWorth aheadWorth;
    private final Map<String, Double> worthBySentence = new HashMap<>();
    private final @Nullable LocalDate latest;
    private final Set<String> newest;
    private final Map<String, List<FusedEvent>> fusedBySentence = new HashMap<>();
    private final @Nullable LocalDate today;

    /** @param asOf the day that it is, or null if nothing tells */
    BriefWriter(
            Lexicon lexicon,
            List<Reading> readings,
            OriginCounter counter,
            FactOrigins origins,
            @Nullable LocalDate asOf) {
        today = asOf;
        this.lexicon = lexicon;
        this.counter = counter;
        this.origins = origins;
        retold = new Retold(lexicon, readings, readings);
        readings.forEach(r -> this.readings.put(r.id(), r));
        latest = latest(readings);
        newest = newest(readings);
        index = new SentenceIndex(lexicon, readings);
        LineSigns signs = new LineSigns(lexicon, readings, index);
        lineWorth = new LineWorth(signs);
        aheadWorth = new AheadWorth(signs, asOf);
    }

    /** When the latest report came out, but for outliers, or null if none says. */
    static @Nullable LocalDate latest(List<Reading> readings) {
        List<LocalDate> days =
                readings.stream().flatMap(r -> day(r).stream()).sorted().toList();
        return days.isEmpty() ? null : days.get(days.size() - 1 - (int) (OUTLIERS * days.size()));
    }

    /** The ids of the last eighth of the dated reports, and of those that came out with the first of them; without an anniversary far behind. */
    private Set<String> newest(List<Reading> readings) {
        LocalDate first = readings.stream()
                .flatMap(r -> day(r).stream())
                .min(Comparator.naturalOrder())
                .orElse(null);
        if (first == null || latest == null) {
            return Set.of();
        }
        LocalDate last = latest.plusDays(Math.max(LONGEST_PAUSE, ChronoUnit.DAYS.between(first, latest)));
        List<Reading> dated = readings.stream()
                .filter(r -> day(r).filter(day -> !day.isAfter(last)).isPresent())
                .sorted(Comparator.comparing(BriefWriter::moment))
                .toList();
        long from = moment(dated.get((int) ((1 - NEWEST) * dated.size())));
        return moment(dated.getFirst()) == from
                ? Set.of()
                : dated.stream().filter(r -> moment(r) >= from).map(Reading::id).collect(Collectors.toSet());
    }

    /** Seconds since 1970 when a dated report came out; of one that tells its day only, when that began. */
    private static long moment(Reading reading) {
        return reading.article().meta().published().secondOrDay().orElse(0);
    }

    /** What only the newest reports tell. */
    private boolean isNewest(Fact fact) {
        return fact.mentions().stream().allMatch(mention -> newest.contains(mention.report()));
    }

    private boolean isNewest(Scored scored) {
        return isNewest(scored.fact);
    }

    /** @param calendar what is ahead on that day */
    List<BriefLine> write(Facts facts, List<FusedEvent> calendar) {
        FactIndex all = new FactIndex(facts);
        facts.quantities().forEach(q -> figures.put(q.id(), bestFigure(q)));
        List<Contradiction> open =
                facts.contradictions().stream().filter(this::isOfOneEvent).toList();
        Set<String> disputed = new HashSet<>();
        open.forEach(c -> disputed.add(c.about()));
        facts.utterances().stream()
                .filter(u -> u.speakers().isEmpty() || u.variants().stream().noneMatch(this::asserts))
                .forEach(u -> unspoken.add(u.id()));
        facts.events().forEach(e -> e.mentions().forEach(m -> fusedBySentence
                .computeIfAbsent(sentenceKey(m), any -> new ArrayList<>())
                .add(e)));
        List<Scored> disputes = disputed(open);
        List<Line> ahead = apart(
                sure(ahead(all, facts, calendar, disputed).stream()
                        .map(this::stillTold)
                        .toList()),
                facts);
        List<Set<String>> told = new ArrayList<>();
        disputes.forEach(line -> told.add(stems(line.extract.mention)));
        ahead.forEach(line -> told.add(stems(line.extract())));
        Set<String> shown = new HashSet<>(overtaken);
        ahead.forEach(line -> shown.add(sentenceKey(line.extract())));
        // No side of what is disputed is known.
        disputes.forEach(line -> line.fact.mentions().forEach(side -> shown.add(sentenceKey(side))));
        List<Line> known = known(all, disputed, told, shown);
        return fitted(
                known,
                disputes.stream().map(this::uncounted).toList(),
                ahead.stream().sorted(LINES_BY_DAY).toList(),
                facts);
    }

    /** Where what is ahead will be, if the sentence shown names the place and no report disputes it. */
    private @Nullable String where(Line line, Facts facts) {
        String place = line.event == null ? null : line.event.what().place();
        if (place == null
                || facts.contradictions().stream()
                        .anyMatch(contradiction -> contradiction.kind() == Contradiction.Kind.PLACE
                                && contradiction.about().equals(line.scored.fact.id()))) {
            return null;
        }
        Mention extract = line.extract();
        return facts.entities().stream()
                        .filter(entity -> entity.id().equals(place))
                        .flatMap(entity -> entity.members().stream())
                        .filter(member -> member.report().equals(extract.report()))
                        .flatMap(member -> reading(extract).annotation().entities().stream()
                                .filter(entity -> entity.id().equals(member.entity())))
                        .flatMap(entity -> entity.mentions().stream())
                        .anyMatch(extract.span()::covers)
                ? place
                : null;
    }

    /** Those that tell well what is ahead; where none does, the best if it is fair. */
    private static List<Line> sure(List<Line> ahead) {
        List<Line> sure = new ArrayList<>();
        for (Line line : ahead.stream().sorted(BEST_LINE_FIRST).toList()) {
            if (sure.size() < MOST_OPEN && line.score >= (sure.isEmpty() ? FAIR : GOOD_AHEAD)) {
                sure.add(line);
            }
        }
        return sure;
    }

    private boolean asserts(Utterance.Variant variant) {
        Reading reading = readings.get(variant.report());
        return reading != null
                && reading.quotes().stream()
                        .filter(quote -> quote.id().equals(variant.quote()))
                        .anyMatch(quote -> Worth.asserts(reading, quote));
    }

    /** A line shows one figure, so it counts who gives that one, be it as an exact figure or about. */
    private Fact bestFigure(FusedQuantity quantity) {
        FusedQuantity.Value last = risenTo(quantity);
        FusedQuantity.Value best = last == null ? quantity.values().getFirst() : last;
        if (last != null) {
            // "rose from 7 to 23" tells the last one too
            Set<String> told = last.mentions().stream().map(this::sentenceKey).collect(Collectors.toSet());
            quantity.values().stream()
                    .filter(value -> value.value().compareTo(last.value()) != 0)
                    .flatMap(value -> value.mentions().stream())
                    .map(this::sentenceKey)
                    .filter(key -> !told.contains(key))
                    .forEach(overtaken::add);
        }
        List<Mention> mentions = new ArrayList<>();
        for (FusedQuantity.Value value : quantity.values()) {
            if (value.value().compareTo(best.value()) == 0 && Objects.equals(value.upper(), best.upper())) {
                mentions.addAll(value.mentions());
            }
        }
        return new Fact(quantity.id(), mentions, origins.count(mentions), null, null, false);
    }

    /** Of dead or hurt people whose number rose from day to day the last one; null where it did not, or is disputed. */
    private FusedQuantity.@Nullable Value risenTo(FusedQuantity quantity) {
        if (quantity.conflict() || quantity.values().size() < 2 || !isToll(quantity)) {
            return null;
        }
        NavigableMap<BigDecimal, List<FusedQuantity.Value>> byNumber = quantity.values().stream()
                .collect(Collectors.groupingBy(
                        value -> value.value().stripTrailingZeros(), TreeMap::new, Collectors.toList()));
        LocalDate before = null;
        for (List<FusedQuantity.Value> same : byNumber.values()) {
            LocalDate first = same.stream()
                    .flatMap(value -> value.mentions().stream())
                    .flatMap(mention -> day(reading(mention)).stream())
                    .min(Comparator.naturalOrder())
                    .orElse(null);
            if (first == null || before != null && !first.isAfter(before)) {
                return null;
            }
            before = first;
        }
        return byNumber.size() < 2 ? null : byNumber.lastEntry().getValue().getFirst();
    }

    private boolean isToll(FusedQuantity quantity) {
        return quantity.values().stream()
                .flatMap(value -> value.mentions().stream())
                .anyMatch(mention -> TOLL.matcher(
                                sentence(mention).in(reading(mention).text()))
                        .find());
    }

    private Span sentence(Mention mention) {
        Sentence sentence =
                reading(mention).annotation().findSentence(mention.span().start());
        return sentence == null ? mention.span() : sentence.span();
    }

    /** As many lines of each section in turn as one page holds; the first of each always. */
    private List<BriefLine> fitted(List<Line> known, List<Line> disputed, List<Line> ahead, Facts facts) {
        Map<Section, List<Line>> all = new EnumMap<>(Section.class);
        all.put(Section.KNOWN, known);
        all.put(Section.DISPUTED, disputed);
        all.put(Section.AHEAD, ahead);
        Set<Line> taken = new HashSet<>();
        int words = 0;
        for (int round = 0; round < MOST_LINES; round++) {
            for (List<Line> section : all.values()) {
                List<Line> best = section.stream().sorted(BEST_LINE_FIRST).toList();
                if (round < best.size()) {
                    int more = words(best.get(round).extract());
                    if (round == 0 || words + more <= WORDS) {
                        taken.add(best.get(round));
                        words += more;
                    }
                }
            }
        }
        List<BriefLine> lines = new ArrayList<>();
        all.forEach((section, some) -> some.stream()
                .filter(taken::contains)
                .forEach(line -> lines.add(new BriefLine(
                        section,
                        line.scored.fact.id(),
                        line.extract(),
                        line.retold,
                        line.reports,
                        line.origins,
                        line.when,
                        where(line, facts),
                        Gloss.of(
                                reading(line.extract()),
                                line.extract().span(),
                                line.when == null ? null : line.when.earliest())))));
        return lines;
    }

    private Line uncounted(Scored scored) {
        return new Line(
                scored, List.of(), scored.fact.reports().size(), scored.fact.origins(), scored.score, null, null);
    }

    /** With the further reports that retell the fact, each by the first sentence that does. */
    private Line counted(Scored scored) {
        Fact fact = scored.fact;
        Set<String> reports = new TreeSet<>(fact.reports());
        List<Mention> further = new ArrayList<>();
        List<Mention> places = new ArrayList<>(retold.places(scored.extract.mention));
        fact.mentions().stream()
                .limit(MOST_COMPARED)
                .filter(mention -> words(mention) >= FEWEST_RETOLD)
                .forEach(mention -> places.addAll(retold.places(mention)));
        places.forEach(place -> addFurther(place, reports, further));
        for (Mention place : retold.retellings(scored.extract.mention, reports)) {
            if (givesFigureOf(fact, place)) {
                addFurther(place, reports, further);
            }
        }
        if (further.isEmpty()) {
            return uncounted(scored);
        }
        return carried(scored, further);
    }

    /** @param further places of further reports, one each */
    private Line carried(Scored scored, List<Mention> further) {
        Fact fact = scored.fact;
        List<Mention> all = new ArrayList<>(fact.mentions());
        all.addAll(further);
        int count = Math.max(fact.origins(), origins.count(all));
        double score = scored.score + A_DOUBLING_OF_ODDS * (log2(count) - log2(fact.origins()));
        return new Line(scored, further, fact.reports().size() + further.size(), count, score, null, null);
    }

    private static void addFurther(Mention place, Set<String> reports, List<Mention> further) {
        if (reports.add(place.report())) {
            further.add(place);
        }
    }

    /** With the further reports that tell it still, where the line does not tell itself that it is off. */
    private Line stillTold(Coming coming) {
        Line line = counted(coming.scored).on(coming);
        List<Mention> still = line.retold.stream()
                .filter(place -> !Worth.isOff(reading(place), place.span()))
                .toList();
        Mention extract = line.extract();
        if (still.size() == line.retold.size() || Worth.isOff(reading(extract), extract.span())) {
            return line;
        }
        return carried(coming.scored, still).on(coming);
    }

    /** True for any fact but a figure; that one is told only where it stands. */
    private boolean givesFigureOf(Fact fact, Mention place) {
        if (!figures.containsKey(fact.id())) {
            return true;
        }
        Set<BigDecimal> told = new HashSet<>();
        for (Mention mention : fact.mentions()) {
            told.addAll(figuresIn(mention));
        }
        return figuresIn(place).stream().anyMatch(told::contains);
    }

    private Set<BigDecimal> figuresIn(Mention place) {
        return reading(place).annotation().quantities().stream()
                .filter(quantity -> quantity.span().overlaps(place.span()))
                .map(quantity -> quantity.value().stripTrailingZeros())
                .collect(Collectors.toSet());
    }

    private int words(Mention extract) {
        return extract.span().in(reading(extract).text()).strip().split("\\s+").length;
    }

    private List<Line> known(FactIndex facts, Set<String> disputed, List<Set<String>> told, Set<String> shown) {
        List<Fact> closed = facts.all().stream()
                .map(f -> figures.getOrDefault(f.id(), f))
                .filter(f -> f.status() == null
                        || f.status() == Status.HAPPENED
                        || f.status() == Status.ONGOING
                        || f.status() == Status.CANCELLED)
                .filter(f -> !disputed.contains(f.id()) && !unspoken.contains(f.id()) && !liesAhead(f))
                .toList();
        List<Scored> scored = new ArrayList<>();
        for (Fact fact : weighed(closed)) {
            Extract extract = extract(
                    fact.mentions(), shown, each -> worth(each.mention) - (isPlan(each.mention) ? AS_A_PLAN : 0));
            if (extract != null
                    && extract.faults < StandsAlone.UNFIT
                    && !shown.contains(sentenceKey(extract.mention))
                    && !isMangled(extract.mention)
                    && !isPassed(extract.mention)
                    && !(fact.status() == Status.CANCELLED && isPlan(extract.mention))
                    && !(fact.status() == null && announced(extract.mention) != null)) {
                Fact carried = alike(fact, extract);
                scored.add(new Scored(carried, extract, worth(extract.mention) + ofOrigins(carried)));
            }
        }
        scored = new ArrayList<>(judged(scored, told));
        Map<Scored, Line> counted = new HashMap<>();
        List<Line> lines = List.of();
        for (int look = 0; look < MOST_LOOKS; look++) {
            List<Line> best = chosen(scored, told).stream()
                    .map(s -> counted.computeIfAbsent(s, any -> counted(s)))
                    .sorted(BEST_LINE_FIRST)
                    .toList();
            lines = new ArrayList<>(best);
            List<Scored> repeated = new ArrayList<>();
            for (int i = 1; i < best.size(); i++) {
                Line line = best.get(i);
                if (best.subList(0, i).stream().anyMatch(b -> retold.tells(b.extract(), line.extract()))) {
                    lines.remove(line);
                    repeated.add(line.scored);
                }
            }
            if (repeated.isEmpty()) {
                break;
            }
            scored.removeAll(repeated);
        }
        int shared = (int) lines.stream().filter(line -> line.origins > 1).count();
        int alone = shared == 0 ? lines.size() : Math.max(0, ENOUGH_SHARED - shared);
        List<Line> kept = new ArrayList<>();
        Line news =
                lines.stream().filter(line -> isNewest(line.scored)).findFirst().orElse(null);
        for (Line line : lines) {
            if (line.origins > 1 || line == news || alone-- > 0) {
                kept.add(line);
            }
        }
        int rank = news == null ? -1 : kept.indexOf(news);
        if (news != null && rank >= AMONG_FIRST) {
            kept.remove(rank);
            kept.add(AMONG_FIRST - 1, news.weighing(kept.get(AMONG_FIRST - 1).score));
        }
        return kept;
    }

    /**
     * Of a figure that stands behind other news those places that tell it in such a sentence: who gives the sum but not that it was accepted does
     * not carry the line. {@code About 100,000 troops stand at the border} is told by whoever gives the figure.
     */
    private Fact alike(Fact fact, Extract extract) {
        if (!figures.containsKey(fact.id()) || extract.offset < FIRST_OF_SENTENCE) {
            return fact;
        }
        Set<String> shown = stems(extract.mention);
        List<Mention> alike = fact.mentions().stream()
                .filter(mention -> SentenceIndex.overlap(stems(mention), shown) >= ALIKE_OF_FIGURE)
                .toList();
        return alike.size() == fact.mentions().size()
                ? fact
                : new Fact(fact.id(), alike, origins.count(alike), fact.status(), fact.when(), fact.isUtterance());
    }

    /** False of what nobody has told for long before the latest report: it may be known still, but is no news. */
    private boolean isNews(Fact fact) {
        LocalDate last = fact.mentions().stream()
                .flatMap(mention -> day(reading(mention)).stream())
                .max(Comparator.naturalOrder())
                .orElse(null);
        return last == null || latest == null || !last.isBefore(latest.minusDays(LATE_DAYS));
    }

    /** The best of those that tell different things, weighed again with the word of the judge of lines. */
    private List<Scored> judged(List<Scored> scored, List<Set<String>> told) {
        if (scored.stream()
                .allMatch(s -> reading(s.extract.mention).annotation().isByRules())) {
            return scored;
        }
        List<Scored> sound = scored.stream().filter(this::isSound).toList();
        List<Scored> best = distinct(distinct(sound, told, MOST_JUDGED), scored, told, MOST_JUDGED);
        best = distinct(best, sound.stream().filter(this::isNewest).toList(), told, best.size() + NEWEST_JUDGED);
        return best.stream()
                .map(s -> new Scored(
                        s.fact,
                        s.extract,
                        lineWorth.judged(reading(s.extract.mention), s.extract.mention.span()) + ofOrigins(s.fact)))
                .toList();
    }

    /** Several facts may stand in one sentence, so it is lines that are counted. */
    private List<Scored> chosen(List<Scored> scored, List<Set<String>> told) {
        List<Scored> sound = scored.stream().filter(this::isSound).toList();
        List<Scored> good = sound.stream()
                .filter(s -> s.score - ofOrigins(s.fact) >= (s.fact.origins() > 1 ? GOOD_IF_SHARED : GOOD))
                .toList();
        List<Scored> fair = sound.stream().filter(s -> s.score >= FAIR).toList();
        List<Scored> chosen = distinct(List.of(), good, told, MOST_LINES);
        chosen = distinct(chosen, fair, told, ENOUGH);
        if (chosen.stream().noneMatch(this::isNewest)) {
            chosen = distinct(chosen, fair.stream().filter(this::isNewest).toList(), told, chosen.size() + 1);
        }
        return distinct(chosen, scored, told, 1);
    }

    private static double ofOrigins(Fact fact) {
        return A_DOUBLING_OF_ODDS * log2(fact.origins());
    }

    /** News that nobody has to ask about. */
    private boolean isSound(Scored scored) {
        return scored.extract.faults < StandsAlone.HARD && isNews(scored.fact);
    }

    /** Those of most origins, and those that the newest reports tell, which nobody had the time to tell again. */
    private Set<Fact> weighed(List<Fact> facts) {
        Set<Fact> weighed = new LinkedHashSet<>(mostCarried(facts));
        weighed.addAll(mostCarried(facts.stream().filter(this::isNewest).toList()));
        return weighed;
    }

    /** The facts worth weighing closely: those of most origins, then of most mentions. */
    private static List<Fact> mostCarried(List<Fact> facts) {
        return facts.stream()
                .sorted(Comparator.comparing((Fact f) -> -f.origins())
                        .thenComparing(f -> -f.mentions().size())
                        .thenComparing(Fact::id))
                .limit(WEIGHED)
                .toList();
    }

    private List<Scored> disputed(List<Contradiction> contradictions) {
        List<Fact> facts = new ArrayList<>();
        for (Contradiction contradiction : contradictions) {
            List<Mention> mentions = new ArrayList<>();
            contradiction.versions().forEach(v -> mentions.addAll(v.mentions()));
            facts.add(new Fact(contradiction.id(), mentions, origins.count(mentions), null, null, false));
        }
        List<Scored> scored = new ArrayList<>();
        for (Fact fact : mostCarried(facts)) {
            Extract extract = extract(fact.mentions(), Set.of(), any -> 0);
            if (extract != null
                    && isNews(fact)
                    && !StandsAlone.isFurniture(
                            extract.mention.span().in(reading(extract.mention).text()))) {
                scored.add(new Scored(fact, extract, score(fact, extract)));
            }
        }
        return distinct(scored, List.of(), MOST_OPEN);
    }

    /**
     * When and where something was, and whether it was, is disputed where sentences much alike tell it otherwise; in other words it may be another
     * raid of the same war, or another round of the same talks.
     */
    private boolean isOfOneEvent(Contradiction contradiction) {
        return switch (contradiction.kind()) {
            case ATTRIBUTION, NUMBER, NAME -> true;
            case DATE, PLACE, STATUS -> contradiction.isAltered() || areMuchAlike(contradiction.versions());
        };
    }

    private boolean areMuchAlike(List<Contradiction.Version> versions) {
        for (int i = 0; i < versions.size(); i++) {
            List<Mention> mentions = versions.get(i).mentions();
            if (versions.subList(0, i).stream().anyMatch(other -> areMuchAlike(mentions, other.mentions()))) {
                return true;
            }
        }
        return false;
    }

    private boolean areMuchAlike(List<Mention> some, List<Mention> others) {
        return some.stream().limit(MOST_COMPARED).anyMatch(a -> others.stream()
                .limit(MOST_COMPARED)
                .anyMatch(b -> SentenceIndex.overlap(stems(a), stems(b)) >= SAME));
    }

    /**
     * What is ahead, best carried first: the calendar's events that have a date to keep, a sentence that announces two days for each of them, and what else a
     * sentence announces (somebody's words, figures, stands) of which no event is in the calendar.
     */
    private List<Coming> ahead(FactIndex facts, Facts found, List<FusedEvent> calendar, Set<String> disputed) {
        List<Coming> coming = new ArrayList<>();
        for (FusedEvent event : calendar) {
            Fact fact = facts.find(event.id());
            Coming one = fact == null ? null : coming(fact, event, Set.of());
            if (one != null && hasHappened(event, one.extract(), found)) {
                overtaken.add(sentenceKey(one.extract()));
            } else if (one != null) {
                coming.add(one);
            }
        }
        List<Fact> announced = facts.all().stream()
                .map(f -> figures.getOrDefault(f.id(), f))
                .filter(f -> f.status() == null && !disputed.contains(f.id()) && !unspoken.contains(f.id()))
                .toList();
        Set<String> days = calendar.stream().map(FusedEvent::id).collect(Collectors.toSet());
        for (Fact fact : weighed(announced)) {
            Extract extract = extract(fact.mentions(), Set.of(), any -> 0);
            FusedEvent.When when = extract == null ? null : announced(extract.mention);
            if (extract != null
                    && when != null
                    && (length(when) <= LONGEST_OF_ONE || fact.origins() > 1)
                    && extract.faults < StandsAlone.HARD
                    && isLeftByEvents(extract.mention, days)) {
                coming.add(coming(fact, extract, when, null));
            }
        }
        coming.sort(Comparator.comparing(Coming::scored, BEST_FIRST));
        List<Coming> lines = new ArrayList<>();
        for (Coming candidate : coming) {
            Set<String> stems = stems(candidate.extract());
            boolean told = lines.stream()
                    .filter(l -> l.when.value().equals(candidate.when.value()))
                    .anyMatch(l -> SentenceIndex.overlap(stems(l.extract()), stems) >= SAME_OF_ONE_DAY);
            if (lines.size() < MOST_WEIGHED_AHEAD && !told) {
                lines.add(candidate);
            }
        }
        return lines;
    }

    /**
     * Where one sentence stands for two days and one of them has another that is good, that one: {@code Roe will go to Haven on Monday} beside
     * {@code Roe will be in Haven on Monday and in Brandt on Tuesday}.
     */
    private List<Line> apart(List<Line> lines, Facts facts) {
        List<Line> apart = new ArrayList<>(lines);
        for (int i = 0; i < apart.size(); i++) {
            Line line = apart.get(i);
            Set<String> others = new HashSet<>();
            apart.stream().filter(other -> other != line).forEach(other -> others.add(sentenceKey(other.extract())));
            Coming other = line.event != null && others.contains(sentenceKey(line.extract()))
                    ? coming(line.scored.fact, line.event, others)
                    : null;
            if (other != null
                    && other.scored.score >= GOOD_AHEAD
                    && !hasHappened(Objects.requireNonNull(line.event), other.extract(), facts)) {
                apart.set(i, stillTold(other));
            }
        }
        return apart;
    }

    /** An event of the calendar that has a date to keep, by the sentence that tells it best but these; or null. */
    private @Nullable Coming coming(Fact fact, FusedEvent event, Set<String> but) {
        FusedEvent.When when = event.date();
        boolean isPlanned = event.what().status() == Status.PLANNED;
        if (when == null
                || length(when) > LONGEST_AHEAD
                || fact.origins() < 2 && !(isPlanned && length(when) <= LONGEST_OF_ONE)) {
            return null;
        }
        List<Mention> told = event.lastTold().stream()
                .filter(mention -> !but.contains(sentenceKey(mention)))
                .toList();
        Extract extract = extract(told, Set.of(), each -> asAhead(each, when, isPlanned));
        return extract != null && extract.faults < StandsAlone.UNFIT && !isAside(event, extract.mention)
                ? coming(fact, extract, when, event)
                : null;
    }

    /** How well a sentence tells what is ahead, for choosing among those that tell the same. */
    private double asAhead(Extract extract, FusedEvent.When when, boolean isPlanned) {
        Mention mention = extract.mention;
        boolean saysWhen = extract.faults < StandsAlone.HARD
                && AheadWorth.tellsDay(reading(mention), mention.span(), when.earliest(), when.latest());
        return aheadWorth(mention, when, isPlanned) + (saysWhen ? TELLS_DAY : 0);
    }

    private Coming coming(Fact fact, Extract extract, FusedEvent.When when, @Nullable FusedEvent event) {
        boolean isPlanned = event != null && event.what().status() == Status.PLANNED;
        double worth = aheadWorth(extract.mention, when, isPlanned);
        return new Coming(new Scored(fact, extract, worth + ofOrigins(fact)), when, event);
    }

    /** {@code The strike was called off after the minister promised to receive the seamen on Monday}: an announcement beside the news of the sentence. */
    private boolean isAside(FusedEvent event, Mention extract) {
        return event.what().code() == null
                && fusedBySentence.getOrDefault(sentenceKey(extract), List.of()).stream()
                        .map(other -> other.what().status())
                        .anyMatch(status -> status == Status.HAPPENED || status == Status.CANCELLED);
    }

    private static long length(FusedEvent.When when) {
        return ChronoUnit.DAYS.between(when.earliest(), when.latest()) + 1;
    }

    /** Whether an act that was to be by today was done on its day by a later report, which tells an act of its kind in much the same words. */
    private boolean hasHappened(FusedEvent plan, Mention told, Facts facts) {
        FusedEvent.When when = plan.date();
        if (today == null
                || when == null
                || when.latest().isAfter(today)
                || day(reading(told)).isEmpty()) {
            return false;
        }
        Set<String> planned = stems(told);
        long from = moment(reading(told));
        return facts.events().stream()
                .filter(event -> event.what().status() == Status.HAPPENED
                        && Objects.equals(event.what().code(), plan.what().code()))
                .filter(event -> event.date() != null
                        && !event.date().latest().isBefore(when.earliest())
                        && !event.date().earliest().isAfter(when.latest()))
                .flatMap(event -> event.mentions().stream())
                .filter(deed -> SentenceIndex.overlap(planned, stems(deed)) >= SAME_OF_PLAN)
                .anyMatch(deed -> day(reading(deed)).isPresent() && moment(reading(deed)) > from);
    }

    /** The time after today for which the sentence tells a plan, and no mere belief; or null. */
    private FusedEvent.@Nullable When announced(Mention extract) {
        Reading reading = reading(extract);
        Sentence sentence = reading.annotation().findSentence(extract.span().start());
        return today == null || sentence == null || LineSigns.isOpinion(reading, sentence, extract.span())
                ? null
                : Worth.announced(reading, extract.span(), today);
    }

    /** True if no event of the sentence is in the calendar, on whatever day it stands there by now, or was called off. */
    private boolean isLeftByEvents(Mention extract, Set<String> calendar) {
        return fusedBySentence.getOrDefault(sentenceKey(extract), List.of()).stream()
                .noneMatch(
                        event -> calendar.contains(event.id()) || event.what().status() == Status.CANCELLED);
    }

    /** The best lines, none telling what another or {@code before} tells. */
    private List<Scored> distinct(List<Scored> scored, List<Set<String>> before, int most) {
        return distinct(List.of(), scored, before, most);
    }

    /** The same behind lines that are chosen already. */
    private List<Scored> distinct(List<Scored> chosen, List<Scored> scored, List<Set<String>> before, int most) {
        List<Scored> lines = new ArrayList<>(chosen);
        List<Set<String>> told = new ArrayList<>();
        chosen.forEach(line -> told.add(stems(line.extract.mention)));
        for (Scored candidate : scored.stream().sorted(BEST_FIRST).toList()) {
            if (lines.size() >= most) {
                break;
            }
            Set<String> stems = stems(candidate.extract.mention);
            boolean fresh = before.stream().noneMatch(t -> SentenceIndex.overlap(t, stems) >= SAME_ELSEWHERE)
                    && told.stream().noneMatch(t -> SentenceIndex.overlap(t, stems) >= SAME)
                    && lines.stream()
                            .filter(l -> isSameFigure(l.fact, candidate.fact))
                            .noneMatch(
                                    l -> SentenceIndex.overlap(stems(l.extract.mention), stems) >= SAME_OF_ONE_FIGURE);
            if (fresh) {
                told.add(stems);
                lines.add(candidate);
            }
        }
        return lines;
    }

    /** Three dead here and three killed there, which the reports told too differently to be taken for one. */
    private boolean isSameFigure(Fact a, Fact b) {
        Quantity one = figures.containsKey(a.id()) ? quantity(a) : null;
        Quantity other = figures.containsKey(b.id()) ? quantity(b) : null;
        return one != null
                && other != null
                && one.value().compareTo(other.value()) == 0
                && (Objects.equals(one.unit(), other.unit()) || isOfPeople(one) && isOfPeople(other));
    }

    private boolean isOfPeople(Quantity quantity) {
        String unit = quantity.unit();
        return unit != null && Worth.isOfPeople(lexicon, unit);
    }

    private @Nullable Quantity quantity(Fact figure) {
        Mention mention = figure.mentions().getFirst();
        return reading(mention).annotation().quantities().stream()
                .filter(q -> q.span().equals(mention.span()))
                .findFirst()
                .orElse(null);
    }

    /**
     * The sentence to show for a fact: one that stands alone, of a clean report, of readable length, not yet used, that tells the
     * event before other things, early in its report, and says what the others say.
     */
    private @Nullable Extract extract(List<Mention> mentions, Set<String> used, ToDoubleFunction<Extract> worth) {
        List<Extract> extracts = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Mention mention : mentions) {
            Reading reading = reading(mention);
            Sentence sentence = reading.annotation().findSentence(mention.span().start());
            if (sentence != null && seen.add(sentenceKey(mention))) {
                Span span = Opening.cut(reading, sentence.span());
                if (span.length() > 0) {
                    int faults = StandsAlone.faults(reading, sentence, span);
                    Mention extract = new Mention(mention.report(), mention.claim(), span);
                    extracts.add(new Extract(extract, faults, mention.span().start() - span.start()));
                }
            }
            if (seen.size() >= MOST_COMPARED) {
                break;
            }
        }
        Extract best = null;
        double least = 0;
        for (Extract extract : extracts) {
            double cost = cost(extract, extracts, used) - worth.applyAsDouble(extract);
            if (best == null || cost < least) {
                best = extract;
                least = cost;
            }
        }
        return best;
    }

    /** Whether this place tells the event as a plan. */
    private boolean isPlan(Mention mention) {
        return reading(mention).events().stream()
                .filter(event -> event.id().equals(mention.claim()))
                .anyMatch(event -> event.status() == Status.PLANNED || event.status() == Status.POSSIBLE);
    }

    private double cost(Extract extract, List<Extract> all, Set<String> used) {
        Mention mention = extract.mention;
        int length = mention.span().length();
        double alike = 0;
        Set<String> stems = stems(mention);
        for (Extract other : all) {
            alike += SentenceIndex.overlap(stems, stems(other.mention));
        }
        return extract.faults
                + (used.contains(sentenceKey(mention)) ? 3 : 0)
                + (isMangled(mention) ? 8 : 0)
                + (length > LONGEST || length < SHORTEST ? 2 : 0)
                + Math.max(0, extract.offset) / 120.0
                + Math.min(
                                3,
                                fusedBySentence
                                        .getOrDefault(sentenceKey(mention), List.of())
                                        .size())
                        / 3.0
                + Math.min(1, mention.span().start() / 5_000.0)
                - 1.5 * alike / all.size();
    }

    /** Independent origins first, then how much hangs on it: what others tell too, the story's main words, told early. */
    private double score(Fact fact, Extract extract) {
        return A_DOUBLING * log2(fact.origins())
                + log2(support(extract.mention))
                + weight(fact, extract.mention) / 3
                - 0.8 * extract.faults;
    }

    private double aheadWorth(Mention extract, FusedEvent.When when, boolean isPlanned) {
        return aheadWorth.odds(reading(extract), extract.span(), when, isPlanned);
    }

    /** How good a line it makes; logarithm of odds. */
    private double worth(Mention extract) {
        return worthBySentence.computeIfAbsent(
                extract.report() + "\t" + extract.span().start(),
                key -> lineWorth.odds(reading(extract), extract.span()));
    }

    private boolean isPassed(Mention extract) {
        return latest != null && Worth.isPassed(reading(extract), extract.span(), latest);
    }

    private static Optional<LocalDate> day(@Nullable Reading reading) {
        return reading == null ? Optional.empty() : reading.publishedOn();
    }

    /** True of a figure of what is still to come, and of an event that nothing but plans stand beside, wherever they stand. */
    private boolean liesAhead(Fact fact) {
        boolean figure = figures.containsKey(fact.id());
        return (figure || fact.status() != null)
                && fact.mentions().stream()
                        .allMatch(mention -> figure
                                ? Worth.liesAhead(reading(mention), mention.span())
                                : Worth.isAmongPlans(reading(mention), mention));
    }

    private static double log2(int count) {
        return StrictMath.log(Math.max(1, count)) / StrictMath.log(2);
    }

    /** Independent origins of which some report has a sentence much like this one; for ranking only. */
    private int support(Mention mention) {
        Set<String> reports = new TreeSet<>(index.tellers(stems(mention)));
        reports.add(mention.report());
        return counter.count(reports);
    }

    private boolean isMangled(Mention mention) {
        return reading(mention).annotation().fidelity().state() == Fidelity.State.MANGLED;
    }

    private double weight(Fact fact, Mention extract) {
        double words = 0;
        Set<String> stems = stems(extract);
        for (String stem : new TreeSet<>(stems)) {
            words += index.importance(stem);
        }
        int position =
                reading(extract).annotation().sentenceIndexAt(extract.span().start());
        double early = 1 / (1 + position / 5.0);
        double kind = fact.status() != null ? 1 : 0.8;
        return kind
                * (words / Math.sqrt(5.0 + stems.size())
                        + 2 * early
                        + StrictMath.log(fact.mentions().size()));
    }

    private Set<String> stems(Mention mention) {
        return stemsBySentence.computeIfAbsent(sentenceKey(mention), k -> {
            Reading reading = reading(mention);
            Sentence sentence = reading.annotation().findSentence(mention.span().start());
            return sentence == null ? Set.of() : index.stems(reading, sentence, sentence.span());
        });
    }

    private Reading reading(Mention mention) {
        Reading reading = readings.get(mention.report());
        if (reading == null) {
            throw new IllegalArgumentException("no report " + mention.report());
        }
        return reading;
    }

    private String sentenceKey(Mention mention) {
        return mention.report() + "\t" + sentence(mention).start();
    }

    private static final Comparator<Scored> BEST_FIRST =
            Comparator.comparing((Scored s) -> -s.score).thenComparing(s -> s.fact.id());

    /**
     * A sentence to show.
     *
     * @param offset how many characters stand before the fact's own words
     */
    private record Extract(Mention mention, int faults, int offset) {}

    private record Scored(Fact fact, Extract extract, double score) {}

    /** What is ahead, and when; of an event of the calendar also that. */
    private record Coming(
            Scored scored, FusedEvent.When when, @Nullable FusedEvent event) {
        Mention extract() {
            return scored.extract.mention;
        }
    }

    private static final Comparator<Line> LINES_BY_DAY = Comparator.comparing(
                    (Line line) -> line.expectedWhen().earliest())
            .thenComparing(line -> line.expectedWhen().value())
            .thenComparing(Line::scored, BEST_FIRST);

    private static final Comparator<Line> BEST_LINE_FIRST =
            Comparator.comparing((Line line) -> -line.score).thenComparing(line -> line.scored.fact.id());

    /**
     * A sentence to show with its carriers.
     *
     * @param retold places of further reports that tell the fact, one each
     * @param when what is ahead will be
     * @param event of the calendar that is ahead
     */
    private record Line(
            Scored scored,
            List<Mention> retold,
            int reports,
            int origins,
            double score,
            FusedEvent.@Nullable When when,
            @Nullable FusedEvent event) {
        Line weighing(double other) {
            return new Line(scored, retold, reports, origins, other, when, event);
        }

        Line on(Coming coming) {
            return new Line(scored, retold, reports, origins, score, coming.when, coming.event);
        }

        Mention extract() {
            return scored.extract.mention;
        }

        /** Of a line of what is ahead. */
        FusedEvent.When expectedWhen() {
            return Objects.requireNonNull(when);
        }
    }
}

package org.rapporteur.corroborate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rapporteur.annotate.EntityType;
import org.rapporteur.annotate.Sentence;
import org.rapporteur.claim.ClaimOdds;
import org.rapporteur.claim.Quote;
import org.rapporteur.claim.Reading;
import org.rapporteur.text.Bisection;
import org.rapporteur.text.Span;

/**
 * Lines up the quotes of all reports that are the same words: repeated, cut, reworded, translated back or spun.
 *
 * <p>Works on the sentences of quotes, so that two long quotes which share one sentence meet in that sentence only.
 * Neighbouring sentences of a quote that meet the same other quotes are one utterance again.
 *
 * <p>Cost: equal wordings are compared once; each other one is compared with at most {@value #MOST_CANDIDATES} that share its
 * rarest words.
 */
final class UtteranceAligner {
    private static final int MOST_CANDIDATES = 16;
    private static final int KEYS_PER_UNIT = 10;
    private static final int LONGEST_POSTING = 80;
    // Pieces below this go with their neighbour: "X," he said, "today."
    private static final int SHORTEST_UNIT = 4;

    private final Lexicon lexicon;
    private final UtteranceJudge judge;
    private final Pile pile;
    private final MergedEntities entities;
    private final List<Unit> units = new ArrayList<>();
    private final Map<String, String> spokesmen = new HashMap<>();
    private final Map<String, MergedEntity> relays = new HashMap<>();

    UtteranceAligner(Lexicon lexicon, UtteranceJudge judge, Pile pile, MergedEntities entities) {
        this.lexicon = lexicon;
        this.judge = judge;
        this.pile = pile;
        this.entities = entities;
    }

    List<Utterance> align() {
        for (Reading reading : pile.readings()) {
            collect(reading);
        }
        Clusters clusters = new Clusters(units.size());
        List<Unit> distinct = joinEqual(clusters);
        List<Pair> pairs = compare(distinct);
        joinReworded(pairs, clusters);
        joinFragments(pairs, clusters);
        rejoinNeighbours(clusters);
        List<Utterance> utterances = new ArrayList<>();
        for (List<Integer> group : clusters.groups()) {
            List<Unit> members = group.stream().map(units::get).toList();
            while (!members.isEmpty()) {
                List<Unit> relayed = new ArrayList<>();
                utterances.add(utterance(members, relayed));
                members = relayed;
            }
        }
        return utterances;
    }

    // ---- units

    private void collect(Reading reading) {
        if (reading.quotes().isEmpty()) {
            return;
        }
        WordingReader words = new WordingReader(lexicon, reading, entities);
        List<Sentence> sentences = reading.annotation().sentences();
        noteRelays(reading);
        ClaimOdds odds = new ClaimOdds(reading.text(), reading.annotation());
        for (Quote quote : reading.quotes()) {
            if (quote.manner() != Quote.Manner.STATED || !odds.isUtterance(quote)) {
                continue; // nobody has said it
            }
            List<Piece> pieces = new ArrayList<>();
            for (Span content : quote.content()) {
                for (int s = firstSentence(sentences, content); s < sentences.size(); s++) {
                    Sentence sentence = sentences.get(s);
                    if (sentence.span().start() >= content.end()) {
                        break;
                    }
                    Span part = new Span(
                            Math.max(content.start(), sentence.span().start()),
                            Math.min(content.end(), sentence.span().end()));
                    if (part.length() > 0) {
                        pieces.add(new Piece(List.of(part), words.read(sentence, part)));
                    }
                }
            }
            if (pieces.isEmpty()) {
                pieces.add(new Piece(quote.content(), Wording.of(List.of())));
            }
            MergedEntity speaker = entities.find(reading.id(), quote.speaker());
            noteSpokesman(speaker, quote, reading);
            List<Piece> whole = withoutCrumbs(pieces);
            for (int number = 0; number < whole.size(); number++) {
                Piece piece = whole.get(number);
                String text = String.join(
                        " ", piece.spans.stream().map(s -> s.in(reading.text())).toList());
                units.add(new Unit(
                        units.size(),
                        reading.id(),
                        quote,
                        number,
                        whole.size(),
                        piece.spans,
                        UtteranceJudge.Speech.of(piece.wording, text),
                        speaker));
            }
        }
    }

    /**
     * Who passes on what another said: {@code Holt told Voss that the dam stays shut, the ministry said} is the ministry's word for
     * Holt's. The inner quote with its cue stands within the content of the outer one.
     */
    private void noteRelays(Reading reading) {
        NavigableMap<Integer, List<Quote>> byStart = new TreeMap<>();
        for (Quote quote : reading.quotes()) {
            quote.content().stream().mapToInt(Span::start).min().ifPresent(start -> byStart.computeIfAbsent(
                            start, s -> new ArrayList<>())
                    .add(quote));
        }
        for (Quote outer : reading.quotes()) {
            MergedEntity relay = entities.find(reading.id(), outer.speaker());
            if (relay == null) {
                continue;
            }
            for (Span content : outer.content()) {
                byStart.subMap(content.start(), content.end()).values().stream()
                        .flatMap(List::stream)
                        .filter(inner -> isRelayed(inner, outer))
                        .forEach(inner -> relays.put(reading.id() + "\t" + inner.id(), relay));
            }
        }
    }

    private static boolean isRelayed(Quote inner, Quote outer) {
        return inner != outer
                && inner.speaker() != null
                && !inner.speaker().equals(outer.speaker())
                && !inner.cue().isEmpty()
                && isWithin(inner.content(), outer.content())
                && isWithin(inner.cue(), outer.content());
    }

    private static boolean isWithin(List<Span> inner, List<Span> outer) {
        return inner.stream().allMatch(span -> outer.stream().anyMatch(around -> around.covers(span)));
    }

    /** {@code Holt, spokesman for President Voss}: what stands beside his name in any report tells whom he speaks for. */
    private void noteSpokesman(@Nullable MergedEntity speaker, Quote quote, Reading reading) {
        if (speaker == null || speaker.type() != EntityType.PERSON && speaker.named()) {
            return;
        }
        if (Speakers.isSpokesman(speaker)) {
            spokesmen.merge(speaker.id(), Speakers.described(speaker), (old, next) -> old);
        }
        for (Span source : quote.source()) {
            String words = source.in(reading.text());
            if (Speakers.isSpokesman(words)) {
                spokesmen.merge(speaker.id(), words, (old, next) -> old.contains(next) ? old : old + " " + next);
            }
        }
    }

    private boolean speaksFor(MergedEntity spokesman, MergedEntity other) {
        String words = spokesmen.get(spokesman.id());
        return words != null && !spokesmen.containsKey(other.id()) && Speakers.speaksFor(words, other);
    }

    /** As {@link Speakers#relation}, knowing also whom a report calls a spokesman beside his words only. */
    private Speakers.Relation relation(@Nullable MergedEntity a, @Nullable MergedEntity b) {
        Speakers.Relation relation = Speakers.relation(a, b);
        boolean through = a != null
                && b != null
                && relation == Speakers.Relation.DIFFERENT
                && (speaksFor(a, b) || speaksFor(b, a));
        return through ? Speakers.Relation.COMPATIBLE : relation;
    }

    /** Index of the first sentence that ends after the content begins. */
    private static int firstSentence(List<Sentence> sentences, Span content) {
        return Bisection.first(sentences.size(), s -> sentences.get(s).span().end() > content.start());
    }

    private static List<Piece> withoutCrumbs(List<Piece> pieces) {
        List<Piece> whole = new ArrayList<>();
        for (Piece piece : pieces) {
            boolean crumb = piece.wording.words().size() < SHORTEST_UNIT;
            boolean afterCrumb =
                    !whole.isEmpty() && whole.getLast().wording.words().size() < SHORTEST_UNIT;
            if (!whole.isEmpty() && (crumb || afterCrumb)) {
                whole.set(whole.size() - 1, whole.getLast().with(piece));
            } else {
                whole.add(piece);
            }
        }
        return whole;
    }

    // ---- joining

    private List<Unit> joinEqual(Clusters clusters) {
        Map<String, Unit> firsts = new LinkedHashMap<>();
        for (Unit unit : units) {
            boolean telling = unit.wording().weight() >= FRAGMENT_WEIGHT;
            String key = telling ? unit.wording().key() : "#" + unit.index;
            Unit first = firsts.putIfAbsent(key, unit);
            if (first != null) {
                clusters.join(first.index, unit.index);
            }
        }
        return List.copyOf(firsts.values());
    }

    private List<Pair> compare(List<Unit> distinct) {
        Map<String, List<Integer>> postings = new HashMap<>();
        for (int i = 0; i < distinct.size(); i++) {
            for (String stem : distinct.get(i).keys()) {
                postings.computeIfAbsent(stem, k -> new ArrayList<>()).add(i);
            }
        }
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < distinct.size(); i++) {
            for (int j : candidates(distinct.get(i), i, postings)) {
                Unit a = distinct.get(j);
                Unit b = distinct.get(i);
                Comparison comparison = Comparison.of(a.wording(), b.wording(), lexicon);
                boolean clean = pile.isClean(a.report) && pile.isClean(b.report);
                Pair pair = new Pair(
                        a,
                        b,
                        comparison,
                        clean ? chance(a, b, comparison) : -1,
                        isSpunCopy(a, b),
                        relation(a.speaker, b.speaker));
                if (pair.isReworded() || pair.isFragment()) {
                    pairs.add(pair);
                }
            }
        }
        pairs.sort(Comparator.comparing((Pair p) -> -p.comparison.jaccard())
                .thenComparing(p -> p.a.index)
                .thenComparing(p -> p.b.index));
        return pairs;
    }

    private double chance(Unit a, Unit b, Comparison comparison) {
        boolean hopeless =
                comparison.opposed() || comparison.contentWords() < 2 || comparison.shared() < FRAGMENT_WEIGHT;
        return hopeless ? 0 : judge.chance(a.speech, b.speech, comparison);
    }

    /** One of the two is mangled, and its words were replaced where they stood. */
    private boolean isSpunCopy(Unit a, Unit b) {
        boolean aClean = pile.isClean(a.report);
        if (aClean == pile.isClean(b.report)) {
            return false;
        }
        return PlaceForPlace.isSpunFrom(
                aClean ? a.wording() : b.wording(), aClean ? b.wording() : a.wording(), lexicon);
    }

    /** Earlier units that share the rarest words, most shared weight first. */
    private List<Integer> candidates(Unit unit, int before, Map<String, List<Integer>> postings) {
        List<String> keys = new ArrayList<>(unit.keys());
        keys.removeIf(k -> postings.getOrDefault(k, List.of()).size() < 2);
        keys.sort(Comparator.comparing(
                        (String k) -> postings.getOrDefault(k, List.of()).size())
                .thenComparing(Comparator.naturalOrder()));
        Map<Integer, Double> shared = new TreeMap<>();
        for (String key : keys.subList(0, Math.min(KEYS_PER_UNIT, keys.size()))) {
            List<Integer> posting = postings.getOrDefault(key, List.of());
            double weight = key.startsWith("@") ? Wording.NAME_WEIGHT : Math.max(0.5, lexicon.rarity(key));
            int met = 0;
            for (int other : posting) {
                if (other >= before || met++ >= LONGEST_POSTING) {
                    break;
                }
                shared.merge(other, weight, Double::sum);
            }
        }
        return shared.entrySet().stream()
                .sorted(Map.Entry.<Integer, Double>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(MOST_CANDIDATES)
                .map(Map.Entry::getKey)
                .toList();
    }

    private void joinReworded(List<Pair> pairs, Clusters clusters) {
        Map<Integer, Unit> heads = new HashMap<>();
        Set<Integer> restored = new HashSet<>();
        for (Pair pair : pairs) {
            if (!pair.isReworded()) {
                continue;
            }
            int x = clusters.root(pair.a.index);
            int y = clusters.root(pair.b.index);
            if (x == y) {
                continue;
            }
            Unit headA = heads.getOrDefault(x, pair.a);
            Unit headB = heads.getOrDefault(y, pair.b);
            // A mangled wording leads to one original only, so that it never draws two clean ones together.
            int copy = pile.isClean(pair.a.report) ? pair.b.index : pair.a.index;
            boolean original = pair.spun && clusters.root(copy) == copy && restored.add(copy);
            if (headA == pair.a && headB == pair.b || original || areAlike(headA, headB)) {
                clusters.join(x, y);
                heads.put(
                        clusters.root(x),
                        headA.wording().weight() >= headB.wording().weight() ? headA : headB);
            }
        }
    }

    /** Keeps chains short: the fullest wordings of two groups must themselves be near each other. */
    private boolean areAlike(Unit a, Unit b) {
        Comparison comparison = Comparison.of(a.wording(), b.wording(), lexicon);
        // What two people are quoted with in a report's words is not drawn together by a third wording between them.
        boolean apart = relation(a.speaker, b.speaker) == Speakers.Relation.DIFFERENT
                && (a.quote.kind() == Quote.Kind.INDIRECT || b.quote.kind() == Quote.Kind.INDIRECT);
        double needed = apart ? SAME_WORDS_ALL : CHAIN_JACCARD;
        return !comparison.opposed() && (comparison.jaccard() >= needed || comparison.contained() >= CHAIN_CONTAINED);
    }

    /** A fragment goes to the one wording that holds it best, so that two long quotes never meet through a stock phrase. */
    private void joinFragments(List<Pair> pairs, Clusters clusters) {
        Map<Integer, Double> fullest = new HashMap<>();
        for (Unit unit : units) {
            fullest.merge(clusters.root(unit.index), unit.wording().weight(), Math::max);
        }
        Map<Integer, Pair> best = new TreeMap<>();
        for (Pair pair : pairs) {
            if (!pair.isFragment()) {
                continue;
            }
            int root = clusters.root(pair.light().index);
            boolean isWholeGroup =
                    fullest.getOrDefault(root, 0.0) <= pair.heavy().wording().weight();
            if (isWholeGroup && root != clusters.root(pair.heavy().index)) {
                best.merge(root, pair, (p, q) -> p.strength() >= q.strength() ? p : q);
            }
        }
        for (Pair pair : best.values()) {
            clusters.join(pair.light().index, pair.heavy().index);
        }
    }

    /** Sentences of one quote that meet the same other quotes, or none, are said together. */
    private void rejoinNeighbours(Clusters clusters) {
        Map<Integer, Set<Integer>> quotesByRoot = new HashMap<>();
        int[] quoteOf = new int[units.size()];
        int quotes = 0;
        for (Unit unit : units) {
            quotes += unit.piece == 0 ? 1 : 0;
            quoteOf[unit.index] = quotes;
            quotesByRoot
                    .computeIfAbsent(clusters.root(unit.index), k -> new TreeSet<>())
                    .add(quotes);
        }
        List<int[]> joins = new ArrayList<>();
        for (int i = 1; i < units.size(); i++) {
            if (quoteOf[i] != quoteOf[i - 1]) {
                continue;
            }
            Set<Integer> here = quotesByRoot.getOrDefault(clusters.root(i), Set.of());
            Set<Integer> before = quotesByRoot.getOrDefault(clusters.root(i - 1), Set.of());
            if (companyIsShared(here, before)) {
                joins.add(new int[] {i - 1, i});
            }
        }
        joins.forEach(j -> clusters.join(j[0], j[1]));
    }

    private static boolean companyIsShared(Set<Integer> a, Set<Integer> b) {
        if (a.size() == 1 && b.size() == 1) {
            return true;
        }
        if (a.size() == 1 || b.size() == 1) {
            return false;
        }
        long both = a.stream().filter(b::contains).count() - 1;
        return both * 2 >= a.size() + b.size() - 2 - both;
    }

    // ---- result

    /** @param relayed receives the sentences that stand inside another one of the same report, in another mouth */
    private Utterance utterance(List<Unit> members, List<Unit> relayed) {
        Map<String, List<Unit>> byQuote = new LinkedHashMap<>();
        for (Unit unit : members) {
            byQuote.computeIfAbsent(unit.report + "\t" + unit.quote.id(), k -> new ArrayList<>())
                    .add(unit);
        }
        List<Draft> drafts = new ArrayList<>();
        for (List<Unit> parts : byQuote.values()) {
            drafts.add(draft(parts));
        }
        NestedQuotes nested = NestedQuotes.of(drafts);
        drafts = nested.outer();
        for (Draft inner : nested.relayed()) {
            relayed.addAll(byQuote.getOrDefault(inner.report + "\t" + inner.quote.id(), List.of()));
        }
        relayed.sort(Comparator.comparing(Unit::index));
        Draft best = drafts.stream().min(bestFirst()).orElseThrow();
        List<Utterance.Variant> variants = new ArrayList<>();
        for (Draft draft : drafts) {
            variants.add(draft == best ? draft.variant(1, false) : variant(draft, best));
        }
        Unit first =
                members.stream().filter(u -> !relayed.contains(u)).findFirst().orElse(members.getFirst());
        String id = "u:" + first.report + ":" + first.quote.id() + (first.piece == 0 ? "" : "." + (first.piece + 1));
        List<Mention> mentions = drafts.stream().map(Draft::mention).toList();
        List<Utterance.Speaker> speakers = speakers(drafts);
        List<Utterance.Speaker> relayedBy = relayedBy(drafts, speakers);
        boolean conflict = isConflict(drafts);
        return new Utterance(
                id,
                speakers,
                relayedBy,
                best.variant(1, false),
                variants,
                conflict,
                state(speakers, relayedBy, conflict),
                pile.originsOf(mentions));
    }

    private Draft draft(List<Unit> parts) {
        Unit first = parts.getFirst();
        Reading reading = pile.reading(first.report);
        boolean whole = parts.size() == first.pieces;
        List<Span> spans = whole ? first.quote.content() : joined(parts, reading.text());
        List<String> texts = spans.stream().map(s -> s.in(reading.text())).toList();
        List<Wording.Word> words = new ArrayList<>();
        parts.forEach(u -> words.addAll(u.wording().words()));
        return new Draft(
                first.report,
                first.quote,
                spans,
                String.join(" … ", texts),
                Wording.of(words),
                first.speaker,
                reading.annotation().fidelity().state());
    }

    /** Sentences that follow each other with nothing between become one span. */
    private static List<Span> joined(List<Unit> parts, String text) {
        List<Span> spans = new ArrayList<>();
        for (Unit unit : parts) {
            for (Span span : unit.spans) {
                boolean adjoins = !spans.isEmpty()
                        && spans.getLast().end() <= span.start()
                        && text.substring(spans.getLast().end(), span.start()).isBlank();
                if (adjoins) {
                    spans.set(spans.size() - 1, spans.getLast().union(span));
                } else {
                    spans.add(span);
                }
            }
        }
        return spans;
    }

    private Utterance.Variant variant(Draft draft, Draft best) {
        Comparison comparison = Comparison.of(draft.wording, best.wording, lexicon);
        boolean part = draft.wording.weight() < PART_WEIGHT * best.wording.weight()
                && comparison.contained() >= CHAIN_CONTAINED;
        return draft.variant(Math.round(comparison.dice() * 1000) / 1000.0, part);
    }

    private Comparator<Draft> bestFirst() {
        return Comparator.comparing((Draft d) -> d.fidelity)
                .thenComparing(d -> -Math.round(
                        10 * pile.reading(d.report).annotation().fidelity().score()))
                .thenComparing(d -> d.quote.kind())
                .thenComparing(d -> pile.isReworded(d.report))
                .thenComparing(d -> d.speaker == null)
                .thenComparing(d -> -d.wording.words().size())
                .thenComparing(d -> pile.rank(d.report))
                .thenComparing(d -> d.quote.contentSpan());
    }

    private List<Utterance.Speaker> speakers(List<Draft> drafts) {
        Map<String, List<Mention>> told = new TreeMap<>();
        for (Draft draft : drafts) {
            if (draft.speaker != null) {
                told.computeIfAbsent(draft.speaker.id(), k -> new ArrayList<>()).add(draft.mention());
            }
        }
        return speakers(told);
    }

    private List<Utterance.Speaker> speakers(Map<String, List<Mention>> told) {
        List<Utterance.Speaker> speakers = new ArrayList<>();
        told.forEach((id, mentions) -> speakers.add(new Utterance.Speaker(
                id, mentions.stream().map(Mention::report).distinct().sorted().toList(), pile.originsOf(mentions))));
        speakers.sort(Comparator.comparing((Utterance.Speaker s) -> -s.origins())
                .thenComparing(s -> -s.reports().size())
                .thenComparing(Utterance.Speaker::entity));
        return speakers;
    }

    /** Spokesmen beside the one they speak for, and whoever a report says it has another's words from. */
    private List<Utterance.Speaker> relayedBy(List<Draft> drafts, List<Utterance.Speaker> speakers) {
        List<MergedEntity> all =
                speakers.stream().map(s -> entities.expect(s.entity())).toList();
        Map<String, List<Mention>> told = new TreeMap<>();
        for (Draft draft : drafts) {
            MergedEntity relay = relays.get(draft.report + "\t" + draft.quote.id());
            if (relay != null) {
                told.computeIfAbsent(relay.id(), k -> new ArrayList<>()).add(draft.mention());
            }
            MergedEntity speaker = draft.speaker;
            if (speaker != null && all.stream().anyMatch(other -> speaksFor(speaker, other))) {
                told.computeIfAbsent(speaker.id(), k -> new ArrayList<>()).add(draft.mention());
            }
        }
        return speakers(told);
    }

    private Utterance.State state(
            List<Utterance.Speaker> speakers, List<Utterance.Speaker> relayedBy, boolean conflict) {
        if (conflict) {
            return Utterance.State.CONFLICTING;
        }
        Set<String> relays = new HashSet<>();
        relayedBy.forEach(s -> relays.add(s.entity()));
        List<MergedEntity> sources = speakers.stream()
                .filter(s -> !relays.contains(s.entity()))
                .map(s -> entities.expect(s.entity()))
                .toList();
        Set<String> apart = new HashSet<>();
        for (MergedEntity source : sources) {
            if (sources.stream().noneMatch(person -> Speakers.isOf(person, source))) {
                apart.add(source.named() ? source.id() : EntityMerger.description(source.name()));
            }
        }
        return speakers.isEmpty()
                ? Utterance.State.UNATTRIBUTED
                : apart.size() > 1 ? Utterance.State.AMBIGUOUS : Utterance.State.ATTRIBUTED;
    }

    /**
     * The same words in two mouths: some report gives them to the one alone, another to the other alone. A report that names both
     * tells who quotes whom.
     */
    private boolean isConflict(List<Draft> drafts) {
        Map<String, Set<String>> reports = new TreeMap<>();
        for (Draft draft : drafts) {
            if (draft.speaker != null) {
                reports.computeIfAbsent(draft.speaker.id(), k -> new TreeSet<>())
                        .add(draft.report);
            }
        }
        if (reports.size() < 2) {
            return false;
        }
        List<Draft> distinct = new ArrayList<>();
        Set<String> seen = new TreeSet<>();
        for (Draft draft : drafts) {
            if (draft.speaker != null
                    && isSpelledOut(draft)
                    && isSaidThere(draft)
                    && seen.add(draft.speaker.id() + "\t" + draft.wording.key())) {
                distinct.add(draft);
            }
        }
        for (int i = 0; i < Math.min(MOST_CANDIDATES, distinct.size()); i++) {
            for (int j = i + 1; j < Math.min(MOST_CANDIDATES, distinct.size()); j++) {
                Draft a = distinct.get(i);
                Draft b = distinct.get(j);
                if (a.speaker != null
                        && b.speaker != null
                        && relation(a.speaker, b.speaker) == Speakers.Relation.DIFFERENT
                        && Speakers.contradict(a.speaker, b.speaker)
                        && !isSpokenOf(a)
                        && !isSpokenOf(b)
                        && !speaksWith(a, b.speaker)
                        && !speaksWith(b, a.speaker)
                        && !reports.getOrDefault(b.speaker.id(), Set.of()).contains(a.report)
                        && !reports.getOrDefault(a.speaker.id(), Set.of()).contains(b.report)
                        && areSameWords(a, b)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** {@code Kari Roe said}: the words name the speaker. Whom {@code he} or {@code the carpenter} means was worked out, and may be wrong. */
    private boolean isSpelledOut(Draft draft) {
        if (draft.speaker == null) {
            return false;
        }
        String text = pile.reading(draft.report).text();
        Set<String> name =
                new HashSet<>(List.of(NameMatcher.fold(draft.speaker.name()).split("[ -]", -1)));
        draft.speaker
                .aliases()
                .forEach(alias -> name.addAll(List.of(NameMatcher.fold(alias).split("[ -]", -1))));
        return draft.quote.source().stream()
                .flatMap(span -> List.of(NameMatcher.fold(span.in(text)).split("[^\\p{L}\\p{N}]+", -1)).stream())
                .anyMatch(word -> word.length() > 1 && name.contains(word));
    }

    /**
     * Words and source share a sentence, or a colon or a signature ties them. Whose words stand alone between two speakers was worked out
     * from the order of the sentences.
     */
    private boolean isSaidThere(Draft draft) {
        if (draft.quote.rule().equals(SIGNATURE) || isAnnounced(draft)) {
            return true;
        }
        return pile.reading(draft.report).annotation().sentences().stream()
                .filter(sentence -> draft.quote.source().stream().anyMatch(sentence.span()::overlaps))
                .anyMatch(sentence -> draft.quote.content().stream().anyMatch(sentence.span()::overlaps));
    }

    /** {@code Mara Voss said: “...”}, whatever blanks stand between. */
    private boolean isAnnounced(Draft draft) {
        String text = pile.reading(draft.report).text();
        int words = draft.quote.content().getFirst().start();
        return draft.quote.source().stream()
                .anyMatch(source -> source.end() <= words
                        && words - source.end() <= LONGEST_ANNOUNCEMENT
                        && ANNOUNCED.matcher(text).region(source.end(), words).matches());
    }

    /** {@code noted that while Roe went on}: who is named in the words is spoken of and hardly says them. */
    private boolean isSpokenOf(Draft draft) {
        String text = pile.reading(draft.report).text();
        return draft.speaker != null
                && places(draft.report, draft.speaker)
                        .filter(place -> Character.isUpperCase(text.charAt(place.start())))
                        .anyMatch(place -> draft.quote.content().stream().anyMatch(content -> content.covers(place)));
    }

    /** {@code Roe , Poe and Voss said}: nothing but names and commas stands between the two. */
    private boolean speaksWith(Draft draft, MergedEntity other) {
        String text = pile.reading(draft.report).text();
        return places(draft.report, other).anyMatch(place -> draft.quote.source().stream()
                .anyMatch(source -> source.overlaps(place)
                        || TOGETHER.matcher(between(text, place, source)).matches()));
    }

    private static String between(String text, Span a, Span b) {
        int from = Math.min(a.end(), b.end());
        return text.substring(from, Math.max(from, Math.max(a.start(), b.start())));
    }

    private Stream<Span> places(String report, MergedEntity entity) {
        return pile.reading(report).annotation().entities().stream()
                .filter(e -> entity.equals(entities.find(report, e.id())))
                .flatMap(e -> e.mentions().stream());
    }

    /** Near enough that two different speakers cannot both have come to say it. */
    private boolean areSameWords(Draft a, Draft b) {
        Comparison comparison = Comparison.of(a.wording(), b.wording(), lexicon);
        int words = Math.min(a.wording.words().size(), b.wording.words().size());
        return words >= CHOSEN_WORDS && comparison.dice() >= SAME_WORDS
                || words >= FEW_CHOSEN_WORDS && comparison.dice() >= VERY_SAME_WORDS
                || comparison.contained() >= 0.9 && comparison.contentWords() >= MORE_THAN_A_PHRASE;
    }

    private static final String SIGNATURE = "signature";
    private static final int LONGEST_ANNOUNCEMENT = 80;
    // From the one who says it to the colon, in one sentence.
    private static final Pattern ANNOUNCED = Pattern.compile("[^.!?:;“”\"]*:[\\s“\"‘']*");
    // A row of a few names.
    private static final Pattern TOGETHER =
            Pattern.compile("(?=.{2,80}$)\\s*(?:,|&|and\\b)(?:\\s*(?:,|&|and\\b|\\p{Lu}[\\p{L}.'’-]*+))*+\\s*");

    // ---- acceptance: thresholds set on the development piles by reading what they let through
    private static final double SAME_WORDS = 0.6;
    private static final double SAME_WORDS_ALL = 0.5;
    // Two people may well call one thing by one word ("the lawsuit frivolous").
    private static final int CHOSEN_WORDS = 8;
    private static final int FEW_CHOSEN_WORDS = 5;
    private static final double VERY_SAME_WORDS = 0.8;
    // ... or use a phrase that is in everybody's mouth ("serious concern about the growing number of casualties").
    private static final int MORE_THAN_A_PHRASE = 6;
    private static final double CHAIN_JACCARD = 0.3;
    private static final double CHAIN_CONTAINED = 0.8;
    // Chances from which two pieces are one: on the half to look at of eval/verdicts/utterances.tsv they are right nine
    // times in ten.
    private static final double ONE_OF_SAME = 0.4;
    private static final double ONE = 0.55;
    private static final double ONE_OF_DIFFERENT = 0.6;
    // Two people may be reported to speak of one thing; on the half to look at the judge is never wrong from here on.
    private static final double ONE_OF_DIFFERENT_IN_OTHER_WORDS = 0.8;
    // A wording of less than this share of another one's weight is a piece of it and leads to one wording only.
    private static final double LIKE_WEIGHT = 0.6;
    // A wording that leaves out a fifth or more of another one and adds next to nothing is a piece of it. A choice.
    private static final double PART_WEIGHT = 0.8;
    // Two everyday content words weigh about 5 together; a fragment below that is a stock phrase.
    private static final double FRAGMENT_WEIGHT = 5;

    /**
     * Two units and what they share; {@code a} comes first in the pile.
     *
     * @param chance that they are one, by {@link UtteranceJudge}; below zero if one is mangled, whose letters prove nothing
     */
    private record Pair(
            Unit a, Unit b, Comparison comparison, double chance, boolean spun, Speakers.Relation speakers) {
        Unit light() {
            return a.wording().weight() <= b.wording().weight() ? a : b;
        }

        Unit heavy() {
            return light() == a ? b : a;
        }

        boolean isReworded() {
            if (spun) {
                return true;
            }
            if (comparison.opposed() || comparison.contentWords() < 2 || comparison.shared() < FRAGMENT_WEIGHT) {
                return false;
            }
            if (chance >= 0) {
                return isOne()
                        && comparison.contentWords() >= leastWords()
                        && light().wording().weight()
                                >= LIKE_WEIGHT * heavy().wording().weight();
            }
            double needed =
                    switch (speakers) {
                        case SAME -> 0.42;
                        case COMPATIBLE -> 0.46;
                        // Two people speak of one thing in the same words; a paraphrase of it is each one's own.
                        case DIFFERENT -> isParaphrase() ? SAME_WORDS : 0.5;
                    };
            if (speakers == Speakers.Relation.DIFFERENT && comparison.contentWords() < 3) {
                return false;
            }
            boolean restored = a.isRestored() || b.isRestored();
            needed -= restored ? 0.1 : 0;
            needed += comparison.namesDiffer() && !restored ? 0.1 : 0;
            return comparison.jaccard() >= needed && comparison.ordered() >= 0.5;
        }

        /** The judge says so, with more right where two people are said to have said it. */
        private boolean isOne() {
            return chance
                    >= switch (speakers) {
                        case SAME -> ONE_OF_SAME;
                        case COMPATIBLE -> ONE;
                        case DIFFERENT -> isParaphrase() ? ONE_OF_DIFFERENT_IN_OTHER_WORDS : ONE_OF_DIFFERENT;
                    };
        }

        /** Words in quotation marks are chosen; a paraphrase of few words ({@code the dam talks}) may be of anything. */
        private int leastWords() {
            boolean chosen = light().quote.kind() != Quote.Kind.INDIRECT;
            return switch (speakers) {
                case SAME -> 2;
                case COMPATIBLE -> chosen ? 2 : 4;
                case DIFFERENT -> chosen ? 3 : 4;
            };
        }

        private boolean isParaphrase() {
            return a.quote.kind() == Quote.Kind.INDIRECT || b.quote.kind() == Quote.Kind.INDIRECT;
        }

        boolean isFragment() {
            if (chance >= 0) {
                return isOne()
                        && !comparison.opposed()
                        && comparison.contentWords() >= leastWords()
                        && comparison.shared() >= FRAGMENT_WEIGHT
                        && light().wording().weight()
                                < LIKE_WEIGHT * heavy().wording().weight();
            }
            double needed =
                    switch (speakers) {
                        case SAME -> FRAGMENT_WEIGHT;
                        case COMPATIBLE -> 1.4 * FRAGMENT_WEIGHT;
                        case DIFFERENT -> 2 * FRAGMENT_WEIGHT;
                    };
            // Two people may threaten with the same thing in their own words; the same words they do not both find.
            double held = speakers == Speakers.Relation.DIFFERENT && comparison.jaccard() < SAME_WORDS_ALL ? 0.9 : 0.75;
            // Words in quotation marks are chosen; a paraphrase of few words may be of anything.
            int words = light().quote.kind() == Quote.Kind.INDIRECT ? 4 : 2;
            return !comparison.opposed()
                    && comparison.contentWords() >= words
                    && comparison.contained() >= held
                    && comparison.contentContained() >= held
                    && comparison.shared() >= needed
                    && comparison.ordered() >= 0.6
                    && comparison.window() <= 2 * light().wording().words().size() + 2;
        }

        double strength() {
            return comparison.contained() + (speakers == Speakers.Relation.SAME ? 0.2 : 0) + comparison.jaccard() / 10;
        }
    }

    private record Piece(List<Span> spans, Wording wording) {
        Piece with(Piece next) {
            List<Span> both = new ArrayList<>(spans);
            both.addAll(next.spans);
            List<Wording.Word> words = new ArrayList<>(wording.words());
            words.addAll(next.wording.words());
            return new Piece(List.copyOf(both), Wording.of(words));
        }
    }

    /** A sentence of a quote, or what the quote has of it. */
    private record Unit(
            int index,
            String report,
            Quote quote,
            int piece,
            int pieces,
            List<Span> spans,
            UtteranceJudge.Speech speech,
            @Nullable MergedEntity speaker) {
        Wording wording() {
            return speech.wording();
        }

        boolean isRestored() {
            return wording().words().stream().filter(w -> !w.before().isEmpty()).count() >= 2;
        }

        /** What a candidate must share: content words and names, each once. */
        Set<String> keys() {
            Set<String> keys = new TreeSet<>();
            for (Wording.Word word : wording().words()) {
                if (word.isContent()) {
                    keys.add(word.stem());
                    keys.addAll(word.before());
                }
            }
            return keys;
        }
    }

    /** One report's wording of an utterance, before the best is known. */
    record Draft(
            String report,
            Quote quote,
            List<Span> spans,
            String text,
            Wording wording,
            @Nullable MergedEntity speaker,
            org.rapporteur.annotate.Fidelity.State fidelity) {
        Mention mention() {
            return new Mention(
                    report,
                    quote.id(),
                    spans.isEmpty() ? quote.contentSpan() : spans.getFirst().union(spans.getLast()));
        }

        Utterance.Variant variant(double similarity, boolean part) {
            return new Utterance.Variant(report, quote.id(), spans, text, similarity, fidelity, part);
        }
    }
}

package org.rapporteur.account;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rapporteur.annotate.Entity;
import org.rapporteur.annotate.EntityType;
import org.rapporteur.annotate.Fidelity;
import org.rapporteur.annotate.Sentence;
import org.rapporteur.annotate.Token;
import org.rapporteur.claim.Event;
import org.rapporteur.claim.Quote;
import org.rapporteur.claim.Reading;
import org.rapporteur.corroborate.Lexicon;
import org.rapporteur.corroborate.Mention;
import org.rapporteur.corroborate.MergedEntity;
import org.rapporteur.lineage.Lineage.OriginCounter;
import org.rapporteur.text.EditDistance;
import org.rapporteur.text.Span;
import org.rapporteur.text.WordList;

/**
 * Finds the issues that a story keeps coming back to, without a list of them: noun phrases that stand in its reports far more
 * often than in other news, put together where they stand in the same sentences.
 *
 * <p>{@code grain corridor} is a track, and so is a body that is spoken of ({@code River Commission}); {@code last week}, a person,
 * a country or a body that does the speaking is none.
 */
final class TrackFinder {
    // What a reader can survey; small piles have fewer terms than that anyway.
    private static final int MOST_TRACKS = 25;
    // Terms below the best thousand never become one of so few tracks.
    private static final int MOST_TERMS = 1_000;
    // A body that acts in so many events is a party to the story.
    private static final int MANY_DEEDS = 3;
    private static final double HEAVIEST = 6;
    // A noun that stands in more than one article of fifteen names an issue only together with another word.
    private static final double EVERYDAY = 1 / 15.0;
    // From here a modifier names an issue even before an empty head: "evacuation plan".
    private static final double RARE = 4;
    private static final double ABSORBED = 0.5;
    private static final int OFTEN = 3;
    // A single noun alone names an issue only if it is rare or many of a kind ("diplomacy", "sanctions"; not
    // "agreement").
    private static final double BARE = 4.7;
    // A longer phrase becomes the title if this share of the passages has it.
    private static final double TITLE = 0.3;
    private static final int LONGEST_PHRASE = 5;
    private static final int LONGEST_COMPLEMENT = 45;
    private static final Set<String> LINKS = Set.of("of", "for", "to", "against", "on", "with");
    // A name of one word that mostly follows these is a place that no list knows.
    private static final Set<String> WHERE = Set.of("in", "at", "from", "near");
    private static final Set<String> ARTICLES = Set.of("the", "a", "an");
    // Generic words spread over all reports just as issues do, so spread counts half.
    private static final double SPREAD = 0.5;

    private final Lexicon lexicon;
    private final Set<String> dull;
    private final OriginCounter counter;
    private final Map<String, Term> terms = new TreeMap<>();
    private final List<Place> places = new ArrayList<>();
    private final Map<String, Integer> contents = new HashMap<>();
    private final BitSet cleanPlaces = new BitSet();
    private final Map<String, BitSet> lone = new HashMap<>();
    private final Set<String> placeStems = new HashSet<>();
    private final Set<String> cast = new HashSet<>();
    private final Set<String> parties = new HashSet<>();
    private final Set<String> personStems = new HashSet<>();
    private final Set<List<String>> cleanNames = new LinkedHashSet<>();
    // By stem: how much oftener it is a verb than a noun.
    private final Map<String, Integer> verbs = new HashMap<>();
    private @Nullable Link link;
    private String opener = "";

    TrackFinder(Lexicon lexicon, OriginCounter counter) {
        this.lexicon = lexicon;
        this.counter = counter;
        dull = WordList.lines(TrackFinder.class, "dull-nouns.txt").stream()
                .map(lexicon::stem)
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * The tracks of one story, most reports first.
     *
     * @param entities merged over the same readings
     */
    List<Track> find(List<Reading> readings, List<MergedEntity> entities) {
        Map<MergedEntity.Member, MergedEntity> merged = new HashMap<>();
        entities.forEach(e -> e.members().forEach(m -> merged.put(m, e)));
        findCast(readings, merged);
        parties.addAll(Set.of("us", "uk", "eu"));
        for (MergedEntity entity : entities) {
            boolean place = entity.type() == EntityType.PLACE || entity.type() == EntityType.GROUP;
            if (place || cast.contains(entity.id())) {
                parties.add(stem(entity.name()).replace(".", ""));
                entity.aliases().forEach(alias -> parties.add(stem(alias).replace(".", "")));
            }
        }
        for (MergedEntity entity : entities) {
            if (entity.type() == EntityType.PERSON && entity.named()) {
                personStems.addAll(stems(entity.name()));
                entity.aliases().forEach(alias -> personStems.addAll(stems(alias)));
            }
        }
        for (Reading reading : readings) {
            collect(reading, merged);
        }
        for (Term term : terms.values()) {
            if (term.kind == Kind.NAME && term.in.intersects(cleanPlaces)) {
                cleanNames.add(term.stems);
            }
        }
        List<Term> best = terms.values().stream()
                .filter(t -> t.isTelling(this))
                .sorted(Comparator.comparing((Term t) -> -t.score(this)).thenComparing(t -> t.key))
                .limit(MOST_TERMS)
                .toList();
        List<Draft> drafts = new ArrayList<>();
        for (Term term : best) {
            Draft home = null;
            for (Draft draft : drafts) {
                if (home == null && draft.absorbs(term)) {
                    home = draft;
                }
            }
            if (home != null) {
                home.add(term);
            } else if (drafts.size() < MOST_TRACKS) {
                drafts.add(new Draft(term));
            }
        }
        List<Term> names = best.stream().filter(t -> t.kind == Kind.NAME).toList();
        drafts.forEach(draft -> draft.title = draft.title(this, names));
        drafts = coincidingMerged(drafts);
        Set<String> ids = new HashSet<>();
        List<Track> tracks = new ArrayList<>();
        for (Draft draft : drafts) {
            tracks.add(track(draft, ids));
        }
        tracks.sort(Comparator.comparing((Track t) -> -t.reports().size())
                .thenComparing(t -> -t.passages().size())
                .thenComparing(Track::id));
        return tracks;
    }

    /** Tracks that stand in mostly the same sentences are one, known by the stronger. */
    private List<Draft> coincidingMerged(List<Draft> drafts) {
        List<Draft> merged = new ArrayList<>();
        for (Draft draft : drafts) {
            Draft home = null;
            for (Draft other : merged) {
                BitSet shared = (BitSet) draft.in.clone();
                shared.and(other.in);
                int both = shared.cardinality();
                int all = draft.in.cardinality() + other.in.cardinality() - both;
                int fewer = Math.min(draft.in.cardinality(), other.in.cardinality());
                boolean kin = (" " + draft.title + " ").contains(" " + other.title + " ");
                // Two issues that one sentence lists together are not one.
                boolean often = distinctSentences(shared) >= OFTEN;
                if (home == null && (often && both >= ABSORBED * all || kin && both >= ABSORBED * fewer)) {
                    home = other;
                    home.title = kin ? draft.title : home.title;
                }
            }
            if (home == null) {
                merged.add(draft);
            } else {
                draft.terms.forEach(home::add);
            }
        }
        return merged;
    }

    private Set<String> stems(String name) {
        Set<String> stems = new HashSet<>();
        for (String word : name.split(" ", -1)) {
            stems.add(stem(word));
        }
        return stems;
    }

    // ---- terms

    /** Bodies that speak or act again and again are the cast of a story, not its issues. */
    private void findCast(List<Reading> readings, Map<MergedEntity.Member, MergedEntity> merged) {
        Map<String, Integer> deeds = new HashMap<>();
        for (Reading reading : readings) {
            for (Quote quote : reading.quotes()) {
                MergedEntity speaker =
                        merged.get(new MergedEntity.Member(reading.id(), String.valueOf(quote.speaker())));
                if (speaker != null) {
                    cast.add(speaker.id());
                }
            }
            for (Event event : reading.events()) {
                for (String actor : event.actors()) {
                    MergedEntity acting = merged.get(new MergedEntity.Member(reading.id(), actor));
                    if (acting != null && deeds.merge(acting.id(), 1, Integer::sum) >= MANY_DEEDS) {
                        cast.add(acting.id());
                    }
                }
            }
        }
    }

    private void collect(Reading reading, Map<MergedEntity.Member, MergedEntity> merged) {
        Map<Integer, Named> named = new HashMap<>();
        for (Entity entity : reading.annotation().entities()) {
            MergedEntity whole = merged.get(new MergedEntity.Member(reading.id(), entity.id()));
            for (Span mention : entity.mentions()) {
                Named one = new Named(
                        mention.end(), entity.type(), entity.named(), whole == null ? entity.id() : whole.id());
                named.merge(mention.start(), one, (x, y) -> x.end >= y.end ? x : y);
            }
        }
        Map<Integer, Integer> times = new HashMap<>();
        reading.annotation()
                .times()
                .forEach(t -> times.merge(t.span().start(), t.span().end(), Math::max));
        boolean clean = reading.annotation().fidelity().state() == Fidelity.State.CLEAN;
        List<Sentence> sentences = reading.annotation().sentences();
        for (int s = 0; s < sentences.size(); s++) {
            Sentence sentence = sentences.get(s);
            int place = places.size();
            String content = sentence.span().in(reading.text()).toLowerCase(Locale.ROOT);
            int number = contents.computeIfAbsent(content, k -> contents.size());
            places.add(new Place(reading, s, sentence.span(), number));
            cleanPlaces.set(place, clean);
            phrases(reading, sentence, place, named, times);
        }
    }

    private void phrases(
            Reading reading, Sentence sentence, int place, Map<Integer, Named> named, Map<Integer, Integer> times) {
        List<Word> phrase = new ArrayList<>();
        Named inside = null;
        int timeEnd = -1;
        int ownWords = Opening.cut(reading, sentence.span()).start();
        for (Token token : sentence.tokens()) {
            int start = token.span().start();
            if (start < ownWords) {
                continue; // the agency that wrote it is no issue of it
            }
            boolean verb = token.pos().equals("VERB");
            boolean noun = token.pos().equals("NOUN");
            if (verb || noun) {
                verbs.merge(stem(token.span().in(reading.text())), verb ? 1 : -1, Integer::sum);
            }
            Named opening = named.get(start);
            boolean goesOn = opening == null && inside != null && start < inside.end;
            Named name = goesOn ? inside : opening;
            inside = name;
            String text = token.span().in(reading.text());
            timeEnd = Math.max(timeEnd, times.getOrDefault(start, -1));
            boolean isTime = start < timeEnd;
            boolean isPerson = name != null && (name.type == EntityType.PERSON || !name.named);
            boolean ordinal =
                    token.pos().equals("NUM") && !phrase.isEmpty() && phrase.getLast().proper && text.length() <= 2;
            boolean joins = token.pos().equals("NOUN")
                    || token.pos().equals("PROPN")
                    || token.pos().equals("ADJ")
                    || ordinal
                    || goesOn;
            if (!joins || isPerson || isTime || !Character.isLetterOrDigit(text.charAt(0))) {
                boolean hyphen = goesOn && !isPerson && (text.equals("-") || text.equals("–"));
                if (!hyphen) {
                    close(reading, phrase, place);
                    linkOn(text.toLowerCase(Locale.ROOT), phrase);
                    phrase.clear();
                    opener = text.toLowerCase(Locale.ROOT);
                }
                continue;
            }
            phrase.add(new Word(
                    token.span(),
                    stem(text),
                    token.pos(),
                    ordinal || token.pos().equals("PROPN") || name != null,
                    name));
        }
        close(reading, phrase, place);
        link = null;
        opener = "";
    }

    /** {@code weapons for} waits for what follows; an article between is passed over, all else ends it. */
    private void linkOn(String text, List<Word> phrase) {
        if (!phrase.isEmpty()) {
            Word last = phrase.getLast();
            Term term = last.proper || isDull(last) ? null : terms.get(last.stem);
            link = term != null && term.kind == Kind.HEAD && LINKS.contains(text) ? new Link(term, last, text) : null;
        } else if (!ARTICLES.contains(text)) {
            link = null;
        }
    }

    private String stem(String text) {
        String word = text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
        String plain = word.chars().anyMatch(Character::isUpperCase) ? word : word.replace("-", "");
        return lexicon.stem(plain);
    }

    /** Notes the terms of one noun phrase: its head, the head with the word before it, and the names in it. */
    private void close(Reading reading, List<Word> words, int place) {
        int end = words.size();
        while (end > 0 && words.get(end - 1).pos.equals("ADJ")) {
            end--;
        }
        if (end == 0) {
            return;
        }
        Word head = words.get(end - 1);
        Link before0 = link;
        link = null;
        int width = head.span.end() - words.getFirst().span.start();
        if (before0 != null && !(isDull(head) && !head.proper) && width < LONGEST_COMPLEMENT) {
            Span span = new Span(before0.head.span.start(), head.span.end());
            before0.term.phrase(before0.word + " " + head.stem, this, surface(reading, span, before0.head), place);
        }
        if (!head.proper) {
            if (!isDull(head)) {
                note(Kind.HEAD, head.stem, List.of(head.stem), reading, head, head, place);
                phrases(head.stem, reading, words.subList(0, end), 2, place);
            }
            if (end >= 2) {
                Word before = words.get(end - 2);
                boolean both = !isDull(before) && !isDull(head);
                boolean rare = !isDull(before) && lexicon.rarity(before.stem) >= RARE;
                if ((both || rare || before.isIssueName(cast)) && !before.isOf(cast)) {
                    String key = slug(before.stem + " " + head.stem);
                    note(Kind.PAIR, key, List.of(before.stem, head.stem), reading, before, head, place);
                    phrases(key, reading, words.subList(0, end), 3, place);
                }
            }
        }
        for (Word word : words) {
            if (word.isPlace()) {
                placeStems.add(word.stem);
            }
            lone.computeIfAbsent(word.stem, k -> new BitSet()).set(place);
        }
        names(reading, words.subList(0, end), place);
    }

    /** Names in a phrase; a marked entity goes by what it means, so that its spellings are one. */
    private void names(Reading reading, List<Word> words, int place) {
        int i = 0;
        while (i < words.size()) {
            int j = i;
            while (j < words.size() && words.get(j).proper) {
                j++;
            }
            if (j > i) {
                List<Word> name = words.subList(i, j);
                boolean telling = name.stream().anyMatch(w -> !isDull(w) && !w.isPlace())
                        && name.stream().noneMatch(w -> w.isOf(cast));
                if (telling) {
                    Named known = name.getFirst().name;
                    boolean whole = known != null && name.stream().allMatch(w -> w.name == known);
                    List<String> stems = name.stream().map(w -> w.stem).toList();
                    String key = whole && known != null ? known.id : slug(String.join(" ", stems));
                    note(Kind.NAME, key, stems, reading, name.getFirst(), name.getLast(), place);
                    Term term = terms.get(key);
                    if (term != null && i == 0 && j == words.size() && WHERE.contains(opener)) {
                        term.where.set(place);
                    }
                }
            }
            i = Math.max(j, i + 1);
        }
    }

    private boolean isDull(Word word) {
        return dull.contains(word.stem) || word.stem.length() < 3 || lexicon.isFunctionWord(word.stem);
    }

    /** The longer phrases that end in a term, from so many words on. */
    private void phrases(String key, Reading reading, List<Word> words, int shortest, int place) {
        Term term = terms.get(key);
        StringBuilder stems = new StringBuilder();
        for (int n = 1; n <= Math.min(LONGEST_PHRASE, words.size()); n++) {
            Word first = words.get(words.size() - n);
            if (lexicon.isFunctionWord(first.stem)) {
                break;
            }
            stems.insert(0, first.stem + " ");
            boolean opens = first.proper || !isDull(first);
            if (term != null && n >= shortest && opens) {
                Span span = new Span(first.span.start(), words.getLast().span.end());
                term.phrase(stems.toString(), this, surface(reading, span, first), place);
            }
        }
    }

    /** The words as they stand, without the capital letter that only opens a sentence. */
    private static String surface(Reading reading, Span span, Word first) {
        String text = span.in(reading.text()).replace('\n', ' ');
        boolean capital = !first.proper
                && text.length() > 1
                && Character.isUpperCase(text.charAt(0))
                && Character.isLowerCase(text.charAt(1));
        return capital ? Character.toLowerCase(text.charAt(0)) + text.substring(1) : text;
    }

    private void note(Kind kind, String key, List<String> stems, Reading reading, Word first, Word last, int place) {
        Term term = terms.computeIfAbsent(key, k -> new Term(k, kind, stems));
        term.in.set(place);
        String surface = surface(reading, new Span(first.span.start(), last.span.end()), first);
        term.surfaces.merge(surface, weight(place), Integer::sum);
    }

    /** Ten to one: a clean report's wording stands before a mangled one's however often that is copied. */
    private int weight(int place) {
        return cleanPlaces.get(place) ? 10 : 1;
    }

    // ---- result

    private Track track(Draft draft, Set<String> ids) {
        String title = draft.title;
        String base = slug(title);
        String id = "t:" + base;
        for (int n = 2; !ids.add(id); n++) {
            id = "t:" + base + "-" + n;
        }
        List<Mention> passages = new ArrayList<>();
        draft.in.stream().forEach(p -> {
            Place place = places.get(p);
            passages.add(new Mention(place.reading.id(), Integer.toString(place.sentence), place.span));
        });
        return new Track(
                id,
                title,
                passages,
                counter.count(passages.stream().map(Mention::report).toList()));
    }

    private static String slug(String title) {
        StringBuilder slug = new StringBuilder();
        for (char c : title.toLowerCase(Locale.ROOT).toCharArray()) {
            if (Character.isLetterOrDigit(c)) {
                slug.append(c);
            } else if (!slug.isEmpty() && slug.charAt(slug.length() - 1) != '-') {
                slug.append('-');
            }
        }
        return slug.toString();
    }

    private int distinctSentences(BitSet in) {
        Set<Integer> distinct = new HashSet<>();
        in.stream().forEach(p -> distinct.add(places.get(p).content));
        return distinct.size();
    }

    private Set<String> reports(BitSet in) {
        Set<String> reports = new TreeSet<>();
        in.stream().forEach(p -> reports.add(places.get(p).reading.id()));
        return reports;
    }

    /** {@code Nordland-Sudland} names two parties, not an issue. */
    private boolean isOfParties(Term name) {
        return name.stems.stream()
                .flatMap(stem -> Stream.of(stem.split("-", -1)))
                .allMatch(part -> isParty(part.replace(".", "")));
    }

    /** A party or its adjective ({@code Nordland}, {@code Nordlander}). */
    private boolean isParty(String word) {
        for (int cut = 0; cut <= 2 && word.length() - cut >= 4; cut++) {
            if (parties.contains(word.substring(0, word.length() - cut))) {
                return true;
            }
        }
        return parties.contains(word);
    }

    /** A name that only mangled reports have and that is a clean one but for a letter or two a word. */
    private boolean isMisspelled(Term name) {
        if (cleanNames.isEmpty() || name.in.intersects(cleanPlaces)) {
            return false;
        }
        return cleanNames.stream().anyMatch(clean -> isNear(clean, name.stems))
                || name.stems.size() == 1 && parties.stream().anyMatch(p -> isNear(List.of(p), name.stems));
    }

    private static boolean isNear(List<String> a, List<String> b) {
        if (a.size() != b.size()) {
            return false;
        }
        for (int i = 0; i < a.size(); i++) {
            String one = a.get(i);
            String other = b.get(i);
            if (!one.equals(other) && EditDistance.of(one, other, 2) > Math.min(2, one.length() / 3)) {
                return false;
            }
        }
        return true;
    }

    /** A country before a noun tells nothing ({@code Russian troops}) unless it hardly stands elsewhere ({@code Geneva process}). */
    private boolean belongs(Term pair) {
        BitSet first = lone.getOrDefault(pair.stems.getFirst(), new BitSet());
        return !placeStems.contains(pair.stems.getFirst()) || pair.in.cardinality() * 2 >= first.cardinality();
    }

    private enum Kind {
        HEAD,
        PAIR,
        NAME
    }

    /** A mention of an entity, known by where it ends. */
    private record Named(int end, EntityType type, boolean named, String id) {}

    private record Word(
            Span span,
            String stem,
            String pos,
            boolean proper,
            @Nullable Named name) {
        boolean isPlace() {
            return name != null && (name.type == EntityType.PLACE || name.type == EntityType.GROUP);
        }

        boolean isOf(Set<String> cast) {
            return name != null && cast.contains(name.id);
        }

        /** Part of a name that can make a dull noun an issue ({@code Harbour talks}). */
        boolean isIssueName(Set<String> cast) {
            return proper && !isOf(cast);
        }
    }

    /** A noun and the small word after it. */
    private record Link(Term term, Word head, String word) {}

    /** A longer form of a term, and the sentences that hold it. */
    private static final class Phrase {
        final BitSet in = new BitSet();
        final Map<String, Integer> surfaces = new TreeMap<>();
    }

    /** A sentence of the pile; {@code content} is the same number for equal sentences. */
    private record Place(Reading reading, int sentence, Span span, int content) {}

    /** A noun, a noun with its modifier, or a name, and the sentences that hold it. */
    private static final class Term {
        final String key;
        final Kind kind;
        final List<String> stems;
        final BitSet in = new BitSet();
        final Map<String, Integer> surfaces = new TreeMap<>();
        final Map<String, Phrase> phrases = new TreeMap<>();
        final BitSet where = new BitSet();
        private double score = -1;

        Term(String key, Kind kind, List<String> stems) {
            this.key = key;
            this.kind = kind;
            this.stems = stems;
        }

        void phrase(String stems, TrackFinder finder, String surface, int place) {
            Phrase phrase = phrases.computeIfAbsent(stems, k -> new Phrase());
            phrase.in.set(place);
            phrase.surfaces.merge(surface, finder.weight(place), Integer::sum);
        }

        /** The longer form that many of its sentences share, or null. */
        @Nullable
        String phrase(TrackFinder finder) {
            return phrases.entrySet().stream()
                    .filter(e -> e.getValue().in.cardinality() >= TITLE * in.cardinality())
                    .filter(e -> e.getValue().in.cardinality() * 2 >= in.cardinality()
                            || finder.distinctSentences(e.getValue().in) >= 2)
                    .max(Comparator.comparing((Map.Entry<String, Phrase> e) ->
                                    e.getValue().in.cardinality()
                                            * (1 + 0.2 * e.getKey().split(" ", -1).length))
                            .thenComparing(Map.Entry::getKey))
                    .map(e -> commonest(e.getValue().surfaces))
                    .orElse(null);
        }

        /** A noun that stands alone as a rule must be rare, or many. */
        private boolean isBare(TrackFinder finder) {
            return phrase(finder) == null
                    && !bestSurface().endsWith("s")
                    && finder.lexicon.rarity(stems.getFirst()) < BARE;
        }

        boolean isTelling(TrackFinder finder) {
            boolean onlyMangled = !finder.cleanPlaces.isEmpty() && !in.intersects(finder.cleanPlaces);
            if (onlyMangled && kind != Kind.NAME && stems.stream().anyMatch(finder.lexicon::isSpinnersWord)) {
                return false;
            }
            if (kind != Kind.NAME && finder.verbs.getOrDefault(stems.getLast(), 0) > 0) {
                return false; // "the lawsuit alleges", once taken for a noun
            }
            int sentences = finder.distinctSentences(in);
            return switch (kind) {
                case HEAD ->
                    (sentences >= 3
                                    || sentences == 2
                                            && (phrase(finder) != null
                                                    || finder.counter.count(finder.reports(in)) >= 2))
                            && !isBare(finder)
                            && !Character.isUpperCase(bestSurface().charAt(0))
                            && finder.lexicon.share(stems.getFirst()) <= EVERYDAY;
                case PAIR -> sentences >= 2 && finder.belongs(this);
                case NAME ->
                    !finder.isOfParties(this)
                            && stems.stream().noneMatch(finder.personStems::contains)
                            && !finder.isMisspelled(this)
                            && (stems.size() > 1 || where.cardinality() * 3 < in.cardinality())
                            && (sentences >= 2
                                    || stems.size() >= 2 && stems.stream().noneMatch(finder.dull::contains));
            };
        }

        double score(TrackFinder finder) {
            if (score < 0) {
                double rarity = 0;
                for (String stem : stems) {
                    rarity += Math.min(HEAVIEST, finder.lexicon.rarity(stem));
                }
                int reports = finder.reports(in).size();
                int sentences = finder.distinctSentences(in);
                // A word that comes back within a report is what that report is about (Church's "adaptation").
                double burst = Math.min(3, sentences / (double) reports);
                double weight =
                        switch (kind) {
                            case HEAD -> 0.4 * StrictMath.pow(burst, 1.3) + 0.25 * StrictMath.log(reports);
                            case PAIR -> 1.4;
                            case NAME -> 1.5;
                        };
                score = weight
                        * rarity
                        / stems.size()
                        * StrictMath.log(1 + sentences)
                        * (1 + SPREAD * StrictMath.log(Math.max(1, finder.counter.count(finder.reports(in)))));
            }
            return score;
        }

        String bestSurface() {
            return surfaces.isEmpty() ? key : commonest(surfaces);
        }

        private static String commonest(Map<String, Integer> surfaces) {
            return surfaces.entrySet().stream()
                    .max(Map.Entry.<String, Integer>comparingByValue()
                            .thenComparing(e -> e.getKey().length())
                            .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
                    .map(Map.Entry::getKey)
                    .orElse("");
        }
    }

    /** A track in the making: its strongest term, and those that stand in the same sentences. */
    private static final class Draft {
        final Term lead;
        final List<Term> terms = new ArrayList<>();
        final BitSet in = new BitSet();
        String title = "";

        Draft(Term lead) {
            this.lead = lead;
            add(lead);
        }

        void add(Term term) {
            terms.add(term);
            in.or(term.in);
        }

        boolean absorbs(Term term) {
            BitSet shared = (BitSet) term.in.clone();
            shared.and(in);
            double both = shared.cardinality();
            boolean kin =
                    term.stems.stream().anyMatch(s -> terms.getFirst().stems.contains(s));
            double inside = both / term.in.cardinality();
            double covers = both / in.cardinality();
            return kin
                    ? inside >= ABSORBED || covers >= ABSORBED && term.in.cardinality() <= 2 * in.cardinality()
                    : inside >= 0.8 && covers >= 0.3;
        }

        /** A name that stands in most of its sentences, else the longest phrase that many share, else the strongest term. */
        String title(TrackFinder finder, List<Term> names) {
            if (lead.kind == Kind.NAME) {
                return lead.bestSurface();
            }
            for (Term term : names) {
                BitSet both = (BitSet) term.in.clone();
                both.and(lead.in);
                int shared = both.cardinality();
                boolean most = shared * 2 >= lead.in.cardinality()
                        && shared * 2 >= term.in.cardinality()
                        && finder.distinctSentences(both) >= OFTEN;
                if (most) {
                    return term.bestSurface();
                }
            }
            String phrase = lead.phrase(finder);
            return phrase == null ? lead.bestSurface() : phrase;
        }
    }
}

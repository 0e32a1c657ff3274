package org.rapporteur.account;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
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
import org.rapporteur.lineage.Lineage.OriginCounter;
import org.rapporteur.text.Span;

/**
 * Finds the issues that a story keeps coming back to, without a list of them: noun phrases that stand in its reports far more
 * often than in other news, put together where they stand in the same sentences.
 *
 * <p>{@code grain corridor} is a track, and so is a body that is spoken of ({@code River Commission}); {@code last week}, a person,
 * a country or a body that does the speaking is none.
 */
final class TrackFinder {
    // What a reader can survey; small piles have fewer terms than that anyway.
    private static final int MOST_TRACKS = 24;
    // Terms below the best thousand never become one of so few tracks.
    private static final int MOST_TERMS = 1_000;
    private static final int LONGEST_PHRASE = 4;
    private static final double HEAVIEST = 6;
    // A noun that stands in more than one article of thirty names an issue only together with another word.
    private static final double EVERYDAY = 1 / 30.0;
    private static final double ABSORBED = 0.5;

    private final Lexicon lexicon;
    private final Set<String> dull;
    private final OriginCounter counter;
    private final Map<String, Term> terms = new TreeMap<>();
    private final List<Place> places = new ArrayList<>();
    private final Map<String, Integer> contents = new HashMap<>();

    TrackFinder(Lexicon lexicon, OriginCounter counter) {
        this.lexicon = lexicon;
        this.counter = counter;
        dull = lines("dull-nouns.txt").stream().map(lexicon::stem).collect(Collectors.toUnmodifiableSet());
    }

    /** The tracks of one story's readings, most reports first. */
    List<Track> find(List<Reading> readings) {
        for (Reading reading : readings) {
            collect(reading);
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

    // ---- terms

    private void collect(Reading reading) {
        Map<Integer, Entity> entities = new HashMap<>();
        Set<String> actors = actors(reading);
        for (Entity entity : reading.annotation().entities()) {
            for (Span mention : entity.mentions()) {
                Entity known = entities.get(mention.start());
                if (known == null || known.named() == entity.named() || entity.named()) {
                    entities.put(mention.start(), entity);
                }
            }
        }
        List<Sentence> sentences = reading.annotation().sentences();
        for (int s = 0; s < sentences.size(); s++) {
            Sentence sentence = sentences.get(s);
            int place = places.size();
            String content = sentence.span().in(reading.text()).toLowerCase(Locale.ROOT);
            int number = contents.computeIfAbsent(content, k -> contents.size());
            places.add(new Place(reading, s, sentence.span(), number));
            phrases(reading, sentence, place, entities, actors);
        }
    }

    /** Bodies that speak or act in a report are its cast, not its issues. */
    private static Set<String> actors(Reading reading) {
        Set<String> actors = new HashSet<>();
        for (Quote quote : reading.quotes()) {
            if (quote.speaker() != null) {
                actors.add(quote.speaker());
            }
        }
        for (Event event : reading.events()) {
            actors.addAll(event.actors());
        }
        return actors;
    }

    private void phrases(
            Reading reading, Sentence sentence, int place, Map<Integer, Entity> entities, Set<String> actors) {
        List<Word> phrase = new ArrayList<>();
        int coveredTo = -1;
        boolean inPerson = false;
        for (Token token : sentence.tokens()) {
            Entity entity = entities.get(token.span().start());
            if (entity != null) {
                inPerson = entity.type() == EntityType.PERSON || !entity.named();
                coveredTo = mentionEnd(entity, token.span().start());
            }
            boolean inMention = token.span().start() < coveredTo;
            String text = token.span().in(reading.text());
            boolean number =
                    token.pos().equals("NUM") && !phrase.isEmpty() && phrase.getLast().proper && text.length() <= 2;
            boolean nominal = number
                    || token.pos().equals("NOUN")
                    || token.pos().equals("PROPN")
                    || token.pos().equals("ADJ");
            if (!nominal || (inMention && inPerson) || !Character.isLetterOrDigit(text.charAt(0))) {
                close(reading, phrase, place, actors);
                phrase.clear();
                continue;
            }
            boolean proper = number || token.pos().equals("PROPN") || inMention;
            boolean isPlace = inMention && !inPerson && isPlace(entities, token, phrase, entity);
            boolean cast = inMention && entity != null && actors.contains(entity.id())
                    || inMention && entity == null && !phrase.isEmpty() && phrase.getLast().cast;
            phrase.add(new Word(token.span(), stem(text), token.pos(), proper, isPlace, cast));
        }
        close(reading, phrase, place, actors);
    }

    private static boolean isPlace(
            Map<Integer, Entity> entities,
            Token token,
            List<Word> phrase,
            @org.jspecify.annotations.Nullable Entity entity) {
        if (entity == null) {
            return !phrase.isEmpty() && phrase.getLast().place;
        }
        return entity.type() == EntityType.PLACE || entity.type() == EntityType.GROUP;
    }

    private static int mentionEnd(Entity entity, int start) {
        int end = start;
        for (Span mention : entity.mentions()) {
            if (mention.start() == start) {
                end = Math.max(end, mention.end());
            }
        }
        return end;
    }

    private String stem(String text) {
        String plain = text.chars().anyMatch(Character::isUpperCase) ? text : text.replace("-", "");
        return lexicon.stem(plain);
    }

    /** Notes the terms of one noun phrase: its head, the head with the word before it, and proper names in it. */
    private void close(Reading reading, List<Word> words, int place, Set<String> actors) {
        int end = words.size();
        while (end > 0 && words.get(end - 1).pos.equals("ADJ")) {
            end--;
        }
        if (end == 0) {
            return;
        }
        Word head = words.get(end - 1);
        int from = Math.max(0, end - LONGEST_PHRASE);
        while (from < end - 1 && isDull(words.get(from))) {
            from++;
        }
        Span whole = new Span(words.get(from).span.start(), head.span.end());
        boolean headNames = head.proper;
        if (!headNames && !isDull(head)) {
            note(Kind.HEAD, List.of(head.stem), reading, whole, place);
        }
        if (end >= 2 && !headNames) {
            Word before = words.get(end - 2);
            if (!isDull(before) && !before.place && !before.cast && !isDull(head)
                    || before.proper && !before.place && !before.cast) {
                note(
                        Kind.PAIR,
                        List.of(before.stem, head.stem),
                        reading,
                        new Span(before.span.start(), head.span.end()),
                        place);
            }
        }
        names(reading, words.subList(0, end), place);
    }

    private void names(Reading reading, List<Word> words, int place) {
        int i = 0;
        while (i < words.size()) {
            int j = i;
            while (j < words.size() && words.get(j).proper) {
                j++;
            }
            if (j > i) {
                List<Word> name = words.subList(i, j);
                boolean telling = name.stream().anyMatch(w -> !isDull(w) && !w.place)
                        && name.stream().noneMatch(w -> w.cast)
                        && !name.stream().allMatch(w -> w.place);
                if (telling) {
                    note(
                            Kind.NAME,
                            name.stream().map(w -> w.stem).toList(),
                            reading,
                            new Span(
                                    name.getFirst().span.start(),
                                    name.getLast().span.end()),
                            place);
                }
            }
            i = Math.max(j, i + 1);
        }
    }

    private boolean isDull(Word word) {
        return dull.contains(word.stem) || word.stem.length() < 2 || lexicon.isFunctionWord(word.stem);
    }

    private void note(Kind kind, List<String> stems, Reading reading, Span span, int place) {
        String key = String.join(" ", stems);
        Term term = terms.computeIfAbsent(kind == Kind.NAME ? "=" + key : key, k -> new Term(k, kind, stems));
        term.in.set(place);
        boolean clean = reading.annotation().fidelity().state() == Fidelity.State.CLEAN;
        term.surfaces.merge(span.in(reading.text()).replace('\n', ' '), clean ? 3 : 1, Integer::sum);
    }

    // ---- result

    private Track track(Draft draft, Set<String> ids) {
        String title = draft.title();
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

    private int origins(BitSet in) {
        Set<String> reports = new TreeSet<>();
        in.stream().forEach(p -> reports.add(places.get(p).reading.id()));
        return counter.count(reports);
    }

    private static List<String> lines(String name) {
        try (InputStream in = TrackFinder.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("word list missing from the program: " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private enum Kind {
        HEAD,
        PAIR,
        NAME
    }

    private record Word(Span span, String stem, String pos, boolean proper, boolean place, boolean cast) {}

    /** A sentence of the pile; {@code content} is the same number for equal sentences. */
    private record Place(Reading reading, int sentence, Span span, int content) {}

    /** A noun, a noun with its modifier, or a name, and the sentences that hold it. */
    private static final class Term {
        final String key;
        final Kind kind;
        final List<String> stems;
        final BitSet in = new BitSet();
        final Map<String, Integer> surfaces = new TreeMap<>();
        private double score = -1;

        Term(String key, Kind kind, List<String> stems) {
            this.key = key;
            this.kind = kind;
            this.stems = stems;
        }

        boolean isTelling(TrackFinder finder) {
            int sentences = finder.distinctSentences(in);
            return switch (kind) {
                case HEAD -> sentences >= 2 && finder.lexicon.share(stems.getFirst()) <= EVERYDAY;
                case PAIR -> sentences >= 2;
                case NAME -> sentences >= 2 || stems.size() >= 2;
            };
        }

        double score(TrackFinder finder) {
            if (score < 0) {
                double rarity = 0;
                for (String stem : stems) {
                    rarity += Math.min(HEAVIEST, finder.lexicon.rarity(stem));
                }
                rarity = rarity / stems.size() + (stems.size() > 1 ? 1 : 0);
                double sentences = Math.log(1 + finder.distinctSentences(in));
                score = rarity * sentences * (1 + Math.log(Math.max(1, finder.origins(in))));
            }
            return score;
        }

        String bestSurface() {
            return surfaces.entrySet().stream()
                    .max(Map.Entry.<String, Integer>comparingByValue()
                            .thenComparing(e -> e.getKey().length())
                            .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
                    .map(Map.Entry::getKey)
                    .orElse(key);
        }
    }

    /** A track in the making: its strongest term, and those that stand in the same sentences. */
    private static final class Draft {
        final Term lead;
        final List<Term> terms = new ArrayList<>();
        final BitSet in = new BitSet();

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

        /** The strongest term in its commonest wording; a bare noun takes its commonest modifier with it. */
        String title() {
            if (lead.kind != Kind.HEAD) {
                return lead.bestSurface();
            }
            return terms.stream()
                    .filter(t -> t.kind == Kind.PAIR && t.stems.getLast().equals(lead.stems.getFirst()))
                    .findFirst()
                    .orElse(lead)
                    .bestSurface();
        }
    }
}

package org.rapporteur.annotate;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rapporteur.annotate.KnownNames.Kind;
import org.rapporteur.annotate.KnownNames.Known;
import org.rapporteur.text.Span;

/**
 * Joins the names that the learned reader marked with those of rules and lists, and lets a report agree with itself.
 *
 * <p>The reader decides where a name is and what it stands for; lists know whose adjective {@code Tarvian} is; rules know the title
 * before a name; the same form elsewhere in the report outvotes a doubtful place. Catches {@code Roe} as the person of
 * {@code Kari Roe} in a headline; leaves {@code Roe} the town alone where the report has no such person.
 */
final class LearnedNames {
    /** Below this a place of a name goes with the other places of the same form: half of such were wrong on held-out articles. */
    private static final double SURE = .9;

    /** A name that only lists or titles show has to be seen this surely by them (see {@link NameSpan#certainty}). */
    private static final int BY_RULE_ALONE = 3;

    private static final Set<String> JOINTS = Set.of("-", "–", "/", "and", "&");

    private static final int LONGEST_PLACE = 2;
    /** What may stand within the name of what a state has. */
    private static final Set<String> IN_NAMES = Set.of("NOUN", "PROPN", "ADJ");
    /** What only states have. */
    private static final Set<String> OF_STATES = Set.of(
            "ministry",
            "parliament",
            "border",
            "borders",
            "coast",
            "airspace",
            "embassy",
            "navy",
            "constitution",
            "territory");

    /** Before {@code of} a state. */
    private static final Set<String> STATE_HEADS =
            Set.of("parliament", "government", "capital", "republic", "kingdom", "border", "coast", "embassy");

    private static final Set<String> DASHES = Set.of("-", "–", "—", "--");

    private static final Set<String> PRONOUNS = Set.of("he", "she", "it", "they", "we", "you", "i", "who");

    private static final Pattern BRACKET = Pattern.compile("-?[lr][rsc]b-?");

    /** {@code R-Velmar}, {@code D-Tarvia}: party and state of a member. */
    private static final Pattern PARTY = Pattern.compile("[RDI]-\\p{Lu}.*");

    private final TokenIndex index;
    private final Vocabulary vocabulary = Vocabulary.get();
    private final KnownNames lists = KnownNames.get();

    /** A name while its type is weighed. */
    private record Candidate(int first, int end, EntityType type, double certainty) {}

    LearnedNames(TokenIndex index) {
        this.index = index;
    }

    /** All names in reading order; none overlaps another. */
    List<NameSpan> join(List<NameSpan> byRules, List<Marks.Name> learned) {
        List<Candidate> candidates = new ArrayList<>();
        BitSet personFirst = new BitSet();
        BitSet personEnd = new BitSet();
        for (NameSpan name : byRules) {
            if (name.type == EntityType.PERSON && name.certainty >= 2) {
                personFirst.set(name.first);
                personEnd.set(name.end);
            }
        }
        for (Marks.Name name : learned.stream().flatMap(this::parted).toList()) {
            Candidate candidate = candidate(name);
            if (candidate != null) {
                Candidate plain =
                        switch (candidate.type) {
                            case PERSON -> bare(candidate, personFirst, personEnd);
                            case ORGANISATION -> joined(candidate, byRules);
                            case PLACE, GROUP, OTHER -> candidate;
                        };
                if (plain != null) {
                    candidates.add(plain);
                }
            }
        }
        candidates.sort(Comparator.comparingInt((Candidate c) -> c.first).thenComparingInt(c -> -c.end));
        Map<String, double[]> votes = votes(candidates);
        Map<Integer, NameSpan> ruleByFirst = new HashMap<>();
        byRules.forEach(name -> ruleByFirst.put(name.first, name));
        BitSet taken = new BitSet();
        List<NameSpan> names = new ArrayList<>();
        for (Candidate candidate : candidates) {
            if (taken.get(candidate.first) || taken.get(candidate.end - 1)) {
                continue;
            }
            List<NameSpan> several = several(candidate, ruleByFirst);
            if (several.isEmpty()) {
                names.add(settled(candidate, agreed(candidate, votes), ruleByFirst.get(candidate.first)));
            } else {
                names.addAll(several);
            }
            taken.set(candidate.first, candidate.end);
        }
        for (NameSpan name : byRules) {
            int next = taken.nextSetBit(name.first);
            boolean free = next < 0 || next >= name.end;
            if (free && name.certainty >= BY_RULE_ALONE && (name.known != null || name.titled)) {
                names.add(name);
                taken.set(name.first, name.end);
            }
        }
        repeat(names, taken);
        names.sort(Comparator.comparingInt(name -> name.first));
        settlePlaces(names);
        return names;
    }

    /**
     * {@code Tarvia} of {@code Tarvia's foreign ministry} and {@code the parliament of Tarvia}, and the town of a dateline, are places wherever the report
     * names them, whatever the reader took a country for that it does not know; not who bears the name as a surname.
     */
    private void settlePlaces(List<NameSpan> names) {
        Set<String> places = new HashSet<>();
        Set<String> surnames = new HashSet<>();
        for (NameSpan name : names) {
            if (name.type == EntityType.PERSON && (name.length() > 1 || name.titled)) {
                surnames.add(index.lower(name.end - 1));
            }
            if (name.length() <= LONGEST_PLACE && name.known == null && (ownsState(name) || opensDateline(name))) {
                places.add(form(name));
            }
        }
        for (NameSpan name : names) {
            boolean isMistaken = name.type == EntityType.PERSON || name.type == EntityType.ORGANISATION;
            if (isMistaken
                    && name.known == null
                    && !name.titled
                    && places.contains(form(name))
                    && !surnames.contains(index.lower(name.end - 1))) {
                name.typed(EntityType.PLACE, 2);
            }
        }
    }

    private String form(NameSpan name) {
        return String.join(" ", words(name.first, name.end)).toLowerCase(Locale.ROOT);
    }

    private boolean ownsState(NameSpan name) {
        if (index.lower(name.end).equals("'s")) {
            // "Tarvia's defence ministry", "Tarvia's central bank"
            int limit = Math.min(name.end + 4, index.endOf(index.sentenceOf(name.first)));
            for (int i = name.end + 1; i < limit && IN_NAMES.contains(index.pos(i)); i++) {
                if (OF_STATES.contains(index.lower(i))) {
                    return true;
                }
            }
        }
        return index.lower(name.first - 1).equals("of")
                && STATE_HEADS.contains(index.lower(name.first - 2))
                && index.lower(name.first - 3).equals("the");
    }

    private boolean opensDateline(NameSpan name) {
        int sentence = index.sentenceOf(name.first);
        String word = index.word(name.first);
        String next = index.lower(name.end);
        return name.first == index.firstOf(sentence)
                && name.type != EntityType.ORGANISATION
                && sentence <= 1
                && word.length() > 2
                && word.equals(word.toUpperCase(Locale.ROOT))
                && (DASHES.contains(next) || next.equals("("));
    }

    /**
     * {@code Roe} alone and {@code Kari Roe}, wherever the report has a person {@code Kari Roe}, also where the reader missed them;
     * not in {@code Roe Tower}.
     */
    private void repeat(List<NameSpan> names, BitSet taken) {
        Map<String, Set<List<String>>> formsByFirst = new HashMap<>();
        for (NameSpan name : names) {
            if (name.type == EntityType.PERSON) {
                int last = name.end - 1;
                while (last > name.first && EntityLinker.SUFFIXES.contains(index.lower(last))) {
                    last--;
                }
                learn(words(last, last + 1), formsByFirst);
                learn(words(name.first, last + 1), formsByFirst);
            }
        }
        for (int i = 0; i < index.size(); i++) {
            int end = i;
            for (List<String> form : formsByFirst.getOrDefault(index.word(i), Set.of())) {
                int here = i + form.size();
                if (here > end && here <= index.size() && words(i, here).equals(form) && isFree(i, here, taken)) {
                    end = here;
                }
            }
            if (end > i) {
                names.add(new NameSpan(i, end).typed(EntityType.PERSON, 2));
                taken.set(i, end);
            }
        }
    }

    /** {@code al-Roe} also as {@code Al-Roe}, which opens a sentence; a word without a capital is no name. */
    private static void learn(List<String> form, Map<String, Set<List<String>>> formsByFirst) {
        String first = form.getFirst();
        if (first.codePoints().noneMatch(Character::isUpperCase)) {
            return;
        }
        formsByFirst.computeIfAbsent(first, k -> new HashSet<>()).add(form);
        if (!Character.isUpperCase(first.codePointAt(0))) {
            List<String> opening = new ArrayList<>(form);
            opening.set(0, first.substring(0, 1).toUpperCase(Locale.ROOT) + first.substring(1));
            formsByFirst
                    .computeIfAbsent(opening.getFirst(), k -> new HashSet<>())
                    .add(opening);
        }
    }

    private List<String> words(int first, int end) {
        List<String> words = new ArrayList<>(end - first);
        for (int i = first; i < end; i++) {
            words.add(index.word(i));
        }
        return words;
    }

    private boolean isFree(int first, int end, BitSet taken) {
        int next = taken.nextSetBit(first);
        return (next < 0 || next >= end)
                && index.sentenceOf(first) == index.sentenceOf(end - 1)
                && !isNamePart(first - 1, first)
                && !isNamePart(end, end - 1);
    }

    /** A word beside another one in the same sentence that a name could go on with. */
    private boolean isNamePart(int i, int beside) {
        return i >= 0
                && i < index.size()
                && index.sentenceOf(i) == index.sentenceOf(beside)
                && index.pos(i).equals("PROPN")
                && Character.isUpperCase(index.word(i).codePointAt(0))
                && !vocabulary.isTitle(index.lower(i))
                && !vocabulary.isRoleHead(index.lower(i));
    }

    /** The known names that a marked one is made of and joins only: {@code Norway-Italy}, {@code Norway and Italy}; or none. */
    private List<NameSpan> several(Candidate candidate, Map<Integer, NameSpan> ruleByFirst) {
        List<NameSpan> parts = new ArrayList<>();
        int at = candidate.first;
        boolean joint = false;
        while (at < candidate.end) {
            NameSpan part = ruleByFirst.get(at);
            if (part != null && part.known != null && part.end <= candidate.end) {
                parts.add(part);
                at = part.end;
            } else if (JOINTS.contains(index.lower(at))) {
                joint = true;
                at++;
            } else {
                return List.of();
            }
        }
        return joint && parts.size() > 1 ? parts : List.of();
    }

    /** {@code VELMAR - Tarvia} at the front of a sentence: a dateline and a name. */
    private Stream<Marks.Name> parted(Marks.Name name) {
        Span span = name.span();
        int first = index.tokenFrom(span.start());
        boolean opens = first < index.size() && first == index.firstOf(index.sentenceOf(first));
        for (int i = first + 1; opens && i + 1 < index.size() && index.span(i).end() < span.end(); i++) {
            boolean isFree = DASHES.contains(index.lower(i))
                    && index.span(i - 1).end() < index.span(i).start()
                    && index.span(i).end() < index.span(i + 1).start();
            String before = index.word(i - 1);
            if (isFree && before.equals(before.toUpperCase(Locale.ROOT))) {
                return Stream.of(
                        new Marks.Name(
                                EntityType.PLACE,
                                new Span(span.start(), index.span(i - 1).end()),
                                name.certainty()),
                        new Marks.Name(name.type(), new Span(index.span(i + 1).start(), span.end()), name.certainty()));
            }
        }
        return Stream.of(name);
    }

    private @Nullable Candidate candidate(Marks.Name name) {
        int first = index.tokenAt(name.span().start());
        int last = index.tokenAt(name.span().end() - 1);
        if (first < 0 || last < first || index.sentenceOf(first) != index.sentenceOf(last)) {
            return null;
        }
        int end = last + 1;
        if (end - first > 1 && index.lower(last).equals("'s")) {
            end--;
        }
        while (first < end && isBracket(first)) {
            first++;
        }
        for (int i = first; i < end; i++) {
            end = isBracket(i) ? i : end;
        }
        if (first == end) {
            return null;
        }
        if (name.type() == EntityType.PERSON) {
            while (end - first > 1
                    && (vocabulary.isTitle(index.lower(first)) || vocabulary.isRoleHead(index.lower(first)))) {
                first++;
            }
        }
        // "Our support": a small word at the head of a sentence; "WHO" is one in capitals.
        boolean smallWord = end - first == 1
                && vocabulary.closed.contains(index.lower(first))
                && !index.word(first).equals(index.word(first).toUpperCase(Locale.ROOT));
        return smallWord ? null : new Candidate(first, end, name.type(), name.certainty());
    }

    /** {@code -LRB-}, as treebanks write a bracket, in one word or in pieces. */
    private boolean isBracket(int token) {
        String word = index.lower(token);
        return word.startsWith("-") || word.endsWith("-")
                ? BRACKET.matcher(word).matches()
                        || word.equals("-") && (isBareBracket(token - 1) || isBareBracket(token + 1))
                : isBareBracket(token)
                        && (index.lower(token - 1).equals("-")
                                || index.lower(token + 1).equals("-"));
    }

    private boolean isBareBracket(int token) {
        return BRACKET.matcher(index.lower(token)).matches();
    }

    /** {@code Sheriff Kari Roe (Velmar)}, {@code Kari Roe of Velmar} and {@code Kari Roe, the mayor} are {@code Kari Roe}, as far as rules see a person there. */
    private @Nullable Candidate bare(Candidate person, BitSet personFirst, BitSet personEnd) {
        int first = person.first;
        int end = person.end;
        for (int i = person.first + 1; i < person.end; i++) {
            String lower = index.lower(i);
            if (lower.equals(",") && isOffice(index.lower(i - 1)) && i + 1 < person.end) {
                first = i + 1; // "Port Secretary, Kari Roe"
            } else if (lower.equals("(") || lower.equals("of") || lower.equals(",")) {
                end = i;
                break;
            }
        }
        int inner = personFirst.nextSetBit(first);
        if (inner > first && inner < end - 1 && personEnd.get(end)) {
            first = inner;
        }
        boolean offices = true;
        for (int i = first; i < end; i++) {
            offices &= isOffice(index.lower(i));
        }
        // "Velmar Gov." before "Kari Roe" is her office; "R-Velmar" a party and a state; "he" nobody's name
        boolean office = end < index.size()
                && isOffice(index.lower(end - 1))
                && index.sentenceOf(end) == index.sentenceOf(end - 1)
                && personFirst.get(end);
        boolean cutOffice = end < index.size() && isOffice(index.lower(end)) && personFirst.get(end + 1);
        boolean body = vocabulary.orgHeads.contains(index.lower(end - 1)) && end - first > 1 && !personFirst.get(first);
        boolean party = PARTY.matcher(index.word(first)).matches();
        boolean pronoun = end - first == 1 && PRONOUNS.contains(index.lower(first));
        if (office || cutOffice && !personFirst.get(first) || body || party || pronoun) {
            return null;
        }
        // an office alone, and a body or country, is no name of a person
        boolean nobody = offices || isOffice(index.lower(end - 1)) && !personFirst.get(first);
        return nobody ? null : new Candidate(first, end, person.type, person.certainty);
    }

    private boolean isOffice(String lower) {
        return vocabulary.isTitle(lower) || vocabulary.isRoleHead(lower);
    }

    /** {@code Norway-Italy Council} is one body, where rules see it whole and only its end was marked. */
    private Candidate joined(Candidate body, List<NameSpan> byRules) {
        if (body.first == 0 || !index.lower(body.first - 1).equals("-")) {
            return body;
        }
        for (NameSpan name : byRules) {
            if (name.end == body.end && name.first < body.first && name.type == EntityType.ORGANISATION) {
                return new Candidate(name.first, name.end, body.type, body.certainty);
            }
        }
        return body;
    }

    private Map<String, double[]> votes(List<Candidate> candidates) {
        Map<String, double[]> votes = new HashMap<>();
        for (Candidate each : candidates) {
            votes.computeIfAbsent(form(each), k -> new double[EntityType.values().length])[each.type.ordinal()] +=
                    each.certainty;
            if (each.type == EntityType.PERSON && each.end - each.first > 1) {
                String surname = index.word(each.end - 1);
                votes.computeIfAbsent(surname, k -> new double[EntityType.values().length])[each.type.ordinal()] +=
                        each.certainty;
            }
        }
        return votes;
    }

    private EntityType agreed(Candidate candidate, Map<String, double[]> votes) {
        double[] mine = votes.get(form(candidate));
        if (mine == null) {
            return candidate.type;
        }
        if (candidate.end - candidate.first == 1
                && mine[EntityType.PERSON.ordinal()] > 0
                && vocabulary.isSpeech(index.lower(candidate.end))) {
            return EntityType.PERSON; // "Roe said", where the report has a Kari Roe, is not the firm of that name
        }
        if (candidate.certainty >= SURE) {
            return candidate.type;
        }
        int best = candidate.type.ordinal();
        for (int k = 0; k < mine.length; k++) {
            if (mine[k] > mine[best]) {
                best = k;
            }
        }
        return EntityType.values()[best];
    }

    private NameSpan settled(Candidate candidate, EntityType agreed, @Nullable NameSpan rule) {
        NameSpan name = new NameSpan(candidate.first, candidate.end);
        boolean same = rule != null && rule.end == candidate.end;
        // that a name stands for something else is the weakest thing the reader says
        boolean person = agreed == EntityType.OTHER
                && same
                && rule != null
                && rule.type == EntityType.PERSON
                && rule.certainty >= 2;
        EntityType type = person ? EntityType.PERSON : agreed;
        Known known = lists.find(form(candidate));
        if (known != null && stands(known, type)) {
            name.known = known;
            name.typed(known.kind() == Kind.CITY ? EntityType.PLACE : known.type(), 3);
        } else {
            name.typed(type, candidate.certainty >= .5 ? 2 : 1);
        }
        if (same && rule != null && name.type == EntityType.PERSON) {
            name.titled = rule.titled;
            name.gender = rule.gender;
        }
        if (name.type == EntityType.PERSON && candidate.first > 0) {
            title(name, candidate.first - 1);
        }
        return name;
    }

    /** Whether a known name can be what stands here: {@code Jordan} the person is not the country. */
    private static boolean stands(Known known, EntityType type) {
        return switch (known.kind()) {
            case ADJECTIVE, PEOPLE -> type != EntityType.PERSON && type != EntityType.ORGANISATION;
            case COUNTRY, CAPITAL, REGION, CITY -> type == EntityType.PLACE || type == EntityType.GROUP;
            case BODY, SEAT -> type != EntityType.PERSON;
        };
    }

    private void title(NameSpan name, int before) {
        String lower = index.lower(before);
        if (index.sentenceOf(before) != index.sentenceOf(name.first)) {
            return;
        }
        name.titled |= vocabulary.isTitle(lower);
        if (vocabulary.titlesMale.contains(lower) || vocabulary.maleNouns.contains(lower)) {
            name.gender = 'm';
        } else if (vocabulary.titlesFemale.contains(lower) || vocabulary.femaleNouns.contains(lower)) {
            name.gender = 'f';
        }
    }

    private String form(Candidate candidate) {
        return index.span(candidate.first, candidate.end).in(index.text()).replace('’', '\'');
    }
}

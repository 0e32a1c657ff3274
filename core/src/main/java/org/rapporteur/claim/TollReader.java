package org.rapporteur.claim;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.rapporteur.annotate.Entity;
import org.rapporteur.annotate.EntityType;
import org.rapporteur.annotate.Sentence;
import org.rapporteur.annotate.Token;
import org.rapporteur.claim.Toll.Fate;
import org.rapporteur.text.NumberWords;
import org.rapporteur.text.Span;
import org.rapporteur.text.WordList;

/**
 * Counts the people of whom a report says that they were killed, or captured, in what it tells: the lowest number that its words
 * allow.
 *
 * <p>Catches {@code The patrol killed two gunmen and detained several suspects} (2 killed, at least 3 captured), {@code a smuggler
 * was arrested along with two associates} (3); leaves {@code sought to capture a smuggler}, {@code no one was killed} and the past
 * deeds in {@code a bomb that killed four} alone. Who is told of again ({@code the two gunmen}) is counted once. It cannot tell
 * two groups of one kind in two places apart: the larger one counts.
 */
public final class TollReader {
    private static final Map<String, Fate> DONE = Map.ofEntries(
            Map.entry("killed", Fate.KILLED),
            Map.entry("killing", Fate.KILLED),
            Map.entry("kills", Fate.KILLED),
            Map.entry("slain", Fate.KILLED),
            Map.entry("taken", Fate.CAPTURED),
            Map.entry("detained", Fate.CAPTURED),
            Map.entry("detaining", Fate.CAPTURED),
            Map.entry("detains", Fate.CAPTURED),
            Map.entry("captured", Fate.CAPTURED),
            Map.entry("capturing", Fate.CAPTURED),
            Map.entry("captures", Fate.CAPTURED),
            Map.entry("arrested", Fate.CAPTURED),
            Map.entry("arresting", Fate.CAPTURED),
            Map.entry("arrests", Fate.CAPTURED),
            Map.entry("apprehended", Fate.CAPTURED),
            Map.entry("apprehending", Fate.CAPTURED));

    private static final Map<String, Fate> NOUNS = Map.of(
            "capture",
            Fate.CAPTURED,
            "arrest",
            Fate.CAPTURED,
            "detention",
            Fate.CAPTURED,
            "death",
            Fate.KILLED,
            "deaths",
            Fate.KILLED);

    /** Verbs whose object is always a person, whatever word stands for it. */
    private static final Set<String> ONLY_PEOPLE = Set.of(
            "arrested", "arresting", "arrests", "detained", "detaining", "detains", "apprehended", "apprehending");

    /** Words within which a subject or a sum is looked for: longer than nearly all sentences of news. */
    private static final int FARTHEST = 60;

    private static final Set<String> STOPS = Set.of("(", ")", "–", "—", "-", ":", ";");

    /** What stands before a noun of such a deed where it was done. */
    private static final Set<String> RESULT = Set.of("confirmed", "confirm", "announced", "in", "reported");

    /** More than two, as reports use the words; {@code numerous} and the like are more than several. */
    private static final Map<String, Integer> VAGUE = Map.ofEntries(
            Map.entry("several", 3),
            Map.entry("multiple", 3),
            Map.entry("some", 2),
            Map.entry("various", 3),
            Map.entry("few", 3),
            Map.entry("numerous", 4),
            Map.entry("many", 4),
            Map.entry("couple", 2),
            Map.entry("pair", 2),
            Map.entry("group", 3),
            Map.entry("number", 4),
            Map.entry("dozen", 12),
            Map.entry("dozens", 24));

    private static final Set<String> SINGLE = Set.of("a", "an", "another", "one");
    private static final Set<String> MORE =
            Set.of("additional", "other", "another", "further", "second", "more", "others");
    private static final Set<String> ANEW =
            Set.of("the", "this", "that", "these", "those", "both", "all", "his", "their", "its");
    private static final Set<String> NOBODY = Set.of("no", "none", "nobody", "without", "neither");
    private static final Set<String> DOERS = Set.of("that", "who", "which");
    private static final Set<String> BE = Set.of("was", "were", "been", "being", "be", "is", "are", "got");
    private static final Set<String> NOT_YET =
            Set.of("to", "will", "would", "could", "may", "might", "can", "should", "if", "or");

    /** People told of by what they do or are held for, of whom a report names one as the aim and others as found with him. */
    private static final Set<String> CHIEFS = words("chief");

    private static final Set<String> PEOPLE = words("person");

    /** What ends like a word for people and is none. */
    private static final Set<String> THINGS = words("thing");

    /** A group of people as its words tell it. */
    private record Group(Span span, boolean chief, int count, boolean anew, boolean more, String words) {}

    private static Set<String> words(String kind) {
        Set<String> words = new HashSet<>();
        for (List<String> row : WordList.rows(TollReader.class, "toll-words.tsv")) {
            if (row.getFirst().equals(kind)) {
                words.add(row.get(1));
            }
        }
        return Set.copyOf(words);
    }

    /** How many were killed or captured in what the report tells, by what became of them; nothing where it tells of nobody. */
    public List<Toll> read(Reading reading) {
        return read(reading, words -> true);
    }

    /**
     * The same, counting only groups of some kind.
     *
     * @param counted asked with the words of each group, lower case
     */
    public List<Toll> read(Reading reading, java.util.function.Predicate<String> counted) {
        Map<Fate, List<List<Group>>> told = new TreeMap<>();
        TreeMap<Integer, Span> persons = new TreeMap<>();
        for (Entity entity : reading.annotation().entities()) {
            if (entity.named() && entity.type() == EntityType.PERSON) {
                entity.mentions().forEach(m -> persons.merge(m.start(), m, (a, c) -> a.length() >= c.length() ? a : c));
            }
        }
        for (Sentence sentence : reading.annotation().sentences()) {
            Span span = sentence.span();
            Words words = new Words(
                    reading.text(),
                    sentence.tokens(),
                    persons.subMap(span.start(), span.end()).values());
            for (int i = 0; i < words.size(); i++) {
                Fate fate = DONE.get(words.lower(i));
                List<Group> groups = fate != null ? ofVerb(words, i) : ofNoun(words, i);
                fate = fate != null ? fate : NOUNS.get(words.lower(i));
                groups = groups.stream().filter(g -> counted.test(g.words)).toList();
                if (fate != null && !groups.isEmpty()) {
                    told.computeIfAbsent(fate, k -> new ArrayList<>()).add(groups);
                }
            }
        }
        List<Toll> tolls = new ArrayList<>();
        told.forEach((fate, groups) -> tolls.add(new Toll(
                fate,
                least(groups),
                groups.stream()
                        .flatMap(List::stream)
                        .map(Group::span)
                        .sorted()
                        .distinct()
                        .toList())));
        return tolls;
    }

    /** Of each kind the most that one place tells; who is told of as further ones comes on top. */
    private static int least(List<List<Group>> told) {
        int chiefs = 0;
        int others = 0;
        int further = 0;
        boolean anybody = false;
        for (List<Group> groups : told) {
            int chiefsHere = 0;
            int othersHere = 0;
            int furtherHere = 0;
            for (Group group : groups) {
                anybody = true;
                if (group.anew && group.count == 1) {
                    continue;
                }
                if (group.chief) {
                    chiefsHere += group.count;
                } else if (group.more) {
                    furtherHere += group.count;
                } else {
                    othersHere += group.count;
                }
            }
            chiefs = Math.max(chiefs, chiefsHere);
            others = Math.max(others, othersHere);
            further = Math.max(further, furtherHere);
        }
        // "several others" told once as such and once with the rest are the same people where no chief came first
        int all = chiefs > 0 ? chiefs + Math.max(others, further) : others + further;
        return all == 0 && anybody ? 1 : all;
    }

    private static List<Group> ofVerb(Words words, int verb) {
        if (words.lower(verb).equals("taken")
                && !(words.lower(verb + 1).equals("into")
                        && words.lower(verb + 2).equals("custody"))) {
            return List.of();
        }
        String before = words.lower(verb - 1);
        int aux = verb - 1;
        while (aux >= 0 && (words.pos(aux).equals("ADV") || words.lower(aux).equals("also")) && verb - aux < 3) {
            aux--;
        }
        boolean passive = BE.contains(words.lower(aux));
        if (isNotDone(words, passive ? aux : verb)) {
            return List.of();
        }
        boolean noun = words.pos(verb + 1).equals("NOUN") && (before.equals("the") || before.equals("a"));
        if (noun && !passive) {
            return List.of(); // "the arrested smuggler" is told of before
        }
        if (passive) {
            // "several gunmen fired at the patrol and were killed": who fired
            boolean joined = words.lower(aux - 1).equals("and");
            List<Group> groups = new ArrayList<>(joined ? first(words, aux) : before(words, aux));
            if (words.lower(verb + 1).equals("along") || words.lower(verb + 1).equals("together")) {
                groups.addAll(behind(words, verb + 2, false));
            }
            return groups;
        }
        if (words.lower(verb + 1).equals("or") || isSum(words, verb)) {
            return List.of();
        }
        List<Group> object = behind(words, verb + 1, ONLY_PEOPLE.contains(words.lower(verb)));
        // "resulted in nine gunmen killed", "two were killed and several others detained"
        boolean participle =
                words.lower(verb).endsWith("ed") || words.lower(verb).equals("slain");
        boolean ends = words.pos(verb + 1).equals("PUNCT")
                || words.pos(verb + 1).equals("ADP")
                || words.pos(verb + 1).equals("CCONJ")
                || words.pos(verb + 1).isEmpty();
        if (!object.isEmpty() || !participle || !ends) {
            return object;
        }
        if (before.equals("and") && words.pos(verb - 2).equals("VERB")) {
            int first = verb - 3; // "was shot and killed"
            return BE.contains(words.lower(first)) ? before(words, first) : List.of();
        }
        List<Group> subject = before(words, verb);
        return !subject.isEmpty()
                        && subject.getLast().span.end() + 1 >= words.span(verb).start()
                        && !subject.getLast().anew
                ? subject
                : List.of();
    }

    /** {@code has detained 40 smugglers since spring} sums up what is not told here. */
    private static boolean isSum(Words words, int verb) {
        boolean perfect = false;
        for (int i = verb - 1; i >= 0 && verb - i <= 3; i--) {
            perfect |= words.lower(i).equals("have") || words.lower(i).equals("has");
        }
        for (int i = verb + 1; i < words.size() && i - verb < FARTHEST && perfect; i++) {
            if (words.lower(i).equals("since")
                    || words.lower(i).equals("far")
                    || words.lower(i).equals("year")) {
                return true;
            }
        }
        return false;
    }

    private static List<Group> ofNoun(Words words, int i) {
        boolean told = NOUNS.containsKey(words.lower(i))
                && words.lower(i + 1).equals("of")
                && (RESULT.contains(words.lower(i - 1))
                        || words.lower(i - 1).equals("the") && RESULT.contains(backOver(words, i - 2)));
        return told ? behind(words, i + 2, false) : List.of();
    }

    /** The verb or preposition before {@code the capture}, over a day that stands between. */
    private static String backOver(Words words, int i) {
        return words.lower(i).equals("today") || words.lower(i).equals("yesterday")
                ? words.lower(i - 1)
                : words.lower(i);
    }

    /** Wanted, feared, denied, or a deed of others that the report only recalls. */
    private static boolean isNotDone(Words words, int verb) {
        for (int i = verb - 1; i >= 0 && verb - i <= 4; i--) {
            String lower = words.lower(i);
            if (NOT_YET.contains(lower) || lower.equals("not") || lower.equals("n't")) {
                return true;
            }
            if (DOERS.contains(lower)) {
                return true;
            }
            if (words.pos(i).equals("VERB") || words.pos(i).equals("PUNCT")) {
                break;
            }
        }
        return words.lower(verb - 1).equals("for")
                || words.lower(verb - 1).equals("of")
                || words.lower(verb - 1).equals("now-");
    }

    /** The groups in a list of noun phrases that begins at a word: {@code a smuggler and several associates}. */
    private static List<Group> behind(Words words, int from, boolean anyNoun) {
        List<Group> groups = new ArrayList<>();
        int i = from;
        while (i < words.size()) {
            int head = head(words, i);
            head = head < 0 && anyNoun && i == from ? anyHead(words, i) : head;
            if (head < 0) {
                break;
            }
            Group group = group(words, i, head);
            if (group == null) {
                break;
            }
            groups.add(group);
            i = head + 1;
            int next = next(words, i);
            if (next < 0) {
                break;
            }
            i = next;
        }
        return groups;
    }

    /** Where the list goes on behind a noun: {@code and}, {@code along with}, {@code , including}; or -1. */
    private static int next(Words words, int i) {
        int at = i;
        // "two suspects in Velmar along with three others": not farther than the clause
        while (at < words.size()
                && at - i < 6
                && !words.pos(at).equals("VERB")
                && !words.lower(at).equals(".")) {
            String lower = words.lower(at);
            if (lower.equals("and")) {
                return isPhrase(words, at + 1) ? at + 1 : -1;
            }
            if ((lower.equals("along") || lower.equals("together"))
                    && words.lower(at + 1).equals("with")) {
                return at + 2;
            }
            if (lower.equals(",") && isPhrase(words, at + 1) && !ANEW.contains(words.lower(at + 1)) && at == i) {
                return -1;
            }
            at++;
        }
        return -1;
    }

    private static boolean isPhrase(Words words, int i) {
        String lower = words.lower(i);
        return SINGLE.contains(lower)
                || VAGUE.containsKey(lower)
                || NumberWords.SMALL.containsKey(lower)
                || MORE.contains(lower)
                || ANEW.contains(lower)
                || Character.isDigit(lower.isEmpty() ? ' ' : lower.charAt(0));
    }

    /** The word for people that a noun phrase from {@code i} on ends with, or -1. */
    private static int head(Words words, int i) {
        int found = -1;
        for (int k = i; k < words.size() && k - i < 12; k++) {
            String lower = words.lower(k);
            String pos = words.pos(k);
            if (STOPS.contains(lower)) {
                return found;
            }
            if (isPerson(words, k) || words.isNamed(k)) {
                found = k;
                boolean goesOn = isPerson(words, k + 1)
                        || words.pos(k + 1).equals("NOUN")
                        || words.isNamed(k) && words.isNamed(k + 1);
                if (!goesOn) {
                    return k;
                }
            } else if (lower.equals("him") || lower.equals("her") || lower.equals("them")) {
                return k == i ? k : found;
            } else if (found >= 0
                    || pos.equals("VERB") && !lower.endsWith("ed") && !lower.endsWith("ing")
                    || pos.equals("AUX")
                    || lower.equals(".")
                    || lower.equals(",") && k > i && !words.pos(k + 1).equals("ADJ")) {
                return found;
            }
        }
        return found;
    }

    /** The noun of {@code a suspected forger}: what is arrested is a person by whatever word; or -1. */
    private static int anyHead(Words words, int i) {
        if (!isPhrase(words, i) || ANEW.contains(words.lower(i))) {
            return -1;
        }
        int found = -1;
        for (int k = i + 1; k < words.size() && k - i < 8; k++) {
            String pos = words.pos(k);
            if (pos.equals("NOUN")) {
                found = k;
            } else if (found >= 0
                    || !(pos.equals("ADJ")
                            || pos.equals("PROPN")
                            || pos.equals("VERB") && words.lower(k).endsWith("ed"))) {
                return found;
            }
        }
        return found;
    }

    /** A word for people: a known one, or one that says what somebody does, as {@code smugglers} and {@code activist} do. */
    private static boolean isPerson(Words words, int i) {
        String lower = words.lower(i);
        if (CHIEFS.contains(lower) || PEOPLE.contains(lower)) {
            return true;
        }
        String one = lower.endsWith("s") ? lower.substring(0, lower.length() - 1) : lower;
        boolean doer = one.endsWith("er") || one.endsWith("or") || one.endsWith("ist") || one.endsWith("man");
        return doer && one.length() > 5 && words.pos(i).equals("NOUN") && !THINGS.contains(one);
    }

    private static @Nullable Group group(Words words, int first, int head) {
        String noun = words.lower(head);
        StringBuilder said = new StringBuilder();
        int count = 0;
        boolean vague = false;
        boolean anew =
                ANEW.contains(words.lower(first)) || noun.equals("him") || noun.equals("her") || noun.equals("them");
        boolean more = false;
        boolean over =
                words.lower(first).equals("more") && words.lower(first + 1).equals("than");
        boolean plural = !words.isNamed(head) && noun.endsWith("s")
                || noun.endsWith("men")
                || noun.equals("people")
                || noun.equals("children");
        for (int i = first; i <= head; i++) {
            String lower = words.lower(i);
            said.append(lower).append(' ');
            if (NOBODY.contains(lower)) {
                return null;
            }
            Integer small = NumberWords.SMALL.get(lower);
            if (count == 0 && small != null && small > 0 && i < head) {
                count = small;
            } else if (count == 0
                    && lower.chars().allMatch(Character::isDigit)
                    && lower.length() < 5
                    && !lower.isEmpty()) {
                count = new BigDecimal(lower).intValue();
            } else if (count == 0 && VAGUE.containsKey(lower) && plural) {
                count = VAGUE.getOrDefault(lower, 0);
                vague = true;
            }
            more |= MORE.contains(lower) && !over;
        }
        if (count == 0) {
            count = plural ? (anew ? 1 : 2) : 1;
        }
        return new Group(
                new Span(words.span(first).start(), words.span(head).end()),
                CHIEFS.contains(noun),
                over && !vague ? count + 1 : count,
                anew && (!plural || count == 1),
                more,
                said.toString());
    }

    /** The groups of the subject that ends before a word. */
    private static List<Group> before(Words words, int aux) {
        int start = aux;
        while (start > 0 && aux - start < 25) {
            String lower = words.lower(start - 1);
            boolean edge = lower.equals(";")
                    || lower.equals(":")
                    || lower.equals("–")
                    || lower.equals("—")
                    || words.pos(start - 1).equals("SCONJ") && !lower.equals("of")
                    || words.pos(start - 1).equals("VERB")
                            && !words.pos(start).equals("NOUN")
                            && !words.pos(start).equals("ADJ")
                            && !words.pos(start).equals("PUNCT")
                            && !words.pos(start).equals("ADP");
            if (edge) {
                break;
            }
            start--;
        }
        List<Group> last = List.of();
        for (int i = start; i < aux; i++) {
            if (isPhrase(words, i) || i == start || words.lower(i - 1).equals(",")) {
                List<Group> groups = behind(words, i, false);
                if (!groups.isEmpty()
                        && groups.getLast().span.end() <= words.span(aux).start()) {
                    if (last.isEmpty()
                            || groups.getFirst().span.start()
                                    > last.getLast().span.end()) {
                        last = groups;
                    }
                }
            }
        }
        // "several gunmen fired at the patrol and were killed": what did something before
        return last.isEmpty() && start > 0 ? first(words, start) : last;
    }

    /** The groups at the beginning of a sentence, before a word. */
    private static List<Group> first(Words words, int until) {
        for (int i = Math.max(0, until - FARTHEST); i < until; i++) {
            if (isPhrase(words, i)) {
                List<Group> groups = behind(words, i, false);
                return groups.isEmpty()
                                || groups.getLast().span.end()
                                        > words.span(until).start()
                        ? List.of()
                        : groups;
            }
        }
        return List.of();
    }

    /** The words of a sentence; nothing stands beyond its ends. */
    private static final class Words {
        private final List<Token> tokens;
        private final List<String> lower = new ArrayList<>();
        private final BitSet named = new BitSet();

        Words(String text, List<Token> tokens, Collection<Span> persons) {
            this.tokens = tokens;
            for (Token token : tokens) {
                lower.add(token.span().in(text).toLowerCase(Locale.ROOT).replace('’', '\''));
            }
            if (tokens.isEmpty()) {
                return;
            }
            Span all = new Span(
                    tokens.getFirst().span().start(), tokens.getLast().span().end());
            for (Span person : persons) {
                for (int i = 0; i < tokens.size() && all.overlaps(person); i++) {
                    boolean capital = Character.isUpperCase(
                            text.charAt(tokens.get(i).span().start()));
                    if (capital && person.covers(tokens.get(i).span())) {
                        named.set(i);
                    }
                }
            }
        }

        /** Part of a person's name. */
        boolean isNamed(int i) {
            return i >= 0 && named.get(i);
        }

        int size() {
            return tokens.size();
        }

        String lower(int i) {
            return i < 0 || i >= tokens.size() ? "" : lower.get(i);
        }

        String pos(int i) {
            return i < 0 || i >= tokens.size() ? "" : tokens.get(i).pos();
        }

        Span span(int i) {
            return tokens.get(i).span();
        }
    }
}

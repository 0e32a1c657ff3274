package org.rapporteur.corroborate;

import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.rapporteur.annotate.BodyWords;
import org.rapporteur.annotate.EntityType;
import org.rapporteur.text.WordList;

/** Whether words given to two sources can come from one mouth. */
final class Speakers {
    /** How high somebody stands whom a report does not name. */
    private static final Set<String> STANDINGS = Set.of("senior", "top", "high", "ranking", "unnamed", "anonymous");

    private static final Set<String> RANKS = Set.of(
            "senior", "top", "high", "ranking", "unnamed", "anonymous", "second", "another", "former", "us", "uk");
    private static final Set<String> OFFICIALS = Set.of(
            "official",
            "diplomat",
            "officer",
            "aide",
            "adviser",
            "advisor",
            "commander",
            "envoy",
            "negotiator",
            "spokesman",
            "spokeswoman");
    private static final Set<String> DEPUTIES =
            Set.of("deputy", "assistant", "under", "vice", "parliamentary", "acting");
    private static final Set<String> HEADS_OF_BODIES = Set.of(
            "minister",
            "secretary",
            "president",
            "premier",
            "chancellor",
            "governor",
            "mayor",
            "senator",
            "ambassador");
    /** Who holds no office, and may be anybody whom another report names. */
    private static final Set<String> PRIVATE = Set.of(
            "resident",
            "villager",
            "witness",
            "eyewitness",
            "survivor",
            "passenger",
            "neighbour",
            "neighbor",
            "relative",
            "student",
            "worker",
            "protester",
            "protestor",
            "demonstrator",
            "tourist",
            "customer",
            "bystander");

    private static final Set<String> LANDS = lands();
    // Who speaks for somebody or heads something; they name no body.
    private static final Set<String> PEOPLE = people();
    private static final Pattern SEATS =
            Pattern.compile("(?i)white house|kremlin|blue house|elys[eé]e|downing street|palace|cabinet office");
    private static final Pattern HEADS = Pattern.compile("(?i)president|prime minister|premier|chancellor|king|queen");
    private static final Pattern ACRONYM = Pattern.compile("[\\p{Lu}\\d&.\\-]{2,6}");
    private static final Set<String> MANY = Set.of("people", "family", "police", "staff", "men", "women", "public");
    private static final Set<String> AFTER_HEAD =
            Set.of("of", "for", "at", "in", "from", "with", "who", "close", "familiar", "to", "on", "within", "inside");

    private static final int LONGEST_INITIALS = 6;

    /** {@code ministry} and {@code minister} have as many letters in common. */
    private static final int SAME_START = 5;

    private Speakers() {}

    /** How two sources stand to each other. */
    enum Relation {
        /** One and the same, as far as the reports tell. */
        SAME,
        /** Nothing says that they differ. */
        COMPATIBLE,
        /** They cannot be the same. */
        DIFFERENT
    }

    static Relation relation(@Nullable MergedEntity a, @Nullable MergedEntity b) {
        if (a == null || b == null) {
            return Relation.COMPATIBLE;
        }
        if (a.id().equals(b.id())) {
            return Relation.SAME;
        }
        boolean aPerson = isPerson(a);
        boolean bPerson = isPerson(b);
        if (!aPerson || !bPerson || speaksFor(described(a), b) || speaksFor(described(b), a)) {
            return Relation.COMPATIBLE;
        }
        if (a.named() != b.named()) {
            return isSeveral(a.named() ? b : a) || isOffice(a.named() ? b : a, a.named() ? a : b)
                    ? Relation.COMPATIBLE
                    : Relation.DIFFERENT;
        }
        if (a.named()) {
            return Relation.DIFFERENT;
        }
        return descriptionsAgree(a.name(), b.name()) ? Relation.COMPATIBLE : Relation.DIFFERENT;
    }

    /**
     * Whether two sources are so clearly two that the same words in both mouths are a contradiction: two people of different surnames, or two
     * described by different bodies or lands ({@code White House spokeswoman Kari Roe} and {@code a senior Port Authority official}), or a minister and an official. Somebody of whom no report
     * tells the office may hold any ({@code Kari Roe}, {@code the port's director}), {@code the director} and {@code a Haven resident} may be anybody,
     * {@code CLA} is a body that was taken for a person, and one of two people of one surname, or of surnames a letter apart, is as likely a slip of reading, as is
     * {@code Kari R0e}.
     */
    static boolean contradict(MergedEntity a, MergedEntity b) {
        if (!isSurelyPerson(a) || !isSurelyPerson(b) || relation(a, b) != Relation.DIFFERENT) {
            return false;
        }
        if (a.named() && b.named()) {
            return !isPartOf(a.name(), b.name())
                    && !isPartOf(b.name(), a.name())
                    && !isDamaged(a)
                    && !isDamaged(b)
                    && NameMatcher.surnames(surname(a), surname(b)) == NameMatcher.Likeness.NONE;
        }
        return isPlaced(a)
                && isPlaced(b)
                && (isBelow(a, b) || isBelow(b, a) || areOfTwo(office(a), office(b)))
                && !isPrivate(a, b)
                && !isPrivate(b, a);
    }

    /** {@code Kari R0e}: a digit in a name was a letter once. */
    private static boolean isDamaged(MergedEntity person) {
        return surname(person).chars().anyMatch(Character::isDigit);
    }

    /** {@code A senior port official}, where the other report names the Harbour Minister. */
    private static boolean isBelow(MergedEntity described, MergedEntity named) {
        if (described.named() || !named.named() || named.role() == null || isSpokesman(named)) {
            return false;
        }
        Set<String> role = words(named.role());
        return OFFICIALS.contains(head(described))
                && Collections.disjoint(role, OFFICIALS)
                && Collections.disjoint(role, DEPUTIES)
                && !Collections.disjoint(role, HEADS_OF_BODIES);
    }

    /** What tells the office: {@code Harbour Minister} of {@code Harbour Minister Mira Lundgren}, {@code a senior port official}. */
    private static String office(MergedEntity person) {
        return person.named() ? Objects.requireNonNullElse(person.role(), "") : person.name();
    }

    /** Two lands, or two bodies of which neither is the other's initials: {@code a Port Authority spokesman} may be {@code a PA spokesman}. */
    private static boolean areOfTwo(String a, String b) {
        Set<String> x = words(a);
        Set<String> y = words(b);
        if (differIn(x, y, LANDS)) {
            return true;
        }
        x.removeIf(word -> word.isEmpty() || PEOPLE.contains(word));
        y.removeIf(word -> word.isEmpty() || PEOPLE.contains(word));
        return bodiesDiffer(x, y) && !haveInitials(a, b);
    }

    /** {@code a Haven resident}, who may be Mira Lundgren, but not Harbour Minister Mira Lundgren. */
    private static boolean isPrivate(MergedEntity described, MergedEntity named) {
        return !described.named()
                && named.named()
                && PRIVATE.contains(head(described))
                && (named.role() == null || words(named.role()).stream().anyMatch(PRIVATE::contains));
    }

    /** {@code Mira} of {@code Mira Lundgren}. */
    private static boolean isPartOf(String name, String longer) {
        return (" " + longer + " ").contains(" " + name + " ");
    }

    private static boolean isSurelyPerson(MergedEntity entity) {
        return entity.type() == EntityType.PERSON
                && !ACRONYM.matcher(entity.name()).matches()
                && !(entity.named() && entity.name().contains(" and "));
    }

    /** True if a word of one is made of the first letters of words of the other. */
    static boolean haveInitials(String a, String b) {
        return isShortFor(a, b) || isShortFor(b, a);
    }

    private static boolean isShortFor(String words, String longer) {
        StringBuilder initials = new StringBuilder();
        for (String word : EntityMerger.description(longer).split("[ \\-]", -1)) {
            if (!word.isEmpty() && !AFTER_HEAD.contains(word) && !word.equals("the")) {
                initials.append(word.charAt(0));
            }
        }
        return Arrays.stream(words.replace(".", "").split("[ \\-]", -1))
                .filter(word -> word.length() > 1
                        && word.length() <= LONGEST_INITIALS
                        && word.equals(word.toUpperCase(Locale.ROOT)))
                .anyMatch(word -> initials.indexOf(word.toLowerCase(Locale.ROOT)) >= 0);
    }

    private static String surname(MergedEntity person) {
        String name = EntityMerger.description(person.name());
        return name.substring(name.lastIndexOf(' ') + 1);
    }

    /** Somebody with a name, or an official of a body or a land: {@code a senior port official}, not {@code the director} nor {@code a naval officer}, who may have a name. */
    private static boolean isPlaced(MergedEntity person) {
        if (person.named()) {
            return true;
        }
        Set<String> words = words(person.name());
        Set<String> of = new HashSet<>(words);
        of.removeAll(OFFICIALS);
        of.removeAll(RANKS);
        boolean ranked =
                words.stream().anyMatch(RANKS::contains) && words.stream().anyMatch(OFFICIALS::contains);
        return ranked && !of.isEmpty()
                || Arrays.stream(person.name().split(" ", -1))
                        .anyMatch(word -> !word.isEmpty() && Character.isUpperCase(word.charAt(0)));
    }

    /** {@code the foreign minister} may be {@code Foreign Minister Kari Roe}; {@code an official} is nobody's office. */
    private static boolean isOffice(MergedEntity described, MergedEntity named) {
        String role = named.role();
        Set<String> office = words(described.name());
        return role != null && office.size() > 1 && words(role).containsAll(office);
    }

    /** Whether words that name or describe a source call it a spokesman: {@code presidential spokesman Jon Holt}. */
    static boolean isSpokesman(String words) {
        String lower = " " + words.toLowerCase(Locale.ROOT);
        return lower.contains(" spokes") || lower.contains(" press secretary");
    }

    /** The same of a person as the reports present it. */
    static boolean isSpokesman(MergedEntity entity) {
        return isPerson(entity) && isSpokesman(described(entity));
    }

    /**
     * Whether somebody who is described so gives another person's words: a {@code presidential spokesman} those of {@code President
     * Mirela Vasko}, a {@code spokesman for Vasko} and a mere {@code spokesman} too. A {@code White House spokeswoman} does not give
     * those of a {@code senior port official} or of the {@code Harbour Minister}.
     */
    static boolean speaksFor(String spokesman, MergedEntity principal) {
        if (!isSpokesman(spokesman) || isSpokesman(principal) || !principal.named() || !isPerson(principal)) {
            return false;
        }
        Set<String> his = words(spokesman);
        Set<String> theirs = words(described(principal) + " " + principal.name());
        if (differIn(his, theirs, LANDS)) {
            return false;
        }
        boolean bare = true;
        for (String word : his) {
            boolean tells =
                    word.length() >= SAME_START && !isSpokesman(word) && !RANKS.contains(word) && !LANDS.contains(word);
            bare &= !tells;
            String start = word.substring(0, Math.min(word.length(), SAME_START));
            if (tells && theirs.stream().anyMatch(w -> w.startsWith(start))) {
                return true;
            }
        }
        return bare
                || SEATS.matcher(spokesman).find()
                        && HEADS.matcher(described(principal)).find();
    }

    /**
     * Whether a person speaks for a body: {@code Harbour Minister Mara Voss} for the {@code Harbour Ministry}, whose name her role
     * shares but for its last letters.
     */
    static boolean isOf(MergedEntity person, MergedEntity body) {
        if (!isPerson(person) || isPerson(body)) {
            return false;
        }
        Set<String> role = words(described(person));
        for (String word : words(body.name())) {
            String start = word.substring(0, Math.min(word.length(), SAME_START));
            if (word.length() >= SAME_START
                    && !RANKS.contains(word)
                    && role.stream().anyMatch(w -> w.startsWith(start))) {
                return true;
            }
        }
        return false;
    }

    static String described(MergedEntity entity) {
        String role = entity.role() == null ? "" : entity.role();
        return entity.named() ? role : role + " " + entity.name();
    }

    /** {@code officials in Velgrad} may hold anybody: a report that says so withholds a name, it gives no other. */
    private static boolean isSeveral(MergedEntity described) {
        String head = head(described);
        return MANY.contains(head) || head.endsWith("s") && !head.endsWith("ss");
    }

    private static String head(MergedEntity described) {
        String head = "";
        for (String word : EntityMerger.description(described.name()).split(" ", -1)) {
            if (AFTER_HEAD.contains(word)) {
                break;
            }
            head = word;
        }
        return head;
    }

    /** Also who is described and neither a body nor a document: {@code harbour fishermen}. */
    private static boolean isPerson(MergedEntity entity) {
        return entity.type() == EntityType.PERSON
                || !entity.named() && entity.type() == EntityType.OTHER && !isDocument(entity);
    }

    /** {@code a police report}: whoever speaks in it may have a name in another report. */
    private static boolean isDocument(MergedEntity described) {
        return words(described.name()).stream().anyMatch(BodyWords::isDocument);
    }

    /**
     * {@code a US official} may be {@code a senior Treasury official}; a {@code European diplomat} is no
     * {@code Russian official}. Which of two officials is the second depends on the report, so it tells nothing here.
     */
    static boolean descriptionsAgree(String a, String b) {
        Set<String> x = words(a);
        Set<String> y = words(b);
        return !differIn(x, y, LANDS) && !bodiesDiffer(x, y);
    }

    /** {@code a senior port official} and {@code a high-ranking port official}; not {@code a former} or {@code a second} one. */
    static boolean differInRankAlone(String a, String b) {
        Set<String> x = words(a);
        Set<String> y = words(b);
        x.removeAll(STANDINGS);
        y.removeAll(STANDINGS);
        return !x.isEmpty() && x.equals(y);
    }

    private static boolean differIn(Set<String> x, Set<String> y, Set<String> kind) {
        Set<String> a = new HashSet<>(x);
        Set<String> b = new HashSet<>(y);
        a.retainAll(kind);
        b.retainAll(kind);
        return !a.isEmpty() && !b.isEmpty() && !a.equals(b);
    }

    /** Both name a body besides land and rank, and share no word of it. */
    private static boolean bodiesDiffer(Set<String> x, Set<String> y) {
        Set<String> a = body(x);
        Set<String> b = body(y);
        if (a.isEmpty() || b.isEmpty()) {
            return false;
        }
        a.retainAll(b);
        return a.isEmpty();
    }

    private static Set<String> body(Set<String> words) {
        Set<String> body = new HashSet<>(words);
        body.removeAll(LANDS);
        body.removeAll(RANKS);
        body.removeIf(w -> w.startsWith("official")
                || w.startsWith("diplomat")
                || w.startsWith("spokes")
                || w.startsWith("source")
                || w.startsWith("aide")
                || w.startsWith("person")
                || w.startsWith("people")
                || w.equals("administration")
                || w.equals("government"));
        return body;
    }

    private static Set<String> words(String description) {
        return new HashSet<>(Arrays.asList(EntityMerger.description(description).split("[ \\-]", -1)));
    }

    private static Set<String> people() {
        Set<String> people = new HashSet<>(Set.of(
                "lawyer",
                "attorney",
                "solicitor",
                "barrister",
                "counsel",
                "head",
                "chief",
                "director",
                "chairman",
                "chairwoman",
                "general",
                "manager",
                "secretary",
                "minister",
                "president",
                "leader",
                "member",
                "physician",
                "coach",
                "captain",
                "judge",
                "justice",
                "magistrate",
                "prosecutor",
                "detective",
                "inspector",
                "mr",
                "mrs",
                "ms",
                "dr",
                "sir",
                "lord",
                "lady",
                "of",
                "for",
                "the",
                "at",
                "in",
                "to",
                "with",
                "and"));
        WordList.lines(Speakers.class, "people.txt").forEach(line -> people.addAll(List.of(line.split(" ", -1))));
        return Set.copyOf(people);
    }

    private static Set<String> lands() {
        return Set.copyOf(WordList.lines(Speakers.class, "lands.txt"));
    }
}

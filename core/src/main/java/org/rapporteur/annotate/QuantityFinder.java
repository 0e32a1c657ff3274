package org.rapporteur.annotate;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rapporteur.text.Span;

/**
 * Finds counts and amounts with what they count and how exact they claim to be.
 *
 * <p>Catches {@code more than 300 harbour workers} (at least 300, worker); leaves {@code 17 December}, {@code 2 p.m.},
 * {@code the 42-year-old} and {@code Amber Pipe 2} alone.
 */
final class QuantityFinder {
    static final Map<String, String> CURRENCIES = Map.ofEntries(
            Map.entry("$", "dollar"),
            Map.entry("€", "euro"),
            Map.entry("£", "pound"),
            Map.entry("¥", "yen"),
            Map.entry("₽", "ruble"),
            Map.entry("₴", "hryvnia"),
            Map.entry("₹", "rupee"),
            Map.entry("us$", "dollar"));
    private static final Set<String> ABOUT = Set.of(
            "about", "around", "approximately", "roughly", "some", "nearly", "almost", "estimated", "circa", "near");
    private static final Set<String> AT_LEAST = Set.of("over", "exceeding", "minimum", "above");
    private static final Set<String> AT_MOST = Set.of("under", "below", "maximum");
    private static final Set<String> IDENTIFIERS = Set.of(
            "no.",
            "no",
            "number",
            "chapter",
            "page",
            "section",
            "article",
            "resolution",
            "flight",
            "room",
            "route",
            "highway",
            "part",
            "phase",
            "level",
            "category",
            "version",
            "day",
            "channel",
            "aged",
            "age",
            "act",
            "figure",
            "table",
            "card",
            "step",
            "round",
            "group",
            "unit",
            "type",
            "model",
            "mark",
            "world");
    private static final Set<String> ORDINALS = Set.of("st", "nd", "rd", "th");
    /** Before a name they tell where something is; the figure behind it begins anew. */
    private static final Set<String> WHERE =
            Set.of("in", "at", "near", "off", "from", "around", "of", "outside", "inside", "across");

    private static final Set<String> NOT_COUNTED =
            Set.of("way", "side", "hand", "time", "thing", "point", "case", "reason", "another", "other");

    /** Whose many they are. */
    private static final Set<String> OWNERS =
            Set.of("its", "their", "his", "her", "our", "my", "the", "those", "these");
    /** {@code seven were killed and 12 wounded}: what became of them says who is counted. */
    private static final Set<String> FATES = Set.of("killed", "wounded", "injured", "hurt", "dead", "missing");

    /** Words before a bare figure in which a toll is named, and behind {@code number of} in which it is said of whom. */
    private static final int TOLL_REACH = 16;

    private static final int TOLL_WORDS = 6;
    private static final Set<String> TOLL_LINKS = Set.of("to", "at", "reached", "hit", "passed", "topped");
    private static final Set<String> LEAST = Set.of("least", "more", "than", "over");
    private static final Set<String> TOLL_VERBS = Set.of(
            "rise",
            "rises",
            "rose",
            "risen",
            "rising",
            "climb",
            "climbs",
            "climbed",
            "climbing",
            "increased",
            "stands",
            "stood",
            "put",
            "puts",
            "bring",
            "brings",
            "brought",
            "bringing",
            "raising",
            "raised",
            "raises",
            "revised",
            "updated",
            "jumped",
            "grew",
            "grown",
            "mounted",
            "reached",
            "hit",
            "passed",
            "topped",
            "soared",
            "remained",
            "remains",
            "placed");
    private static final Map<String, String> TOLL_FATES = Map.of(
            "dead",
            "dead",
            "killed",
            "dead",
            "deaths",
            "dead",
            "fatalities",
            "dead",
            "injured",
            "injured",
            "wounded",
            "wounded",
            "missing",
            "missing",
            "hurt",
            "injured");

    private final TokenIndex index;
    private final List<Span> taken;
    private final List<NameSpan> names;
    private int nextTime;
    private int nextName;

    QuantityFinder(TokenIndex index, List<TimeMention> times, List<NameSpan> names) {
        this.index = index;
        this.taken = times.stream().map(TimeMention::span).toList();
        this.names = names;
    }

    List<Quantity> find() {
        List<Quantity> found = new ArrayList<>();
        for (int s = 0; s < index.sentences().size(); s++) {
            int limit = index.endOf(s);
            int i = index.firstOf(s);
            while (i < limit) {
                int end = at(i, index.firstOf(s), limit, found);
                i = Math.max(i + 1, end);
            }
        }
        return found;
    }

    /** {@code 000} of {@code 2 , 000}, and the {@code zero} of {@code zero-day}: no figure by itself. */
    private static boolean isTail(String word) {
        return word.length() > 1 && word.charAt(0) == '0' && word.chars().allMatch(Character::isDigit)
                || word.startsWith("zero-");
    }

    /** {@code the 650M}: a model rather than millions, which news writes {@code 650m} or with a currency. */
    private static boolean isModel(String word) {
        return word.length() > 1
                && word.charAt(word.length() - 1) == 'M'
                && word.chars().limit(word.length() - 1L).allMatch(Character::isDigit);
    }

    private int at(int i, int start, int limit, List<Quantity> found) {
        String currency = CURRENCIES.get(index.lower(i));
        int from = currency == null ? i : i + 1;
        if (from >= limit
                || isTaken(from)
                || isTail(index.lower(from))
                || currency == null && (isModel(index.word(from)) || !isCount(from, start, limit))) {
            return i + 1;
        }
        Numbers.Read first = Numbers.at(index, from, limit);
        if (first == null) {
            return i + 1;
        }
        Numbers.Read second = range(first, i, start, limit);
        int end = second == null ? first.end() : second.end();
        String unit = currency;
        int unitEnd = end;
        if (unit == null) {
            int[] stop = {end};
            unit = unit(end, limit, stop, first);
            unitEnd = stop[0];
        }
        if (unit != null && currency == null && isDesignation(from, start, end, unitEnd, first)) {
            return unitEnd;
        }
        if (unit == null && currency == null) {
            unit = toll(from, start);
        }
        boolean plainWord = !Character.isDigit(index.lower(from).charAt(0)) && !first.vague();
        if (unit == null && (plainWord || isBareSmall(first, from))) {
            return end;
        }
        int[] begin = {i};
        Quantity.Modifier modifier = modifier(i, start, begin, first.vague());
        if (end < limit && index.lower(end).equals("or") && index.lower(end + 1).equals("more")) {
            modifier = Quantity.Modifier.AT_LEAST;
        }
        found.add(new Quantity(
                index.span(begin[0], unitEnd), first.value(), second == null ? null : second.value(), unit, modifier));
        return unitEnd;
    }

    /** A lone number up to 31 without a counted noun tells nothing: a score, a list's number, a cut date. */
    private boolean isBareSmall(Numbers.Read read, int from) {
        return read.value().compareTo(new BigDecimal(31)) <= 0
                || index.lower(from).length() == 4
                        && read.value().compareTo(new BigDecimal(2100)) <= 0
                        && index.lower(from).indexOf(',') < 0;
    }

    /**
     * Catches {@code the Heron 5 unit}: a figure behind a name and before one thing tells which one it is; leaves {@code in Heron 30 police were
     * hurt} and {@code from Heron 5 km} alone.
     */
    private boolean isDesignation(int from, int start, int end, int unitEnd, Numbers.Read read) {
        String noun = index.lower(unitEnd - 1);
        return from > start + 1
                && end == from + 1
                && Character.isUpperCase(index.word(from - 1).charAt(0))
                && Calendar.day(index.lower(from - 1)) == null
                && Calendar.month(index.lower(from - 1)) == 0
                && Character.isDigit(index.lower(from).charAt(0))
                && read.value().compareTo(BigDecimal.ONE) > 0
                && index.pos(unitEnd - 1).equals("NOUN")
                && !isPlural(noun)
                && !Quantity.isAlike(noun)
                && !isBehindWhere(from - 1, start);
    }

    private boolean isBehindWhere(int name, int start) {
        int i = name;
        while (i > start && Character.isUpperCase(index.word(i).charAt(0)) && !WHERE.contains(index.lower(i))) {
            i--;
        }
        return WHERE.contains(index.lower(i));
    }

    private boolean isTaken(int token) {
        Span span = index.span(token);
        while (nextTime < taken.size() && taken.get(nextTime).end() <= span.start()) {
            nextTime++;
        }
        return nextTime < taken.size() && taken.get(nextTime).overlaps(span);
    }

    private boolean isInName(int token) {
        while (nextName < names.size() && names.get(nextName).end <= token) {
            nextName++;
        }
        return nextName < names.size()
                && names.get(nextName).first <= token
                && token < names.get(nextName).end
                && names.get(nextName).length() > 1;
    }

    private boolean isCount(int i, int start, int limit) {
        String lower = index.lower(i);
        char c = lower.charAt(0);
        if (isInName(i)) {
            return false;
        }
        String before = i > start ? index.lower(i - 1) : "";
        if (Character.isDigit(c)) {
            String tail = lower.substring(lower.length() - Math.min(2, lower.length()));
            boolean ordinal = ORDINALS.contains(tail);
            boolean phone = lower.indexOf('-') > 0
                    || before.equals("+")
                    || before.equals("-")
                            && i > start + 1
                            && Character.isDigit(index.lower(i - 2).charAt(0));
            boolean clock = lower.indexOf(':') > 0 || lower.endsWith("am") || lower.endsWith("pm");
            boolean afterPoint = before.equals("/")
                    || before.equals("#")
                    || i + 1 < limit && index.lower(i + 1).equals("/");
            return !ordinal
                    && !phone
                    && !clock
                    && !afterPoint
                    && !IDENTIFIERS.contains(before)
                    && !isAge(i, start, limit);
        }
        if (lower.equals("one") || lower.equals("a") || lower.equals("an")) {
            // "one of them", "a million" is a count, "one" as a pronoun is not
            String next = i + 1 < limit ? index.lower(i + 1) : "";
            boolean scale = Numbers.at(index, i, limit) != null && !lower.equals("one");
            return scale
                    || lower.equals("one")
                            && i + 1 < limit
                            && index.pos(i + 1).equals("NOUN")
                            && !NOT_COUNTED.contains(next)
                            && index.pos(i).equals("NUM");
        }
        return Character.isLetter(c) && !IDENTIFIERS.contains(before);
    }

    private boolean isAge(int i, int start, int limit) {
        boolean commas = i > start
                && index.lower(i - 1).equals(",")
                && i + 1 < limit
                && (index.lower(i + 1).equals(",") || index.lower(i + 1).equals("."));
        boolean afterName = commas && i - 2 >= start && index.pos(i - 2).equals("PROPN");
        return afterName && index.lower(i).length() <= 2;
    }

    /** {@code between 20 and 30}, {@code 20 to 30}, {@code 20-30}. */
    private Numbers.@Nullable Read range(Numbers.Read first, int from, int start, int limit) {
        int link = first.end();
        if (link + 1 >= limit) {
            return null;
        }
        String lower = index.lower(link);
        boolean between = from > start && index.lower(from - 1).equals("between") && lower.equals("and");
        boolean to = lower.equals("to")
                        && !(from > start
                                && index.lower(from - 1).equals("from")
                                && first.value().signum() == 0)
                || lower.equals("–")
                || lower.equals("or") && first.value().compareTo(new BigDecimal(20)) < 0;
        if (!between && !to) {
            return null;
        }
        int at = link + 1;
        if (CURRENCIES.containsKey(index.lower(at)) && at + 1 < limit) {
            at++;
        }
        Numbers.Read second = Numbers.at(index, at, limit);
        return second != null && second.value().compareTo(first.value()) > 0 ? second : null;
    }

    /** Catches {@code 55,000 US public schools}: the name is not yet what is counted; leaves {@code 45 Tarvians last week} alone. */
    private boolean isNameBeforeNoun(int head, int i, int limit) {
        return index.pos(head).equals("PROPN")
                && index.pos(i).equals("ADJ")
                && i + 1 < limit
                && index.pos(i + 1).equals("NOUN")
                && Calendar.unit(index.lower(i + 1)).isEmpty();
    }

    private @Nullable String unit(int from, int limit, int[] stop, Numbers.Read read) {
        int i = from;
        if (i >= limit) {
            return null;
        }
        String lower = index.lower(i);
        if (lower.equals("%")
                || lower.equals("percent")
                || lower.equals("per") && index.lower(i + 1).equals("cent")) {
            stop[0] = lower.equals("per") ? i + 2 : i + 1;
            return "percent";
        }
        if (lower.equals("percentage") && index.lower(i + 1).startsWith("point")) {
            stop[0] = i + 2;
            return "percentage point";
        }
        boolean of = lower.equals("of") && (read.vague() || read.part() || isOfMany(i + 1, limit));
        if (of) {
            i++;
            while (i < limit
                    && (index.pos(i).equals("DET")
                            || index.lower(i).equals("the")
                            || index.pos(i).equals("PRON"))) {
                i++;
            }
        } else if (lower.equals("more") || lower.equals("additional") || lower.equals("other")) {
            i++;
        }
        int head = -1;
        int steps = 0;
        while (i < limit && steps < 6) {
            String pos = index.pos(i);
            String word = index.lower(i);
            boolean hyphenMark = word.equals("-")
                    || word.equals(",") && head < 0 && index.pos(i + 1).equals("ADJ");
            if (pos.equals("NOUN")
                    || pos.equals("PROPN")
                            && (head < 0 || Character.isUpperCase(index.word(i).charAt(0)))) {
                if (head >= 0 && isPlural(index.lower(head)) && pos.equals("PROPN")) {
                    break;
                }
                if (head >= 0 && isPlural(index.lower(head)) && steps > 0 && !isPlural(word)) {
                    break;
                }
                head = i;
            } else if (!pos.equals("ADJ")
                    && !pos.equals("NUM")
                    && !hyphenMark
                    && !(pos.equals("VERB") && head < 0 && (word.endsWith("ed") || word.endsWith("ing")))) {
                break;
            } else if (pos.equals("NUM") && Character.isDigit(word.charAt(0))
                    || head >= 0 && !isNameBeforeNoun(head, i, limit)) {
                break;
            }
            i++;
            steps++;
        }
        // "Pier 7 killed 26" numbers the pier
        boolean isName = from >= 2
                && (index.pos(from - 2).equals("NOUN") || index.pos(from - 2).equals("PROPN"));
        if (head < 0 && !of && FATES.contains(lower) && !isName) {
            stop[0] = from + 1;
            return lower;
        }
        if (head < 0
                || index.pos(head).equals("PROPN") && !isPlural(index.lower(head))
                || of && !read.vague() && !read.part() && !isPlural(index.lower(head))) {
            return null;
        }
        stop[0] = head + 1;
        return singular(index.lower(head));
    }

    /** {@code the toll has risen to 23}, {@code put the number of dead at three}: who is counted stands before; null elsewhere. */
    private @Nullable String toll(int from, int start) {
        int first = Math.max(start, from - TOLL_REACH);
        int link = from - 1;
        while (link > first && (ABOUT.contains(index.lower(link)) || LEAST.contains(index.lower(link)))) {
            link -= index.lower(link).equals("least") ? 2 : 1;
        }
        if (link <= first || !TOLL_LINKS.contains(index.lower(link))) {
            return null;
        }
        boolean moves = false;
        String counted = null;
        for (int i = link; i >= first; i--) {
            String lower = index.lower(i);
            if (lower.equals(",") || lower.equals(";") || lower.equals(":")) {
                break; // "as the toll mounted, shares fell to 3,412"
            }
            moves |= TOLL_VERBS.contains(lower);
            if (counted == null && lower.equals("toll")) {
                // "the bridge toll" is money
                boolean isOfLives = i == start
                        || !index.pos(i - 1).equals("NOUN")
                        || index.lower(i - 1).equals("death");
                counted = isOfLives ? "dead" : null;
            } else if (counted == null
                    && (lower.equals("number") || lower.equals("total"))
                    && index.lower(i + 1).equals("of")) {
                counted = fate(i + 2, link);
            }
        }
        return moves ? counted : null;
    }

    private @Nullable String fate(int from, int link) {
        for (int i = from; i < Math.min(link, from + TOLL_WORDS); i++) {
            String fate = TOLL_FATES.get(index.lower(i));
            if (fate != null) {
                return fate;
            }
        }
        return null;
    }

    /** {@code seven of its guards}, {@code three of the boys}; not {@code two of them}. */
    private boolean isOfMany(int i, int limit) {
        // "paragraph 5 of the guidelines" numbers, "five of the boys" counts
        boolean isNumbered = i >= 3 && index.pos(i - 3).equals("NOUN");
        return i + 1 < limit && !isNumbered && OWNERS.contains(index.lower(i));
    }

    private static boolean isPlural(String lower) {
        return lower.endsWith("s") && !lower.endsWith("ss")
                || lower.equals("people")
                || lower.equals("men")
                || lower.equals("women")
                || lower.equals("children")
                || lower.equals("personnel");
    }

    private static String singular(String lower) {
        return switch (lower) {
            case "people" -> "person";
            case "men" -> "man";
            case "women" -> "woman";
            case "children" -> "child";
            case "lives" -> "life";
            case "wives" -> "wife";
            case "knives" -> "knife";
            case "countries",
                    "parties",
                    "companies",
                    "cities",
                    "bodies",
                    "families",
                    "ministries",
                    "allies",
                    "armies",
                    "centuries",
                    "injuries",
                    "casualties",
                    "facilities",
                    "territories",
                    "embassies",
                    "agencies",
                    "treaties",
                    "deputies" -> lower.substring(0, lower.length() - 3) + "y";
            default -> {
                if (lower.endsWith("ies") && lower.length() > 5) {
                    yield lower.substring(0, lower.length() - 3) + "y";
                }
                if (lower.endsWith("sses")
                        || lower.endsWith("shes")
                        || lower.endsWith("ches")
                        || lower.endsWith("xes")) {
                    yield lower.substring(0, lower.length() - 2);
                }
                boolean plural = lower.endsWith("s")
                        && !lower.endsWith("ss")
                        && !lower.endsWith("us")
                        && !lower.endsWith("is")
                        && lower.length() > 3;
                yield plural ? lower.substring(0, lower.length() - 1) : lower;
            }
        };
    }

    private Quantity.Modifier modifier(int i, int start, int[] begin, boolean vague) {
        String one = i > start ? index.lower(i - 1) : "";
        String two = i - 1 > start ? index.lower(i - 2) : "";
        String three = i - 2 > start ? index.lower(i - 3) : "";
        if (one.equals("than") && (two.equals("more") || two.equals("greater") || two.equals("higher"))) {
            boolean no = three.equals("no");
            begin[0] = no ? i - 3 : i - 2;
            return no ? Quantity.Modifier.AT_MOST : Quantity.Modifier.AT_LEAST;
        }
        if (one.equals("than") && (two.equals("less") || two.equals("fewer") || two.equals("lower"))) {
            boolean no = three.equals("no");
            begin[0] = no ? i - 3 : i - 2;
            return no ? Quantity.Modifier.AT_LEAST : Quantity.Modifier.AT_MOST;
        }
        if (one.equals("least") && two.equals("at")) {
            begin[0] = i - 2;
            return Quantity.Modifier.AT_LEAST;
        }
        if (one.equals("most") && two.equals("at")) {
            begin[0] = i - 2;
            return Quantity.Modifier.AT_MOST;
        }
        if (one.equals("to") && two.equals("up")) {
            begin[0] = i - 2;
            return Quantity.Modifier.AT_MOST;
        }
        if (one.equals("as") && (two.equals("many") || two.equals("much")) && three.equals("as")) {
            begin[0] = i - 3;
            return Quantity.Modifier.AT_MOST;
        }
        if (one.equals("between")) {
            begin[0] = i - 1;
            return Quantity.Modifier.EXACT;
        }
        if (ABOUT.contains(one)) {
            begin[0] = i - 1;
            return Quantity.Modifier.ABOUT;
        }
        if (AT_LEAST.contains(one)) {
            begin[0] = i - 1;
            return Quantity.Modifier.AT_LEAST;
        }
        if (AT_MOST.contains(one)) {
            begin[0] = i - 1;
            return Quantity.Modifier.AT_MOST;
        }
        return vague ? Quantity.Modifier.AT_LEAST : Quantity.Modifier.EXACT;
    }
}

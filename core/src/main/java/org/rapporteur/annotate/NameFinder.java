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
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.rapporteur.annotate.KnownNames.Kind;
import org.rapporteur.annotate.KnownNames.Known;

/**
 * Finds names in a text and judges what each stands for by its form, its neighbours and the lists.
 *
 * <p>Catches {@code Foreign Minister Ola Nordmann} (the person, without the office); leaves {@code The Minister spoke} alone.
 */
final class NameFinder {
    private static final Set<String> NEVER_NAMES = Set.of(
            "i",
            "am",
            "pm",
            "a.m.",
            "p.m.",
            "est",
            "edt",
            "gmt",
            "utc",
            "et",
            "bst",
            "cet",
            "ok",
            "tv",
            "covid",
            "covid-19",
            "dna",
            "ceo",
            "cfo",
            "mp",
            "mps",
            "mep",
            "meps",
            "phd",
            "vip",
            "id",
            "q",
            "a",
            "no",
            "no.",
            "jan.",
            "feb.",
            "pdf",
            "sms",
            "gdp",
            "hiv",
            "aids",
            "suv",
            "ii",
            "iii",
            "iv",
            "vi",
            "vii",
            "viii",
            "ix",
            "xii",
            "pst");
    private static final Set<String> COMPASS = Set.of(
            "eastern",
            "western",
            "northern",
            "southern",
            "central",
            "east",
            "west",
            "north",
            "south",
            "upper",
            "lower",
            "greater",
            "occupied");
    private static final Set<String> DAYS = Set.of(
            "monday",
            "tuesday",
            "wednesday",
            "thursday",
            "friday",
            "saturday",
            "sunday",
            "mon",
            "tues",
            "wed",
            "thurs",
            "fri",
            "weekend",
            "christmas",
            "easter",
            "ramadan",
            "tuesdays",
            "mondays",
            "sundays",
            "fridays");
    private static final Set<String> MONTHS = Set.of(
            "january",
            "february",
            "march",
            "april",
            "may",
            "june",
            "july",
            "august",
            "september",
            "october",
            "november",
            "december",
            "jan",
            "feb",
            "mar",
            "apr",
            "jun",
            "jul",
            "aug",
            "sep",
            "sept",
            "oct",
            "nov",
            "dec");

    private final TokenIndex index;
    private final Vocabulary vocabulary = Vocabulary.get();
    private final KnownNames lists = KnownNames.get();
    private final boolean english;
    private final Map<String, Integer> lowerCount = new HashMap<>();
    private final Set<String> capsInside = new HashSet<>();
    private final Set<Integer> titleCased = new TreeSet<>();

    NameFinder(TokenIndex index, boolean english) {
        this.index = index;
        this.english = english;
        for (int s = 0; s < index.sentences().size(); s++) {
            if (isTitleCased(s)) {
                titleCased.add(s);
            }
        }
        for (int i = 0; i < index.size(); i++) {
            String word = index.word(i);
            if (Character.isLowerCase(word.charAt(0))) {
                lowerCount.merge(word, 1, Integer::sum);
            } else if (Character.isUpperCase(word.charAt(0))
                    && !isInitial(i)
                    && !titleCased.contains(index.sentenceOf(i))) {
                capsInside.add(word);
            }
        }
    }

    List<NameSpan> find() {
        List<NameSpan> names = new ArrayList<>();
        for (int s = 0; s < index.sentences().size(); s++) {
            if (titleCased.contains(s)) {
                knownOnly(s, names);
            } else {
                inSentence(s, names);
            }
        }
        Set<String> forms = new HashSet<>();
        for (NameSpan name : names) {
            if (name.type != null
                    && name.type != EntityType.OTHER
                    && !titleCased.contains(index.sentenceOf(name.first))) {
                forms.add(form(name.first, name.end));
            }
        }
        Map<String, NameSpan> seen = new HashMap<>();
        for (NameSpan name : names) {
            seen.putIfAbsent(form(name.first, name.end), name);
        }
        BitSet taken = new BitSet();
        for (NameSpan name : names) {
            taken.set(name.first, name.end);
        }
        for (int s : titleCased) {
            repeatKnown(s, forms, seen, taken, names);
        }
        names.sort(Comparator.comparingInt((NameSpan n) -> n.first).thenComparingInt(n -> -n.end));
        return names;
    }

    /** True if the word also stands in lower case in this text, so that a capital at the start of a sentence says nothing. */
    boolean isAlsoLower(String word) {
        return lowerCount.containsKey(word.toLowerCase(Locale.ROOT));
    }

    private boolean isTitleCased(int sentence) {
        // a headline has no full stop; "He met Foreign Minister Ola Nordmann in Oslo on Friday." is none in spite of
        // its capitals
        String last = index.lower(index.endOf(sentence) - 1);
        if (last.equals(".") || last.equals("”") || last.equals("\"") || last.equals("''")) {
            return false;
        }
        int capital = 0;
        int lower = 0;
        for (int i = index.firstOf(sentence); i < index.endOf(sentence); i++) {
            String word = index.word(i);
            char c = word.charAt(0);
            if (!Character.isLetter(c) || vocabulary.closed.contains(index.lower(i)) || word.length() < 3) {
                continue;
            }
            if (Character.isUpperCase(c)) {
                capital++;
            } else {
                lower++;
            }
        }
        // 4: fewer words may be one long name with its office; 15 %: a title keeps a few small words small
        return capital >= 4 && lower * 100 <= (capital + lower) * 15;
    }

    private String form(int first, int end) {
        if (end - first == 1) {
            return index.word(first).replace('’', '\'');
        }
        StringBuilder form = new StringBuilder();
        for (int i = first; i < end; i++) {
            if (i > first) {
                form.append(' ');
            }
            form.append(index.word(i));
        }
        return form.indexOf("’") >= 0 ? form.toString().replace('’', '\'') : form.toString();
    }

    /** The longest known name that begins at the word, as the word after its last; -1 if none. */
    private int knownEnd(int first, int limit) {
        int longest = lists.longestFrom(index.word(first).replace('’', '\''));
        for (int end = Math.min(limit, first + longest); end > first; end--) {
            if (lists.find(form(first, end)) != null) {
                return end;
            }
        }
        return -1;
    }

    private void knownOnly(int sentence, List<NameSpan> names) {
        int end = index.endOf(sentence);
        for (int i = index.firstOf(sentence); i < end; i++) {
            int stop = knownEnd(i, end);
            if (stop < 0) {
                continue;
            }
            Known known = lists.find(form(i, stop));
            String word = index.word(i);
            boolean shouting = word.length() > 1 && word.equals(word.toUpperCase(Locale.ROOT)) && isShouted(sentence);
            if (known != null && known.kind() != Kind.CITY && !shouting && !isAlsoLower(word)) {
                names.add(ofKnown(i, stop, known));
                i = stop - 1;
            }
        }
    }

    private boolean isShouted(int sentence) {
        String text = index.sentences().get(sentence).span().in(index.text());
        return text.equals(text.toUpperCase(Locale.ROOT));
    }

    /** In a headline, what the body has shown to be a name is one. */
    private void repeatKnown(
            int sentence, Set<String> forms, Map<String, NameSpan> seen, BitSet taken, List<NameSpan> names) {
        int end = index.endOf(sentence);
        for (int i = index.firstOf(sentence); i < end; i++) {
            for (int stop = Math.min(end, i + 4); stop > i; stop--) {
                String form = form(i, stop);
                if (forms.contains(form) && !taken.get(i) && !taken.get(stop - 1)) {
                    NameSpan model = seen.get(form);
                    NameSpan copy = new NameSpan(i, stop);
                    if (model != null) {
                        copy.type = model.type;
                        copy.certainty = model.certainty;
                        copy.known = model.known;
                    }
                    names.add(copy);
                    i = stop - 1;
                    break;
                }
            }
        }
    }

    private void inSentence(int sentence, List<NameSpan> names) {
        int limit = index.endOf(sentence);
        int i = index.firstOf(sentence);
        while (i < limit) {
            int known = Character.isUpperCase(index.word(i).codePointAt(0))
                            || index.word(i).startsWith("al-")
                    ? knownEnd(i, limit)
                    : -1;
            if (!canStart(i) && known < i + 2) {
                i++;
                continue;
            }
            int end = runEnd(i, limit);
            end = Math.max(end, known);
            split(i, end, names);
            i = end;
        }
    }

    private boolean isCapital(int i) {
        String word = index.word(i);
        int c = word.codePointAt(0);
        if (Character.isUpperCase(c)) {
            return true;
        }
        // "al-Sadr", "d'Estaing": the capital comes after a joint
        int joint = Math.max(word.indexOf('-'), Math.max(word.indexOf('\''), word.indexOf('’')));
        return joint > 0
                && joint <= 3
                && joint + 1 < word.length()
                && Character.isLowerCase(c)
                && Character.isUpperCase(word.charAt(joint + 1))
                && vocabulary.particles.contains(word.substring(0, joint).toLowerCase(Locale.ROOT));
    }

    private boolean canStart(int i) {
        if (!isCapital(i) || isDayOrMonth(i, false) || NEVER_NAMES.contains(index.lower(i))) {
            return false;
        }
        String lower = index.lower(i);
        if (!isInitial(i)) {
            return !vocabulary.closed.contains(lower) || isAcronym(index.word(i));
        }
        String word = index.word(i);
        if (vocabulary.closed.contains(lower) || vocabulary.openers.contains(lower)) {
            boolean firstNameBeforeName = lists.isFirstName(word)
                    && i + 1 < index.size()
                    && isCapital(i + 1)
                    && index.sentenceOf(i + 1) == index.sentenceOf(i)
                    && capsInside.contains(index.word(i + 1));
            return vocabulary.isTitle(lower) || isAcronym(word) || firstNameBeforeName;
        }
        if (!english) {
            return lists.find(word) != null || capsInside.contains(word);
        }
        Known known = lists.find(word);
        if (known != null && known.kind() != Kind.CITY && !isAlsoLower(word)) {
            return true;
        }
        if (capsInside.contains(word) && !(isAlsoLower(word) && !index.pos(i).equals("PROPN"))) {
            return true;
        }
        boolean nextCapital = i + 1 < index.size()
                && index.sentenceOf(i + 1) == index.sentenceOf(i)
                && isCapital(i + 1)
                && !isDayOrMonth(i + 1, false);
        if (nextCapital) {
            return switch (index.pos(i)) {
                case "ADV", "VERB", "AUX", "DET", "ADP", "PRON", "SCONJ", "CCONJ", "NUM", "PART" ->
                    lists.isFirstName(word) && !isAlsoLower(word);
                default -> true;
            };
        }
        return index.pos(i).equals("PROPN") && !isAlsoLower(word)
                || isAcronym(word)
                || vocabulary.isRoleHead(lower) && nextCapital
                || lists.isFirstName(word) && !isAlsoLower(word) && index.pos(i).equals("PROPN");
    }

    /** The word opens a sentence or a quotation, where a capital says nothing. */
    private boolean isInitial(int i) {
        int sentence = index.sentenceOf(i);
        int first = index.firstOf(sentence);
        if (i == first) {
            return true;
        }
        String before = index.word(i - 1);
        char c = before.charAt(0);
        return "“\"‘«(•–—:*`[;?!".indexOf(c) >= 0 || before.equals("''") || c == '.' || c == '…' || before.equals("--");
    }

    private boolean isDayOrMonth(int i, boolean afterFirstName) {
        String lower = index.lower(i);
        if (DAYS.contains(lower)) {
            return true;
        }
        String bare = lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
        return MONTHS.contains(bare) && !afterFirstName;
    }

    private static boolean isAcronym(String word) {
        int capitals = 0;
        for (int k = 0; k < word.length(); k++) {
            char c = word.charAt(k);
            if (Character.isUpperCase(c)) {
                capitals++;
            } else if (c != '.' && c != '-' && c != '&' && !Character.isDigit(c)) {
                return false;
            }
        }
        return capitals >= 2 && word.length() <= 8;
    }

    private int runEnd(int first, int limit) {
        int i = first + 1;
        boolean organisation = isOrgHead(first);
        while (i < limit) {
            String lower = index.lower(i);
            boolean firstNameBefore = lists.isFirstName(index.word(i - 1));
            if (isCapital(i)) {
                if (isDayOrMonth(i, firstNameBefore) || NEVER_NAMES.contains(lower) && !isInitialLetter(i)) {
                    break;
                }
                organisation |= isOrgHead(i);
                i++;
            } else if (i + 1 < limit && vocabulary.particles.contains(lower) && isCapital(i + 1) && !lower.equals("y")
                    || i + 2 < limit
                            && vocabulary.particles.contains(lower)
                            && vocabulary.particles.contains(index.lower(i + 1))
                            && isCapital(i + 2)) {
                i += isCapital(i + 1) ? 2 : 3;
            } else if ((lower.equals("&") || isJoint(i)) && i + 1 < limit && isCapital(i + 1)) {
                i += 2;
            } else if (organisation && isOrgLink(lower) && linkTarget(i, limit) > 0) {
                i = linkTarget(i, limit);
            } else if (lower.equals("of") && i + 1 < limit && isCapital(i + 1) && isOfTitle(i)) {
                i += 2;
            } else if (lower.equals("'s") && i + 1 < limit && knownEnd(first, limit) > i) {
                i = knownEnd(first, limit);
            } else {
                int known = knownEnd(first, limit);
                if (known > i) {
                    i = known;
                } else {
                    break;
                }
            }
        }
        return i;
    }

    /** The hyphen of {@code Norway-Italy}, which touches both. */
    private boolean isJoint(int i) {
        return index.lower(i).equals("-")
                && i + 1 < index.size()
                && index.span(i - 1).end() == index.span(i).start()
                && index.span(i).end() == index.span(i + 1).start();
    }

    private boolean isInitialLetter(int i) {
        String word = index.word(i);
        return word.length() == 2 && word.charAt(1) == '.';
    }

    private static boolean isOrgLink(String lower) {
        return lower.equals("of") || lower.equals("for") || lower.equals("on") || lower.equals("and");
    }

    /** {@code Secretary of State}, {@code Head of Mission}: the office goes on after "of". */
    private boolean isOfTitle(int of) {
        return vocabulary.isRoleHead(index.lower(of - 1))
                || isOrgHead(of - 1)
                || vocabulary.placeHeads.contains(index.lower(of - 1));
    }

    private int linkTarget(int link, int limit) {
        int next = link + 1;
        if (next < limit && index.lower(next).equals("the")) {
            next++;
        }
        if (next >= limit || !isCapital(next) || isDayOrMonth(next, false)) {
            return -1;
        }
        String lower = index.lower(link);
        if (lower.equals("on") || lower.equals("for")) {
            // "the Council for Peace" but not "praised the Council for Norway's help" or "told the Council on Friday"
            return index.word(link - 1).endsWith("s") || lists.find(index.word(next)) != null ? -1 : next + 1;
        }
        if (lower.equals("and")) {
            // "Ministry of Trade and Industry" but not "the Council and Norway"
            boolean afterOf = false;
            for (int i = link - 1; i > link - 5 && i > 0; i--) {
                String before = index.lower(i);
                afterOf |= before.equals("of") || before.equals("for");
            }
            return afterOf && lists.find(index.word(next)) == null && !lists.isFirstName(index.word(next))
                    ? next + 1
                    : -1;
        }
        return next + 1;
    }

    private boolean isOrgHead(int i) {
        String lower = index.lower(i);
        return vocabulary.orgHeads.contains(lower)
                || lower.endsWith("s") && vocabulary.orgHeads.contains(lower.substring(0, lower.length() - 1));
    }

    /** Parts one run of capitals into offices, known names and the name itself. */
    private void split(int first, int end, List<NameSpan> names) {
        if (first >= end) {
            return;
        }
        int known = knownEnd(first, end);
        Known whole = known == end ? lists.find(form(first, end)) : null;
        if (whole != null) {
            names.add(ofKnown(first, end, whole));
            return;
        }
        int office = lastOffice(first, end);
        if (office >= first && office + 1 < end && !isOrgHeadTail(first, end)) {
            int of = office + 1;
            if (index.lower(of).equals("of") && of + 1 < end) {
                // "Secretary of State Jane Roe": the office runs on over one word, or a known name
                int target = knownEnd(of + 1, end) > 0 ? knownEnd(of + 1, end) : of + 2;
                knownInside(first, Math.min(target, end), names);
                split(Math.min(target, end), end, names);
                return;
            }
            knownInside(first, office + 1, names);
            NameSpan person = personAfter(office + 1, end, names);
            if (person != null) {
                markTitle(person, office);
            }
            return;
        }
        if (office == end - 1 && !isOrgHeadTail(first, end)) {
            knownInside(first, end, names);
            return;
        }
        if (isOrganisationRun(first, end)) {
            int from = first;
            Known head = known > 0 ? lists.find(form(first, known)) : null;
            if (head != null && (head.kind() == Kind.BODY || head.kind() == Kind.SEAT) && known < end) {
                // "State Department Office" is one body; "NATO Council" too
                from = first;
            }
            names.add(new NameSpan(from, end).typed(EntityType.ORGANISATION, 2));
            return;
        }
        if (known > 0) {
            splitAtKnown(first, known, end, names);
            return;
        }
        names.add(judge(new NameSpan(first, withNumber(first, end))));
    }

    /** {@code Amber Pipe 2}: a small number after an unknown name of several words belongs to it, unless it counts something. */
    private int withNumber(int first, int end) {
        if (end - first < 2 || end >= index.size() || index.sentenceOf(end) != index.sentenceOf(first)) {
            return end;
        }
        String word = index.word(end);
        boolean small = word.length() <= 2 && word.chars().allMatch(Character::isDigit);
        boolean counts = index.lower(end + 1).endsWith("s")
                || index.lower(end + 1).equals("percent")
                || index.lower(end + 1).equals("%");
        return small && !counts && !lists.isFirstName(index.word(first)) ? end + 1 : end;
    }

    private void splitAtKnown(int first, int known, int end, List<NameSpan> names) {
        Known head = lists.find(form(first, known));
        if (head == null) {
            names.add(judge(new NameSpan(first, end)));
            return;
        }
        boolean firstName = known == first + 1
                && lists.isFirstName(index.word(first))
                && head.kind() != Kind.COUNTRY
                && head.kind() != Kind.ADJECTIVE
                && head.kind() != Kind.BODY
                && head.kind() != Kind.SEAT;
        if (firstName || head.kind() == Kind.CITY) {
            names.add(judge(new NameSpan(first, end)));
            return;
        }
        names.add(ofKnown(first, known, head));
        int next = known;
        while (next < end && !isCapital(next)) {
            next++;
        }
        if (next < end) {
            split(next, end, names);
        }
    }

    private @Nullable NameSpan personAfter(int first, int end, List<NameSpan> names) {
        int from = first;
        while (from < end && !isCapital(from)) {
            from++;
        }
        if (from >= end) {
            return null;
        }
        int known = knownEnd(from, end);
        Known head = known > 0 ? lists.find(form(from, known)) : null;
        boolean strong = head != null
                && (head.kind() == Kind.COUNTRY
                        || head.kind() == Kind.BODY
                        || head.kind() == Kind.ADJECTIVE
                        || head.kind() == Kind.PEOPLE)
                && !(known < end && lists.isFirstName(index.word(from)));
        if (head != null && strong) {
            names.add(ofKnown(from, known, head));
            return personAfter(known, end, names);
        }
        NameSpan person = new NameSpan(from, end).typed(EntityType.PERSON, 3);
        names.add(person);
        return person;
    }

    private void markTitle(NameSpan person, int office) {
        String lower = index.lower(office);
        person.titled = vocabulary.isTitle(lower);
        if (vocabulary.titlesMale.contains(lower) || vocabulary.maleNouns.contains(lower)) {
            person.gender = 'm';
        } else if (vocabulary.titlesFemale.contains(lower) || vocabulary.femaleNouns.contains(lower)) {
            person.gender = 'f';
        }
    }

    private void knownInside(int first, int end, List<NameSpan> names) {
        for (int i = first; i < end; i++) {
            int known = knownEnd(i, end);
            Known found = known > 0 ? lists.find(form(i, known)) : null;
            if (found != null && found.kind() != Kind.CITY) {
                names.add(ofKnown(i, known, found));
                i = known - 1;
            } else if (isAcronym(index.word(i)) && !NEVER_NAMES.contains(index.lower(i))) {
                names.add(new NameSpan(i, i + 1).typed(EntityType.ORGANISATION, 1));
            } else if (isOrgHead(i) && i > first && !vocabulary.isRoleHead(index.lower(i))) {
                int from = i;
                while (from > first && isCapital(from - 1) && !vocabulary.isRoleHead(index.lower(from - 1))) {
                    from--;
                }
                if (from < i) {
                    while (from < i && lists.find(index.word(from)) != null) {
                        from++;
                    }
                    names.add(new NameSpan(from, i + 1).typed(EntityType.ORGANISATION, 2));
                }
            }
        }
    }

    private int lastOffice(int first, int end) {
        for (int i = end - 1; i >= first; i--) {
            String lower = index.lower(i);
            if (vocabulary.isTitle(lower) && (i + 1 < end || vocabulary.isRoleHead(lower))
                    || vocabulary.isRoleHead(lower)) {
                return i;
            }
        }
        return -1;
    }

    private boolean isOrgHeadTail(int first, int end) {
        return isOrgHead(end - 1) && end - first > 1 || isOrganisationRun(first, end);
    }

    private boolean isOrganisationRun(int first, int end) {
        if (end - first < 2) {
            return false;
        }
        if (isOrgHead(end - 1) && !vocabulary.isRoleHead(index.lower(end - 1))) {
            return true;
        }
        // "Ministry of Fisheries", "Committee on Fair Trade"
        return isOrgHead(first) && first + 1 < end && isOrgLink(index.lower(first + 1))
                || end - first > 3 && isOrgHead(first + 1) && isOrgLink(index.lower(first + 2));
    }

    private NameSpan ofKnown(int first, int end, Known known) {
        NameSpan name = new NameSpan(first, end);
        name.known = known;
        if (known.kind() == Kind.CITY
                || known.kind() == Kind.REGION && lists.isFirstName(index.word(first)) && end == first + 1) {
            name.known = null;
            judge(name);
            if (name.certainty < 2 && (known.weight() >= 300 || known.kind() == Kind.REGION)) {
                // 300 thousand: below that a word of the list is more often something else in news
                name.known = known;
                name.typed(EntityType.PLACE, 1);
            } else if (name.type == EntityType.PLACE) {
                name.known = known;
            }
            return name;
        }
        return name.typed(known.type(), 3);
    }

    /** The type by form and neighbours alone. */
    private NameSpan judge(NameSpan name) {
        int first = name.first;
        int end = name.end;
        String word = index.word(first);
        String last = index.lower(end - 1);
        boolean single = name.length() == 1;
        String before = first > index.firstOf(index.sentenceOf(first)) ? index.lower(first - 1) : "";
        if (single && isAcronym(word)) {
            return name.typed(EntityType.ORGANISATION, 1);
        }
        if (!single && vocabulary.placeHeads.contains(last)
                || !single && vocabulary.placePrefixes.contains(index.lower(first))) {
            return name.typed(EntityType.PLACE, 2);
        }
        if (vocabulary.isTitle(before) || vocabulary.isRoleHead(before)) {
            name.titled = vocabulary.isTitle(before);
            markTitle(name, first - 1);
            return name.typed(EntityType.PERSON, 3);
        }
        if (!single
                && lists.isFirstName(word)
                && !COMPASS.contains(index.lower(first))
                && !vocabulary.closed.contains(index.lower(first))
                && !(vocabulary.isTitle(last) && isCapital(end)) // "Virginia Gov." before "Kari Roe"
                && !isAcronym(last)) {
            return name.typed(EntityType.PERSON, 2);
        }
        if (!single && isInitialLetter(first) && end - first <= 4) {
            return name.typed(EntityType.PERSON, 2);
        }
        Known city = lists.find(form(first, end));
        if (city != null && vocabulary.placePrepositions.contains(before)) {
            return name.typed(EntityType.PLACE, 2);
        }
        Known tail = single ? null : lists.find(index.word(end - 1));
        if (tail != null
                && (tail.kind() == Kind.COUNTRY || tail.kind() == Kind.REGION)
                && COMPASS.contains(index.lower(first))) {
            return name.typed(EntityType.PLACE, 2);
        }
        String next = end < index.size() && index.sentenceOf(end) == index.sentenceOf(first) ? index.lower(end) : "";
        if (next.equals("who") || next.equals(",") && index.lower(end + 1).equals("who")) {
            return name.typed(EntityType.PERSON, 1);
        }
        if (!single && vocabulary.isSpeech(next) && end - first <= 3) {
            return name.typed(EntityType.PERSON, 1);
        }
        return name;
    }
}

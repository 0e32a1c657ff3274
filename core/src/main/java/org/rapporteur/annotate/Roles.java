package org.rapporteur.annotate;

import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the office or affiliation that stands before or after a person's name, in the report's words.
 *
 * <p>Catches {@code the harbour minister, Ola Nordmann, said} and {@code Kari Roe, a spokeswoman for the port,}; leaves
 * {@code she told the minister that Kari Roe left} alone.
 */
final class Roles {
    /** An office with its country and adjectives is rarely longer in words. */
    private static final int LONGEST = 14;

    private static final Set<String> DETERMINERS = Set.of("a", "an", "the", "its", "his", "her", "their", "another");
    private static final Set<String> ENDS = Set.of(
            ",", ".", ";", ":", ")", "(", "—", "–", "--", "-", "who", "which", "whose", "?", "!", "\"", "“", "”", "and",
            "but", "when", "where", "while", "as", "that");

    private final TokenIndex index;
    private final Vocabulary vocabulary = Vocabulary.get();
    private final BitSet personWords = new BitSet();
    private final BitSet roleWords = new BitSet();

    Roles(TokenIndex index, List<NameSpan> names) {
        this.index = index;
        for (NameSpan name : names) {
            if (name.type == EntityType.PERSON) {
                personWords.set(name.first, name.end);
            }
        }
    }

    /** Finds the role of each name that can be a person; a name with an office is a person. */
    void read(List<NameSpan> names) {
        for (NameSpan name : names) {
            boolean possible = name.type == EntityType.PERSON || name.certainty < 2;
            // "chairman of the Harbour Safety Committee" is no Harbour Safety Committee
            boolean body = name.type == EntityType.ORGANISATION
                    && name.length() > 1
                    && Vocabulary.get().orgHeads.contains(index.lower(name.end - 1));
            if (!possible || body || name.length() > 6) {
                continue;
            }
            String role = before(name);
            if (role == null) {
                role = after(name);
            }
            if (role != null) {
                if (name.type != EntityType.PERSON) {
                    name.typed(EntityType.PERSON, 2);
                    name.known = null;
                    personWords.set(name.first, name.end);
                }
                name.role = role;
            }
        }
    }

    /** Words that are part of a named person's role, so that they describe nobody else. */
    BitSet roleWords() {
        return roleWords;
    }

    private @Nullable String before(NameSpan name) {
        int start = lineStart(name.first);
        int end = name.first;
        boolean comma = end - 1 > start && index.lower(end - 1).equals(",");
        if (comma) {
            end--;
            int after = name.end;
            String next = index.lower(after);
            if (!(next.equals(",") || next.equals(".") || next.equals("'s") || next.equals(")"))) {
                return null;
            }
        }
        if (end <= start) {
            return null;
        }
        int head = headBefore(start, end);
        if (head < 0) {
            return null;
        }
        int from = head;
        while (from > start && head - from < LONGEST && isModifier(from - 1)) {
            from--;
        }
        while (from < head
                && (index.lower(from).equals("'s")
                        || !Character.isLetterOrDigit(index.word(from).charAt(0)))) {
            from++;
        }
        if (comma
                && !(from > start && DETERMINERS.contains(index.lower(from - 1))
                        || index.lower(head).equals(index.lower(from)) && from == start)) {
            boolean possessor = head > from && index.lower(from + 1).equals("'s");
            boolean capital = head > from
                    && Character.isUpperCase(index.word(from).charAt(0))
                    && Character.isUpperCase(index.word(head).charAt(0));
            if (!possessor && !capital) {
                return null;
            }
        }
        if (from == head && end == head + 1 && isPlainTitle(index.lower(head))) {
            return null;
        }
        if (from == head && vocabulary.relationHeads.contains(index.lower(head))) {
            return null;
        }
        markGender(name, head);
        roleWords.set(from, end);
        return index.span(from, end).in(index.text());
    }

    /** An office never runs over a line's end: a byline or caption there is something else. */
    private int lineStart(int token) {
        int start = index.firstOf(index.sentenceOf(token));
        int i = token;
        while (i > start && !brokenBefore(i)) {
            i--;
        }
        return i;
    }

    private int lineEnd(int token) {
        int end = index.endOf(index.sentenceOf(token));
        int i = token + 1;
        while (i < end && !brokenBefore(i)) {
            i++;
        }
        return i;
    }

    private boolean brokenBefore(int i) {
        return index.text()
                        .substring(index.span(i - 1).end(), index.span(i).start())
                        .indexOf('\n')
                >= 0;
    }

    private void markGender(NameSpan name, int head) {
        String lower = index.lower(head);
        if (name.gender == 'u') {
            name.gender =
                    vocabulary.maleNouns.contains(lower) ? 'm' : vocabulary.femaleNouns.contains(lower) ? 'f' : 'u';
        }
    }

    private boolean isPlainTitle(String lower) {
        return (vocabulary.titlesMale.contains(lower)
                        || vocabulary.titlesFemale.contains(lower)
                        || lower.startsWith("dr")
                        || lower.startsWith("prof")
                        || lower.startsWith("rev"))
                && !vocabulary.maleNouns.contains(lower)
                && !vocabulary.femaleNouns.contains(lower)
                && !vocabulary.roleHeads.contains(lower);
    }

    /** The head of an office that ends just before {@code end}: the last word, or one with "of ..." after it. */
    private int headBefore(int start, int end) {
        int last = end - 1;
        if (isHead(last)) {
            return last;
        }
        for (int i = last - 1; i >= start && i >= last - 7; i--) {
            String lower = index.lower(i);
            if ((lower.equals("of") || lower.equals("for")) && i > start && isHead(i - 1)) {
                return allNominal(i + 1, end) ? i - 1 : -1;
            }
            if (personWords.get(i) || ENDS.contains(lower) && !lower.equals("and")) {
                return -1;
            }
        }
        return -1;
    }

    private boolean allNominal(int from, int end) {
        for (int i = from; i < end; i++) {
            String lower = index.lower(i);
            boolean nominal = lower.equals("the")
                    || lower.equals("and")
                    || lower.equals("of")
                    || lower.equals("'s")
                    || switch (index.pos(i)) {
                        case "NOUN", "PROPN", "ADJ" -> true;
                        default -> false;
                    };
            if (!nominal || personWords.get(i)) {
                return false;
            }
        }
        return true;
    }

    private boolean isHead(int i) {
        String lower = index.lower(i);
        return vocabulary.isRoleHead(lower) || vocabulary.isTitle(lower);
    }

    private boolean isModifier(int i) {
        if (personWords.get(i)) {
            return false;
        }
        String lower = index.lower(i);
        if (vocabulary.roleModifiers.contains(lower) || vocabulary.isRoleHead(lower) && !lower.equals("then")) {
            return true;
        }
        if (lower.equals("'s") || lower.equals("'")) {
            return Character.isUpperCase(index.word(i - 1 < 0 ? i : i - 1).charAt(0));
        }
        if (lower.equals("of") || lower.equals("for")) {
            return false;
        }
        return switch (index.pos(i)) {
            case "NOUN", "PROPN", "ADJ" ->
                Character.isLetter(index.word(i).charAt(0)) && !vocabulary.closed.contains(lower)
                        || lower.equals("us") && index.word(i).equals("US");
            default ->
                index.word(i).equals("US")
                        || index.word(i).equals("U.S.")
                        || index.word(i).equals("UK");
        };
    }

    private @Nullable String after(NameSpan name) {
        int limit = lineEnd(name.end - 1);
        int i = name.end;
        if (i >= limit || !index.lower(i).equals(",") && !index.lower(i).equals("(")) {
            return null;
        }
        boolean bracket = index.lower(i).equals("(");
        i++;
        if (i + 1 < limit && index.lower(i + 1).equals(",") && isAge(index.word(i))) {
            i += 2;
        }
        boolean determined = i < limit && DETERMINERS.contains(index.lower(i));
        int from = determined ? i + 1 : i;
        if (from >= limit || personWords.get(from)) {
            return null;
        }
        int head = -1;
        int end = from;
        while (end < limit && end - from < LONGEST + 4) {
            String lower = index.lower(end);
            if (ENDS.contains(lower)
                    && !(lower.equals("and")
                            && head >= 0
                            && index.pos(end + 1).equals("PROPN")
                            && !personWords.get(end + 1))) {
                break;
            }
            if (personWords.get(end)
                    && !(end > from
                            && (index.lower(end - 1).equals("of")
                                    || index.lower(end - 1).equals("to")))) {
                break;
            }
            boolean verb = index.pos(end).equals("VERB") || index.pos(end).equals("AUX");
            if (verb && !vocabulary.roleModifiers.contains(lower)) {
                break;
            }
            if (head < 0 && (vocabulary.roleHeads.contains(lower) || vocabulary.isRoleHead(lower)) && end - from <= 8) {
                head = end;
            }
            end++;
        }
        if (head < 0 || end < limit && personWords.get(end)) {
            return null;
        }
        String stop = end < limit ? index.lower(end) : ".";
        boolean closed = stop.equals(",")
                || stop.equals(".")
                || stop.equals(")")
                || stop.equals(";")
                || stop.startsWith("wh")
                || stop.equals("—")
                || stop.equals("–")
                || stop.equals("”")
                || stop.equals("\"")
                || stop.equals(":");
        if (!closed || bracket && !stop.equals(")")) {
            return null;
        }
        if (!determined && !startsRole(from, head)) {
            return null;
        }
        for (int k = from; k < head; k++) {
            // "a" before the head only: "Roe, in an interview with a reporter," is no office
            if (index.pos(k).equals("ADP") && !index.lower(k).equals("of")) {
                return null;
            }
        }
        while (head + 1 < end && vocabulary.isRoleHead(index.lower(head + 1))) {
            head++;
        }
        markGender(name, head);
        roleWords.set(i, end);
        return index.span(from, end).in(index.text());
    }

    private boolean startsRole(int from, int head) {
        String lower = index.lower(from);
        return from == head
                || vocabulary.roleModifiers.contains(lower)
                || Character.isUpperCase(index.word(from).charAt(0)) && head - from <= 5;
    }

    private static boolean isAge(String word) {
        return word.length() == 2 && word.chars().allMatch(Character::isDigit)
                || word.length() == 3 && word.toLowerCase(Locale.ROOT).chars().allMatch(Character::isDigit);
    }
}

package org.rapporteur.annotate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.rapporteur.text.Span;

/**
 * Cuts a paragraph into words, numbers and marks.
 *
 * <p>Clitics stand alone ({@code did|n't}, {@code Norway|'s}), each quotation mark is a word, a hyphenated word is one word, an
 * abbreviation keeps its full stop. Catches {@code The U.S. envoy} (three words); leaves {@code told us. The envoy} alone.
 */
final class Tokenizer {
    private static final Set<String> CLITICS = Set.of("s", "re", "ve", "ll", "d", "m");
    private static final int NO_CHAR = -1;

    private final Set<String> abbreviations;

    Tokenizer(Set<String> abbreviations) {
        this.abbreviations = abbreviations;
    }

    /** The words of {@code text} inside the range, in order. */
    List<Span> tokens(String text, Span range) {
        List<Span> out = new ArrayList<>();
        int end = range.end();
        int i = range.start();
        while (i < end) {
            int c = text.codePointAt(i);
            int stop;
            if (Character.isWhitespace(c) || Character.isSpaceChar(c) || isInvisible(c)) {
                i += Character.charCount(c);
                continue;
            } else if (startsAddress(text, i, end)) {
                stop = addressEnd(text, i, end);
            } else if (isWordPart(c)) {
                i = word(text, i, end, out);
                continue;
            } else if ((c == '.' || c == '-' || c == '`' || c == '\'') && charAt(text, i + 1, end) == c) {
                stop = i + 1;
                while (stop < end && text.charAt(stop) == c) {
                    stop++;
                }
            } else if (isApostrophe(c) && startsClitic(text, i, end)) {
                stop = lettersEnd(text, i + 1, end);
            } else {
                stop = Math.min(end, i + Character.charCount(c));
            }
            out.add(new Span(i, stop));
            i = stop;
        }
        return out;
    }

    private int word(String text, int start, int end, List<Span> out) {
        int i = start;
        while (i < end) {
            int c = text.codePointAt(i);
            if (isWordPart(c)) {
                i += Character.charCount(c);
            } else if (i + 1 < end && joins(text, start, i, c, text.codePointAt(i + 1), end)) {
                i++;
            } else {
                break;
            }
        }
        if (i < end && text.charAt(i) == '.' && keepsStop(text, start, i, end)) {
            i++;
        }
        int clitic = cliticStart(text, start, i);
        if (clitic > start && clitic < i) {
            out.add(new Span(start, clitic));
            out.add(new Span(clitic, i));
        } else if (!pair(text, start, i, out)) {
            out.add(new Span(start, i));
        }
        return i;
    }

    /** {@code Norway-Italy talks} are the talks of two: three words; {@code Guinea-Bissau} and {@code Norway-backed} stay one. */
    private static boolean pair(String text, int start, int end, List<Span> out) {
        int hyphen = text.indexOf('-', start, end);
        if (hyphen <= start || hyphen + 1 == end || !Character.isUpperCase(text.charAt(hyphen + 1))) {
            return false;
        }
        KnownNames lists = KnownNames.get();
        if (lists.find(text.substring(start, end)) != null
                || !lists.isPower(text.substring(start, hyphen))
                || !lists.isPower(text.substring(hyphen + 1, end))) {
            return false;
        }
        out.add(new Span(start, hyphen));
        out.add(new Span(hyphen, hyphen + 1));
        out.add(new Span(hyphen + 1, end));
        return true;
    }

    private static boolean joins(String text, int start, int at, int c, int next, int end) {
        if (!isWordPart(next)) {
            // "U.S.-led": the stop of an abbreviation before its hyphen
            return c == '.' && next == '-' && at - start >= 1 && isSingleLetter(text, start, at) && at + 2 < end;
        }
        return switch (c) {
            case '\'', '’' -> Character.isLetter(next) && Character.isLetterOrDigit(text.charAt(at - 1));
            case '-', '‑' -> true;
            case '.' ->
                Character.isDigit(next) && Character.isDigit(text.charAt(at - 1))
                        || Character.isLetter(next) && isSingleLetter(text, start, at) && endsSingle(text, at + 1, end);
            case ',', ':' ->
                Character.isDigit(next)
                        && Character.isDigit(text.charAt(at - 1))
                        && (c == ':' || isThousands(text, at + 1, end));
            case '&' -> Character.isUpperCase(next) && Character.isUpperCase(text.charAt(at - 1));
            case '/' -> Character.isDigit(next) && Character.isDigit(text.charAt(at - 1));
            default -> false;
        };
    }

    private static boolean isThousands(String text, int from, int end) {
        return from + 3 <= end
                && Character.isDigit(text.charAt(from + 1))
                && Character.isDigit(text.charAt(from + 2))
                && (from + 3 == end || !Character.isDigit(text.charAt(from + 3)));
    }

    /** The letter just before {@code at} stands alone in its word or after another stop: {@code U}, {@code U.S}. */
    private static boolean isSingleLetter(String text, int start, int at) {
        return at > start
                && Character.isLetter(text.charAt(at - 1))
                && (at - 1 == start || text.charAt(at - 2) == '.' || text.charAt(at - 2) == '-');
    }

    private static boolean endsSingle(String text, int at, int end) {
        int after = charAt(text, at + 1, end);
        return after == NO_CHAR || !Character.isLetter(after);
    }

    private boolean keepsStop(String text, int start, int stop, int end) {
        if (stop - start > 8) {
            return false;
        }
        String word = text.substring(start, stop);
        if (word.indexOf('.') > 0 && Character.isLetter(word.charAt(word.length() - 1))) {
            return true;
        }
        if (word.length() == 1) {
            // an initial: "J. Roe"; not "Vitamin C. Then", which a capital cannot tell apart, so a following word is
            // asked for
            return Character.isUpperCase(word.charAt(0)) && charAt(text, stop + 1, end) != NO_CHAR;
        }
        String lower = word.toLowerCase(Locale.ROOT);
        if (lower.equals("no")) {
            int next = charAt(text, stop + 2, end);
            return next != NO_CHAR && Character.isDigit(next);
        }
        return abbreviations.contains(lower);
    }

    private static int cliticStart(String text, int start, int end) {
        for (int i = end - 1; i > start && i >= end - 4; i--) {
            if (isApostrophe(text.charAt(i))) {
                String tail = text.substring(i + 1, end).toLowerCase(Locale.ROOT);
                if (tail.equals("t") && i - 1 > start && Character.toLowerCase(text.charAt(i - 1)) == 'n') {
                    return i - 1;
                }
                return CLITICS.contains(tail) ? i : end;
            }
        }
        return end;
    }

    private static boolean startsClitic(String text, int at, int end) {
        int stop = lettersEnd(text, at + 1, end);
        return stop > at + 1
                && stop - at <= 3
                && at > 0
                && Character.isWhitespace(text.charAt(at - 1))
                && CLITICS.contains(text.substring(at + 1, stop));
    }

    private static int lettersEnd(String text, int from, int end) {
        int i = from;
        while (i < end && Character.isLetter(text.charAt(i))) {
            i++;
        }
        return i;
    }

    private static boolean startsAddress(String text, int i, int end) {
        return text.startsWith("http://", i) && i + 7 < end
                || text.startsWith("https://", i) && i + 8 < end
                || text.startsWith("www.", i) && i + 4 < end;
    }

    private static int addressEnd(String text, int from, int end) {
        int i = from;
        while (i < end && !Character.isWhitespace(text.charAt(i)) && "\"”’)>]".indexOf(text.charAt(i)) < 0) {
            i++;
        }
        while (i > from + 1 && ".,;:!?".indexOf(text.charAt(i - 1)) >= 0) {
            i--;
        }
        return i;
    }

    private static boolean isWordPart(int c) {
        if (Character.isLetterOrDigit(c)) {
            return true;
        }
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
    }

    private static boolean isApostrophe(int c) {
        return c == '\'' || c == '’';
    }

    private static boolean isInvisible(int c) {
        return c == 0x200B || c == 0x200C || c == 0x200D || c == 0xFEFF || c == 0xAD;
    }

    private static int charAt(String text, int i, int end) {
        return i < end ? text.charAt(i) : NO_CHAR;
    }
}

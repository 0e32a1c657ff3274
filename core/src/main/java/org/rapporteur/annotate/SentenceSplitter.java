package org.rapporteur.annotate;

import java.time.DayOfWeek;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rapporteur.text.Span;

/**
 * Parts the words of a paragraph into sentences.
 *
 * <p>Catches {@code He left. She stayed.} (two); leaves {@code Mr. Roe met Gen. Poe at 5 p.m. on Friday.} alone (one).
 */
final class SentenceSplitter {
    /** A longer run without an end is cut, so that no later rule meets a sentence of unbounded length. Edited news stays far below. */
    static final int LONGEST = 250;

    private static final Set<String> STARTERS = Set.of(
            "the", "he", "she", "it", "they", "we", "i", "you", "in", "on", "at", "but", "and", "a", "an", "this",
            "that", "these", "those", "his", "her", "its", "their", "our", "my", "if", "when", "while", "after",
            "before", "for", "there", "as", "since", "so", "then", "what", "who", "how", "why", "no", "not", "some",
            "many", "most", "both");

    /**
     * Words that mostly have a capital because a sentence begins: behind small letters, a figure or a day, and before small letters or a
     * figure, they begin one although nothing ended the one before, as where the caption of a picture ran into the text. {@code A} and
     * {@code No} are not among them ({@code hepatitis A is}, {@code the No campaign}). In 28,000 sentences of a wire (reuters21578) they cut none, in
     * 52,600 of pages (stories-union) 42, all of them rightly.
     */
    private static final Set<String> RUN_IN_STARTERS = Set.of(
            "The",
            "An",
            "This",
            "These",
            "Those",
            "He",
            "She",
            "It",
            "They",
            "We",
            "His",
            "Her",
            "Its",
            "Their",
            "Our",
            "There",
            "But",
            "And",
            "However",
            "Meanwhile",
            "Although",
            "Despite",
            "According",
            "Earlier",
            "When",
            "While",
            "If",
            "As",
            "In",
            "On",
            "At",
            "After",
            "Before",
            "Since",
            "During",
            "For",
            "With",
            "By",
            "From",
            "Some",
            "Many",
            "Most",
            "More",
            "Several",
            "Both",
            "Another",
            "Now");

    /** What no sentence or caption ends with, and what a title follows: {@code The Thick of It is}, {@code the series This is Haven}. */
    private static final Set<String> NEVER_BEFORE_AN_END = Set.of(
            ("the a an of for with to and or but from by at as than that in on into about over after is are was were does do did will would"
                            + " called titled named quoted told said says series show film movie song album book play musical band group"
                            + " party magazine newspaper paper programme program station network website")
                    .split(" ", -1));

    /** A figure or label of fewer words before it is no caption: {@code 2 The council}. */
    private static final int SHORTEST_CAPTION = 3;

    /** Names of days and months: a caption often ends with one. */
    private static final Set<String> CALENDAR = Stream.concat(
                    Stream.of(DayOfWeek.values()).map(day -> day.getDisplayName(TextStyle.FULL, Locale.ENGLISH)),
                    Stream.of(Month.values()).map(month -> month.getDisplayName(TextStyle.FULL, Locale.ENGLISH)))
            .collect(Collectors.toUnmodifiableSet());

    private final Set<String> neverLast;

    /** Takes the abbreviations that a name or number always follows ({@code mr}, {@code gen}). */
    SentenceSplitter(Set<String> neverLast) {
        this.neverLast = neverLast;
    }

    /**
     * The numbers of the words that each begin a sentence.
     *
     * @param english whether the words are English, as far as anybody knows
     */
    List<Integer> starts(String text, List<Span> tokens, boolean english) {
        List<Integer> starts = new ArrayList<>();
        boolean straightOpen = false;
        boolean curlyOpen = false;
        int first = 0;
        int i = 0;
        int n = tokens.size();
        Set<Integer> behindHeads = n == 0
                ? Set.of()
                : HeadMatter.starts(
                        text,
                        new Span(tokens.getFirst().start(), tokens.getLast().end()));
        while (i < n) {
            if (i > first
                    && !straightOpen
                    && (behindHeads.contains(tokens.get(i).start())
                            || english && !curlyOpen && i - first >= SHORTEST_CAPTION && isRunInto(text, tokens, i))) {
                first = i;
            }
            curlyOpen = text.charAt(tokens.get(i).start()) == '“'
                    || curlyOpen && text.charAt(tokens.get(i).start()) != '”';
            if (i == first) {
                starts.add(first);
            }
            if (isStraight(text, tokens.get(i))) {
                straightOpen = !straightOpen;
            }
            if (mayEnd(text, tokens, i)) {
                int next = i + 1;
                boolean open = straightOpen;
                while (next < n && closes(text, tokens, next, open)) {
                    if (isStraight(text, tokens.get(next))) {
                        open = false;
                    }
                    next++;
                }
                if (next < n && begins(text, tokens, next)) {
                    straightOpen = open;
                    first = next;
                    i = next;
                    continue;
                }
            }
            if (i - first >= LONGEST) {
                first = i + 1;
            }
            i++;
        }
        return starts;
    }

    /** {@code ... the harbour at dusk The mayor said ...}: a sentence that begins with nothing to end the one before. */
    private static boolean isRunInto(String text, List<Span> tokens, int i) {
        if (i + 1 == tokens.size() || !RUN_IN_STARTERS.contains(tokens.get(i).in(text))) {
            return false;
        }
        Span before = tokens.get(i - 1);
        char first = text.charAt(before.start());
        char next = text.charAt(tokens.get(i + 1).start());
        String word = before.in(text);
        boolean mayEnd = Character.isLowerCase(first) && !NEVER_BEFORE_AN_END.contains(word)
                || Character.isDigit(first)
                || CALENDAR.contains(word);
        return mayEnd
                && Character.isLetterOrDigit(text.charAt(before.end() - 1))
                && (Character.isLowerCase(next) || Character.isDigit(next));
    }

    private boolean mayEnd(String text, List<Span> tokens, int i) {
        Span token = tokens.get(i);
        char last = text.charAt(token.end() - 1);
        if (last == '?' || last == '!' || last == '。' || last == '…' || last == '।' || last == '؟') {
            return true;
        }
        if (last != '.') {
            return false;
        }
        if (token.length() == 1 || text.charAt(token.start()) == '.') {
            return true;
        }
        String bare = text.substring(token.start(), token.end() - 1).strip().toLowerCase(Locale.ROOT);
        if (neverLast.contains(bare) || bare.length() == 1) {
            return false;
        }
        // "U.S." and "p.m." end a sentence only before a word that starts one
        int next = i + 1;
        while (next < tokens.size() && closes(text, tokens, next, true)) {
            return true;
        }
        return next < tokens.size() && startsSentence(text, tokens.get(next));
    }

    private static boolean startsSentence(String text, Span token) {
        String word = token.in(text);
        char c = word.charAt(0);
        return c == '“' || c == '"' || Character.isUpperCase(c) && STARTERS.contains(word.toLowerCase(Locale.ROOT));
    }

    private static boolean closes(String text, List<Span> tokens, int i, boolean straightOpen) {
        Span token = tokens.get(i);
        char c = text.charAt(token.start());
        boolean attached = tokens.get(i - 1).end() == token.start();
        return switch (c) {
            case '”', '»' -> true;
            case ')', ']' -> token.length() == 1;
            case '’' -> token.length() == 1 && attached;
            case '\'' -> token.length() == 2 || token.length() == 1 && attached;
            case '"' -> straightOpen && token.length() == 1;
            case '.', '!', '?' -> attached;
            default -> false;
        };
    }

    private static boolean begins(String text, List<Span> tokens, int next) {
        Span token = tokens.get(next);
        int c = text.codePointAt(token.start());
        if (Character.isLowerCase(c)) {
            return false;
        }
        if (!Character.isLetterOrDigit(c)) {
            return "“\"'‘«(—–-[•*`$€£¿¡„".indexOf(c) >= 0 && !joinsOn(text, tokens, next);
        }
        return true;
    }

    /** A dash or mark after the end, then a lower-case word: the sentence goes on. */
    private static boolean joinsOn(String text, List<Span> tokens, int next) {
        char c = text.charAt(tokens.get(next).start());
        if (c == '“' || c == '"' || c == '‘' || c == '«' || c == '„') {
            // "... said. "it" is odd but a new quotation; after an ellipsis a quotation rarely begins
            return false;
        }
        return next + 1 < tokens.size()
                && Character.isLowerCase(text.codePointAt(tokens.get(next + 1).start()));
    }

    private static boolean isStraight(String text, Span token) {
        return token.length() == 1 && text.charAt(token.start()) == '"';
    }
}

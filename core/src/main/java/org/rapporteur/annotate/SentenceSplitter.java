package org.rapporteur.annotate;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
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

    private final Set<String> neverLast;

    /** Takes the abbreviations that a name or number always follows ({@code mr}, {@code gen}). */
    SentenceSplitter(Set<String> neverLast) {
        this.neverLast = neverLast;
    }

    /** The numbers of the words that each begin a sentence. */
    List<Integer> starts(String text, List<Span> tokens) {
        List<Integer> starts = new ArrayList<>();
        boolean straightOpen = false;
        int first = 0;
        int i = 0;
        int n = tokens.size();
        Set<Integer> behindHeads = n == 0
                ? Set.of()
                : HeadMatter.starts(
                        text,
                        new Span(tokens.getFirst().start(), tokens.getLast().end()));
        while (i < n) {
            if (i > first && !straightOpen && behindHeads.contains(tokens.get(i).start())) {
                first = i;
            }
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
        String bare = text.substring(token.start(), token.end() - 1).strip().toLowerCase(java.util.Locale.ROOT);
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
        return c == '“'
                || c == '"'
                || Character.isUpperCase(c) && STARTERS.contains(word.toLowerCase(java.util.Locale.ROOT));
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

package org.rapporteur.annotate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.rapporteur.text.Bisection;
import org.rapporteur.text.Span;

/**
 * A text as one numbered row of words, with the way from a position to its word and its sentence.
 *
 * <p>Build it once for a text; every look-up is a constant or logarithmic step. Word numbers run from 0 over the whole text.
 */
public final class TokenIndex {
    private static final Pattern BLANKS = Pattern.compile("\\s+");

    private final String text;
    private final List<Sentence> sentences;
    private final List<Token> tokens = new ArrayList<>();
    private final List<String> words = new ArrayList<>();
    private final List<String> lowers = new ArrayList<>();
    private final int[] sentenceOf;
    private final int[] firstOf;

    private TokenIndex(String text, List<Sentence> sentences) {
        this.text = text;
        this.sentences = List.copyOf(sentences);
        firstOf = new int[sentences.size() + 1];
        for (int s = 0; s < sentences.size(); s++) {
            firstOf[s] = tokens.size();
            for (Token token : sentences.get(s).tokens()) {
                tokens.add(token);
                String word = word(text, token.span());
                words.add(word);
                lowers.add(lowerOf(word));
            }
        }
        firstOf[sentences.size()] = tokens.size();
        sentenceOf = new int[tokens.size()];
        for (int s = 0; s < sentences.size(); s++) {
            for (int t = firstOf[s]; t < firstOf[s + 1]; t++) {
                sentenceOf[t] = s;
            }
        }
    }

    /** Numbers the words of an annotated text. */
    public static TokenIndex of(String text, List<Sentence> sentences) {
        return new TokenIndex(text, sentences);
    }

    /** Numbers the words of an annotated text. */
    public static TokenIndex of(String text, Annotation annotation) {
        return new TokenIndex(text, annotation.sentences());
    }

    /** The word as it would be written in one: {@code 4.6} where a text set word by word has {@code 4 . 6}. */
    public static String word(String text, Span span) {
        String word = span.in(text);
        return word.chars().anyMatch(Character::isWhitespace)
                ? BLANKS.matcher(word).replaceAll("")
                : word;
    }

    private static String lowerOf(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        return lower.indexOf('’') >= 0 ? lower.replace('’', '\'') : lower;
    }

    /** The text that all spans count in. */
    public String text() {
        return text;
    }

    /** Number of words in the text. */
    public int size() {
        return tokens.size();
    }

    /** The word with that number. */
    public Token token(int index) {
        return tokens.get(index);
    }

    /** Where that word stands. */
    public Span span(int index) {
        return tokens.get(index).span();
    }

    /** From the first word up to, not including, the word {@code end}; at least one word. */
    public Span span(int first, int end) {
        return new Span(span(first).start(), span(end - 1).end());
    }

    /** The word as it is written, without blanks that stand within. */
    public String word(int index) {
        return words.get(index);
    }

    /** The word in lower case, a curly apostrophe made straight; empty for a number outside the text. */
    public String lower(int index) {
        return index >= 0 && index < lowers.size() ? lowers.get(index) : "";
    }

    /** The part of speech of the word; empty for a number outside the text. */
    public String pos(int index) {
        return index >= 0 && index < tokens.size() ? tokens.get(index).pos() : "";
    }

    /** The sentences of the text. */
    public List<Sentence> sentences() {
        return sentences;
    }

    /** The number of the sentence that the word stands in. */
    public int sentenceOf(int index) {
        return sentenceOf[index];
    }

    /** The first word of a sentence. */
    public int firstOf(int sentence) {
        return firstOf[sentence];
    }

    /** The word after the last word of a sentence. */
    public int endOf(int sentence) {
        return firstOf[sentence + 1];
    }

    /** The first word that ends after the position: the word there, else the next one; {@link #size()} if there is none. */
    public int tokenFrom(int position) {
        return Bisection.first(tokens.size(), t -> tokens.get(t).span().end() > position);
    }

    /** The word that covers the position, or -1. */
    public int tokenAt(int position) {
        int index = tokenFrom(position);
        return index < tokens.size() && span(index).contains(position) ? index : -1;
    }
}

package org.rapporteur.lineage;

import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.rapporteur.text.Span;

/**
 * What lineage remembers of a report: its words as numbers, sentence by sentence, and its frame.
 *
 * <p>Word {@code w} has the number {@code words[w]}, the signs {@code signs[w]} and stands at {@code spans[2w]} to {@code
 * spans[2w+1]} in the text. Sentence {@code s} holds the words from {@code sentences[s]} up to {@code sentences[s+1]}.
 */
final class Trace {
    /** The word is so common that sharing it means nothing. */
    static final int STOP = 1;
    /** The word holds a digit. */
    static final int NUMBER = 2;
    /** The word is a name: it has a capital where plain words have none. */
    static final int NAME = 4;
    /** The word stands inside quotation marks. */
    static final int QUOTED = 8;
    /** Carry the start of a run in its low bits, so that one sort orders both; {@link Tracer} keeps 12,000 words at most. */
    private static final int RUN_START_BITS = 14;

    private final Frame frame;
    private final Imprint imprint;
    private final String text;
    private final int[] words;
    private final byte[] signs;
    private final int[] spans;
    private final int[] sentences;
    private final float[] sentenceWeights;
    private long @Nullable [] contentBySentence;
    private long @Nullable [] runs;

    Trace(Frame frame, Imprint imprint, String text, int[] words, byte[] signs, int[] spans, int[] sentences) {
        this.frame = frame;
        this.imprint = imprint;
        this.text = text;
        this.words = words;
        this.signs = signs;
        this.spans = spans;
        this.sentences = sentences;
        this.sentenceWeights = new float[sentences.length - 1];
    }

    /** What {@link #runs} keeps of a run beside its start. */
    static long runNumber(long run) {
        return run >>> RUN_START_BITS;
    }

    /** The word that a run of {@link #runs} begins with. */
    static int runStart(long run) {
        return (int) (run & (1 << RUN_START_BITS) - 1);
    }

    /** Every run of {@link CommonRuns#LENGTH} words with its start, sorted by its number; made when first asked for. */
    long[] runs() {
        if (runs == null) {
            runs = new long[Math.max(0, words.length - CommonRuns.LENGTH + 1)];
            for (int w = 0; w < runs.length; w++) {
                long hash = 0;
                for (int i = 0; i < CommonRuns.LENGTH; i++) {
                    hash = (hash ^ words[w + i]) * 0x9E3779B97F4A7C15L;
                    hash ^= hash >>> 29;
                }
                runs[w] = (hash >>> 16 << RUN_START_BITS & Long.MAX_VALUE) | w;
            }
            Arrays.sort(runs);
        }
        return runs;
    }

    /** Every distinct content word of every sentence, as {@code word << 32 | sentence}, sorted; made when first asked for. */
    private long[] contentBySentence() {
        if (contentBySentence == null) {
            contentBySentence = index();
        }
        return contentBySentence;
    }

    private long[] index() {
        long[] all = new long[words.length];
        int filled = 0;
        for (int s = 0; s < sentenceCount(); s++) {
            int first = filled;
            for (int w = sentences[s]; w < sentences[s + 1]; w++) {
                if (!is(w, STOP)) {
                    all[filled++] = ((long) words[w] << 32) | s;
                }
            }
            Arrays.sort(all, first, filled);
            int kept = first;
            for (int i = first; i < filled; i++) {
                if (i == first || all[i] != all[i - 1]) {
                    all[kept++] = all[i];
                }
            }
            filled = kept;
            sentenceWeights[s] = filled - first;
        }
        long[] sorted = Arrays.copyOf(all, filled);
        Arrays.sort(sorted);
        return sorted;
    }

    Frame frame() {
        return frame;
    }

    Imprint imprint() {
        return imprint;
    }

    String id() {
        return frame.id();
    }

    int wordCount() {
        return words.length;
    }

    int word(int w) {
        return words[w];
    }

    boolean is(int w, int sign) {
        return (signs[w] & sign) != 0;
    }

    /** The word as the report writes it. */
    String written(int w) {
        return text.substring(spans[2 * w], spans[2 * w + 1]);
    }

    /** The word's first character. */
    char first(int w) {
        return text.charAt(spans[2 * w]);
    }

    /** Number of characters of the word. */
    int length(int w) {
        return spans[2 * w + 1] - spans[2 * w];
    }

    /** The first consonants of a word: one key for Zelensky and Zelenskyy, for Kyiv and Kiev. */
    long consonants(int w) {
        long key = 1;
        char last = 0;
        int taken = 0;
        for (int i = spans[2 * w]; i < spans[2 * w + 1] && taken < 5; i++) {
            char c = Character.toLowerCase(text.charAt(i));
            boolean vowel = "aeiouy".indexOf(c) >= 0;
            if (Character.isLetter(c) && c != last && (taken == 0 || !vowel)) {
                key = key * 31 + c;
                taken++;
            }
            last = c;
        }
        return key;
    }

    /** The word in lower case. */
    String lower(int w) {
        return written(w).toLowerCase(Locale.ROOT);
    }

    /** What stands between a word and the next, or between the last word and the end of the text. */
    String gap(int w) {
        return text.substring(spans[2 * w + 1], w + 1 < words.length ? spans[2 * w + 2] : text.length());
    }

    /** The sentence with its marks, without the space around it. */
    Span sentence(int s) {
        return new Span(edge(sentences[s], true), edge(sentences[s + 1], false));
    }

    /** Marks go with the word they touch: the first space between two sentences parts them. */
    private int edge(int w, boolean start) {
        int from = w == 0 ? 0 : spans[2 * w - 1];
        int to = w < words.length ? spans[2 * w] : text.length();
        int space = from;
        while (w > 0 && space < to && !Character.isWhitespace(text.charAt(space))) {
            space++;
        }
        if (!start) {
            return w == 0 ? to : space;
        }
        int at = space;
        while (at < to && !isOpening(at, to)) {
            at++;
        }
        return at;
    }

    /** From here to the word nothing but marks: not the stars and dashes of a line between. */
    private boolean isOpening(int at, int to) {
        for (int i = at; i < to; i++) {
            if (Character.isWhitespace(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    Span span(int w) {
        return new Span(spans[2 * w], spans[2 * w + 1]);
    }

    String covered(Span span) {
        return span.in(text);
    }

    boolean isSpaceBefore(int w) {
        char before = text.charAt(spans[2 * w] - 1);
        return Character.isWhitespace(before) || Character.isSpaceChar(before);
    }

    int sentenceCount() {
        return sentences.length - 1;
    }

    int sentenceStart(int s) {
        return sentences[s];
    }

    int sentenceEnd(int s) {
        return sentences[s + 1];
    }

    int sentenceLength(int s) {
        return sentences[s + 1] - sentences[s];
    }

    /** Number of distinct content words of a sentence. */
    float sentenceWeight(int s) {
        contentBySentence();
        return sentenceWeights[s];
    }

    int contentCount() {
        return contentBySentence().length;
    }

    int contentWord(int i) {
        return (int) (contentBySentence()[i] >> 32);
    }

    int contentSentence(int i) {
        return (int) contentBySentence()[i];
    }
}

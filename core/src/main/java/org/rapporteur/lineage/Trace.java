package org.rapporteur.lineage;

import java.util.Arrays;
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

    private final Frame frame;
    private final String text;
    private final int[] words;
    private final byte[] signs;
    private final int[] spans;
    private final int[] sentences;
    private final long[] contentBySentence;
    private final float[] sentenceWeights;
    private final long[] runs;
    private final int[] runStarts;

    Trace(Frame frame, String text, int[] words, byte[] signs, int[] spans, int[] sentences) {
        this.frame = frame;
        this.text = text;
        this.words = words;
        this.signs = signs;
        this.spans = spans;
        this.sentences = sentences;
        this.sentenceWeights = new float[sentences.length - 1];
        this.contentBySentence = index();
        int runCount = Math.max(0, words.length - CommonRuns.LENGTH + 1);
        this.runs = new long[runCount];
        this.runStarts = new int[runCount];
        sortRuns();
    }

    /** Every run of words, with its start, sorted by its number. */
    private void sortRuns() {
        // 14 low bits carry the start (Tracer keeps 12,000 words at most), so that one sort orders both.
        for (int w = 0; w < runs.length; w++) {
            long hash = 0;
            for (int i = 0; i < CommonRuns.LENGTH; i++) {
                hash = (hash ^ words[w + i]) * 0x9E3779B97F4A7C15L;
                hash ^= hash >>> 29;
            }
            runs[w] = (hash >>> 16 << 14 & Long.MAX_VALUE) | w;
        }
        Arrays.sort(runs);
        for (int i = 0; i < runs.length; i++) {
            runStarts[i] = (int) (runs[i] & 0x3FFF);
            runs[i] >>>= 14;
        }
    }

    int runCount() {
        return runs.length;
    }

    long run(int i) {
        return runs[i];
    }

    int runStart(int i) {
        return runStarts[i];
    }

    /** Every distinct content word of every sentence, as {@code word << 32 | sentence}, sorted. */
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

    Span span(int w) {
        return new Span(spans[2 * w], spans[2 * w + 1]);
    }

    /** Its first letter or digit. */
    char first(int w) {
        return text.charAt(spans[2 * w]);
    }

    boolean isSpaceBefore(int w) {
        return Character.isWhitespace(text.charAt(spans[2 * w] - 1))
                || Character.isSpaceChar(text.charAt(spans[2 * w] - 1));
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
        return sentenceWeights[s];
    }

    int contentCount() {
        return contentBySentence.length;
    }

    int contentWord(int i) {
        return (int) (contentBySentence[i] >> 32);
    }

    int contentSentence(int i) {
        return (int) contentBySentence[i];
    }
}

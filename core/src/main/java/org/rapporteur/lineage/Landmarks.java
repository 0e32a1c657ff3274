package org.rapporteur.lineage;

import java.time.LocalDate;
import java.util.Arrays;

/**
 * What of a report survives translation, in reading order: names, figures, dates, and words that the languages share.
 *
 * <p>Landmark {@code i} has the key {@code keys[i]}, equal in all reports of a pile that have the same landmark, lies in sentence
 * {@code sentences[i]} and covers the words from {@code words[2i]} up to {@code words[2i+1]}. Landmarks of one key are of one kind.
 */
final class Landmarks {
    private final Trace trace;
    private final String language;
    private final int[] keys;
    private final Landmark.Kind[] kinds;
    private final int[] sentences;
    private final int[] words;
    private final long[] index;
    private final int[] starts;
    private final long day;

    Landmarks(Trace trace, String language, int[] keys, Landmark.Kind[] kinds, int[] sentences, int[] words) {
        this.trace = trace;
        this.language = language;
        this.keys = keys;
        this.kinds = kinds;
        this.sentences = sentences;
        this.words = words;
        this.day = trace.frame().day() == null
                ? 0
                : LocalDate.parse(trace.frame().day()).toEpochDay();
        this.index = new long[keys.length];
        for (int i = 0; i < keys.length; i++) {
            index[i] = (long) keys[i] << 32 | sentences[i];
        }
        Arrays.sort(index);
        this.starts = new int[trace.sentenceCount() + 1];
        int at = 0;
        for (int s = 0; s < starts.length; s++) {
            while (at < keys.length && sentences[at] < s) {
                at++;
            }
            starts[s] = at;
        }
    }

    Trace trace() {
        return trace;
    }

    /** The language it was read in. */
    String language() {
        return language;
    }

    int count() {
        return keys.length;
    }

    int key(int i) {
        return keys[i];
    }

    Landmark.Kind kind(int i) {
        return kinds[i];
    }

    int sentence(int i) {
        return sentences[i];
    }

    /** The first word it covers. */
    int firstWord(int i) {
        return words[2 * i];
    }

    /** The word after the last it covers. */
    int endWord(int i) {
        return words[2 * i + 1];
    }

    /** The first landmark of a sentence; for the number of sentences, the number of landmarks. */
    int start(int sentence) {
        return starts[sentence];
    }

    /** Key of the {@code i}-th landmark in order of keys, then of sentences. */
    int sortedKey(int i) {
        return (int) (index[i] >> 32);
    }

    int sortedSentence(int i) {
        return (int) index[i];
    }

    /** Where the landmarks with another key begin, in order of keys. */
    int nextKey(int i) {
        int next = i + 1;
        while (next < index.length && sortedKey(next) == sortedKey(i)) {
            next++;
        }
        return next;
    }

    /** Day of publication as a number, or 0 where it is not known. */
    long day() {
        return day;
    }

    /** Number of figures and dates that two texts on different matters hardly share. */
    int exact() {
        int exact = 0;
        for (Landmark.Kind kind : kinds) {
            exact += kind.isExact() ? 1 : 0;
        }
        return exact;
    }

    /** Number of names, figures and dates. */
    int firm() {
        int firm = 0;
        for (Landmark.Kind kind : kinds) {
            firm += kind.isFirm() ? 1 : 0;
        }
        return firm;
    }
}

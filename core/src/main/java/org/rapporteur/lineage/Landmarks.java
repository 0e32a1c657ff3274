package org.rapporteur.lineage;

import java.time.LocalDate;
import java.util.Arrays;

/**
 * What of a report survives translation, in reading order: names, figures, dates, and words that the languages share.
 *
 * <p>Landmark {@code i} has the key {@code keys[i]}, equal in all reports of a pile that have the same landmark, and lies in sentence
 * {@code sentences[i]}. Landmarks of one key are of one kind.
 */
final class Landmarks {
    /** How often a landmark of a kind stands in any report, before the pile has told more: the rarer, the more it tells. */
    enum Kind {
        /** A name of four consonants or more. */
        NAME(.01f, 1, true),
        /** A shorter name: two may fall together. */
        SHORT_NAME(.05f, 1, true),
        /** A figure above 12 that is no year. */
        FIGURE(.03f, 1, true),
        /** A large or broken figure. */
        LONG_FIGURE(.005f, 1, true),
        /** Up to 12, in digits or in words. */
        SMALL_FIGURE(.3f, 1, false),
        /** A year. */
        YEAR(.15f, 1, true),
        /** A day with its month. */
        DATE(.03f, 1, true),
        /** A month or a weekday. */
        DAY(.15f, 1, false),
        /** A country or a city that languages name differently. */
        PLACE(.08f, 1, true),
        /** A plain word of the table. */
        WORD(.2f, 1, false),
        /**
         * A long word whose beginning may be the same in the other language: of a translation some 15 to 25 in 100 are, of another
         * report 2 to 5, so that the absence of one says little.
         */
        COGNATE(.06f, 0.15f, false);

        /** In what share of reports one of the kind stands. */
        final float usual;
        /** How much of one that is missed counts as missing. */
        final float expected;
        /** It is a name, a figure or a date. */
        final boolean firm;

        /** A figure or a date: {@code April 7} is not {@code April 8}. */
        boolean isExact() {
            return this == FIGURE || this == LONG_FIGURE || this == DATE;
        }

        Kind(float usual, float expected, boolean firm) {
            this.usual = usual;
            this.expected = expected;
            this.firm = firm;
        }
    }

    private final Trace trace;
    private final String language;
    private final int[] keys;
    private final Kind[] kinds;
    private final int[] sentences;
    private final long[] index;
    private final int[] starts;
    private final long day;

    Landmarks(Trace trace, String language, int[] keys, Kind[] kinds, int[] sentences) {
        this.trace = trace;
        this.language = language;
        this.keys = keys;
        this.kinds = kinds;
        this.sentences = sentences;
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

    Kind kind(int i) {
        return kinds[i];
    }

    int sentence(int i) {
        return sentences[i];
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
        for (Kind kind : kinds) {
            exact += kind.isExact() ? 1 : 0;
        }
        return exact;
    }

    /** Number of names, figures and dates. */
    int firm() {
        int firm = 0;
        for (Kind kind : kinds) {
            firm += kind.firm ? 1 : 0;
        }
        return firm;
    }
}

package org.rapporteur.lineage;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What stands for one thing in a sentence: a whole name, a whole number, a whole date, or any other word.
 *
 * @param first its first word in the report
 * @param end the word after its last
 * @param value of a number
 * @param day of a date
 * @param words of a name, as {@link Names} compares them
 */
record Unit(
        Kind kind,
        int first,
        int end,
        @Nullable BigDecimal value,
        @Nullable DayWords day,
        List<String> words) {
    Unit {
        words = List.copyOf(words);
    }

    /** What a unit stands for. */
    enum Kind {
        WORD,
        NAME,
        NUMBER,
        DATE
    }

    static Unit word(int word) {
        return new Unit(Kind.WORD, word, word + 1, null, null, List.of());
    }

    static Unit name(int first, int end, List<String> words) {
        return new Unit(Kind.NAME, first, end, null, null, words);
    }

    static Unit number(int first, int end, BigDecimal value) {
        return new Unit(Kind.NUMBER, first, end, value, null, List.of());
    }

    static Unit date(int first, int end, DayWords day) {
        return new Unit(Kind.DATE, first, end, null, day, List.of());
    }
}

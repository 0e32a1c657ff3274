package org.rapporteur.flink.job;

/**
 * A report by its language and its number in one figure, which is shorter to send and to hash than an id: the language's letters, five
 * bits each, above the 32 bits of the number.
 */
final class Place {
    private static final int LETTER_BITS = 5;

    private Place() {}

    /** @param language two or three letters from a to z */
    static long of(String language, int number) {
        return code(language) << Integer.SIZE | Integer.toUnsignedLong(number);
    }

    /** The key of one band of a language's index. */
    static long ofBand(String language, int band) {
        return of(language, band);
    }

    private static long code(String language) {
        long code = 0;
        for (int i = 0; i < language.length(); i++) {
            code = code << LETTER_BITS | language.charAt(i) - 'a' + 1;
        }
        return code;
    }

    static int number(long place) {
        return (int) place;
    }

    static String language(long place) {
        StringBuilder letters = new StringBuilder();
        for (long code = place >>> Integer.SIZE; code != 0; code >>>= LETTER_BITS) {
            letters.append((char) ('a' + (code & (1 << LETTER_BITS) - 1) - 1));
        }
        return letters.reverse().toString();
    }
}

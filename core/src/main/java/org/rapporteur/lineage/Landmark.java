package org.rapporteur.lineage;

import org.rapporteur.text.Span;

/**
 * A place of a report that looks the same in any language: a name, a figure, a date, a country, a word of the table.
 *
 * @param key equal for landmarks that mean the same, in whatever language: of {@code Зеленський} and {@code Zelensky}, of {@code 2,5
 *     millones} and {@code 2.5 million}
 * @param span where it stands in the report's text
 */
public record Landmark(String key, Kind kind, Span span) {
    /** How often a landmark of a kind stands in any report, before the pile has told more: the rarer, the more it tells. */
    public enum Kind {
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

        private final float usual;
        /** How much of one that is missed counts as missing. */
        final float expected;

        private final boolean firm;

        Kind(float usual, float expected, boolean firm) {
            this.usual = usual;
            this.expected = expected;
            this.firm = firm;
        }

        /** In what share of reports a landmark of the kind stands. */
        public float usual() {
            return usual;
        }

        /** A name, a figure or a date. */
        public boolean isFirm() {
            return firm;
        }

        /** A figure or a date: {@code April 7} is not {@code April 8}. */
        boolean isExact() {
            return this == FIGURE || this == LONG_FIGURE || this == DATE;
        }
    }
}

package org.rapporteur.lineage;

import java.util.Locale;

/**
 * Who owns an outlet, as it was known in a given year.
 *
 * @param name the company, foundation, state or public body
 * @param kind what it is
 * @param asOf the year of which this was so
 * @param source where that can be checked
 */
public record Owner(String name, Kind kind, int asOf, String source) {
    /** What an owner is; {@code owners.tsv} says where the lines are drawn. */
    public enum Kind {
        /** Private or listed. */
        COMPANY,
        /** A government or ruling party, or what it controls. */
        STATE,
        /** A broadcaster or agency under a law of its own, parted from the government. */
        PUBLIC,
        /** A trust, association or other owner without profits. */
        FOUNDATION,
        /** A news agency that is no state's. */
        WIRE;

        static Kind parse(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }
}

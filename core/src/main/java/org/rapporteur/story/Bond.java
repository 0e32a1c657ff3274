package org.rapporteur.story;

import org.jspecify.annotations.Nullable;

/**
 * What it takes for two groups to be one.
 *
 * @param threshold mean likeness of the cross pairs, days and sizes counted, from which they are
 * @param afterLull the same where more than {@link #LULL_DAYS} days of silence lie between them
 * @param halfLifeDays after so many days of silence between them half of the likeness is left
 * @param undated what is left of it where a day is missing
 * @param breadth 0 where every member has to be like every other, more where a group may spread over many matters
 * @param company what part of the likeness of two members is the likeness of the {@link Company} they keep, 0 to 1
 */
record Bond(double threshold, double afterLull, double halfLifeDays, double undated, double breadth, double company) {
    /** Chosen on stories-union with and without reports that stand alone; with .25 F1 is the same to .002 (docs/results/stories.md). */
    private static final double COMPANY = 0.3;
    /**
     * Of hundreds of reports on many matters the mean likeness from which two groups are one story, company counted: .165 to .18 differ by
     * .003 of F1 on stories-union.
     */
    private static final double OF_MANY = 0.17;

    private static final int MANY = 450;
    /**
     * The same in a pile of some dozens. Whoever gives so few gives few stories, and words that all of them share count for little: of piles of
     * one story of stories-union every third broke in two with the other, while with this of piles of two to six hardly two were taken for one.
     */
    private static final double OF_FEW = 0.08;

    private static final int FEW = 60;
    /** The same for a report that has just come, by its words alone: on stories-union .12 to .15 differ by less than .01 of F1. */
    private static final double ARRIVAL_OF_MANY = 0.135;

    private static final double ARRIVAL_OF_FEW = 0.08;

    /** Of a likeness that makes one story the part from which a report is company to another. */
    private static final double FELLOW = 0.7;

    /** A crisis goes on within a week; what comes later may be the next one (a guess). */
    static final long LULL_DAYS = 7;

    /** Cross pairs beyond these make a group no more lenient, or in a big pile the biggest would take in everything (a guess). */
    private static final double MOST_PAIRS = 100;

    /** Up to so many cross pairs each has its full say: a round-up between two pairs of stories must not weld them. */
    private static final double FEW_PAIRS = 4;

    /**
     * Of the reports of a story, where each report's fellows are known.
     *
     * @param reports by which it is known how rare words are
     */
    static Bond ofStory(int reports) {
        return of(between(OF_FEW, OF_MANY, reports), OF_MANY, COMPANY);
    }

    /** Of a story and a report that has just come: the words alone decide. */
    static Bond ofArrival(int reports) {
        return of(between(ARRIVAL_OF_FEW, ARRIVAL_OF_MANY, reports), ARRIVAL_OF_MANY, 0);
    }

    private static Bond of(double threshold, double afterLull, double company) {
        return new Bond(threshold, afterLull, Nearness.HALF_LIFE_DAYS, Nearness.UNDATED, 0, company);
    }

    private static double between(double ofFew, double ofMany, int reports) {
        double share = Math.clamp(
                StrictMath.log((double) Math.max(1, reports) / FEW) / StrictMath.log((double) MANY / FEW), 0, 1);
        return ofFew + share * (ofMany - ofFew);
    }

    /** From which mean likeness two groups with so many days of silence between them are one. */
    double threshold(long gapDays) {
        return gapDays > LULL_DAYS ? afterLull : threshold;
    }

    /** Likeness of their words, days counted, from which two reports with so many days of silence between them are company to each other. */
    double fellow(long gapDays) {
        return FELLOW * threshold(gapDays);
    }

    /** Likeness of their words, days counted, from which two groups with so many days of silence between them are one whatever company they keep. */
    double sure(long gapDays) {
        return threshold(gapDays) / (1 - company);
    }

    /** Days of silence between two groups, by their first and last days; -1 where a day is missing. */
    static long gap(@Nullable Long first, @Nullable Long last, @Nullable Long otherFirst, @Nullable Long otherLast) {
        return first == null || last == null || otherFirst == null || otherLast == null
                ? -1
                : Math.max(0, Math.max(first - otherLast, otherFirst - last));
    }

    /** What is left of a likeness after so many days of silence, or where a day is missing (-1): 1 if the two overlap. */
    double nearness(long gapDays) {
        return gapDays < 0 ? undated : Nearness.of(gapDays, halfLifeDays);
    }

    /** By how much less like each other, on average, the members of two groups of these sizes may be than two of one member. */
    double lenience(int members, int others) {
        double pairs = Math.clamp((double) members * others, FEW_PAIRS, MOST_PAIRS);
        return breadth == 0 ? 1 : StrictMath.pow(pairs / FEW_PAIRS, breadth);
    }
}

package org.rapporteur.story;

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
    /**
     * Of hundreds of reports on many matters the mean likeness from which two groups are one story, by their words alone. By five-fold
     * cross-validation over the stories of stories-union, in which .12 to .15 differ by less than .01.
     */
    private static final double OF_MANY = 0.135;

    private static final int MANY = 450;
    /**
     * The same in a pile of some dozens. Whoever gives so few gives few stories, and words that all of them share count for little: of piles of
     * two to six stories of stories-union hardly two were taken for one with it, while of piles of one every third broke in two with the other
     * (docs/results/stories.md).
     */
    private static final double OF_FEW = 0.08;

    private static final int FEW = 60;
    /** The part of company and what it takes with it, chosen on stories-union with and without reports that stand alone (docs/results/stories.md). */
    private static final double COMPANY = 0.2;

    private static final double COMPANY_OF_MANY = 0.175;
    private static final double COMPANY_OF_FEW = 0.08;

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
        return ofStory(between(COMPANY_OF_FEW, COMPANY_OF_MANY, reports), COMPANY_OF_MANY, COMPANY);
    }

    /** Of a story and a report that has just come: the words alone decide. */
    static Bond ofArrival(int reports) {
        return ofStory(between(OF_FEW, OF_MANY, reports), OF_MANY, 0);
    }

    private static Bond ofStory(double threshold, double afterLull, double company) {
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

    /** What is left of the likeness after so many days without a report: 1 if the two overlap (0 or less). */
    double nearness(long gapDays) {
        return Nearness.of(gapDays, halfLifeDays);
    }

    /** By how much less like each other, on average, the members of two groups of these sizes may be than two of one member. */
    double lenience(int members, int others) {
        double pairs = Math.clamp((double) members * others, FEW_PAIRS, MOST_PAIRS);
        return breadth == 0 ? 1 : StrictMath.pow(pairs / FEW_PAIRS, breadth);
    }
}

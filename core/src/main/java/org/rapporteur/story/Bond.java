package org.rapporteur.story;

/**
 * What it takes for two groups to be one.
 *
 * @param threshold mean likeness of the cross pairs, days and sizes counted, from which they are
 * @param afterLull the same where more than {@link #LULL_DAYS} days of silence lie between them
 * @param halfLifeDays after so many days of silence between them half of the likeness is left
 * @param undated what is left of it where a day is missing
 * @param breadth 0 where every member has to be like every other, more where a group may spread over many matters
 */
record Bond(double threshold, double afterLull, double halfLifeDays, double undated, double breadth) {
    /** A crisis goes on within a week; what comes later may be the next one (a guess). */
    static final long LULL_DAYS = 7;

    /** Cross pairs beyond these make a group no more lenient, or in a big pile the biggest would take in everything (a guess). */
    private static final double MOST_PAIRS = 100;

    /** Up to so many cross pairs each has its full say: a round-up between two pairs of stories must not weld them. */
    private static final double FEW_PAIRS = 4;

    /** Of the reports of a story. */
    static Bond ofStory(double threshold) {
        return new Bond(
                threshold, Math.max(threshold, StoryPile.OF_MANY), Nearness.HALF_LIFE_DAYS, Nearness.UNDATED, 0);
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

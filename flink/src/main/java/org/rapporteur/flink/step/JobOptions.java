package org.rapporteur.flink.step;

import java.io.Serializable;
import java.time.Duration;
import org.rapporteur.flink.outcome.Telling;

/**
 * What the user asks of a run.
 *
 * @param windowDays reports published further apart are neither compared nor put into one story
 * @param reading how closely reports are read
 * @param lateness how long a stream waits for reports that were published earlier than what has come; a later one is taken as it comes
 * @param rest how long the account of a story of a stream is left as it is before it is told again
 * @param mostTold reports of one story that its account is made of; further ones are named in {@link Telling#leftOut}
 */
public record JobOptions(int windowDays, Depth reading, Duration lateness, Duration rest, int mostTold)
        implements Serializable {
    /**
     * Two weeks, as the desk has it; an hour late, as wires correct the time of a report within it; a minute's rest; 400 reports, whose
     * account takes some seconds and 200 MB.
     */
    public static final JobOptions DEFAULT =
            new JobOptions(14, Depth.ORIGINALS, Duration.ofHours(1), Duration.ofMinutes(1), 400);

    /** How closely reports are read. */
    public enum Depth {
        /** Text, dates and sentences: each report gets its story, no story an account. */
        NONE,
        /** By rules and word lists. */
        RULES,
        /** Originals by the learned reader, what was made from another report by rules: one run of the model for a copied text. */
        ORIGINALS,
        /** Every report by the learned reader. */
        ALL
    }

    public JobOptions {
        if (windowDays < 1 || mostTold < 1 || lateness.isNegative() || rest.isNegative()) {
            throw new IllegalArgumentException("a window of " + windowDays + " days, " + mostTold + " reports, "
                    + lateness + " late, " + rest + " of rest");
        }
    }

    /** The same, reading so closely. */
    public JobOptions reading(Depth other) {
        return new JobOptions(windowDays, other, lateness, rest, mostTold);
    }

    /** The same with another window. */
    public JobOptions window(int days) {
        return new JobOptions(days, reading, lateness, rest, mostTold);
    }

    /** The same, waiting so long for late reports. */
    public JobOptions lateness(Duration other) {
        return new JobOptions(windowDays, reading, other, rest, mostTold);
    }

    /** The same, leaving accounts as they are for so long. */
    public JobOptions rest(Duration other) {
        return new JobOptions(windowDays, reading, lateness, other, mostTold);
    }
}

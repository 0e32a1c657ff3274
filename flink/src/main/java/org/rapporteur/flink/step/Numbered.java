package org.rapporteur.flink.step;

import org.jspecify.annotations.Nullable;

/**
 * A report with its number among those of its language: all that is decided of it depends on the reports with lower numbers only.
 *
 * @param number from 0 up
 * @param isListed whether later reports may find it; not if it was published before what is forgotten already
 * @param tick what is to be forgotten before it is compared, or null
 */
public record Numbered(
        Skim skim, int number, boolean isListed, @Nullable Tick tick) {
    /**
     * Reports from before are out of reach of all that come.
     *
     * @param day days since 1970: earlier ones are forgotten
     * @param number reports without a date and with a lower number are forgotten
     */
    public record Tick(long day, int number) {}
}

package org.rapporteur.account;

import org.rapporteur.corroborate.Mention;

/**
 * One line of the brief: an extract that tells a fact, and how well it is carried.
 *
 * @param section where it stands
 * @param fact id of the fact it tells
 * @param extract the sentence to show
 * @param reports number of reports that carry the fact
 * @param origins independent origins among them
 */
public record BriefLine(Section section, String fact, Mention extract, int reports, int origins) {
    /** The parts of the brief. */
    public enum Section {
        KNOWN,
        DISPUTED,
        AHEAD
    }
}

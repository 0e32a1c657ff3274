package org.rapporteur.account;

import java.util.List;
import org.rapporteur.corroborate.Mention;

/**
 * One reported activity held against one norm, as far as the reports' own figures go.
 *
 * @param id unique in the account
 * @param activity what the reports call it
 * @param verdict whether its figure reaches the norm's threshold
 * @param inputs the figures that decided, in order of publication; empty if no report gives any
 * @param mentions the sentences that tell of the activity
 * @param exceptions sentences whose words tell that the norm's exception may apply
 * @param stated sentences in which the reports themselves state the norm
 */
public record NormCheck(
        String id,
        Norm norm,
        String activity,
        Verdict verdict,
        List<Input> inputs,
        List<Mention> mentions,
        List<Mention> exceptions,
        List<Mention> stated) {
    public NormCheck {
        inputs = List.copyOf(inputs);
        mentions = List.copyOf(mentions);
        exceptions = List.copyOf(exceptions);
        stated = List.copyOf(stated);
    }

    /** Whether a figure reaches the threshold. */
    public enum Answer {
        ABOVE,
        BELOW,
        UNDECIDED
    }

    /**
     * The answer over all inputs.
     *
     * @param why in a few words
     * @param origins independent origins of the inputs that decided it, or of the activity if none did
     */
    public record Verdict(Answer answer, String why, int origins) {}

    /** A figure of a report, and what it alone would answer. */
    public record Input(Mention mention, Answer answer) {}
}

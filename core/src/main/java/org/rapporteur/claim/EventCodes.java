package org.rapporteur.claim;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rapporteur.annotate.Marks;
import org.rapporteur.text.Span;

/**
 * What kind of thing one party does to another, by the words between and around them, as the learned reader sees it.
 *
 * <p>It finds no events. It says the code of a pair, and mends the code of an event that the list of triggers found, where the list is
 * known to be unsure of its word and the reader is not. Safe for use by many threads.
 */
public final class EventCodes {
    /** Codes of which the list of triggers is right in fewer than three of four events that join a marked pair of plover-zsp (training part). */
    private static final Set<String> UNSURE =
            Set.of("AGREE", "COERCE", "REQUEST", "SANCTION", "YIELD", "CONCEDE", "RETREAT");

    /** Above this the reader was right in nine of ten pairs of the fifth of plover-zsp that it was not trained on. */
    private static final double SURE = 0.7;

    /** The reader must hold its code for ten times as likely as the one of the list. */
    private static final double TIMES = 10;

    private EventCodes() {}

    /** The PLOVER root code of what {@code source} does to {@code target}, given that it does something; null where the two lie too far apart. */
    public static @Nullable String between(Marks marks, Span source, Span target) {
        double[] odds = marks.relation(source, target);
        return odds == null ? null : marks.roots().get(likeliest(odds));
    }

    /** The code of an event that joins actor and recipient: the list's, or the reader's where that is sure and the list is not. */
    static @Nullable String mended(
            @Nullable String code, Event.Status status, Span actor, Span recipient, Marks marks) {
        boolean told = status == Event.Status.HAPPENED || status == Event.Status.ONGOING;
        double[] odds = told && code != null && UNSURE.contains(code) ? marks.relation(actor, recipient) : null;
        return code == null || odds == null ? code : mended(code, marks.roots(), odds);
    }

    /**
     * Catches {@code accepted} of the list (AGREE) where the reader gives YIELD nine in ten; leaves {@code met} (CONSULT) alone, of which
     * the list is sure.
     */
    static String mended(String code, List<String> roots, double[] odds) {
        if (!UNSURE.contains(code)) {
            return code;
        }
        int best = likeliest(odds);
        int listed = roots.indexOf(root(code));
        boolean mend = odds[best] >= SURE && (listed < 0 || odds[best] >= TIMES * odds[listed]);
        return mend ? roots.get(best) : code;
    }

    private static String root(String code) {
        return code.equals("CONCEDE") || code.equals("RETREAT") ? "YIELD" : code;
    }

    private static int likeliest(double[] odds) {
        int best = 0;
        for (int r = 1; r < odds.length; r++) {
            best = odds[r] > odds[best] ? r : best;
        }
        return best;
    }
}

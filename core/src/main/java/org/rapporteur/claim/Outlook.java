package org.rapporteur.claim;

import java.time.LocalDate;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.rapporteur.annotate.Marks;
import org.rapporteur.annotate.Odds;
import org.rapporteur.annotate.TimeMention;
import org.rapporteur.claim.Event.Status;
import org.rapporteur.claim.VerbGroup.Mood;
import org.rapporteur.text.Span;

/**
 * Whether what a word names lies ahead of the report: what the rules say and what the learned reader saw, weighed together.
 *
 * <p>Both are taken for witnesses (naive Bayes): the reader's log odds, and, by half, how much oftener the rules say what they say
 * of things ahead than of others. What the report says outright ({@code will meet}, a day to come) stays, whatever the reader saw.
 * Without a learned reader the rules decide alone. Catches {@code the bank's rescue is in doubt} where the reader sees it ahead
 * (possible); leaves {@code will meet} alone.
 */
final class Outlook {
    /**
     * What the rules know about the standing of one event.
     *
     * @param ruled what they say
     * @param own its verb, or null where it is no verb
     * @param around where the clause that carries it stands, or null where none does
     * @param date its day, or null
     */
    record Signs(
            Status ruled,
            @Nullable VerbGroup own,
            @Nullable Status around,
            @Nullable TimeMention date) {}

    /**
     * The verdict on one event.
     *
     * @param ahead whether it lies, or would have lain, ahead of the report; a denied event may
     */
    record Verdict(Status status, boolean ahead) {}

    /** A reader that is all but sure is still only one of two witnesses: six in log odds is 400 to 1. */
    private static final double MOST = 6;

    /**
     * Rules and reader look at the same tense and modals, so the rules count by half beside it. On the third of MEANTIME that neither was
     * made on a half gave F1 .769 for what lies ahead, seven tenths .765, the whole .756.
     */
    private static final double SHARED = 0.5;

    /**
     * Where the reader sees less than that of a future and of a mere possibility, hardly any noun is only possible that rules take for it: 7 of
     * 63 judged ones ({@code eval/verdicts/claims.tsv}); 17 of 29 with a future of .1 or more.
     */
    private static final double SURELY_SO = .05;

    private final Function<Span, Marks.@Nullable Standing> seen;
    private final @Nullable LocalDate reported;

    /** By what the learned reader saw, if it read. */
    Outlook(@Nullable Marks marks, @Nullable LocalDate reported) {
        this(span -> marks == null ? null : marks.standing(span), reported);
    }

    Outlook(Function<Span, Marks.@Nullable Standing> seen, @Nullable LocalDate reported) {
        this.seen = seen;
        this.reported = reported;
    }

    Status status(Span trigger, Signs signs) {
        return verdict(trigger, signs).status();
    }

    Verdict verdict(Span trigger, Signs signs) {
        Status ruled = signs.ruled();
        boolean waits = ruled == Status.PLANNED || ruled == Status.POSSIBLE;
        Marks.Standing standing = seen.apply(trigger);
        if (standing == null) {
            return new Verdict(ruled, waits || ruled == Status.DENIED && isModal(signs.own()));
        }
        boolean ahead = isSaidOutright(signs) || SHARED * weight(signs) + logOdds(standing.future()) > 0;
        return new Verdict(
                switch (ruled) {
                    case CANCELLED, DENIED -> ruled;
                    // what the words leave open ("a threatened strike") has not happened; a noun that rules find
                    // nothing beside has
                    case POSSIBLE ->
                        signs.own() == null && Math.max(standing.future(), standing.possible()) < SURELY_SO
                                ? Status.HAPPENED
                                : ruled;
                    case PLANNED -> ahead ? ruled : Status.HAPPENED;
                    case HAPPENED, ONGOING ->
                        !ahead || StatusRules.isPast(signs.date(), reported)
                                ? ruled
                                : signs.around() == Status.PLANNED ? Status.PLANNED : Status.POSSIBLE;
                },
                ahead);
    }

    private boolean isSaidOutright(Signs signs) {
        VerbGroup own = signs.own();
        return signs.ruled() == Status.PLANNED
                && (own != null && own.isFuture() || StatusRules.isAhead(signs.date(), reported));
    }

    /**
     * The log of how much oftener the rules say this of something ahead than of something else: counted on the two thirds of MEANTIME
     * (documents with a share of 3 other than 0) that the learned reader was trained on; the rules know nothing of them.
     */
    private static double weight(Signs signs) {
        boolean verb = signs.own() != null;
        return switch (signs.ruled()) {
            case PLANNED -> verb ? 3.2 : 1.1;
            case POSSIBLE -> verb ? 2.2 : 1.4;
            case HAPPENED -> verb ? -2.0 : -0.6;
            case ONGOING -> -3.1;
            case CANCELLED -> 0.1;
            case DENIED -> isModal(signs.own()) ? 1.7 : -0.7;
        };
    }

    private static boolean isModal(@Nullable VerbGroup verb) {
        return verb != null && (ClosedWords.MODALS.contains(verb.modal()) || verb.mood() == Mood.INFINITIVE);
    }

    private static double logOdds(double p) {
        double sure = Odds.logistic(MOST);
        double held = Math.max(1 - sure, Math.min(sure, p));
        return StrictMath.log(held / (1 - held));
    }
}

package org.rapporteur.annotate;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rapporteur.annotate.TimeMention.Type;

/**
 * Finds words that place something in the present, past or future without saying when. They have a value and no day, so that
 * nothing is dated by them.
 *
 * <p>Catches {@code now}, {@code the recent storm}, {@code in the near future}, {@code these days}; leaves {@code Now, the
 * harbour} (a turn of speech), {@code the future of the port}, {@code the most recent storm} and {@code strong currents} alone.
 */
final class VagueTimes {
    private static final String PRESENT = "PRESENT_REF";
    private static final String PAST = "PAST_REF";
    private static final String FUTURE = "FUTURE_REF";

    private static final Set<String> TERMS =
            Set.of("near", "short", "long", "immediate", "foreseeable", "distant", "recent");
    private static final Set<String> POINTS = Set.of("moment", "juncture");

    private final TokenIndex index;

    VagueTimes(TokenIndex index) {
        this.index = index;
    }

    /** The vague time that begins at the word, or null. */
    @Nullable
    TimeMatch at(int i, int limit) {
        return switch (index.lower(i)) {
            case "now" -> now(i);
            case "currently", "nowadays", "presently" -> match(i, i + 1, PRESENT);
            case "recently" ->
                index.lower(i - 1).equals("most")
                        ? null
                        : match(index.lower(i - 1).equals("more") ? i - 1 : i, i + 1, PAST);
            case "lately" -> match(i, i + 1, PAST);
            case "current" -> isAttribute(i, limit) ? match(i, i + 1, PRESENT) : null;
            case "recent" -> recent(i, limit);
            case "future" -> future(i, limit);
            case "present" ->
                index.lower(i - 1).equals("at") && !isAttribute(i, limit) ? match(i, i + 1, PRESENT) : null;
            case "long" -> index.lower(i + 1).equals("ago") ? match(i, i + 2, PAST) : null;
            case "some", "a" -> longAgo(i);
            case "the" -> article(i, limit);
            case "these" -> index.lower(i + 1).equals("days") ? match(i, i + 2, PRESENT) : null;
            case "those" -> index.lower(i + 1).equals("days") ? match(i, i + 2, PAST) : null;
            case "this" -> {
                int noun = index.pos(i + 1).equals("ADJ") ? i + 2 : i + 1;
                yield noun < limit && POINTS.contains(index.lower(noun)) ? match(i, noun + 1, PRESENT) : null;
            }
            case "that" -> index.lower(i + 1).equals("time") && isAfterPreposition(i) ? match(i, i + 2, PAST) : null;
            default -> null;
        };
    }

    private static TimeMatch match(int first, int end, String value) {
        return TimeMatch.of(first, end, Type.DATE, value);
    }

    private @Nullable TimeMatch now(int i) {
        boolean first = i == index.firstOf(index.sentenceOf(i)) || isOpeningMark(index.lower(i - 1));
        String next = index.lower(i + 1);
        if (first && (next.equals(",") || next.equals("for")) || next.equals("-")) {
            return null;
        }
        return match(index.lower(i - 1).equals("right") ? i - 1 : i, i + 1, PRESENT);
    }

    private static boolean isOpeningMark(String mark) {
        return mark.equals("\"") || mark.equals("“") || mark.equals("``") || mark.equals("''");
    }

    /** {@code recent weeks}, {@code the recent storm}; a superlative compares and does not date. */
    private @Nullable TimeMatch recent(int i, int limit) {
        if (index.lower(i - 1).equals("most")) {
            return null;
        }
        String plural = index.lower(i + 1);
        String unit = i + 1 < limit ? Calendar.unit(plural) : "";
        if (unit.isEmpty() || unit.equals(plural)) {
            return isAttribute(i, limit) ? match(i, i + 1, PAST) : null;
        }
        boolean pair = (index.lower(i + 2).equals("and") || index.lower(i + 2).equals("or"))
                && i + 3 < limit
                && !Calendar.unit(index.lower(i + 3)).isEmpty();
        return match(i, pair ? i + 4 : i + 2, PAST);
    }

    /** {@code some time ago}, {@code a long time ago}. */
    private @Nullable TimeMatch longAgo(int i) {
        boolean some = index.lower(i).equals("some");
        boolean size = index.lower(i + 1).equals("long") || index.lower(i + 1).equals("short");
        int time = size && !some ? i + 2 : i + 1;
        boolean ago = (some || size)
                && index.lower(time).equals("time")
                && index.lower(time + 1).equals("ago");
        return ago ? match(i, time + 2, PAST) : null;
    }

    private @Nullable TimeMatch future(int i, int limit) {
        String plural = index.lower(i + 1);
        String unit = i + 1 < limit ? Calendar.unit(plural) : "";
        if (!unit.isEmpty() && !unit.equals(plural)) {
            return match(i, i + 2, FUTURE);
        }
        return index.pos(i).equals("ADJ") && isAttribute(i, limit) && !isOwned(i) ? match(i, i + 1, FUTURE) : null;
    }

    /** {@code Tarvia's future role} says what comes; {@code the port's future} is a lot, not a time. */
    private boolean isOwned(int i) {
        return index.lower(i - 1).equals("'s") && !index.pos(i + 1).equals("NOUN");
    }

    private boolean isAttribute(int i, int limit) {
        if (i + 1 >= limit || Character.isUpperCase(index.word(i).charAt(0)) && i > 0 && isInsideName(i)) {
            return false;
        }
        String next = index.pos(i + 1);
        // "current three-year plan", "recent ill-judged sale": the tagger takes the word behind for many things
        boolean before =
                index.pos(i).equals("ADJ") && !next.equals("PUNCT") && !next.equals("ADP") && !next.equals("CCONJ");
        return before || next.equals("NOUN") || next.equals("ADJ") || next.equals("PROPN");
    }

    private boolean isInsideName(int i) {
        return i > index.firstOf(index.sentenceOf(i));
    }

    /** {@code the future}, {@code the near future}, {@code the past}, {@code the short term}, {@code the time} behind "at". */
    private @Nullable TimeMatch article(int i, int limit) {
        int at = i + 1;
        boolean qualified = TERMS.contains(index.lower(at));
        if (qualified) {
            at++;
        }
        if (at >= limit) {
            return null;
        }
        String next = index.lower(at + 1);
        boolean compound = index.pos(at + 1).equals("NOUN") || index.pos(at + 1).equals("PROPN");
        return switch (index.lower(at)) {
            case "moment", "present" -> {
                String before = index.lower(i - 1);
                boolean now = before.equals("at") || before.equals("for");
                yield now && !qualified && !compound && isClauseEnd(at + 1) ? match(i, at + 1, PRESENT) : null;
            }
            case "future" -> next.equals("of") || compound ? null : match(i, at + 1, FUTURE);
            case "past" ->
                next.equals("of") || !index.pos(at).equals("NOUN") || compound ? null : match(i, at + 1, PAST);
            case "term" -> qualified && !compound ? match(i, at + 1, FUTURE) : null;
            case "time" ->
                next.equals("being")
                        ? match(i, at + 2, PRESENT)
                        : index.lower(i - 1).equals("at") && !qualified && isClauseEnd(at + 1)
                                ? match(i, at + 1, PAST)
                                : null;
            default -> null;
        };
    }

    /** {@code at the time of the storm} says which time it was; {@code at the time, she said} does not. */
    private boolean isClauseEnd(int i) {
        String next = index.lower(i);
        return !next.equals("of") && !next.equals("when") && !next.equals("being") && !next.equals("that");
    }

    private boolean isAfterPreposition(int i) {
        return switch (index.lower(i - 1)) {
            case "at", "by", "during", "since", "until", "till", "before", "after", "from", "of" -> true;
            default -> false;
        };
    }
}

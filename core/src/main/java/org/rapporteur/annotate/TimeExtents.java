package org.rapporteur.annotate;

import java.util.Set;
import org.rapporteur.annotate.TimeMention.Type;

/**
 * Widens a time to the words that say how exact it is; TimeML counts them in and prepositions out.
 *
 * <p>Catches {@code more than two years}, {@code about noon}, {@code the early 1990s}, {@code two to three weeks}, {@code a year
 * or so}; leaves {@code for two years}, {@code within a week} and {@code talks about Friday} alone.
 */
final class TimeExtents {
    private static final Set<String> ABOUT =
            Set.of("about", "around", "nearly", "almost", "approximately", "roughly", "barely");
    private static final Set<String> COMPARED = Set.of("more", "less", "fewer", "longer", "later", "earlier");
    /** After one of them "over two years" is a length; after a verb it is when something happened. */
    private static final Set<String> BEFORE_OVER =
            Set.of("just", "well", "little", "for", "after", "of", "by", "in", "took", "lasted");

    private static final Set<String> AFTER_ARTICLE = Set.of(
            "early",
            "late",
            "mid",
            "current",
            "previous",
            "following",
            "past",
            "last",
            "next",
            "coming",
            "latest",
            "upcoming",
            "preceding",
            "same",
            "fiscal");

    private final TokenIndex index;

    TimeExtents(TokenIndex index) {
        this.index = index;
    }

    /** The word, or the article before it. */
    static int withArticle(TokenIndex index, int i) {
        boolean article = index.lower(i - 1).equals("the") && i > index.firstOf(index.sentenceOf(i));
        return article ? i - 1 : i;
    }

    /** The match with its modifiers, which begin at {@code from} at the earliest and end before {@code limit}. */
    TimeMatch widened(TimeMatch match, int from, int limit) {
        TimeMatch wide = match;
        boolean length = isLength(match);
        boolean clock = match.type() == Type.TIME
                        && Character.isDigit(index.word(match.first()).charAt(0))
                || index.lower(match.first()).equals("noon")
                || index.lower(match.first()).equals("midnight");
        if (length) {
            wide = range(wide, from);
        }
        if (length || clock) {
            wide = wide.from(modified(wide.first(), from, length));
        }
        String first = index.lower(wide.first());
        if (wide.first() > from && match.type() != Type.SET) {
            String before = index.lower(wide.first() - 1);
            boolean coming = before.equals("this") && (first.equals("coming") || first.equals("past"));
            boolean century = first.length() > 2 && index.lower(wide.end() - 1).equals("century");
            boolean phrase = wide.end() - wide.first() > 1 && AFTER_ARTICLE.contains(first);
            if (coming || before.equals("the") && (phrase || century || first.startsWith("mid-"))) {
                wide = wide.from(wide.first() - 1);
            }
        }
        if (match.type() == Type.DURATION
                && wide.first() > from
                && isDeterminer(index.lower(wide.first() - 1), first)) {
            wide = wide.from(wide.first() - 1);
        }
        return length ? wide.to(orSo(wide.end(), limit)) : wide;
    }

    /** {@code those two years}, {@code another three days}. */
    private static boolean isDeterminer(String before, String first) {
        return switch (before) {
            case "those", "these", "another" -> !first.equals("the");
            default -> false;
        };
    }

    /** A duration, or a point that is counted from another: {@code two years ago}. */
    private boolean isLength(TimeMatch match) {
        if (match.type() == Type.DURATION) {
            return true;
        }
        String last = index.lower(match.end() - 1);
        return match.end() - match.first() > 2
                && (last.equals("ago") || last.equals("earlier") || last.equals("later"));
    }

    /** {@code two to three weeks}, {@code six or seven years}. */
    private TimeMatch range(TimeMatch match, int from) {
        int first = match.first();
        if (first - 2 < from) {
            return match;
        }
        String joint = index.lower(first - 1);
        boolean range = (joint.equals("to") || joint.equals("or")) && isCount(first) && isCount(first - 2);
        return range ? match.from(first - 2) : match;
    }

    private boolean isCount(int i) {
        Numbers.Read number = Numbers.at(index, i, i + 1);
        return number != null && !number.part() && !number.vague();
    }

    private int modified(int first, int from, boolean length) {
        if (first <= from) {
            return first;
        }
        String before = index.lower(first - 1);
        if (ABOUT.contains(before)) {
            return isTopic(first - 1, from) ? first : first - 1;
        }
        if (!length || first - 2 < from) {
            return first;
        }
        String second = index.lower(first - 2);
        if (before.equals("than") && COMPARED.contains(second)) {
            boolean negated = first - 3 >= from
                    && (index.lower(first - 3).equals("no")
                            || index.lower(first - 3).equals("not"));
            return negated ? first - 3 : first - 2;
        }
        boolean limitWord = before.equals("least") || before.equals("most");
        if (limitWord && second.equals("at")
                || before.equals("to") && second.equals("up")
                || before.equals("a") && second.equals("quite")) {
            return first - 2;
        }
        boolean asLong = before.equals("as")
                && (second.equals("much") || second.equals("many") || second.equals("little"))
                && first - 3 >= from
                && index.lower(first - 3).equals("as");
        if (asLong) {
            return first - 3;
        }
        boolean article = index.lower(first).equals("a") || index.lower(first).equals("an");
        return before.equals("over") && (article || BEFORE_OVER.contains(second)) ? first - 1 : first;
    }

    /** {@code talks about two years of drought}: what is spoken of, not a measure. */
    private boolean isTopic(int about, int from) {
        if (!index.lower(about).equals("about") || about - 1 < from) {
            return false;
        }
        return switch (index.lower(about - 1)) {
            case "talk",
                    "talks",
                    "talked",
                    "talking",
                    "speak",
                    "spoke",
                    "asked",
                    "said",
                    "think",
                    "know",
                    "book",
                    "film" -> true;
            default -> false;
        };
    }

    private int orSo(int end, int limit) {
        boolean or = end + 1 < limit && index.lower(end).equals("or");
        return or && (index.lower(end + 1).equals("so") || index.lower(end + 1).equals("more")) ? end + 2 : end;
    }
}

package org.rapporteur.annotate;

import java.util.Set;
import java.util.regex.Pattern;

/** Words for bodies that speak. Own work. */
public final class BodyWords {
    /** Words for a firm; {@code the company} may be the one that the report has just named. */
    private static final Set<String> FIRM = Set.of(
            "company",
            "firm",
            "airline",
            "carrier",
            "carmaker",
            "automaker",
            "retailer",
            "manufacturer",
            "supermarket");

    /** What no firm has in its name. */
    private static final Pattern OFFICIAL =
            Pattern.compile("(?i)\\b(?:court|ministry|department|senate|parliament|congress|commission|council"
                    + "|police|house|army|government|committee|nations|union|party|agency|office|university|bureau|association|reuters"
                    + "|associated press|news)\\b");

    /** Words that say well enough who speaks where nobody is named. */
    private static final Set<String> BY_THEMSELVES = Set.of(
            "government",
            "army",
            "military",
            "navy",
            "ministry",
            "police",
            "regime",
            "opposition",
            "parliament",
            "administration",
            "embassy",
            "hospital",
            "zoo",
            "museum",
            "school",
            "church",
            "family",
            "crowd",
            "jury",
            "team",
            "tribe",
            "militia",
            "junta",
            "coastguard");

    private BodyWords() {}

    /** Whether {@code the airline} can be {@code Haven Air}: a word for a firm, and a name that no authority bears. */
    public static boolean isFirm(String lower, String name) {
        return isFirm(lower) && !OFFICIAL.matcher(name).find();
    }

    /** Whether it is a word for a firm. */
    public static boolean isFirm(String lower) {
        return FIRM.contains(lower);
    }

    /** Whether somebody who is told that {@code the army} speaks knows enough. */
    public static boolean isSomebody(String lower) {
        return BY_THEMSELVES.contains(lower);
    }
}

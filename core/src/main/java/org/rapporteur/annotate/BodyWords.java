package org.rapporteur.annotate;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Words for sources that are no people: firms, bodies of which it is enough to be told that {@code the army} speaks, documents. */
public final class BodyWords {
    private static final Map<String, Set<String>> WORDS = Resources.sections("bodies.txt");
    private static final Set<String> FIRM = section("firm");
    private static final Set<String> OFFICIAL = section("official");
    private static final Set<String> SPEAKS = section("speaks");
    private static final Set<String> KIND = section("kind");
    private static final Set<String> DOCUMENT = section("document");
    private static final Set<String> FIRMS = firms();

    private BodyWords() {}

    private static Set<String> section(String name) {
        return Set.copyOf(WORDS.getOrDefault(name, Set.of()));
    }

    private static Set<String> firms() {
        Set<String> firms = new HashSet<>();
        Resources.forEachLine("firms.txt", firms::add);
        return Set.copyOf(firms);
    }

    /** Whether it is a word for a firm: {@code company}. */
    public static boolean isFirm(String lower) {
        return FIRM.contains(lower);
    }

    /**
     * Whether {@code the company} can be a body of that name: a firm that every reader knows, or one unknown that has no word of an authority in its
     * name. Catches {@code Goldman Sachs} and {@code Haven Salt}; leaves {@code NATO} and {@code Haven Port Authority} alone.
     */
    public static boolean canBeFirm(String name) {
        KnownNames known = KnownNames.get();
        String usual = known.canonical(name).orElse(name);
        boolean isOfficial =
                Arrays.stream(name.toLowerCase(Locale.ROOT).split("\\W+", -1)).anyMatch(OFFICIAL::contains);
        return FIRMS.contains(usual) || !known.isPower(name) && !isOfficial;
    }

    /** Whether who is told that {@code the army} speaks knows enough. */
    public static boolean isSomebody(String lower) {
        return SPEAKS.contains(lower);
    }

    /** Whether it tells what kind of body a name before it is: {@code agency} in {@code the Harbour Press news agency}. */
    static boolean isKind(String lower) {
        return KIND.contains(lower);
    }

    /** Whether it is a word for what is written, recorded or counted, on which a report bears: {@code statement}, {@code studies}. */
    public static boolean isDocument(String lower) {
        return DOCUMENT.contains(lower)
                || lower.endsWith("s") && DOCUMENT.contains(lower.substring(0, lower.length() - 1))
                || lower.endsWith("ies") && DOCUMENT.contains(lower.substring(0, lower.length() - 3) + "y");
    }
}

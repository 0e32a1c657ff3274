package org.rapporteur.annotate;

import java.util.Map;
import java.util.Set;

/** Closed lists of lower-case words that the naming rules ask about. */
final class Vocabulary {
    private static final class Holder {
        private static final Vocabulary INSTANCE = new Vocabulary();
    }

    final Set<String> titlesMale;
    final Set<String> titlesFemale;
    final Set<String> titles;
    final Set<String> roleHeads;
    final Set<String> roleModifiers;
    final Set<String> relationHeads;
    final Set<String> orgHeads;
    final Set<String> placeHeads;
    final Set<String> placePrefixes;
    final Set<String> particles;
    final Set<String> speech;
    final Set<String> placePrepositions;
    final Set<String> describedHeads;
    final Set<String> sourceHeads;
    final Set<String> closed;
    final Set<String> alsoSmall;
    final Set<String> openers;
    final Set<String> maleNouns;
    final Set<String> femaleNouns;

    private Vocabulary() {
        Map<String, Set<String>> sections = Resources.sections("vocabulary.txt");
        titlesMale = section(sections, "titlesMale");
        titlesFemale = section(sections, "titlesFemale");
        titles = section(sections, "titles");
        roleHeads = section(sections, "roleHeads");
        roleModifiers = section(sections, "roleModifiers");
        relationHeads = section(sections, "relationHeads");
        orgHeads = section(sections, "orgHeads");
        placeHeads = section(sections, "placeHeads");
        placePrefixes = section(sections, "lakePrefixes");
        particles = section(sections, "particles");
        speech = section(sections, "speech");
        placePrepositions = section(sections, "placePrepositions");
        describedHeads = section(sections, "describedHeads");
        sourceHeads = section(sections, "sourceHeads");
        closed = section(sections, "closed");
        alsoSmall = section(sections, "alsoSmall");
        openers = section(sections, "openers");
        maleNouns = section(sections, "maleNouns");
        femaleNouns = section(sections, "femaleNouns");
    }

    static Vocabulary get() {
        return Holder.INSTANCE;
    }

    private static Set<String> section(Map<String, Set<String>> sections, String name) {
        Set<String> words = sections.get(name);
        if (words == null) {
            throw new IllegalStateException("vocabulary.txt lacks the section " + name);
        }
        return Set.copyOf(words);
    }

    boolean isTitle(String lower) {
        return titles.contains(lower) || titlesMale.contains(lower) || titlesFemale.contains(lower);
    }

    /** A word that names an office, alone or as part of a hyphenated one: {@code minister}, {@code secretary-general}. */
    boolean isRoleHead(String lower) {
        if (roleHeads.contains(lower)) {
            return true;
        }
        int hyphen = lower.indexOf('-');
        return hyphen > 0
                && (roleHeads.contains(lower.substring(lower.lastIndexOf('-') + 1))
                        || roleHeads.contains(lower.substring(0, hyphen)) && lower.endsWith("general"));
    }

    boolean isSpeech(String lower) {
        return speech.contains(lower);
    }

    /** The singular of a described head: {@code officials} to {@code official}, {@code people} to itself. */
    static String singular(String lower) {
        if (lower.equals("men") || lower.equals("women")) {
            return lower.substring(0, lower.length() - 2) + "an";
        }
        if (lower.endsWith("men") && lower.length() > 5) {
            return lower.substring(0, lower.length() - 2) + "an";
        }
        if (lower.equals("spokespeople")) {
            return "spokesperson";
        }
        if (lower.endsWith("witnesses")) {
            return lower.substring(0, lower.length() - 2);
        }
        return lower.endsWith("s") && !lower.endsWith("ss") ? lower.substring(0, lower.length() - 1) : lower;
    }
}

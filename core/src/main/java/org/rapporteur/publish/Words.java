package org.rapporteur.publish;

import java.util.Locale;

/** The contract's words for the closed choices of the records. */
final class Words {
    private Words() {}

    /** {@code SHARED_SOURCE} as {@code sharedSource}: how JSON, CSV and links name a choice. */
    static String camel(Enum<?> choice) {
        String name = choice.name();
        StringBuilder out = new StringBuilder(name.length());
        boolean upper = false;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c == '_') {
                upper = true;
            } else {
                out.append(upper ? c : Character.toLowerCase(c));
                upper = false;
            }
        }
        return out.toString();
    }

    /** {@code SHARED_SOURCE} as {@code shared source}: how people read it. */
    static String plain(Enum<?> choice) {
        return choice.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** {@code 1 report}, {@code 3 reports}. */
    static String count(int number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }

    /** The text with each half of a broken surrogate pair replaced by U+FFFD, so that it can be written as UTF-8; positions stay. */
    static String encodable(String text) {
        StringBuilder fixed = null;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!Character.isSurrogate(c)) {
                continue;
            }
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else {
                fixed = fixed == null ? new StringBuilder(text) : fixed;
                fixed.setCharAt(i, '\uFFFD');
            }
        }
        return fixed == null ? text : fixed.toString();
    }
}

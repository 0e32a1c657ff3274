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
}

package org.rapporteur.extract;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The words that say which date a date line gives: the first publication's or a later one. */
final class DateLabels {
    /** What a label says. */
    enum Kind {
        FIRST,
        LATER,
        /** No date of the report: when it was printed out, or an event's. */
        OTHER,
        NONE
    }

    private final List<String> first = new ArrayList<>();
    private final List<String> other = new ArrayList<>();
    private final List<String> later = new ArrayList<>();

    DateLabels() {
        for (String[] row : Lists.read("date-labels.txt")) {
            (row[0].equals("first") ? first : row[0].equals("later") ? later : other)
                    .addAll(List.of(row[1].split("\\|", -1)));
        }
    }

    /** The label that these words end with. */
    Kind before(String words) {
        String plain =
                words.toLowerCase(Locale.ROOT).replaceAll("[\\s:|,.–—(-]+$", "").strip();
        if (other.stream().anyMatch(label -> endsWithWord(plain, label))) {
            return Kind.OTHER;
        }
        if (later.stream().anyMatch(label -> endsWithWord(plain, label))) {
            return Kind.LATER;
        }
        return first.stream().anyMatch(label -> endsWithWord(plain, label)) ? Kind.FIRST : Kind.NONE;
    }

    private static boolean endsWithWord(String text, String label) {
        return text.endsWith(label)
                && (text.length() == label.length()
                        || !Character.isLetter(text.charAt(text.length() - label.length() - 1)));
    }
}

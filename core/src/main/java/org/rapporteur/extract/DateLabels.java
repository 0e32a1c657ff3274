package org.rapporteur.extract;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.rapporteur.text.WordList;

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

    /** White space and marks between a label and its date. */
    private static final String AFTER_LABEL = " \t\n\u000B\f\r:|,.–—(-";

    /** Stand between the label and the date. */
    private final List<String> weekdays = new ArrayList<>();

    DateLabels() {
        for (List<String> row : WordList.rows(DateLabels.class, "date-labels.txt")) {
            List<String> kind =
                    switch (row.getFirst()) {
                        case "first" -> first;
                        case "later" -> later;
                        case "weekday" -> weekdays;
                        default -> other;
                    };
            kind.addAll(List.of(row.get(1).split("\\|", -1)));
        }
    }

    /** The label that these words end with. */
    Kind before(String words) {
        String plain = withoutWeekday(trimmed(words.toLowerCase(Locale.ROOT)));
        if (endsWithOneOf(other, plain)) {
            return Kind.OTHER;
        }
        if (endsWithOneOf(later, plain)) {
            return Kind.LATER;
        }
        return endsWithOneOf(first, plain) ? Kind.FIRST : Kind.NONE;
    }

    private static boolean endsWithOneOf(List<String> labels, String text) {
        for (String label : labels) {
            if (endsWithWord(text, label)) {
                return true;
            }
        }
        return false;
    }

    private static String trimmed(String words) {
        int end = words.length();
        while (end > 0 && AFTER_LABEL.indexOf(words.charAt(end - 1)) >= 0) {
            end--;
        }
        return words.substring(0, end).strip();
    }

    /** Catches {@code was posted on Saturday, the}; leaves {@code Reports of the} alone. */
    private String withoutWeekday(String plain) {
        String words = plain;
        for (String article : List.of(" den", " the", " le", " el")) {
            if (words.endsWith(article)) {
                words = trimmed(words.substring(0, words.length() - article.length()));
                break;
            }
        }
        for (String day : weekdays) {
            if (endsWithWord(words, day)) {
                return trimmed(words.substring(0, words.length() - day.length()));
            }
        }
        return plain;
    }

    private static boolean endsWithWord(String text, String label) {
        return text.endsWith(label)
                && (text.length() == label.length()
                        || !Character.isLetter(text.charAt(text.length() - label.length() - 1)));
    }
}

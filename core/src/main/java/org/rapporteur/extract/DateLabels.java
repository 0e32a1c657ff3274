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

    /** Stand between the label and the date. */
    private final List<String> weekdays = new ArrayList<>();

    DateLabels() {
        for (String[] row : Lists.read("date-labels.txt")) {
            List<String> kind =
                    switch (row[0]) {
                        case "first" -> first;
                        case "later" -> later;
                        case "weekday" -> weekdays;
                        default -> other;
                    };
            kind.addAll(List.of(row[1].split("\\|", -1)));
        }
    }

    /** The label that these words end with. */
    Kind before(String words) {
        String plain = withoutWeekday(trimmed(words.toLowerCase(Locale.ROOT)));
        if (other.stream().anyMatch(label -> endsWithWord(plain, label))) {
            return Kind.OTHER;
        }
        if (later.stream().anyMatch(label -> endsWithWord(plain, label))) {
            return Kind.LATER;
        }
        return first.stream().anyMatch(label -> endsWithWord(plain, label)) ? Kind.FIRST : Kind.NONE;
    }

    private static String trimmed(String words) {
        return words.replaceAll("[\\s:|,.–—(-]+$", "").strip();
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

package org.rapporteur.lineage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the landmarks of a report in its own language's way of writing figures, dates and names.
 *
 * <p>Cannot: read numerals in words beyond the table's; tell {@code 1.234} from {@code 1,234} in a language whose habit it does not
 * know (all but English part thousands by points or spaces).
 */
final class LandmarkReader {
    /** A shorter plain word is like words of other languages by chance. */
    private static final int SHORTEST_COGNATE = 6;
    /** Consonants kept of a plain word: its endings are the language's own. */
    private static final int COGNATE_LENGTH = 4;
    /** Consonants kept of a name. */
    private static final int NAME_LENGTH = 6;
    /** Of names written with one consonant too many meet. */
    private static final int SHORTEST_NAME = 2;
    /** A whole number above it is no year of a news report. */
    private static final int LAST_YEAR = 2100;

    private static final int FIRST_YEAR = 1900;
    /** Up to here numbers are written in words. */
    private static final int SMALL = 12;

    /** In German every noun has a capital, so that a capital does not make a name. */
    private static final String CAPITALS_FOR_NOUNS = "de";

    private static final Map<String, Double> SCALES = Map.of("thousand", 1e3, "million", 1e6, "billion", 1e9);

    private final SameWords sameWords;
    private final Map<String, Integer> numbers = new HashMap<>();
    private final Map<String, Map<Integer, Word>> words = new HashMap<>();
    private final List<Landmark.Kind> kindByKey = new ArrayList<>();
    private final List<String> meanings = new ArrayList<>();

    LandmarkReader(SameWords sameWords) {
        this.sameWords = sameWords;
    }

    Landmarks read(Trace trace, String language) {
        Reading reading = new Reading(trace, language);
        reading.all();
        return reading.toLandmarks();
    }

    /** Number of different landmarks so far. */
    int keys() {
        return kindByKey.size();
    }

    Landmark.Kind kind(int key) {
        return kindByKey.get(key);
    }

    /** What it means, in no language. */
    String meaning(int key) {
        return meanings.get(key);
    }

    /**
     * A word as reports of a language write it, looked up once for the pile.
     *
     * @param meaning of the table, or null
     * @param firstOfTwo whether with the next word it may have one meaning
     * @param name its skeleton if it is a name
     * @param cognate its skeleton if it is not, or null where it is too short to tell
     */
    private record Word(
            @Nullable String meaning,
            boolean firstOfTwo,
            String name,
            @Nullable String cognate) {
        /** 1 to 12 for the name of a month, else 0. */
        int month() {
            return meaning == null ? 0 : month(meaning);
        }

        static int month(String meaning) {
            return meaning.matches("m\\d{1,2}") ? Integer.parseInt(meaning.substring(1)) : 0;
        }

        /** A month or a weekday: {@code m3}, {@code w1}. */
        boolean isDay() {
            return meaning != null
                    && meaning.length() <= 3
                    && Character.isDigit(meaning.charAt(meaning.length() - 1))
                    && (meaning.charAt(0) == 'm' || meaning.charAt(0) == 'w');
        }
    }

    /** One report on its way through. */
    private final class Reading {
        private final Trace trace;
        private final String language;
        private final Map<Integer, Word> known;
        private final Set<Integer> small = new HashSet<>();
        private int[] keys = new int[128];
        private Landmark.Kind[] kinds = new Landmark.Kind[128];
        private int[] sentences = new int[128];
        private int[] covered = new int[256];
        private int count;
        private int sentence;

        Reading(Trace trace, String language) {
            this.trace = trace;
            this.language = language;
            this.known = words.computeIfAbsent(language, any -> new HashMap<>());
        }

        void all() {
            for (int w = 0; w < trace.wordCount(); w++) {
                if (Character.isLowerCase(trace.first(w))) {
                    small.add(trace.word(w));
                }
            }
            for (sentence = 0; sentence < trace.sentenceCount(); sentence++) {
                int w = trace.sentenceStart(sentence);
                while (w < trace.sentenceEnd(sentence)) {
                    int before = count;
                    int end = w + (trace.is(w, Trace.NUMBER) ? figure(w) : word(w));
                    for (int i = before; i < count; i++) {
                        covered[2 * i] = w;
                        covered[2 * i + 1] = end;
                    }
                    w = end;
                }
            }
        }

        /** Reads a figure with what belongs to it and tells of how many words that is. */
        private int figure(int w) {
            String written = trace.written(w);
            String[] parts = written.split("\\.", -1);
            if (parts.length == 3 && parts[2].length() == 4 && parts[0].length() <= 2 && parts[1].length() <= 2) {
                if (isNumber(parts[0]) && isNumber(parts[1]) && isNumber(parts[2])) {
                    date(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]));
                    add(Landmark.Kind.YEAR, "f" + parts[2]);
                    return 1;
                }
            }
            int used = 1;
            StringBuilder digits = new StringBuilder(written);
            while (!language.equals("en") && isNumber(written) && written.length() <= 3 && continues(w + used)) {
                digits.append(trace.written(w + used));
                used++;
            }
            double value = value(digits.toString());
            if (value >= 1 && value <= 31 && value == Math.rint(value)) {
                int month = 0;
                for (int next = w + used; month == 0 && next <= w + used + 1 && next < trace.wordCount(); next++) {
                    month = monthAt(next);
                    if (month > 0) {
                        used = next - w + 1;
                    }
                }
                if (month == 0 && w > 0) {
                    month = monthAt(w - 1);
                }
                if (month > 0) {
                    date((int) value, month);
                    return used;
                }
            }
            int after = w + used;
            for (int next = after; next <= after + 1 && next < trace.sentenceEnd(sentence); next++) {
                Double scale = SCALES.get(String.valueOf(wordAt(next).meaning()));
                if (scale == null) {
                    break;
                }
                value *= scale;
                used++;
            }
            number(value);
            return used;
        }

        private void date(int day, int month) {
            add(Landmark.Kind.DATE, "d" + month + "-" + day);
        }

        private void number(double value) {
            String key = "f"
                    + (value == Math.rint(value) && value < 1e15
                            ? String.valueOf((long) value)
                            : String.valueOf(value));
            Landmark.Kind kind;
            if (value != Math.rint(value) || value > LAST_YEAR) {
                kind = Landmark.Kind.LONG_FIGURE;
            } else if (value <= SMALL) {
                kind = Landmark.Kind.SMALL_FIGURE;
            } else if (value >= FIRST_YEAR) {
                kind = Landmark.Kind.YEAR;
            } else {
                kind = Landmark.Kind.FIGURE;
            }
            add(kind, key);
        }

        private boolean continues(int w) {
            if (w >= trace.sentenceEnd(sentence)) {
                return false;
            }
            String next = trace.written(w);
            return next.length() >= 3
                    && isNumber(next.substring(0, 3))
                    && (next.length() == 3 || next.charAt(3) == ',')
                    && trace.span(w).start() - trace.span(w - 1).end() == 1
                    && trace.isSpaceBefore(w);
        }

        private double value(String written) {
            int end = 0;
            while (end < written.length()
                    && (Character.isDigit(written.charAt(end)) || ".,".indexOf(written.charAt(end)) >= 0)) {
                end++;
            }
            String digits = written.substring(0, end);
            char point = language.equals("en") ? '.' : ',';
            char comma = point == '.' ? ',' : '.';
            int lastPoint = digits.lastIndexOf(point);
            int lastComma = digits.lastIndexOf(comma);
            // Some write in the other way: 2.5 in Spanish, 2,5 in English are no thousands.
            boolean other = lastPoint < 0 && lastComma >= 0 && digits.length() - lastComma - 1 != 3;
            StringBuilder plain = new StringBuilder();
            for (int i = 0; i < digits.length(); i++) {
                char c = digits.charAt(i);
                if (Character.isDigit(c)) {
                    plain.append((char) ('0' + Character.digit(c, 10)));
                } else if (i == lastPoint && digits.indexOf(point) == lastPoint
                        || other && i == lastComma && digits.indexOf(comma) == lastComma) {
                    plain.append('.');
                }
            }
            return plain.isEmpty() ? 0 : Double.parseDouble(plain.toString());
        }

        private static boolean isNumber(String written) {
            for (int i = 0; i < written.length(); i++) {
                if (written.charAt(i) < '0' || written.charAt(i) > '9') {
                    return false;
                }
            }
            return !written.isEmpty();
        }

        private int word(int w) {
            Word word = wordAt(w);
            String meaning = trace.is(w, Trace.NAME) ? initials(trace.written(w)) : null;
            meaning = meaning == null ? word.meaning() : meaning;
            if (word.firstOfTwo() && w + 1 < trace.sentenceEnd(sentence)) {
                String together = sameWords.meaningOfTwo(
                        language, Skeleton.plain(trace.written(w)), Skeleton.plain(trace.written(w + 1)));
                if (together != null) {
                    add(Landmark.Kind.PLACE, "t" + together);
                    return 2;
                }
            }
            if (meaning == null) {
                unknown(w, word);
            } else if (Character.isDigit(meaning.charAt(0))) {
                number(Integer.parseInt(meaning));
            } else if (word.isDay()) {
                // A month before its day is told with the day; "may" and "march" are no months.
                boolean told = word.month() > 0 && w + 1 < trace.sentenceEnd(sentence) && isDayOfMonth(w + 1);
                if (!told && (!language.equals("en") || trace.is(w, Trace.NAME))) {
                    add(Landmark.Kind.DAY, meaning);
                }
            } else {
                name(w, word, false);
                add(Character.isUpperCase(meaning.charAt(0)) ? Landmark.Kind.PLACE : Landmark.Kind.WORD, "t" + meaning);
            }
            return 1;
        }

        /** {@code US} is {@code U.S.}, not {@code us}. */
        private @Nullable String initials(String written) {
            if (written.length() != 2
                    || !Character.isUpperCase(written.charAt(0))
                    || !Character.isUpperCase(written.charAt(1))) {
                return null;
            }
            return sameWords.meaning(language, Skeleton.plain(written.charAt(0) + "." + written.charAt(1)));
        }

        private void unknown(int w, Word word) {
            if (isName(w)) {
                name(w, word, !language.equals(CAPITALS_FOR_NOUNS));
            } else if (word.cognate() != null && !trace.is(w, Trace.STOP)) {
                add(Landmark.Kind.COGNATE, "c" + word.cognate());
            }
        }

        /** {@code General} of General Motors is a name beside its meaning, which the other language may write as a name. */
        private void name(int w, Word word, boolean expected) {
            String name = word.name();
            if (isName(w) && name.length() >= SHORTEST_NAME) {
                Landmark.Kind kind = name.length() >= 4 ? Landmark.Kind.NAME : Landmark.Kind.SHORT_NAME;
                add(kind, "n" + name, expected ? kind : Landmark.Kind.COGNATE);
            }
        }

        /** A word with a capital that the report never writes without: {@code Het} and {@code Il} begin titles. */
        private boolean isName(int w) {
            return trace.is(w, Trace.NAME) && !small.contains(trace.word(w));
        }

        private boolean isDayOfMonth(int w) {
            String written = trace.written(w);
            return Character.isDigit(written.charAt(0)) && value(written) >= 1 && value(written) <= 31;
        }

        /** 1 to 12 for the name of a month, else 0; computers write {@code 02-Oct-08} in any language. */
        private int monthAt(int w) {
            if (language.equals("en") && !trace.is(w, Trace.NAME)) {
                return 0;
            }
            int month = wordAt(w).month();
            if (month == 0 && trace.is(w, Trace.NAME)) {
                String english = sameWords.meaning("en", Skeleton.plain(trace.written(w)));
                month = english == null ? 0 : Word.month(english);
            }
            return month;
        }

        private Word wordAt(int w) {
            // Words that differ in case and accents only have one number.
            int number = trace.word(w);
            Word word = known.get(number);
            if (word == null) {
                String plain = Skeleton.plain(trace.written(w));
                String cognate = plain.length() >= SHORTEST_COGNATE ? Skeleton.of(plain, COGNATE_LENGTH) : "";
                word = new Word(
                        sameWords.meaning(language, plain),
                        sameWords.isFirstOfTwo(language, plain),
                        Skeleton.of(plain, NAME_LENGTH),
                        cognate.length() == COGNATE_LENGTH ? cognate : null);
                known.put(number, word);
            }
            return word;
        }

        private void add(Landmark.Kind kind, String key) {
            add(kind, key, kind);
        }

        private void add(Landmark.Kind kind, String key, Landmark.Kind here) {
            if (count == keys.length) {
                keys = Arrays.copyOf(keys, 2 * count);
                sentences = Arrays.copyOf(sentences, 2 * count);
                covered = Arrays.copyOf(covered, 4 * count);
                kinds = Arrays.copyOf(kinds, 2 * count);
            }
            Integer number = numbers.get(key);
            if (number == null) {
                number = numbers.size();
                numbers.put(key, number);
                kindByKey.add(kind);
                meanings.add(key);
            }
            keys[count] = number;
            kinds[count] = here;
            sentences[count++] = sentence;
        }

        Landmarks toLandmarks() {
            return new Landmarks(
                    trace,
                    language,
                    Arrays.copyOf(keys, count),
                    Arrays.copyOf(kinds, count),
                    Arrays.copyOf(sentences, count),
                    Arrays.copyOf(covered, 2 * count));
        }
    }
}

package org.rapporteur.lineage;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.rapporteur.claim.Reading;
import org.rapporteur.text.Span;
import org.rapporteur.text.WordList;

/** Makes a {@link Trace} of a report. */
final class Tracer {
    /** Words of a report that are compared; a news report has 300 to 3,000, and what follows is most often an archive. */
    private static final int MAX_WORDS = 12_000;
    /** A longer sentence is compared in pieces: 99 of 100 sentences of news are shorter. */
    static final int MAX_SENTENCE = 60;
    /** What is shorter is a piece of a sentence and joins the one before, while that is no longer than it may be. */
    private static final int MIN_SENTENCE = 3;

    private final Set<Integer> stopWords = new HashSet<>();
    /** Those of other languages, by language; of a language without a list the English ones hold, as most of its words do not occur. */
    private final Map<String, Set<Integer>> foreignStopWords = new HashMap<>();

    Tracer(List<String> stopWords) {
        for (String word : stopWords) {
            this.stopWords.add(numberOf(word));
        }
        WordList.forEach(Tracer.class, "stop-words-foreign.txt", line -> {
            int colon = line.indexOf(':');
            Set<Integer> numbers = new HashSet<>();
            for (String word : line.substring(colon + 1).strip().split(" ", -1)) {
                numbers.add(numberOf(word, 0, word.length()));
            }
            foreignStopWords.put(line.substring(0, colon), numbers);
        });
    }

    /** One that passes over the commonest English words, and over those of other languages in their reports. */
    static Tracer english() {
        return new Tracer(WordList.lines(Tracer.class, "stop-words.txt"));
    }

    Trace trace(Reading reading) {
        return trace(LineageReport.of(reading));
    }

    Trace trace(LineageReport report) {
        String text = report.text();
        Words words = new Words(text, foreignStopWords.getOrDefault(report.language(), stopWords));
        for (Span sentence : report.sentences()) {
            if (words.count >= MAX_WORDS) {
                break;
            }
            words.sentence(sentence);
        }
        return words.toTrace(report.frame().ofLength(words.count), report.imprint());
    }

    /** Sentences of a text without annotation: ends at a line break, or at a full stop before a space and a capital. */
    static List<Span> cut(String text) {
        List<Span> spans = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean end = c == '\n';
            if (c == '.' || c == '!' || c == '?') {
                int next = i + 1;
                while (next < text.length() && "\"'”’)".indexOf(text.charAt(next)) >= 0) {
                    next++;
                }
                int after = next + 1;
                end = after < text.length()
                        && Character.isWhitespace(text.charAt(next))
                        && (Character.isUpperCase(text.charAt(after)) || "\"“‘'".indexOf(text.charAt(after)) >= 0)
                        && !(i >= 2
                                && Character.isUpperCase(text.charAt(i - 1))
                                && !Character.isLetter(text.charAt(i - 2)));
                if (end) {
                    i = next;
                }
            }
            if (end) {
                spans.add(new Span(start, i + 1));
                start = i + 1;
            }
        }
        spans.add(new Span(start, text.length()));
        return spans;
    }

    /** The number of a word by itself. */
    static int numberOf(String word) {
        return numberOf(word, 0, word.length());
    }

    /** The number of a word: equal for equal words without regard to case and accents. */
    private static int numberOf(String text, int start, int end) {
        int hash = 0;
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            if (c > 127) {
                return numberOfAccented(text.substring(start, end));
            }
            if (c != ',') {
                hash = 31 * hash + Character.toLowerCase(c);
            }
        }
        return mix(hash);
    }

    private static int numberOfAccented(String word) {
        String plain = Normalizer.normalize(word, Normalizer.Form.NFD).toLowerCase(Locale.ROOT);
        int hash = 0;
        for (int i = 0; i < plain.length(); i++) {
            char c = plain.charAt(i) == '’' ? '\'' : plain.charAt(i);
            if (Character.getType(c) != Character.NON_SPACING_MARK) {
                hash = 31 * hash + c;
            }
        }
        return mix(hash);
    }

    /** Finisher of MurmurHash3: spreads neighbouring hashes. */
    private static int mix(int h) {
        h ^= h >>> 16;
        h *= 0x85ebca6b;
        h ^= h >>> 13;
        h *= 0xc2b2ae35;
        return h ^ (h >>> 16);
    }

    /** Collects the words of one text. */
    private static final class Words {
        private final String text;
        private final Set<Integer> stopWords;
        private int[] numbers = new int[512];
        private byte[] signs = new byte[512];
        private int[] spans = new int[1024];
        private int[] sentences = new int[32];
        private int sentenceCount;
        private int count;
        /** The mark that opened the quotation at hand, or 0 outside quotations. */
        private char opening;
        /** No single closing mark stands between the last place that asked for one and this. */
        private int unclosed;

        Words(String text, Set<Integer> stopWords) {
            this.text = text;
            this.stopWords = stopWords;
        }

        void sentence(Span sentence) {
            int before = count;
            int i = sentence.start();
            while (i < sentence.end() && count < MAX_WORDS) {
                char c = text.charAt(i);
                if (Character.isLetterOrDigit(c)) {
                    int end = endOfWord(i, sentence.end());
                    add(i, end, count == before);
                    i = end;
                    if (count - before == MAX_SENTENCE) {
                        close(before);
                        before = count;
                    }
                } else {
                    if (c != ' ') {
                        mark(c, i);
                    }
                    i++;
                }
            }
            close(before);
        }

        /** Every kind of quotation ends with its own mark, or with the paragraph; marks of other kinds within it are its own. */
        private void mark(char c, int at) {
            if (c == '\n') {
                opening = 0;
            } else if (opening != 0) {
                opening = closes(c, at) ? 0 : opening;
            } else if (c == '"' || "“„«".indexOf(c) >= 0 && opens(at) || c == '‘' && opens(at) && isClosed(at)) {
                opening = c;
            }
        }

        /** Catches {@code said: “We} and {@code « Nous}; leaves the end of {@code „Wir“ sagte} and {@code O‘ahu} alone. */
        private boolean opens(int at) {
            char before = at == 0 ? ' ' : text.charAt(at - 1);
            boolean isSpace = Character.isWhitespace(before) || Character.isSpaceChar(before);
            return isSpace || !Character.isLetterOrDigit(before) && isWordAt(at + 1);
        }

        private boolean closes(char c, int at) {
            return switch (opening) {
                case '«' -> c == '»';
                case '‘' -> isSingleClosing(at);
                // low-high, low-low and typewriter's marks are mixed, and „ is closed by either
                default -> c == '”' || c == '"' || c == '“' && opening == '„';
            };
        }

        /** Catches {@code ‘We will stay,’ he}; leaves the apostrophes of {@code ’tis} and {@code the ’40s} alone. */
        private boolean isSingleClosing(int at) {
            return text.charAt(at) == '’'
                    && !isWordAt(at + 1)
                    && at > 0
                    && !Character.isWhitespace(text.charAt(at - 1));
        }

        /** An apostrophe is often set the wrong way round: {@code the ‘40s}, {@code Imam ‘Ali}. A quotation ends in its paragraph. */
        private boolean isClosed(int at) {
            if (at < unclosed) {
                return false;
            }
            int i = at + 1;
            while (i < text.length() && text.charAt(i) != '\n') {
                if (isSingleClosing(i)) {
                    return true;
                }
                i++;
            }
            unclosed = i;
            return false;
        }

        private boolean isWordAt(int at) {
            return at < text.length() && Character.isLetterOrDigit(text.charAt(at));
        }

        private int endOfWord(int start, int limit) {
            int i = start;
            while (i < limit && (Character.isLetterOrDigit(text.charAt(i)) || joins(i, start, limit))) {
                i++;
            }
            return i;
        }

        /** Whether a mark stands within a word: {@code don't}, {@code 3.5}, {@code U.S}. */
        private boolean joins(int at, int start, int limit) {
            if (at == start || at + 1 >= limit || !isWordAt(at + 1)) {
                return false;
            }
            char c = text.charAt(at);
            boolean inFigure = Character.isDigit(text.charAt(at - 1)) && Character.isDigit(text.charAt(at + 1));
            return c == '\''
                    || c == '’'
                    || (c == ',' || c == '.') && inFigure
                    || c == '.' && isInitial(at - 1, start) && Character.isUpperCase(text.charAt(at + 1));
        }

        private boolean isInitial(int at, int start) {
            return Character.isUpperCase(text.charAt(at)) && (at == start || text.charAt(at - 1) == '.');
        }

        private void add(int start, int end, boolean first) {
            if (count == numbers.length) {
                numbers = Arrays.copyOf(numbers, 2 * count);
                signs = Arrays.copyOf(signs, 2 * count);
                spans = Arrays.copyOf(spans, 4 * count);
            }
            int stem = end;
            if (end - start > 2
                    && text.charAt(end - 1) == 's'
                    && (text.charAt(end - 2) == '\'' || text.charAt(end - 2) == '’')) {
                stem = end - 2;
            }
            int number = numberOf(text, start, stem);
            int sign = opening != 0 ? Trace.QUOTED : 0;
            if (stopWords.contains(number)) {
                sign |= Trace.STOP;
            } else if (Character.isDigit(text.charAt(start))) {
                sign |= Trace.NUMBER;
            } else if (!first && Character.isUpperCase(text.charAt(start))) {
                sign |= Trace.NAME;
            }
            numbers[count] = number;
            signs[count] = (byte) sign;
            spans[2 * count] = start;
            spans[2 * count + 1] = stem;
            count++;
        }

        private void close(int before) {
            int length = count - before;
            if (length == 0) {
                return;
            }
            boolean joins =
                    sentenceCount > 0 && length < MIN_SENTENCE && count - sentences[sentenceCount - 1] <= MAX_SENTENCE;
            if (joins) {
                return;
            }
            if (sentenceCount == sentences.length) {
                sentences = Arrays.copyOf(sentences, 2 * sentenceCount);
            }
            sentences[sentenceCount] = before;
            sentenceCount++;
        }

        Trace toTrace(Frame frame, Imprint imprint) {
            int[] starts = Arrays.copyOf(sentences, sentenceCount + 1);
            starts[starts.length - 1] = count;
            markNamesAtSentenceStart(starts);
            return new Trace(
                    frame,
                    imprint,
                    text,
                    Arrays.copyOf(numbers, count),
                    Arrays.copyOf(signs, count),
                    Arrays.copyOf(spans, 2 * count),
                    starts);
        }

        /** The first word of a sentence has a capital anyway: it is a name if it is one elsewhere in the report. */
        private void markNamesAtSentenceStart(int[] starts) {
            Set<Integer> names = new HashSet<>();
            for (int w = 0; w < count; w++) {
                if ((signs[w] & Trace.NAME) != 0) {
                    names.add(numbers[w]);
                }
            }
            for (int s = 0; s + 1 < starts.length; s++) {
                int w = starts[s];
                if (w < count && names.contains(numbers[w])) {
                    signs[w] |= Trace.NAME;
                }
            }
        }
    }
}

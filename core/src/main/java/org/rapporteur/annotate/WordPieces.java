package org.rapporteur.annotate;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UCharacterEnums.ECharacterCategory;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.text.Normalizer2;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import opennlp.tools.tokenize.WordpieceTokenizer;

/**
 * Cuts a text into the word pieces of the learned reader's vocabulary, and says of each how its word was written.
 *
 * <p>The same pieces as the tokenizer that the model was trained with (BERT uncased; {@code model/README.md} has the rules, its
 * reference the proof): words are runs between white space and marks, accents and case are dropped, a word outside the vocabulary
 * falls into the longest pieces that it has. Each piece keeps its place in the text as it came. Safe for use by many threads.
 */
final class WordPieces {
    /** Longer words are one unknown piece, as in training. */
    private static final int LONGEST_WORD = 100;

    /** What a word is that falls into no pieces. */
    static final String UNKNOWN = "[UNK]";

    private static final int OTHER = 5;

    private final Map<String, Integer> vocabulary;
    private final WordpieceTokenizer tokenizer;
    private final Normalizer2 decomposed = Normalizer2.getNFDInstance();

    /** With the number of each piece; continuing pieces begin with {@code ##}. */
    WordPieces(Map<String, Integer> vocabulary) {
        this.vocabulary = Map.copyOf(vocabulary);
        // the library counts UTF-16 units; longer words never reach it
        this.tokenizer = new WordpieceTokenizer(this.vocabulary.keySet(), 2 * LONGEST_WORD);
    }

    /** All pieces of a text; a paragraph is a line that holds more than white space. */
    Pieces read(String text) {
        Cutter cutter = new Cutter(text);
        int from = 0;
        while (from <= text.length()) {
            int end = text.indexOf('\n', from);
            if (end < 0) {
                end = text.length();
            }
            cutter.paragraph(from, end);
            from = end + 1;
        }
        return cutter.pieces.build();
    }

    private final class Cutter {
        private final String text;
        private final Pieces.Builder pieces = new Pieces.Builder();
        private final Map<String, int[]> known = new HashMap<>();
        private int paragraph;
        private int word;

        private boolean first;
        private boolean open;

        /** Where the flags of quotation marks are up to, and the flag of the character before. */
        private int flagged;

        /** The word so far, folded; for each of its characters where it stands in the text. */
        private final StringBuilder folded = new StringBuilder();

        private int[] origins = new int[64];
        private int[] originEnds = new int[64];
        private boolean quoted;
        private boolean[] quotedAt = new boolean[64];

        Cutter(String text) {
            this.text = text;
        }

        void paragraph(int from, int end) {
            first = true;
            open = false;
            flagged = from;
            int before = word;
            int at = from;
            while (at < end) {
                int c = text.codePointAt(at);
                int next = at + Character.charCount(c);
                quoted = quotedAt(at, end);
                if (isSpace(c)) {
                    flush();
                } else if (isMark(c) || isIdeograph(c)) {
                    flush();
                    fold(c, at, next);
                    flush();
                } else if (!isDropped(c)) {
                    fold(c, at, next);
                }
                at = next;
            }
            flush();
            if (word > before) {
                paragraph++;
            }
        }

        /** True for a mark itself and for what stands between marks. Called for each character in order. */
        private boolean quotedAt(int at, int end) {
            if (at < flagged) {
                return true; // the second half of a mark of two characters
            }
            char c = text.charAt(at);
            boolean twice = at + 1 < end && text.charAt(at + 1) == c;
            flagged = at + 1;
            if (c == '“' || c == '„' || c == '«' || c == '`' && twice) {
                open = true;
            } else if (c == '”' || c == '»' || c == '\'' && twice) {
                open = false;
            } else if (c == '"') {
                open = !open;
                return true;
            } else {
                return open;
            }
            if (c == '`' || c == '\'') {
                flagged = at + 2;
            }
            return true;
        }

        private void fold(int c, int start, int end) {
            String parts = c < 0x80 ? null : decomposed.getDecomposition(c);
            if (parts == null) {
                append(c, start, end);
                return;
            }
            parts.codePoints().forEach(part -> append(part, start, end));
        }

        private void append(int c, int start, int end) {
            if (c >= 0x80 && UCharacter.getType(c) == ECharacterCategory.NON_SPACING_MARK) {
                return;
            }
            int at = folded.length();
            folded.appendCodePoint(Character.toLowerCase(c));
            if (folded.length() > origins.length) {
                int more = folded.length() * 2;
                origins = Arrays.copyOf(origins, more);
                originEnds = Arrays.copyOf(originEnds, more);
                quotedAt = Arrays.copyOf(quotedAt, more);
            }
            for (int i = at; i < folded.length(); i++) {
                origins[i] = start;
                originEnds[i] = end;
                quotedAt[i] = quoted;
            }
        }

        private void flush() {
            int length = folded.length();
            if (length == 0) {
                return;
            }
            String form = folded.toString();
            folded.setLength(0);
            int[] cut = known.computeIfAbsent(form, WordPieces.this::cut);
            int shape = shape(text, origins[0], originEnds[length - 1]);
            int base = 4 * shape + (first ? 2 : 0);
            int from = 0;
            for (int i = 0; i < cut.length; i += 2) {
                int to = Math.min(length, from + cut[i + 1]);
                pieces.add(cut[i], origins[from], originEnds[to - 1], base + (quotedAt[from] ? 1 : 0), paragraph, word);
                from = to;
            }
            first = false;
            word++;
        }
    }

    /** Number and length of each piece of a folded word, in turns. */
    private int[] cut(String form) {
        if (form.codePointCount(0, form.length()) > LONGEST_WORD) {
            return unknown(form);
        }
        // the library puts a marker at each end
        String[] found = tokenizer.tokenize(form);
        int[] cut = new int[2 * (found.length - 2)];
        for (int i = 1; i + 1 < found.length; i++) {
            Integer id = vocabulary.get(found[i]);
            if (id == null || found[i].equals(UNKNOWN)) {
                return unknown(form);
            }
            cut[2 * i - 2] = id;
            cut[2 * i - 1] = found[i].startsWith("##") && i > 1 ? found[i].length() - 2 : found[i].length();
        }
        return cut;
    }

    private int[] unknown(String form) {
        return new int[] {vocabulary.getOrDefault(UNKNOWN, 0), form.length()};
    }

    /** What a vocabulary without capitals forgets of a word; the numbers are those of training. */
    static int shape(String text, int start, int end) {
        int letters = 0;
        int capitals = 0;
        boolean firstCapital = false;
        for (int at = start; at < end; ) {
            int c = text.codePointAt(at);
            at += Character.charCount(c);
            if (isDigit(c)) {
                return 6;
            }
            if (Character.isLetter(c)) {
                boolean capital = Character.isUpperCase(c);
                firstCapital |= capital && letters == 0;
                letters++;
                capitals += capital ? 1 : 0;
            }
        }
        if (letters == 0) {
            return 7;
        }
        if (letters == 1) {
            return firstCapital ? 4 : 1;
        }
        if (capitals == 0) {
            return 1;
        }
        if (capitals == letters) {
            return 3;
        }
        return firstCapital && capitals == 1 ? 2 : OTHER;
    }

    private static boolean isSpace(int c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == 0x85;
    }

    /** Also a raised or circled digit ({@code m²}), as in training. */
    private static boolean isDigit(int c) {
        if (c < 0x80) {
            return c >= '0' && c <= '9';
        }
        int numeric = UCharacter.getIntPropertyValue(c, UProperty.NUMERIC_TYPE);
        return numeric == UCharacter.NumericType.DECIMAL || numeric == UCharacter.NumericType.DIGIT;
    }

    /** Characters that the tokenizer of the training leaves out. */
    private static boolean isDropped(int c) {
        if (c < 0x80) {
            return c < ' ' || c == 0x7F;
        }
        if (c == 0xFFFD) {
            return true;
        }
        // by the library's tables, which are the same on every Java
        return switch (UCharacter.getType(c)) {
            case ECharacterCategory.CONTROL,
                    ECharacterCategory.FORMAT,
                    ECharacterCategory.SURROGATE,
                    ECharacterCategory.PRIVATE_USE -> true;
            default -> false;
        };
    }

    private static boolean isMark(int c) {
        if (c < 0x80) {
            return c > ' ' && c != 0x7F && !Character.isLetterOrDigit(c);
        }
        return switch (UCharacter.getType(c)) {
            case ECharacterCategory.CONNECTOR_PUNCTUATION,
                    ECharacterCategory.DASH_PUNCTUATION,
                    ECharacterCategory.START_PUNCTUATION,
                    ECharacterCategory.END_PUNCTUATION,
                    ECharacterCategory.INITIAL_PUNCTUATION,
                    ECharacterCategory.FINAL_PUNCTUATION,
                    ECharacterCategory.OTHER_PUNCTUATION -> true;
            default -> false;
        };
    }

    /** Each is a word of its own. */
    private static boolean isIdeograph(int c) {
        return c >= 0x4E00 && c <= 0x9FFF
                || c >= 0x3400 && c <= 0x4DBF
                || c >= 0xF900 && c <= 0xFAFF
                || c >= 0x20000 && c <= 0x2CEAF
                || c >= 0x2F800 && c <= 0x2FA1F;
    }
}

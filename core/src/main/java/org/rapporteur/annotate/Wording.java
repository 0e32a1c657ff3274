package org.rapporteur.annotate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How the words of English news usually follow each other: which kind of word stands after which, and how seldom a word comes.
 *
 * <p>Words are in classes that were learnt from news (words with like neighbours lie together; each of the commonest is a class
 * of its own); a word that is not listed goes by its shape. All comes from {@code wording.txt}, which {@code FidelityTrainer}
 * (module {@code eval}) counts; the file's head says from what.
 */
public final class Wording {
    /** What stands before the first and after the last word of a sentence. */
    public static final String EDGE = "<>";

    /** A word that news does not have, by its shape; also a name and a number. */
    public static final List<String> SHAPES = List.of(
            "<name>",
            "<number>",
            "<mark>",
            "<short>",
            "<hyphen>",
            "<ing>",
            "<ed>",
            "<ly>",
            "<noun>",
            "<adjective>",
            "<s>",
            "<er>",
            "<other>");

    private static final List<String> NOUN_ENDINGS =
            List.of("tion", "sion", "ness", "ment", "ity", "ism", "ance", "ence", "ship", "ist", "age", "ure", "ory");
    private static final List<String> ADJECTIVE_ENDINGS =
            List.of("able", "ible", "al", "ous", "ive", "ic", "ful", "less", "ary", "ish", "ant", "ent");

    /** Matrix cells are letters: {@code A} is the least, each letter {@link #STEP} more. */
    public static final char LEAST = 'A';

    /** Natural logarithms; chosen for short files, no other step was tried. */
    public static final double STEP = 0.25;

    /** The letter of "just as often as chance has it". */
    public static final int EVEN = 16;

    /** Bits of the table of pairs that one pair sets: with eight bits a pair, by calculation one pair in forty that news does not have passes. */
    public static final int PROBES = 4;

    private static final class Holder {
        private static final Wording INSTANCE = new Wording();
    }

    /**
     * A listed word.
     *
     * @param kind its class
     * @param commonness the logarithm, base 2, of the number of reports that have it
     */
    record Known(int kind, int commonness) {}

    private final Map<String, Known> words = new HashMap<>();
    private final Map<String, Integer> shapes = new HashMap<>();
    private final List<byte[]> follows = new ArrayList<>();
    private final byte[] pairs = Resources.bytes("wording-pairs.bin");

    private Wording() {
        Resources.forEachLine("wording.txt", line -> {
            List<String> parts = Resources.split(line, ' ');
            if (parts.getFirst().equals("follows")) {
                byte[] row = new byte[parts.get(1).length()];
                for (int i = 0; i < row.length; i++) {
                    row[i] = (byte) (parts.get(1).charAt(i) - LEAST - EVEN);
                }
                follows.add(row);
                return;
            }
            int kind = Integer.parseInt(parts.getFirst());
            int commonness = Integer.parseInt(parts.get(1));
            for (String word : parts.subList(2, parts.size())) {
                if (word.equals(EDGE) || SHAPES.contains(word)) {
                    shapes.put(word, kind);
                } else {
                    words.put(word, new Known(kind, commonness));
                }
            }
        });
    }

    static Wording get() {
        return Holder.INSTANCE;
    }

    /** The class of the place before the first and after the last word. */
    int edge() {
        return shapes.getOrDefault(EDGE, 0);
    }

    /** The class of a listed form or shape, as {@link #form} gives it. */
    int kind(String form) {
        Known known = words.get(form);
        return known != null ? known.kind() : shapes.getOrDefault(form, 0);
    }

    boolean has(String lower) {
        return words.containsKey(lower);
    }

    /** How much oftener than by chance a word of the second class follows one of the first: a natural logarithm. */
    double follows(int first, int second) {
        return STEP * follows.get(first)[second];
    }

    /** The number of reports that have the word, as a logarithm, base 2; 0 for one that is not listed. */
    int commonness(String lower) {
        Known known = words.get(lower);
        return known == null ? 0 : known.commonness();
    }

    /** Whether news has the two listed words one after the other; of those it does not have, one in forty passes. */
    boolean hasPair(String first, String second) {
        for (int probe = 0; probe < PROBES; probe++) {
            long bit = bit(first, second, probe, 8L * pairs.length);
            if ((pairs[(int) (bit >>> 3)] & 1 << (bit & 7)) == 0) {
                return false;
            }
        }
        return true;
    }

    /** Where a pair stands in the table of pairs, a Bloom filter: one of its {@link #PROBES} bits. */
    public static long bit(String first, String second, int probe, long bits) {
        // FNV-1a, then a mix for each probe
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < first.length(); i++) {
            hash = (hash ^ first.charAt(i)) * 0x100000001b3L;
        }
        hash = (hash ^ ' ') * 0x100000001b3L;
        for (int i = 0; i < second.length(); i++) {
            hash = (hash ^ second.charAt(i)) * 0x100000001b3L;
        }
        hash += (probe + 1) * 0x9e3779b97f4a7c15L;
        hash = (hash ^ hash >>> 30) * 0xbf58476d1ce4e5b9L;
        hash = (hash ^ hash >>> 27) * 0x94d049bb133111ebL;
        return Long.remainderUnsigned(hash ^ hash >>> 31, bits);
    }

    /** The form under which a word is listed here. */
    String form(String word, boolean first) {
        return form(word, first, this::has);
    }

    /** Asks whether a form is listed. */
    public interface Listed {
        boolean has(String form);
    }

    /**
     * The form under which a word is counted: marks made plain, a capital kept only where it belongs to the word, and a shape for
     * what is not listed.
     */
    public static String form(String word, boolean first, Listed listed) {
        char c = word.charAt(0);
        if (!Character.isLetter(c) && word.length() <= 3) {
            switch (word) {
                case "“", "”", "\"", "``", "''", "«", "»", "„" -> {
                    return "\"";
                }
                case "—", "–", "--", "-" -> {
                    return "-";
                }
                case "‘", "’", "'", "`" -> {
                    return "'";
                }
                default -> {}
            }
        }
        String plain = word.indexOf('’') >= 0 ? word.replace('’', '\'') : word;
        String lower = plain.toLowerCase(Locale.ROOT);
        if (Character.isUpperCase(c)) {
            boolean shouted = plain.length() > 1 && plain.equals(plain.toUpperCase(Locale.ROOT));
            if (!shouted && listed.has(plain)) {
                return plain;
            }
            return first && listed.has(lower) || lower.equals("i") ? lower : "<name>";
        }
        if (listed.has(lower)) {
            return lower;
        }
        return shape(lower);
    }

    private static String shape(String lower) {
        boolean letter = false;
        for (int i = 0; i < lower.length(); i++) {
            char c = lower.charAt(i);
            if (Character.isDigit(c)) {
                return "<number>";
            }
            if (Character.isUpperCase(c)) {
                return "<name>";
            }
            letter |= Character.isLetter(c);
        }
        if (!letter) {
            return "<mark>";
        }
        if (lower.indexOf('-') > 0) {
            return "<hyphen>";
        }
        if (lower.length() <= 3) {
            return "<short>";
        }
        if (lower.endsWith("ing")) {
            return "<ing>";
        }
        if (lower.endsWith("ed")) {
            return "<ed>";
        }
        if (lower.endsWith("ly")) {
            return "<ly>";
        }
        for (String ending : NOUN_ENDINGS) {
            if (lower.endsWith(ending)) {
                return "<noun>";
            }
        }
        for (String ending : ADJECTIVE_ENDINGS) {
            if (lower.endsWith(ending)) {
                return "<adjective>";
            }
        }
        if (lower.endsWith("s") && !lower.endsWith("ss")) {
            return "<s>";
        }
        return lower.endsWith("er") || lower.endsWith("or") ? "<er>" : "<other>";
    }
}

package org.rapporteur.annotate;

import java.util.Arrays;

/**
 * The word pieces of one text, in reading order, as rows of numbers: what the learned reader sees.
 *
 * <p>All rows have {@link #size()} entries; places count UTF-16 units of the text. A piece never crosses a word, a word never a
 * paragraph.
 */
final class Pieces {
    /** Numbers in the vocabulary. */
    final int[] ids;

    final int[] starts;
    final int[] ends;

    /** From 0 to 31: 4 x shape of the word + 2 x first word of its paragraph + within quotation marks. */
    final int[] features;

    final int[] paragraphs;
    final int[] words;

    private Pieces(int[] ids, int[] starts, int[] ends, int[] features, int[] paragraphs, int[] words) {
        this.ids = ids;
        this.starts = starts;
        this.ends = ends;
        this.features = features;
        this.paragraphs = paragraphs;
        this.words = words;
    }

    int size() {
        return ids.length;
    }

    boolean isQuoted(int piece) {
        return (features[piece] & 1) == 1;
    }

    /** The first piece that ends behind the position; {@link #size()} if none does. */
    int from(int position) {
        int at = Arrays.binarySearch(ends, position + 1);
        return at >= 0 ? at : -at - 1;
    }

    /** The first piece that starts at or behind the position; {@link #size()} if none does. */
    int until(int position) {
        int at = Arrays.binarySearch(starts, position);
        return at >= 0 ? at : -at - 1;
    }

    /** Collects pieces one by one. */
    static final class Builder {
        private int[] ids = new int[256];
        private int[] starts = new int[256];
        private int[] ends = new int[256];
        private int[] features = new int[256];
        private int[] paragraphs = new int[256];
        private int[] words = new int[256];
        private int size;

        void add(int id, int start, int end, int feature, int paragraph, int word) {
            if (size == ids.length) {
                int more = size * 2;
                ids = Arrays.copyOf(ids, more);
                starts = Arrays.copyOf(starts, more);
                ends = Arrays.copyOf(ends, more);
                features = Arrays.copyOf(features, more);
                paragraphs = Arrays.copyOf(paragraphs, more);
                words = Arrays.copyOf(words, more);
            }
            ids[size] = id;
            starts[size] = start;
            ends[size] = end;
            features[size] = feature;
            paragraphs[size] = paragraph;
            words[size] = word;
            size++;
        }

        Pieces build() {
            return new Pieces(
                    Arrays.copyOf(ids, size),
                    Arrays.copyOf(starts, size),
                    Arrays.copyOf(ends, size),
                    Arrays.copyOf(features, size),
                    Arrays.copyOf(paragraphs, size),
                    Arrays.copyOf(words, size));
        }
    }
}

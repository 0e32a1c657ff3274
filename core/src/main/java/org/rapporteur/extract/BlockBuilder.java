package org.rapporteur.extract;

import org.jspecify.annotations.Nullable;
import org.rapporteur.extract.Article.Paragraph;
import org.rapporteur.text.AlignedText;

/** Builds one block piece by piece in reading order, folding white space as it goes. */
final class BlockBuilder {
    private final String original;
    private AlignedText.Builder text = new AlignedText.Builder();
    private int spaceFrom = -1;
    private int spaceTo = -1;

    BlockBuilder(String original) {
        this.original = original;
    }

    /** Takes over {@code original[from, to)}. */
    void keep(int from, int to) {
        int run = from;
        for (int i = from; i < to; i++) {
            char c = original.charAt(i);
            if (Whitespace.is(c)) {
                if (c == ' ' && run < i && i + 1 < to && !Whitespace.is(original.charAt(i + 1))) {
                    // One plain space inside a run stays as it is.
                    continue;
                }
                flush(run, i);
                if (!Whitespace.isInvisible(c)) {
                    space(i, i + 1);
                }
                run = i + 1;
            }
        }
        flush(run, to);
    }

    /** Writes what {@code original[from, to)} stands for: one character or a few, which share that place. */
    void replace(String derived, int from, int to) {
        int run = 0;
        for (int i = 0; i <= derived.length(); i++) {
            if (i < derived.length() && !Whitespace.is(derived.charAt(i))) {
                continue;
            }
            if (run < i) {
                writeSpace();
                text.replace(derived.substring(run, i), from, to);
            }
            if (i < derived.length() && !Whitespace.isInvisible(derived.charAt(i))) {
                space(from, to);
            }
            run = i + 1;
        }
    }

    /** White space at {@code original[from, to)}. The first run stands for all: what lies between runs may be no white space. */
    void space(int from, int to) {
        if (spaceFrom < 0) {
            spaceFrom = from;
            spaceTo = to;
        } else if (from == spaceTo) {
            spaceTo = to;
        }
    }

    boolean isEmpty() {
        return text.length() == 0;
    }

    int length() {
        return text.length();
    }

    /** The block, or null if nothing but white space was added; ready for the next one afterwards. */
    @Nullable
    Block finish(Paragraph.Kind kind) {
        spaceFrom = -1;
        if (isEmpty()) {
            return null;
        }
        AlignedText.Builder done = text;
        text = new AlignedText.Builder();
        return new Block(done.build(), kind);
    }

    private void flush(int from, int to) {
        if (from < to) {
            writeSpace();
            text.keep(original, from, to);
        }
    }

    private void writeSpace() {
        if (spaceFrom >= 0 && text.length() > 0) {
            if (spaceTo - spaceFrom == 1 && original.charAt(spaceFrom) == ' ') {
                text.keep(original, spaceFrom, spaceTo);
            } else {
                text.replace(" ", spaceFrom, spaceTo);
            }
        }
        spaceFrom = -1;
    }
}

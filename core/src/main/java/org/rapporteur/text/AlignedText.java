package org.rapporteur.text;

/**
 * A text made from another one, with the way back.
 *
 * @param text the derived text
 * @param alignment where each of its positions lies in the original
 */
public record AlignedText(String text, Alignment alignment) {
    /** Throws {@link IllegalArgumentException} if text and alignment differ in length. */
    public AlignedText {
        if (alignment.derivedLength() != text.length()) {
            throw new IllegalArgumentException(
                    "alignment of " + alignment.derivedLength() + " for a text of " + text.length());
        }
    }

    /** A text that is its own original. */
    public static AlignedText identity(String text) {
        return new AlignedText(text, Alignment.identity(text.length()));
    }

    /** This text seen as made from what {@code source} was made from. */
    public AlignedText over(AlignedText source) {
        return new AlignedText(text, alignment.andThen(source.alignment));
    }

    /** The original range of a span of this text. */
    public Span originalOf(Span span) {
        return alignment.originalOf(span);
    }

    /** Builds a derived text piece by piece, in the order of the original. */
    public static final class Builder {
        private final StringBuilder text = new StringBuilder();
        private final Alignment.Builder runs = new Alignment.Builder();

        /** Takes over {@code original[from, to)} as it is. */
        public Builder keep(CharSequence original, int from, int to) {
            text.append(original, from, to);
            runs.run(to - from, from, to - from);
            return this;
        }

        /** Writes {@code derived} for the original range {@code [from, to)}. */
        public Builder replace(CharSequence derived, int from, int to) {
            text.append(derived);
            runs.run(derived.length(), from, to - from);
            return this;
        }

        /** Takes over a part of another derived text of the same original. */
        public Builder append(AlignedText other, Span part) {
            text.append(other.text, part.start(), part.end());
            other.alignment.copyRuns(part, runs);
            return this;
        }

        /** Length of the text so far. */
        public int length() {
            return text.length();
        }

        /** The finished text. */
        public AlignedText build() {
            return new AlignedText(text.toString(), runs.build());
        }
    }
}

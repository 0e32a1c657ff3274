package org.rapporteur.story;

/**
 * Where a word of a report stands. What a story is about shows in some places more than in others, so two reports are compared
 * place by place, and each place has its say.
 *
 * <p>Shares are near those that tell pairs of reports of one story from other pairs best by logistic regression on half of the
 * stories of stories-union, which differ little by the half; F1 is flat around them.
 */
enum Field {
    /** All the words of title and opening. */
    BODY(.30, 60, 40),
    /** The title and the first sentences. */
    LEAD(.32, 60, 24),
    /** The title alone, or what stands first where there is none. */
    TITLE(.14, 16, 12),
    /** Words with a capital inside a sentence. */
    NAME(.12, 20, 10),
    /** Words with a digit. */
    FIGURE(.04, 8, 5),
    /** Days that the report speaks of. */
    DAY(.08, 6, 4);

    /** Part of the likeness of two reports that this place decides; all together are 1. */
    final double share;
    /** Heaviest words that are kept: with all of them F1 is the same. */
    final int most;

    /**
     * Likewise in a stream of thousands, where a kilobyte a report is too much: F1 on stories-union is the same without ecb+, on
     * ecb+ .015 lower.
     */
    final int mostOfMany;

    Field(double share, int most, int mostOfMany) {
        this.share = share;
        this.most = most;
        this.mostOfMany = mostOfMany;
    }

    /** Whether the share of ordinary reports that bear a word says how rare it is here. */
    boolean isOfPlainWords() {
        return switch (this) {
            case BODY, LEAD, TITLE -> true;
            case NAME, FIGURE, DAY -> false;
        };
    }
}

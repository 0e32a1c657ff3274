package org.rapporteur.story;

/**
 * Where a word of a report stands. What a story is about shows in some places more than in others, so two reports are compared
 * place by place, and each place has its say.
 *
 * <p>Shares were drawn at random and chosen by five-fold cross-validation over the stories of stories-union: F1 is flat around
 * them, and without {@code LEAD} and {@code TITLE} it is a point lower, without {@code NAME} and {@code FIGURE} two on ecb+.
 */
enum Field {
    /** All the words of title and opening. */
    BODY(.40, 60),
    /** The title and the first sentences. */
    LEAD(.20, 60),
    /** The title alone, or what stands first where there is none. */
    TITLE(.22, 16),
    /** Words with a capital inside a sentence. */
    NAME(.09, 20),
    /** Words with a digit. */
    FIGURE(.04, 8),
    /** Days that the report speaks of. */
    DAY(.05, 6);

    /** Part of the likeness of two reports that this place decides; all together are 1. */
    final double share;
    /** Heaviest words that are kept: with all of them F1 is the same. */
    final int most;

    Field(double share, int most) {
        this.share = share;
        this.most = most;
    }

    /** Whether the share of ordinary reports that bear a word says how rare it is here. */
    boolean isOfPlainWords() {
        return switch (this) {
            case BODY, LEAD, TITLE -> true;
            case NAME, FIGURE, DAY -> false;
        };
    }
}

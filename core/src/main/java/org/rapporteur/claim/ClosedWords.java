package org.rapporteur.claim;

import java.util.Set;

/**
 * Words of grammar that several classes of this room look for, in lower case, parted as tokens are: {@code can't} is
 * {@code ca} and {@code n't}. A set that differs from these by a word stands where it is used, as the word matters there.
 */
final class ClosedWords {
    /** What stands before a verb of a thing that is ahead, possible or due: {@code will}, {@code could}. */
    static final Set<String> MODALS =
            Set.of("will", "shall", "'ll", "wo", "would", "'d", "could", "may", "might", "can", "ca", "should", "must");

    /** What turns a verb into its contrary, standing among or before its words. */
    static final Set<String> NEGATIONS = Set.of("not", "n't", "never", "nor");

    /** What opens a clause that leaves open whether it is so. */
    static final Set<String> CONDITIONS = Set.of("if", "unless", "whether", "lest");

    /** What opens a clause about the noun before it. */
    static final Set<String> RELATIVES = Set.of("which", "who", "that");

    private ClosedWords() {}
}

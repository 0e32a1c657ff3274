package org.rapporteur.claim;

import java.util.List;

/**
 * A verb with its own clause.
 *
 * @param chunk its verb group in the sentence
 * @param subject noun phrases that stand as its subject, possibly borrowed from the verb it hangs on
 * @param front first chunk of the clause before the subject
 * @param subjectStart first chunk of its own subject; its own chunk where it has none
 * @param end after the last chunk of the clause
 * @param governor the predication it hangs on, or -1
 * @param mark the word that opens the clause ({@code if}, {@code that}, {@code before}), or empty
 * @param noun noun phrase between governor and an infinitive ({@code plans to invade}), or -1
 */
record Predication(
        int chunk, List<Integer> subject, int front, int subjectStart, int end, int governor, String mark, int noun) {
    Predication {
        subject = List.copyOf(subject);
    }
}

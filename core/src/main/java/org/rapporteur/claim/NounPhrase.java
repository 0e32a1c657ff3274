package org.rapporteur.claim;

/**
 * A noun phrase in a stretch; positions of pieces, both ends included.
 *
 * @param first first piece, without words of time in front
 * @param last last piece, with an apposition ({@code Jane Roe, a spokeswoman for the port,})
 * @param head the noun that says what it is ({@code spokeswoman} in {@code a spokeswoman for the port})
 * @param otherHead head of its apposition, or -1
 */
record NounPhrase(int first, int last, int head, int otherHead) {
    static NounPhrase word(int at) {
        return new NounPhrase(at, at, at, -1);
    }
}

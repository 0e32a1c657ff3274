package org.rapporteur.publish;

/** The kinds of fact that have a card in the page, in the order in which the margin of a report names them. */
enum FactKind {
    DISPUTE,
    QUOTE,
    EVENT,
    POSITION,
    FIGURE,
    TRACK,
    NORM
}

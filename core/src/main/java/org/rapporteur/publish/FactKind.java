package org.rapporteur.publish;

/** The kinds of fact that have a card in the page. */
enum FactKind {
    QUOTE,
    EVENT,
    POSITION,
    FIGURE,
    DISPUTE,
    TRACK
}

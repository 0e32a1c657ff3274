package org.rapporteur.annotate;

/** What kind of thing a name stands for. */
public enum EntityType {
    PERSON,
    ORGANISATION,
    PLACE,
    GROUP,
    OTHER
}

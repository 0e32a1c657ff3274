package org.rapporteur.publish;

/** A line beside a paragraph, with where it leads. */
record Note(String address, String text) {}

package org.rapporteur.corroborate;

import org.rapporteur.text.Span;

/**
 * Where a fact stands in a report: the proof behind every line of the account.
 *
 * @param report the report's id
 * @param claim id of the quote, event, position or entity inside that report; for a quantity or a track the sentence's index
 * @param span the words that say it
 */
public record Mention(String report, String claim, Span span) {}

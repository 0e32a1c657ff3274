package org.rapporteur.desk.watch;

import java.time.Instant;
import org.rapporteur.ingest.RawReport;

/**
 * One report as it came from an input.
 *
 * @param key what makes it the same report when it comes again: its address without tracking parameters, or its place in the input
 *     ({@code drops/a.jsonl#17}), or the id given in the input. A second arrival under a key with other content is a new version
 * @param raw the report; its id is a proposal only, the store gives one made from the key
 * @param fetchedAt when it came
 */
public record Arrival(String key, RawReport raw, Instant fetchedAt) {}

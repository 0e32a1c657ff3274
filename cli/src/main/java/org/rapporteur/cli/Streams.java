package org.rapporteur.cli;

import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;

/**
 * Where a command reads and writes.
 *
 * @param out data
 * @param err words for a person
 * @param errBytes what {@code err} writes to
 * @param terminal whether a person watches {@code err}
 */
record Streams(InputStream in, Output out, PrintWriter err, OutputStream errBytes, boolean terminal) {}

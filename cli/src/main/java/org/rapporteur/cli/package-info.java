/**
 * The {@code rapporteur} command: parses, calls the rooms, prints.
 *
 * <p><b>In</b>: arguments, files, standard input. <b>Out</b>: data on standard output, words for a person on standard error,
 * an exit status. <b>Promise</b>: the same output for any number of threads; one sentence instead of a stack trace.
 * <b>Cannot</b>: decide anything about news; every rule lies in the core.
 */
@NullMarked
package org.rapporteur.cli;

import org.jspecify.annotations.NullMarked;

/**
 * Where the cluster's results go: files, Kafka, and the database of a desk.
 *
 * <p><b>Promise</b>: in files and Kafka each line stands once, whatever died on the way; a desk's database takes what comes again for what
 * it has already. <b>Cannot</b>: take a line back. A later one with the same key holds instead.
 */
@NullMarked
package org.rapporteur.flink.sink;

import org.jspecify.annotations.NullMarked;

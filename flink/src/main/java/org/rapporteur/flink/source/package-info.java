/**
 * Where reports come in: files of any kind that {@link org.rapporteur.ingest.Ingestor} reads, and Kafka.
 *
 * <p><b>Out</b>: {@link org.rapporteur.flink.source.Item}, a report or what could not become one. <b>Promise</b>: after a restart each comes
 * once more or not at all, as the checkpoint has it. <b>Cannot</b>: tell that two files, or two records, give one id to two reports.
 */
@NullMarked
package org.rapporteur.flink.source;

import org.jspecify.annotations.NullMarked;

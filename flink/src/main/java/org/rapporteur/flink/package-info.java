/**
 * The same account on many machines: reports come in from archives, files or Kafka; out come the story of each report and the account
 * of each story.
 *
 * <p><b>Promised:</b> what the cluster makes of a pile is what {@link org.rapporteur.flink.Embedded} makes of it in one thread, byte for
 * byte once sorted; nothing is lost or doubled when a worker, the job manager or a broker dies.
 *
 * <p><b>Cannot:</b> obey corrections of analysts; compare reports of different languages.
 */
@NullMarked
package org.rapporteur.flink;

import org.jspecify.annotations.NullMarked;

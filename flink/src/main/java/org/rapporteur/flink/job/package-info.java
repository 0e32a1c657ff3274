/**
 * The steps as a Flink job: which message goes to which key, and what each key keeps.
 *
 * <p>Most keys are many, so their work spreads over as many slots as there are. {@code Sequence} has one key, since it decides the order
 * of the reports and which of two with one id counts, and {@code Place} one a language, since it decides on stories in that order.
 */
@NullMarked
package org.rapporteur.flink.job;

import org.jspecify.annotations.NullMarked;

/**
 * The steps that are no engine's: what {@link org.rapporteur.flink.Embedded} calls one after the other and the job's operators call
 * where their data lie. Each class holds the state of one key and decides by the order of the reports' numbers only.
 */
@NullMarked
package org.rapporteur.flink.step;

import org.jspecify.annotations.NullMarked;

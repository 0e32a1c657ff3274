/**
 * How each record is written on the wire and in state: by hand, field by field, under a version number.
 *
 * <p>{@link org.rapporteur.flink.form.Form} says how; {@link org.rapporteur.flink.form.FormType} and
 * {@link org.rapporteur.flink.form.FormSerializer} hand that to Flink; {@link org.rapporteur.flink.form.Wire} writes the parts.
 */
@NullMarked
package org.rapporteur.flink.form;

import org.jspecify.annotations.NullMarked;

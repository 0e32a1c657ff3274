/**
 * The newsroom: takes what the watchers deliver, reads it, finds who copies whom and which story it belongs to, and keeps the account
 * of each story up to date.
 *
 * <p>In: deliveries of {@code watch}; corrections that pages wrote into the store. Out: rows of the store, in transactions that hold the
 * reports, the ties they got and the position of the input together. Promised: one newsroom a desk; what it decided is decided the
 * same again after a restart; the account of a story is that which {@code rapporteur account} gives of its reports. A report that
 * cannot be read is a located fault and holds up nothing. Not promised: that an account is new at once; a large story is told again
 * as soon as its turn comes.
 */
@NullMarked
package org.rapporteur.desk.newsroom;

import org.jspecify.annotations.NullMarked;

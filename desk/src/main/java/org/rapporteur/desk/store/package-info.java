/**
 * The truth of a desk: reports as they came and as they were read, what they add up to, what analysts said, and a log of every
 * change.
 *
 * <p>In: what the newsroom commits, in transactions; wishes of pages and programs. Out: rows, to pages and programs. Promised: what
 * was committed is there after a crash; a report is stored with the position of its input, so that a restart neither loses nor
 * doubles; nothing in the logs (versions, redirects, developments, changes, corrections) is altered. The same SQL runs on SQLite (a
 * folder, no server) and on PostgreSQL (a team). Not here: search, which an index derived from the store answers.
 */
@NullMarked
package org.rapporteur.desk.store;

import org.jspecify.annotations.NullMarked;

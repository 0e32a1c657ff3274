/**
 * Who may use the desk: members with their roles, the browsers and programs that act for them.
 *
 * <p>In: names, passwords and tokens as somebody sends them. Out: the {@link org.rapporteur.desk.access.Member} who asks, or a
 * refusal in words. Promised: no password and no token is kept, only what proves it; guessing gets slower with each wrong guess; an
 * unknown name takes as long as a known one; there is always an admin once there is anybody. Not promised: anything against
 * somebody who can write the store's files.
 */
@NullMarked
package org.rapporteur.desk.access;

import org.jspecify.annotations.NullMarked;

package org.rapporteur.desk.access;

import java.time.Instant;

/**
 * Somebody who may use the desk.
 *
 * @param id never reused, not even for the same name
 * @param name lower case
 */
public record Member(String id, String name, Role role, Instant since) {
    /** Everybody, on a desk without accounts that only its own machine can reach. */
    public static final Member DESK = new Member("desk", "desk", Role.ADMIN, Instant.EPOCH);

    /** Whether this is somebody with a password. */
    public boolean hasAccount() {
        return !id.equals(DESK.id);
    }

    /** The same member, doing no more than this role may. */
    Member atMost(Role most) {
        return role.may(most) ? new Member(id, name, most, since) : this;
    }
}

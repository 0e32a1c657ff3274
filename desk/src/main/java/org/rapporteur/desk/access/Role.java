package org.rapporteur.desk.access;

import io.javalin.security.RouteRole;
import java.util.Locale;

/**
 * What somebody may do at the desk. Each role may do what those before it may.
 *
 * <p>A route names the least role that it asks for.
 */
public enum Role implements RouteRole {
    /** Reads everything; changes only the own password and tokens. */
    READER,
    /** Also corrects: merges, splits, marks copies, and undoes that. */
    ANALYST,
    /** Also names inputs and members. */
    ADMIN;

    /** Whether somebody of this role may do what asks for the other. */
    public boolean may(Role asked) {
        return compareTo(asked) >= 0;
    }

    /** As it is stored and shown: {@code reader}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The role of a word.
     *
     * @throws Refused for a word that is no role
     */
    public static Role of(String word) {
        for (Role each : values()) {
            if (each.word().equals(word)) {
                return each;
            }
        }
        throw new Refused("A role is reader, analyst or admin.");
    }
}

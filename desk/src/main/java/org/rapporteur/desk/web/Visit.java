package org.rapporteur.desk.web;

import io.javalin.http.Context;
import io.javalin.http.UnauthorizedResponse;
import org.jspecify.annotations.Nullable;
import org.rapporteur.desk.access.Member;
import org.rapporteur.desk.access.Role;

/**
 * Who asks, and how. Each request has one; {@link #of} gives it.
 *
 * @param member null for somebody who is not logged in
 * @param formToken what a form of this browser has to carry in its field {@code csrf}; empty for a program
 * @param session the session's token, not to be shown; null without one
 * @param scheme which colours the reader chose: {@code light}, {@code dark}, or empty for what the system says
 * @param address where the request comes from
 */
public record Visit(
        @Nullable Member member, String formToken, @Nullable String session, String scheme, String address) {
    static final String ORIGIN = "origin";
    private static final String KEY = "visit";

    /** The visit that a request belongs to. */
    public static Visit of(Context context) {
        Visit visit = context.attribute(KEY);
        return visit == null ? new Visit(null, "", null, "", "") : visit;
    }

    /** How this desk is called where a request comes from, for addresses that are used elsewhere: {@code https://desk.example.org}. */
    public static String origin(Context context) {
        String origin = context.attribute(ORIGIN);
        return origin == null ? "" : origin;
    }

    void keep(Context context) {
        context.attribute(KEY, this);
    }

    /** Who asks, on a route that is not open to all. */
    public Member who() {
        if (member == null) {
            throw new UnauthorizedResponse("Please log in.");
        }
        return member;
    }

    /** Whether to show what only such a member may use; the route checks it again. */
    public boolean may(Role role) {
        return member != null && member.role().may(role);
    }

    /** Keeps the secrets out of every log. */
    @Override
    public String toString() {
        return "Visit of " + (member == null ? "nobody" : member.name());
    }
}

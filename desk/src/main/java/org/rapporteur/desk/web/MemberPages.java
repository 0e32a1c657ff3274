package org.rapporteur.desk.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rapporteur.desk.access.AccessToken;
import org.rapporteur.desk.access.Login;
import org.rapporteur.desk.access.Member;
import org.rapporteur.desk.access.Members;
import org.rapporteur.desk.access.Refused;
import org.rapporteur.desk.access.Role;

/** Logging in and out, one's own password and tokens, and for admins the list of members. */
final class MemberPages implements Routes {
    private final Members members;
    private final Gate gate;

    MemberPages(Members members, Gate gate) {
        this.members = members;
        this.gate = gate;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/login", context -> askToLogIn(context, "", ""), Open.TO_ALL);
        routes.post("/login", this::logIn, Open.TO_ALL);
        routes.post("/logout", this::logOut, Open.TO_ALL);
        routes.post("/scheme", this::chooseScheme, Open.TO_ALL);
        routes.get("/me", context -> me(context, "", null), Role.READER);
        routes.post("/me/password", this::changePassword, Role.READER);
        routes.post("/me/logout", this::logOutEverywhere, Role.READER);
        routes.post("/me/tokens", this::issueToken, Role.READER);
        routes.post("/me/tokens/{token}/revoke", this::revokeToken, Role.READER);
        routes.get("/members", context -> list(context, ""), Role.ADMIN);
        routes.post("/members", this::add, Role.ADMIN);
        routes.post("/members/{member}/role", this::changeRole, Role.ADMIN);
        routes.post("/members/{member}/password", this::resetPassword, Role.ADMIN);
        routes.post("/members/{member}/remove", this::remove, Role.ADMIN);
    }

    private void askToLogIn(Context context, String name, String problem) {
        context.header("Cache-Control", "no-store");
        String next = context.queryParam("next");
        Page.of(context, "Log in", Section.NONE)
                .show(
                        context,
                        "desk/login.jte",
                        Map.of(
                                "next",
                                Ids.placeOrHome(next == null ? context.formParam("next") : next),
                                "name",
                                name,
                                "problem",
                                problem));
    }

    private void logIn(Context context) {
        String name = field(context, "name");
        Login login = members.login(
                name, field(context, "password"), Visit.of(context).address());
        switch (login) {
            case Login.In in -> {
                gate.logIn(context, in.token());
                context.redirect(Ids.placeOrHome(context.formParam("next")), HttpStatus.SEE_OTHER);
            }
            case Login.Wrong wrong -> {
                context.status(401);
                askToLogIn(context, name, "The name or the password is wrong.");
            }
            case Login.TooSoon soon -> {
                long seconds = Math.max(1, soon.left().toSeconds() + 1);
                context.status(429).header("Retry-After", String.valueOf(seconds));
                askToLogIn(context, name, "Too many wrong passwords. Please wait " + seconds + " s.");
            }
        }
    }

    private void logOut(Context context) {
        String session = Visit.of(context).session();
        if (session != null) {
            members.sessions().end(session);
        }
        gate.logOut(context);
        go(context, "/login");
    }

    private void logOutEverywhere(Context context) {
        members.sessions().endAll(Visit.of(context).who());
        gate.logOut(context);
        go(context, "/login");
    }

    private void chooseScheme(Context context) {
        gate.choose(context, field(context, "scheme"));
        go(context, Ids.placeOrHome(context.formParam("next")));
    }

    private void me(Context context, String problem, @Nullable String issued) {
        context.header("Cache-Control", "no-store");
        Member me = Visit.of(context).who();
        List<AccessToken> tokens = me.hasAccount() ? members.sessions().tokens(me) : List.of();
        Page.of(context, me.name(), Section.NONE)
                .show(
                        context,
                        "desk/me.jte",
                        Map.of("me", me, "tokens", tokens, "problem", problem, "issued", issued == null ? "" : issued));
    }

    private void changePassword(Context context) {
        Visit visit = Visit.of(context);
        String session = visit.session();
        if (session == null) {
            throw new Refused("Only somebody who is logged in can change a password.");
        }
        try {
            members.changePassword(visit.who(), field(context, "old"), again(context), session, visit.address());
            go(context, "/me");
        } catch (Refused e) {
            context.status(422);
            me(context, e.getMessage(), null);
        }
    }

    private void issueToken(Context context) {
        Member me = account(context);
        try {
            Role most = Role.of(field(context, "role"));
            String token = members.sessions().issueToken(me, field(context, "name"), most);
            me(context, "", token);
        } catch (Refused e) {
            context.status(422);
            me(context, e.getMessage(), null);
        }
    }

    private void revokeToken(Context context) {
        members.sessions().revokeToken(account(context), Ids.inPath(context, "token"));
        go(context, "/me");
    }

    /** Who is logged in with a password: a program must not make itself more tokens. */
    private static Member account(Context context) {
        Visit visit = Visit.of(context);
        if (visit.session() == null) {
            throw new Refused("Only somebody who is logged in has tokens.");
        }
        return visit.who();
    }

    private void list(Context context, String problem) {
        context.header("Cache-Control", "no-store");
        Page.of(context, "Members", Section.MEMBERS)
                .show(context, "desk/members.jte", Map.of("members", members.all(), "problem", problem));
    }

    private void add(Context context) {
        orSay(context, () -> members.add(field(context, "name"), again(context), Role.of(field(context, "role"))));
    }

    private void changeRole(Context context) {
        orSay(context, () -> members.changeRole(Ids.inPath(context, "member"), Role.of(field(context, "role"))));
    }

    private void resetPassword(Context context) {
        orSay(context, () -> members.resetPassword(Ids.inPath(context, "member"), again(context)));
    }

    private void remove(Context context) {
        orSay(context, () -> members.remove(Ids.inPath(context, "member")));
    }

    private void orSay(Context context, Runnable change) {
        try {
            change.run();
            go(context, "/members");
        } catch (Refused e) {
            context.status(422);
            list(context, e.getMessage());
        }
    }

    /** A new password, typed twice. */
    private static String again(Context context) {
        String password = field(context, "password");
        if (!password.equals(field(context, "again"))) {
            throw new Refused("The two passwords differ.");
        }
        return password;
    }

    private static String field(Context context, String name) {
        String value = context.formParam(name);
        return value == null ? "" : value;
    }

    private static void go(Context context, String place) {
        context.redirect(place, HttpStatus.SEE_OTHER);
    }
}

package org.rapporteur.desk.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.ForbiddenResponse;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpResponseException;
import io.javalin.http.SameSite;
import io.javalin.http.UnauthorizedResponse;
import io.javalin.security.RouteRole;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rapporteur.desk.access.Member;
import org.rapporteur.desk.access.Members;
import org.rapporteur.desk.access.Role;
import org.rapporteur.desk.access.Secrets;
import org.rapporteur.desk.access.Sessions;

/** Who and what comes in: every request passes here before any route sees it. */
final class Gate implements Routes {
    private static final Set<HandlerType> READING = Set.of(HandlerType.GET, HandlerType.HEAD);
    private static final Set<HandlerType> WRITING =
            Set.of(HandlerType.POST, HandlerType.PUT, HandlerType.PATCH, HandlerType.DELETE);

    /** A cookie of this prefix is taken only from this very host, and only encrypted: no neighbour can set it. */
    private static final String ENCRYPTED = "__Host-";

    private static final String SESSION = "desk-session";
    private static final String VISITOR = "desk-visitor";
    private static final String SCHEME = "desk-scheme";

    /** A browser forgets the desk's colours after a year. */
    private static final int YEAR_SECONDS = (int) Duration.ofDays(365).toSeconds();

    /** 43 characters are a secret; whatever is longer is none of ours. */
    private static final int LONGEST_TOKEN = 100;

    private final WebOptions options;
    private final Members members;

    Gate(WebOptions options, Members members) {
        this.options = options;
        this.members = members;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.before(this::check);
        routes.beforeMatched(this::admit);
    }

    private void check(Context context) {
        boolean writes = WRITING.contains(context.method());
        if (!writes && !READING.contains(context.method())) {
            throw new HttpResponseException(405, "The desk knows no such method.");
        }
        String host = context.header("Host");
        if (host == null || !options.serves(host)) {
            // A foreign name that leads to this address: a page elsewhere tries to pass for the desk.
            throw new HttpResponseException(421, "This desk is not called so. It is served under its own names only.");
        }
        context.attribute(Visit.ORIGIN, (options.isEncrypted(host) ? "https://" : "http://") + host);
        if (options.isEncrypted(host)) {
            context.header("Strict-Transport-Security", "max-age=31536000");
        }
        if (writes) {
            refuseOtherSites(context, host);
        }
        if (context.path().startsWith("/assets/")) {
            return;
        }
        Visit visit = visit(context, host);
        visit.keep(context);
        if (writes && !visit.formToken().isEmpty()) {
            refuseWithoutFormToken(context, visit);
        }
    }

    private static void refuseOtherSites(Context context, String host) {
        String site = context.header("Sec-Fetch-Site");
        String origin = context.header("Origin");
        boolean foreignSite = site != null && !site.equals("same-origin") && !site.equals("none");
        if (foreignSite || (origin != null && !isOf(origin, host))) {
            throw new ForbiddenResponse("This came from another site.");
        }
    }

    private static boolean isOf(String origin, String host) {
        try {
            return host.equalsIgnoreCase(URI.create(origin).getRawAuthority());
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static void refuseWithoutFormToken(Context context, Visit visit) {
        if (isProgramWithoutAccount(context)) {
            return;
        }
        if (!context.isFormUrlencoded() && context.contentLength() > 0 && !context.isJson()) {
            throw new HttpResponseException(415, "The desk takes forms and JSON.");
        }
        String token = context.header("X-CSRF-Token");
        if (token == null && context.isFormUrlencoded()) {
            token = context.formParam("csrf");
        }
        if (token == null || !Secrets.same(token, visit.formToken())) {
            throw new ForbiddenResponse(
                    "This form is out of date or came from elsewhere. Please load the page again and send it anew.");
        }
    }

    /**
     * Whether this is a program on a desk without accounts. A page elsewhere cannot make a browser send JSON, or anything but a POST,
     * without asking first, and the desk never answers such a question.
     */
    private static boolean isProgramWithoutAccount(Context context) {
        return isForPrograms(context)
                && (context.isJson() || !HandlerType.POST.equals(context.method()))
                && context.header("Cookie") == null;
    }

    /** What calendar programs and feed readers fetch, which can be given nothing but an address. These only read. */
    private static boolean isSubscription(Context context) {
        return READING.contains(context.method())
                && (context.path().endsWith(".ics") || context.path().endsWith(".atom"));
    }

    private static boolean isForPrograms(Context context) {
        return context.path().startsWith("/api/") || context.path().equals("/mcp");
    }

    private Visit visit(Context context, String host) {
        String scheme = "dark".equals(context.cookie(SCHEME)) || "light".equals(context.cookie(SCHEME))
                ? String.valueOf(context.cookie(SCHEME))
                : "";
        String address = address(context, host);
        String authorization = context.header("Authorization");
        String token = isSubscription(context) ? context.queryParam("token") : null;
        if (authorization == null && token != null) {
            authorization = "Bearer " + token;
        }
        if (authorization != null) {
            return new Visit(program(authorization), "", null, scheme, address);
        }
        String session = token(context, SESSION);
        Optional<Member> member =
                session == null ? Optional.empty() : members.sessions().member(session);
        if (member.isPresent()) {
            return new Visit(member.get(), Secrets.formToken(String.valueOf(session)), session, scheme, address);
        }
        boolean everybodyIsAdmin = options.loopbackOnly() && WebOptions.isLoopbackName(host) && !members.any();
        return new Visit(
                everybodyIsAdmin ? Member.DESK : null, Secrets.formToken(visitor(context)), null, scheme, address);
    }

    private Member program(String authorization) {
        String[] parts = authorization.split(" ", 2);
        return Optional.of(parts)
                .filter(p -> p.length == 2 && p[0].equalsIgnoreCase("Bearer") && p[1].length() <= LONGEST_TOKEN)
                .flatMap(p -> members.sessions().program(p[1].strip()))
                .orElseThrow(() -> new UnauthorizedResponse("This token is unknown or revoked."));
    }

    /** The secret of a browser that is not logged in; a new one where it has none. */
    private String visitor(Context context) {
        String known = token(context, VISITOR);
        if (known != null) {
            return known;
        }
        String fresh = Secrets.fresh();
        if (READING.contains(context.method()) && !isForPrograms(context) && !isSubscription(context)) {
            set(context, VISITOR, fresh, -1);
        }
        return fresh;
    }

    /** Where a request comes from; behind the proxy, what the proxy says last. */
    private String address(Context context, String host) {
        String forwarded = options.isProxied(host) ? context.header("X-Forwarded-For") : null;
        return forwarded == null
                ? context.req().getRemoteAddr()
                : forwarded.substring(forwarded.lastIndexOf(',') + 1).strip();
    }

    private void admit(Context context) {
        Set<RouteRole> asked = context.routeRoles();
        if (asked.contains(Open.TO_ALL)) {
            return;
        }
        Role least = asked.stream()
                .filter(Role.class::isInstance)
                .map(Role.class::cast)
                .min(Role::compareTo)
                .orElse(READING.contains(context.method()) ? Role.READER : Role.ADMIN);
        Visit visit = Visit.of(context);
        if (visit.member() == null) {
            askToLogIn(context);
        } else if (!visit.may(least)) {
            throw new ForbiddenResponse("This asks for the role " + least.word() + "; yours is "
                    + visit.member().role().word() + ".");
        }
    }

    private static void askToLogIn(Context context) {
        boolean page = context.method().equals(HandlerType.GET)
                && !isForPrograms(context)
                && !isSubscription(context)
                && context.header("HX-Request") == null
                && !context.path().equals("/events");
        if (!page) {
            if (isForPrograms(context)) {
                context.header("WWW-Authenticate", "Bearer");
            }
            context.header("HX-Redirect", "/login");
            throw new UnauthorizedResponse("Please log in.");
        }
        String query = context.queryString();
        context.redirect("/login?next="
                + URLEncoder.encode(context.path() + (query == null ? "" : "?" + query), StandardCharsets.UTF_8));
        context.skipRemainingHandlers();
    }

    /** The browser is logged in from now on, with a token that it did not have before. */
    void logIn(Context context, String token) {
        set(context, SESSION, token, (int) Sessions.LONGEST.toSeconds());
        // What a form of the time before carried is worth nothing any more.
        set(context, VISITOR, "", 0);
    }

    void logOut(Context context) {
        set(context, SESSION, "", 0);
    }

    /** Keeps the colours that the reader chose. */
    void choose(Context context, String scheme) {
        boolean known = scheme.equals("dark") || scheme.equals("light");
        Cookie cookie = new Cookie(SCHEME, known ? scheme : "");
        cookie.setPath("/");
        cookie.setMaxAge(known ? YEAR_SECONDS : 0);
        cookie.setSameSite(SameSite.LAX);
        cookie.setHttpOnly(true);
        cookie.setSecure(isEncrypted(context));
        context.cookie(cookie);
    }

    private void set(Context context, String name, String value, int seconds) {
        Cookie cookie = new Cookie(name(context, name), value);
        cookie.setPath("/");
        cookie.setMaxAge(seconds);
        cookie.setHttpOnly(true);
        cookie.setSameSite(SameSite.LAX);
        cookie.setSecure(isEncrypted(context));
        context.cookie(cookie);
    }

    private @Nullable String token(Context context, String name) {
        String value = context.cookie(name(context, name));
        return value == null || value.isEmpty() || value.length() > LONGEST_TOKEN ? null : value;
    }

    private String name(Context context, String name) {
        return isEncrypted(context) ? ENCRYPTED + name : name;
    }

    private boolean isEncrypted(Context context) {
        String host = context.header("Host");
        return host != null && options.isEncrypted(host);
    }
}

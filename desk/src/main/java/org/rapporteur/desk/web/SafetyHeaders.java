package org.rapporteur.desk.web;

import java.util.Map;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/** What every answer tells the browser to forbid, also an answer to what is no request at all. */
final class SafetyHeaders extends ErrorHandler implements HttpConfiguration.Customizer {
    /** No script, style, picture or form target from elsewhere, and none within the page: text that slips through as markup does nothing. */
    static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
            + " connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    static final Map<String, String> ALWAYS = Map.ofEntries(
            Map.entry("Content-Security-Policy", POLICY),
            Map.entry("X-Content-Type-Options", "nosniff"),
            Map.entry("X-Frame-Options", "DENY"),
            // Which story somebody reads is nobody else's business.
            Map.entry("Referrer-Policy", "same-origin"),
            Map.entry("Cross-Origin-Opener-Policy", "same-origin"),
            Map.entry("Cross-Origin-Resource-Policy", "same-origin"),
            Map.entry(
                    "Permissions-Policy",
                    "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()"),
            // Checked with the desk each time, and kept by no proxy.
            Map.entry("Cache-Control", "private, no-cache"));

    @Override
    public Request customize(Request request, HttpFields.Mutable answer) {
        ALWAYS.forEach(answer::put);
        return request;
    }

    /** An answer of the server itself, below all pages: to a broken request, for example. */
    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        response.getHeaders().put("Content-Type", "text/plain; charset=utf-8");
        ALWAYS.forEach(response.getHeaders()::put);
        Content.Sink.write(response, true, text(response.getStatus()), callback);
        return true;
    }

    private static String text(int status) {
        return status + " " + HttpStatus.getMessage(status) + "\n";
    }
}

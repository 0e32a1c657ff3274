package org.rapporteur.desk.web;

import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rapporteur.publish.PageAddresses;

/** What somebody asks for in the address of a page, or says in a form. */
final class Asked {
    /** As long as a field of the desk may be; what is longer is cut. */
    private static final int MOST_CHARS = 400;

    private Asked() {}

    /** What stands there without the spaces around it, or null if nothing does. */
    static @Nullable String text(Context context, String name) {
        return clean(context.queryParam(name));
    }

    /** Likewise, of a field of a form. */
    static @Nullable String field(Context context, String name) {
        return clean(context.formParam(name));
    }

    private static @Nullable String clean(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        String stripped = text.strip();
        return stripped.length() > MOST_CHARS ? stripped.substring(0, MOST_CHARS) : stripped;
    }

    /**
     * A day such as {@code 2031-03-06}, or null if none is asked for.
     *
     * @throws BadRequestResponse for what is no day
     */
    static @Nullable LocalDate day(Context context, String name) {
        String text = text(context, name);
        try {
            return text == null ? null : LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new BadRequestResponse("A day is written 2031-03-06, not " + text + ".");
        }
    }

    /**
     * A number, or another if none is asked for.
     *
     * @throws BadRequestResponse for what is no number
     */
    static long number(Context context, String name, long otherwise) {
        String text = text(context, name);
        try {
            return text == null ? otherwise : Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new BadRequestResponse(name + " is a number, not " + text + ".");
        }
    }

    /** The address of this page with other values for some of its parameters; a null takes one out. */
    static String with(Context context, Map<String, @Nullable String> other) {
        Map<String, List<String>> all = new LinkedHashMap<>(context.queryParamMap());
        other.forEach((name, value) -> {
            if (value == null) {
                all.remove(name);
            } else {
                all.put(name, List.of(value));
            }
        });
        String query = all.entrySet().stream()
                .flatMap(each -> each.getValue().stream()
                        .filter(value -> !value.isBlank())
                        .map(value -> PageAddresses.segment(each.getKey()) + "=" + PageAddresses.segment(value)))
                .collect(Collectors.joining("&"));
        return context.path() + (query.isEmpty() ? "" : "?" + query);
    }
}

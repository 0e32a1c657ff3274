package org.rapporteur.desk.api;

import io.javalin.http.Context;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rapporteur.desk.web.Ids;

/**
 * What a request asks for beside its path. Ask for each parameter that the route knows, then {@link #check}: it refuses all that is
 * wrong at once, also parameters that nobody asked for, so that a misspelt filter is not taken for none.
 */
final class Parameters {
    /** Longer than any name or question; the address as a whole has 8 KB. */
    private static final int LONGEST = 1_000;

    /** Read on calendar and feed routes by the gate. */
    private static final String TOKEN = "token";

    private final Context context;
    private final Set<String> known = new HashSet<>(Set.of(TOKEN));
    private final List<BadRequest.Fault> faults = new ArrayList<>();

    Parameters(Context context) {
        this.context = context;
    }

    /** For routes that know none. */
    static void refuseAll(Context context) {
        new Parameters(context).check();
    }

    private void fault(String name, String detail) {
        faults.add(new BadRequest.Fault(name, null, detail));
    }

    /** Words as typed, or null. */
    @Nullable
    String text(String name) {
        known.add(name);
        List<String> values = context.queryParams(name);
        if (values.size() > 1) {
            fault(name, "is given " + values.size() + " times; once is what this desk understands");
            return null;
        }
        if (values.isEmpty() || values.getFirst().isEmpty()) {
            return null;
        }
        if (values.getFirst().length() > LONGEST) {
            fault(name, "is longer than " + LONGEST + " characters");
            return null;
        }
        return values.getFirst();
    }

    /** An id, or null. */
    @Nullable
    String id(String name) {
        String text = text(name);
        if (text != null && !Ids.isId(text)) {
            fault(name, "is no id: letters, digits and . _ ~ : - only");
            return null;
        }
        return text;
    }

    /** One of these words, or null. */
    @Nullable
    String word(String name, List<String> words) {
        String text = text(name);
        if (text != null && !words.contains(text)) {
            fault(name, "is one of " + String.join(", ", words));
            return null;
        }
        return text;
    }

    /** A day, or null. */
    @Nullable
    LocalDate day(String name) {
        String text = text(name);
        try {
            return text == null ? null : LocalDate.parse(text);
        } catch (DateTimeException e) {
            fault(name, "is a day such as 2031-03-04");
            return null;
        }
    }

    /** A whole number within bounds. */
    long number(String name, long otherwise, long least, long most) {
        String text = text(name);
        if (text == null) {
            return otherwise;
        }
        try {
            long number = Long.parseLong(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Told below.
        }
        fault(name, "is a number from " + least + (most == Long.MAX_VALUE ? " on" : " to " + most));
        return otherwise;
    }

    /** How many entries a page of the answer has at most. */
    int limit() {
        return (int) number("limit", DeskApi.PAGE, 1, DeskApi.LONGEST_PAGE);
    }

    /** @throws BadRequest if anything was wrong */
    void check() {
        for (String name : context.queryParamMap().keySet()) {
            if (!known.contains(name)) {
                fault(name.length() > 40 ? name.substring(0, 40) : name, "is no parameter of this address");
            }
        }
        if (!faults.isEmpty()) {
            throw BadRequest.of(faults);
        }
    }
}

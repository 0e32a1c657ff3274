package org.rapporteur.desk.web;

import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads from a request what names something of the desk. */
public final class Ids {
    /** What ids are made of; no id names a file, and none could, since it begins with no dot and has no slash. */
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_~:-][A-Za-z0-9._~:-]{0,199}");

    /** A place of this desk: no second slash or backslash that would make it another host. */
    private static final Pattern LOCAL = Pattern.compile("/(?![/\\\\])[\\x21-\\x5b\\x5d-\\x7e]{0,2000}");

    private Ids() {}

    /**
     * The id in this part of the path.
     *
     * @throws NotFoundResponse for what cannot be an id
     */
    public static String inPath(Context context, String part) {
        String id = context.pathParam(part);
        if (!isId(id)) {
            throw new NotFoundResponse("There is nothing of this name.");
        }
        return id;
    }

    /** Whether this can be an id. */
    public static boolean isId(String text) {
        return ID.matcher(text).matches();
    }

    /** Where to go next, if it is a place of this desk; else the first page. */
    static String placeOrHome(@Nullable String place) {
        return place != null && LOCAL.matcher(place).matches() ? place : "/";
    }
}

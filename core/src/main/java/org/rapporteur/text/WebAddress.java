package org.rapporteur.text;

import java.util.regex.Pattern;

/** Tells what of a web address names the page, and what only says where its reader came from. */
public final class WebAddress {
    /** What Google Analytics, Facebook and Google Ads hang onto the links they count. */
    private static final Pattern TRACKING =
            Pattern.compile("(?:utm_[^=]{0,100}|fbclid|gclid)(?:=.*)?", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private WebAddress() {}

    /**
     * The address without the place within the page and without marks for counting readers: {@code herald.example/a?id=17} of
     * {@code herald.example/a?utm_source=post&id=17#top}.
     */
    public static String withoutTracking(String address) {
        int hash = address.indexOf('#');
        String page = hash < 0 ? address : address.substring(0, hash);
        int query = page.indexOf('?');
        if (query < 0) {
            return page;
        }
        StringBuilder kept = new StringBuilder(page.substring(0, query));
        char joint = '?';
        for (String parameter : page.substring(query + 1).split("&", -1)) {
            if (!parameter.isEmpty() && !TRACKING.matcher(parameter).matches()) {
                kept.append(joint).append(parameter);
                joint = '&';
            }
        }
        return kept.toString();
    }
}

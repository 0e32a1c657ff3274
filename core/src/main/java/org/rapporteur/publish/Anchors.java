package org.rapporteur.publish;

import org.rapporteur.text.Span;

/** Names of the places in the page that links jump to, made from the account's ids, so that they stay the same from run to run. */
final class Anchors {
    private static final String PLAIN = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789.-:/";

    private Anchors() {}

    static String report(String report) {
        return "report:" + encode(report);
    }

    static String story(String story) {
        return "story:" + encode(story);
    }

    /** A part of a story's section. */
    static String part(String story, String part) {
        return story(story) + "/" + part;
    }

    static String place(String report, Span span) {
        return "at:" + encode(report) + ":" + span.start() + "-" + span.end();
    }

    /** Two reports side by side. */
    static String pair(String from, String to) {
        return "pair:" + encode(from) + "~" + encode(to);
    }

    /** A fact's card: {@code kind} keeps apart facts of different kinds that share an id. */
    static String fact(String kind, String id) {
        return kind + ":" + encode(id);
    }

    /** Letters, digits and a few marks stay; everything else is written {@code _hex_}, so that two ids never become one. */
    static String encode(String id) {
        StringBuilder encoded = new StringBuilder(id.length());
        for (int i = 0; i < id.length(); i++) {
            char c = id.charAt(i);
            if (PLAIN.indexOf(c) >= 0) {
                encoded.append(c);
            } else {
                encoded.append('_').append(Integer.toHexString(c)).append('_');
            }
        }
        return encoded.toString();
    }
}

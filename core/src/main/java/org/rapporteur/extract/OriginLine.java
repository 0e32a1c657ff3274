package org.rapporteur.extract;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rapporteur.text.Span;
import org.rapporteur.text.WebAddress;

/** Turns a line that says where a whole text comes from into credits. */
final class OriginLine {
    /**
     * Lines whose address is that of the same text. Catches {@code Originally published on} and {@code Read the full story};
     * leaves {@code Source: https://ministry.example/figures.pdf} alone, whose address is that of a document.
     */
    private static final Pattern OF_THIS_TEXT = Pattern.compile(
            "\\b(?:(?:originally|first|previously) (?:published|appeared|ran|posted|printed)|appeared first|re-?published|reprinted|reposted|cross-?posted|syndicated)\\b"
                    + "|\\b(?:the|read|view) (?:original|full|entire|whole|complete|rest)\\b|\\boriginal (?:article|story|source|link|post|text)\\b"
                    + "|\\b(?:read more|continue reading) (?:at|on)\\b|^read more$",
            Pattern.CASE_INSENSITIVE);

    /** A blog's counters and pictures: {@code Ann at 12:53}, {@code 160 Comments}, {@code Foto Ann Roe}. */
    private static final Pattern NO_NAME = Pattern.compile(
            "^(?:foto|photo|picture|bild|grafik)\\b|^\\(|\\d{1,2}:\\d{2}|\\d\\s(?:likes?|comments?|views?|shares?)\\b",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern ADDRESS = Pattern.compile("https?://(?:www\\.)?([^/?#\\s:]{3,253})(?::\\d{1,5})?"
            + "(/[^?#\\s]{2,500}(?:\\?[^#\\s]{0,500}[^#\\s.,;:!?)\\]\"'”’])?)?\\S{0,500}");

    private OriginLine() {}

    /** True if a line within the article speaks of its whole text, not of the figures or the picture beside it. */
    static boolean isOfThisText(String line) {
        return OF_THIS_TEXT.matcher(line).find();
    }

    /**
     * Adds what a line says.
     *
     * @param links where the line's links lead
     */
    static void credit(
            LineRules.Match match,
            String line,
            List<String> links,
            Span raw,
            Names names,
            String ownSite,
            Findings found) {
        switch (match.role()) {
            case ELSEWHERE -> {
                found.credit(Credit.Kind.CONTINUED_ELSEWHERE, line, raw);
                linked(line, links, raw, ownSite, found);
            }
            case MACHINE -> found.credit(Credit.Kind.MACHINE_TRANSLATION, line, raw);
            case SOURCE -> {
                source(line, match.named(line), raw, names, found);
                linked(line, links, raw, ownSite, found);
            }
            // A page's own notice says nothing; an agency sells its texts.
            case RIGHTS -> names.agencyIn(match.named(line)).ifPresent(a -> found.credit(Credit.Kind.SOURCE, a, raw));
            case NOISE, CARD, REPORTER, CAPTION, COMMENTS, TALK -> {}
        }
    }

    private static void source(String line, String named, Span raw, Names names, Findings found) {
        if (NO_NAME.matcher(named).find()) {
            return;
        }
        Matcher address = ADDRESS.matcher(named);
        if (!address.matches()) {
            found.credit(Credit.Kind.SOURCE, names.agencyIn(named).orElse(named), raw);
        } else if (address.group(2) == null || !OF_THIS_TEXT.matcher(line).find()) {
            found.credit(Credit.Kind.SOURCE, address.group(1), raw);
        }
    }

    /** The one place on another site that a line about this text links to. */
    private static void linked(String line, List<String> links, Span raw, String ownSite, Findings found) {
        if (!OF_THIS_TEXT.matcher(line).find()) {
            return;
        }
        List<String> all = new ArrayList<>(links);
        Matcher written = ADDRESS.matcher(line);
        while (written.find()) {
            all.add(written.group());
        }
        String only = null;
        for (String link : all) {
            Matcher address = ADDRESS.matcher(link);
            if (address.matches() && address.group(2) != null) {
                String host = address.group(1).toLowerCase(Locale.ROOT);
                String place = WebAddress.withoutTracking(host + address.group(2));
                if (host.equals(ownSite) || place.equals(only)) {
                    continue;
                }
                if (only != null) {
                    return;
                }
                only = place;
            }
        }
        if (only != null) {
            found.credit(Credit.Kind.CANONICAL, only, raw);
        }
    }
}

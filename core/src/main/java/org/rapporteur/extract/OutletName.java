package org.rapporteur.extract;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The outlet that a pasted report names above its text, by the words that papers, agencies and stations are called by.
 *
 * <p>Catches {@code Harbour Herald} of {@code By Ann Roe, Harbour Herald}, {@code Coast Courier, foreign desk} alone in its line; leaves {@code
 * By Ann Roe, Port Celeste} and {@code By Ann Roe, Diplomatic Correspondent} alone.
 */
final class OutletName {
    private static final int MOST_WORDS = 6;
    /** Characters of a line that can be a name with its desk. */
    private static final int LONGEST = 100;

    private static final Set<String> KINDS = Set.of(
            "agency",
            "broadcasting",
            "bulletin",
            "chronicle",
            "correspondent",
            "courier",
            "daily",
            "despatch",
            "dispatch",
            "echo",
            "examiner",
            "express",
            "gazette",
            "globe",
            "guardian",
            "herald",
            "independent",
            "inquirer",
            "international",
            "journal",
            "ledger",
            "magazine",
            "mail",
            "media",
            "messenger",
            "mirror",
            "monitor",
            "news",
            "newspaper",
            "newswire",
            "observer",
            "online",
            "post",
            "press",
            "radio",
            "record",
            "register",
            "reporter",
            "review",
            "sentinel",
            "service",
            "standard",
            "star",
            "sun",
            "telegraph",
            "television",
            "times",
            "today",
            "tribune",
            "tv",
            "voice",
            "watch",
            "weekly",
            "wire",
            "world",
            "letter",
            "english",
            "club",
            "network",
            // in other languages
            "allgemeine",
            "courrier",
            "correo",
            "diario",
            "gazeta",
            "jornal",
            "nachrichten",
            "presse",
            "rundschau",
            "tageblatt",
            "zeitung");

    /** Nobody's paper, if they end it: {@code Chief Correspondent}, {@code Staff Reporter}; {@code The Northern Correspondent} is one. */
    private static final Set<String> ROLES = Set.of("correspondent", "reporter", "editor", "writer", "staff", "desk");

    /** In a line of its own they are as often a headline's or a rubric's. */
    private static final Set<String> DOUBTFUL =
            Set.of("today", "record", "world", "star", "english", "club", "service", "international", "news", "press");

    private static final Set<String> SMALL = Set.of("of", "the", "and", "du", "de", "la", "le", "des", "for");
    private static final Pattern DESK = Pattern.compile(
            "(?i)[,\\-–|]?\\s*(?:(?:[a-z]+ )?(?:desk|staff|edition|correspondents?|reporters?|service desk))$");
    private static final Pattern SHORT_FORM = Pattern.compile("\\s*\\([A-Z]{2,6}\\)$");

    private OutletName() {}

    /** Behind the names of a byline: {@code Voligrad Herald} of {@code By Ann Roe and Jo Lind, Voligrad Herald}. */
    static Optional<String> behindByline(String line) {
        String[] parts = line.split(",", -1);
        return Arrays.stream(parts)
                .skip(1)
                .flatMap(part -> name(part, false).stream())
                .findFirst();
    }

    /** A line, or what is left of it without its desk, edition or staff, that is the name of an outlet and nothing else. */
    static Optional<String> alone(String line) {
        return name(line, true);
    }

    /** @param isBare whether nothing but its words tells that it is a name */
    private static Optional<String> name(String line, boolean isBare) {
        String name = line.strip();
        if (name.length() > LONGEST) {
            return Optional.empty();
        }
        Matcher desk = DESK.matcher(name);
        if (desk.find() && desk.start() > 0 && !name.startsWith("The ")) {
            name = name.substring(0, desk.start()).strip();
        }
        name = SHORT_FORM.matcher(name).replaceFirst("");
        String[] words = name.split("\\s+", -1);
        if (words.length > MOST_WORDS || words.length < 2) {
            return Optional.empty();
        }
        String first = words[0].toLowerCase(Locale.ROOT);
        String last = words[words.length - 1].toLowerCase(Locale.ROOT);
        boolean isName = Arrays.stream(words)
                .allMatch(word ->
                        !word.isEmpty() && (Character.isUpperCase(word.codePointAt(0)) || SMALL.contains(word)));
        boolean isPlain = name.chars().allMatch(c -> Character.isLetter(c) || " -'’.&".indexOf(c) >= 0);
        boolean isRole = ROLES.contains(last) && !first.equals("the");
        boolean hasKind = Arrays.stream(words)
                .flatMap(word -> Arrays.stream(word.split("-", -1)))
                .anyMatch(word -> KINDS.contains(word.toLowerCase(Locale.ROOT)));
        boolean isTold = !isBare || first.equals("the") || isSureKind(first) || isSureKind(last);
        return isName && isPlain && !isRole && hasKind && isTold ? Optional.of(name) : Optional.empty();
    }

    private static boolean isSureKind(String word) {
        return KINDS.contains(word) && !DOUBTFUL.contains(word);
    }
}

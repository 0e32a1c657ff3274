package org.rapporteur.extract;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.rapporteur.text.WordList;

/** Knows a line that is not the article by its words and shape, whatever site it comes from. */
final class LineRules {
    /** What a line is, if it is not the article. */
    enum Role {
        NOISE,
        CARD,
        ELSEWHERE,
        MACHINE,
        SOURCE,
        REPORTER,
        RIGHTS,
        CAPTION,
        COMMENTS,
        TALK
    }

    /**
     * A line recognised.
     *
     * @param named who or what it names, where the rule catches that
     * @param pure true if the line begins with the mark of its kind and says nothing else
     */
    record Match(Role role, @Nullable String named, boolean pure) {
        /** Who or what the line names, or all of it. */
        String named(String line) {
            return named == null ? line : named;
        }
    }

    /**
     * @param needs small letters, one of which a line must hold; empty if the pattern is asked of any line
     */
    private record Rule(Role role, Pattern pattern, List<String> needs) {
        boolean isWorthAsking(String lowerCase) {
            if (needs.isEmpty()) {
                return true;
            }
            for (String need : needs) {
                if (lowerCase.contains(need)) {
                    return true;
                }
            }
            return false;
        }
    }

    /** Longer lines are paragraphs, whatever they say. */
    static final int MAX_CHARS = 400;

    private static final Pattern PHOTO_IN_BRACKETS = Pattern.compile(
            ".*\\((?:(?:file |ap |afp |reuters |epa )?(?:photo|photograph|image|picture|video|screenshot|foto|bild|фото)|(?:photo|image|picture) credit)\\b[^()]{0,200}\\)\\s*\\.?",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    /** Twice the longest name that {@link #PICTURE_SERVICE} knows, its marks included. */
    private static final int SERVICE_CHARS = 60;

    private static final Pattern AGE = Pattern.compile(
            "(?:(?:posted|published|updated|added)\\s+)?((?:\\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|several|few)\\+?\\s+(?:second|minute|min|hour|hr|day|week|month|year)s?\\s+ago)(?:\\s+\\d[\\d,.]{0,8}[km]?(?:\\s+(?:shares?|views?|comments?|likes?|reads?))?){0,3}+",
            Pattern.CASE_INSENSITIVE);
    private static final String ENDS_SENTENCE = ".!?…";
    private static final String CLOSES = "\"'”’»)]";

    /** Picture services name themselves at the end of a caption, without a full stop. */
    private static final Pattern PICTURE_SERVICE = Pattern.compile(
            ".*(?:getty(?: images)?|shutterstock|alamy|istock|unsplash|wikimedia(?: commons)?|(?:[./|(–—-]\\s?|\\bvia |\\bby |:\\s?)(?:ap|afp|epa|reuters|tass|sputnik|xinhua|dpa|pa|efe|ansa|anadolu(?: agency)?|bloomberg|zuma(?: press)?|shutterstock|imago|nurphoto|upi|rex))\\s*\\)?",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private static final List<String> SERVICE_ENDS = List.of(
            "getty",
            "images",
            "shutterstock",
            "alamy",
            "istock",
            "unsplash",
            "wikimedia",
            "commons",
            "ap",
            "afp",
            "epa",
            "reuters",
            "tass",
            "sputnik",
            "xinhua",
            "dpa",
            "pa",
            "efe",
            "ansa",
            "anadolu",
            "agency",
            "bloomberg",
            "zuma",
            "press",
            "imago",
            "nurphoto",
            "upi",
            "rex");

    /**
     * A picture's line that closes with whose picture it is. Catches {@code Crews block the quay on Friday Reuters} and {@code The
     * quay. REUTERS/Ann Roe}; leaves {@code The quay is open, the mayor told Reuters} alone.
     */
    private static final Pattern PICTURE_CREDIT = Pattern.compile(
            "(?:\\S++\\s){5,60}?(?<!\\b(?:told|by|to|from|for|with|of|says|said|and)\\s)(?:(?:REUTERS|Reuters|AFP|AP|EPA|TASS|Getty Images|Getty|EFE|DPA|dpa)/\\p{Lu}[\\p{L}.'’ -]{2,60}|REUTERS|Reuters|AFP|EPA|AP Photo|Getty Images)");

    /** One of these is in every line that {@link #PICTURE_CREDIT} finds. */
    private static final List<String> CREDITED =
            List.of("REUTERS", "Reuters", "AFP", "AP", "EPA", "TASS", "Getty", "EFE", "DPA", "dpa");

    private final List<Rule> rules = new ArrayList<>();

    /** Filled as lines come; what is in it depends on the rules only. At most one entry for each character there is. */
    private final Map<String, List<Rule>> byBeginning = new ConcurrentHashMap<>();

    LineRules() {
        for (List<String> row : WordList.rows(LineRules.class, "lines.tsv")) {
            rules.add(new Rule(
                    Role.valueOf(row.getFirst().toUpperCase(Locale.ROOT)),
                    Pattern.compile(row.get(2), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE),
                    row.size() > 3 ? List.of(row.get(3).split("\\|", -1)) : List.of()));
        }
    }

    /**
     * What a line is if it is none of the article's.
     *
     * <p>Catches {@code Read Entire Article} and {@code A tram in the rain. (Photo by Ann Roe)}; leaves
     * {@code "Read the entire article," she said.} alone.
     */
    Optional<Match> match(String line) {
        if (line.length() > MAX_CHARS) {
            return Optional.empty();
        }
        String lowerCase = line.toLowerCase(Locale.ROOT);
        for (Rule rule : rulesFor(line)) {
            if (rule.role != Role.TALK && rule.isWorthAsking(lowerCase)) {
                Matcher m = rule.pattern.matcher(line);
                if (m.matches()) {
                    return Optional.of(new Match(rule.role, m.groupCount() > 0 ? m.group(1) : null, true));
                }
            }
        }
        return isCaption(line) ? Optional.of(new Match(Role.CAPTION, null, false)) : Optional.empty();
    }

    /** Catches {@code 27 comments} and {@code Leave a reply}; leaves {@code Comments by the minister} alone. */
    boolean isCommentsHeading(String heading) {
        return is(Role.COMMENTS, heading);
    }

    /** Catches {@code Discussion}, which heads a part of many an article as well; leaves {@code Discussion of the treaty} alone. */
    boolean mayHeadComments(String heading) {
        return is(Role.TALK, heading);
    }

    private boolean is(Role role, String line) {
        return line.length() <= MAX_CHARS
                && rulesFor(line).stream()
                        .anyMatch(rule ->
                                rule.role == role && rule.pattern.matcher(line).matches());
    }

    /** {@code 5 months ago} of {@code 5 months ago 98}. */
    Optional<String> age(String line) {
        Matcher m = AGE.matcher(line);
        return m.matches() ? Optional.of(m.group(1)) : Optional.empty();
    }

    /** The rules that a line with this beginning can still obey: most ask for a certain first word. */
    private List<Rule> rulesFor(String line) {
        String first = line.substring(0, Math.min(line.length(), line.offsetByCodePoints(0, line.isEmpty() ? 0 : 1)));
        List<Rule> known = byBeginning.get(first);
        if (known != null) {
            return known;
        }
        List<Rule> able =
                rules.stream().filter(rule -> canBegin(rule.pattern, first)).toList();
        byBeginning.put(first, able);
        return able;
    }

    /** True unless the pattern fails on this beginning whatever follows it. */
    private static boolean canBegin(Pattern pattern, String beginning) {
        Matcher m = pattern.matcher(beginning);
        return m.matches() || m.hitEnd();
    }

    private static boolean isCaption(String line) {
        return line.indexOf(')') >= 0 && PHOTO_IN_BRACKETS.matcher(line).matches()
                || (!endsSentence(line)
                        && (closesWithService(line)
                                        && PICTURE_SERVICE.matcher(tail(line)).matches()
                                || namesService(line)
                                        && PICTURE_CREDIT.matcher(line).matches()));
    }

    /** A cheap look before {@link #PICTURE_SERVICE}: its last word is one of its names. */
    private static boolean closesWithService(String line) {
        int end = line.length();
        if (end > 0 && line.charAt(end - 1) == ')') {
            end--;
        }
        while (end > 0 && line.charAt(end - 1) <= ' ') {
            end--;
        }
        for (String name : SERVICE_ENDS) {
            if (line.regionMatches(true, end - name.length(), name, 0, name.length())) {
                return true;
            }
        }
        return false;
    }

    private static boolean namesService(String line) {
        for (String name : CREDITED) {
            if (line.contains(name)) {
                return true;
            }
        }
        return false;
    }

    /** The end of a line, long enough for any picture service and the word before it. */
    private static String tail(String line) {
        return line.substring(Math.max(0, line.length() - SERVICE_CHARS));
    }

    /** True if the line ends as sentences end, closing quotation marks and brackets included. */
    static boolean endsSentence(String line) {
        int end = line.length();
        for (int closing = 0; closing <= 2 && end > 0; closing++) {
            char last = line.charAt(end - 1);
            if (ENDS_SENTENCE.indexOf(last) >= 0) {
                return true;
            }
            if (CLOSES.indexOf(last) < 0) {
                return false;
            }
            end--;
        }
        return false;
    }

    static int words(String line) {
        int words = 0;
        boolean inside = false;
        for (int i = 0; i < line.length(); i++) {
            boolean space = line.charAt(i) == ' ';
            words += !space && !inside ? 1 : 0;
            inside = !space;
        }
        return words;
    }

    /** A short line without a full stop: a headline, a heading, or something of the page. */
    static boolean isHeadingLike(String line) {
        char last = line.charAt(line.length() - 1);
        return line.length() <= 160
                && words(line) <= 22
                && ".,;:!…".indexOf(last) < 0
                && !endsSentence(line.replace('?', ' ').strip());
    }
}

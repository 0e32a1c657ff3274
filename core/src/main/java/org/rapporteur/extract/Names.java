package org.rapporteur.extract;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rapporteur.text.WordList;

/** Tells writers and agencies from other capitalised words, and takes a byline apart into names. */
final class Names {
    private static final Pattern BY = Pattern.compile(
            "^(?:(?:(?:written |story |report |article |analysis |text |words |posted |published |reported |created |submitted )?by|(?:ein(?:e)? )?(?:(?:blog ?|gast)?beitrag |artikel |text |kommentar |bericht |interview |kolumne |verfasst |geschrieben |erstellt |veröffentlicht |gepostet )?vo[nm]|(?:publié |écrit |rédigé |propos recueillis )?par|(?:escrito |publicado )?por|di|a cura di|scritto da|af|av|door|geschreven door|autor(?:in|en|innen|ka)?|auteurs?|autore|authors?|about|über|verfasser(?:in)?|(?:text|texte|texto|testo|redaktion|redakteur(?:in)?|reporter)(?=\\s*[:：])|автор(?:ы|и)?|текст|byline)(?:\\s*[:：]\\s*|\\s+)|(?-i:By|Von|Par|Por)(?=\\p{Lu}(?:\\p{Ll}|\\.\\p{Lu}))|(?:作者|记者|責任編輯|责任编辑|编辑|文|記者)\\s*[:：/]\\s*)(?=\\S)",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    /** Where a byline's names end: a bar, a mail address, a role after a dash. */
    private static final Pattern TAIL = Pattern.compile(
            "\\s*(?:\\||·|•|—|\\s[–-]\\s|/|;|\\(|<|\\bemail\\b|\\S{1,60}@\\S{1,60}|(?<=\\s)@\\w{1,30}|\\b(?:in|at|am|for|from|reporting|reports|updated|published|posted|contributed|alle artikel|alles von|weitere artikel|mehr von|all posts|all articles|more (?:by|from)|kontakt|contact|follow|profil)\\b(?!\\p{L})|\\d).*$",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private static final Pattern BETWEEN = Pattern.compile(
            "\\s*(?:,|;|&|\\+|\\s(?:and|und|et|y|e|и|та|і|with|mit|avec)\\s)\\s*(?:(?:and|und|et|y|и|та|і)\\s)?",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private static final Pattern AND = Pattern.compile("\\s(?:and|&|und|et|y|e|и|та|і)\\s");

    private static final Pattern WRITTEN_TAIL = Pattern.compile(
            "\\s*(?:\\||·|•|—|\\s[–-]\\s|;|\\(|<|,\\s|\\S{1,60}@\\S{1,60}|(?<=\\s)(?:updated|published|posted|on|at|am|um|le|à|alle artikel|alles von|all posts|more (?:by|from)|kommentare?|comments?)\\b(?!\\p{L})).*$",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private static final Pattern DATE_LIKE = Pattern.compile("\\d{1,2}[./:-]\\d{1,2}|\\d{4}");

    /** Words that state an author and name none. */
    private static final Pattern NOBODY = Pattern.compile(
            "(?:by |the |our |web ?|site ?)?(?:staff(?: writers?| reporters?| report)?|admin(?:istrator)?|authors?|autor(?:in)?|guest(?: author| post)?|gast(?:autor)?|unknown|anonymous|anonym|user|editor|webmaster|master|wordpress|contributors?|null|none|undefined|n/a|about the author|über den autor|comments?|by|von|par|por|share|teilen|follow|posted|published|veröffentlicht|publié|publicado|опубликовано|опубліковано)[\\s:.,]*");

    private static final Pattern EDITING =
            Pattern.compile("[;,.]?\\s*\\b(?:editing|edited) by\\b[^;]*", Pattern.CASE_INSENSITIVE);

    private static final Pattern SIGN_OFF_PARTS = Pattern.compile(
            "[;,.]|\\band\\b|\\bwith\\b|(?i)\\b(?:additional |further )?(?:reporting|writing)(?: by)?\\b");

    /** A service that no list knows but that calls itself one: {@code Coast News Service}. */
    private static final Pattern SERVICE =
            Pattern.compile("(?:\\p{Lu}[\\p{L}&.'’-]{0,20} ){1,5}(?:News Service|News Agency|Wire Service|Newswires?)");

    /** As many words as the longest name of an agency that is glued to a writer's. */
    private static final int AGENCY_WORDS = 5;

    private static final Pattern AGENCY_BEGINS = Pattern.compile("^(?:the|by|from)\\s+", Pattern.CASE_INSENSITIVE);
    private static final Pattern AGENCY_ENDS = Pattern.compile(
            "[\\s,]+(?:staff|news agency|news|writers?|reporters?|correspondents?)$", Pattern.CASE_INSENSITIVE);

    private static final Pattern WORD = Pattern.compile("\\p{Lu}[\\p{L}'’.-]{0,29}");
    private static final Pattern INITIAL = Pattern.compile("(?:\\p{Lu}\\.){1,3}|\\p{Lu}");

    /** A capital inside a word: glued names, unless it follows one of the prefixes that family names have. */
    private static final Pattern GLUE = Pattern.compile("(?<=\\p{Ll}{2})(?=\\p{Lu}\\p{Ll})");

    private static final Set<String> PREFIXES = Set.of(
            "mac", "fitz", "van", "von", "der", "den", "des", "del", "della", "dell", "dos", "las", "los", "san",
            "saint", "ver", "vander", "abd", "abu", "bin", "ben", "ter", "ten");
    private static final Set<String> PARTICLES = Set.of(
            "de", "la", "le", "du", "van", "von", "der", "den", "del", "della", "di", "da", "dos", "das", "al", "el",
            "bin", "ibn", "ben", "abu", "zu", "ter", "ten", "af", "av", "y");

    private final Set<String> notNames = new HashSet<>();
    private final Set<String> agencies = new HashSet<>();

    Names() {
        WordList.rows(Names.class, "not-names.txt")
                .forEach(row -> notNames.addAll(List.of(row.getFirst().split(" ", -1))));
        for (List<String> row : WordList.rows(Names.class, "agencies.txt")) {
            agencies.add(
                    isAcronym(row.getFirst()) ? row.getFirst() : row.getFirst().toLowerCase(Locale.ROOT));
        }
    }

    /** True for {@code By Jane Roe}; false for {@code By Friday the talks had failed}, where no name follows. */
    boolean hasBylineLabel(String line) {
        Matcher by = BY.matcher(line);
        return by.find() && !byline(line).isEmpty();
    }

    /** True for {@code Written by}: the words before an author's name. */
    boolean isAuthorLabel(String words) {
        return words.length() < 40 && withoutLabel(words.strip() + " X").equals("X");
    }

    /** A byline without the word that says that it is one. */
    String withoutLabel(String line) {
        return BY.matcher(line.strip()).replaceFirst("");
    }

    /** The agency named, as the list writes it: {@code Reuters} for {@code REUTERS STAFF}. */
    Optional<String> agencyIn(String words) {
        String bare = AGENCY_BEGINS.matcher(words.strip()).replaceFirst("");
        String plain = AGENCY_ENDS.matcher(bare).replaceFirst("");
        if (isListed(plain)) {
            return Optional.of(isAcronym(plain) && plain.length() > 5 ? capitalised(plain) : plain);
        }
        return SERVICE.matcher(bare).matches() ? Optional.of(bare) : Optional.empty();
    }

    /** Whether it is one of the agencies whose texts stand in papers of all names. */
    boolean isListedAgency(String name) {
        return isListed(AGENCY_ENDS
                .matcher(AGENCY_BEGINS.matcher(name.strip()).replaceFirst(""))
                .replaceFirst(""));
    }

    private boolean isListed(String plain) {
        return agencies.contains(plain)
                || (!isAcronym(plain) || plain.length() > 5) && agencies.contains(plain.toLowerCase(Locale.ROOT));
    }

    /** The writers that a byline names, without roles, places and agencies. */
    List<String> byline(String line) {
        String names = line.strip();
        Matcher by = BY.matcher(names);
        boolean labelled = by.find();
        if (labelled) {
            names = names.substring(by.end());
        }
        names = TAIL.matcher(names).replaceFirst("");
        if (labelled && !AND.matcher(names).find() && names.indexOf(',') > 0) {
            // "By Ann Roe, Port Celeste": without an "and" to come, what follows a comma is a place or a role.
            names = names.substring(0, names.indexOf(','));
        }
        Set<String> found = new LinkedHashSet<>();
        for (String part : BETWEEN.split(names)) {
            String writer = part.strip();
            for (String name : unglue(writer.substring(0, gluedAgency(writer)).strip())) {
                String plain = unshouted(name);
                if (isPerson(plain)) {
                    found.add(plain);
                }
            }
        }
        return List.copyOf(found);
    }

    /**
     * What is stated as author, as it is written but for what stands around it; empty if it says nothing: {@code Staff}.
     *
     * <p>Catches {@code harbourfan84} of {@code Posted by harbourfan84 | 3 comments}; leaves {@code By Staff, and 3 others}.
     */
    Optional<String> asWritten(String line) {
        String name = line.strip();
        Matcher by = BY.matcher(name);
        if (by.find()) {
            name = name.substring(by.end());
        }
        name = WRITTEN_TAIL.matcher(name).replaceFirst("").strip();
        String plain = name.toLowerCase(Locale.ROOT);
        boolean says = name.codePoints().anyMatch(Character::isLetter)
                && name.length() > 1
                && name.length() <= 60
                && LineRules.words(name) <= 7
                && !plain.contains("http")
                && plain.indexOf('@') < 0
                && plain.indexOf(':') < 0
                && !plain.contains("[at]")
                && !DATE_LIKE.matcher(plain).find()
                && !NOBODY.matcher(plain).matches();
        return says ? Optional.of(name) : Optional.empty();
    }

    /** True for an editorial office or another body: {@code Editorial office}, {@code Haven Newsroom}. */
    boolean isBody(String name) {
        for (String word : name.split("[^\\p{L}\\p{N}]+", -1)) {
            if (notNames.contains(word.toLowerCase(Locale.ROOT))) {
                return true;
            }
        }
        return false;
    }

    /**
     * The people of a sign-off: each part of it names somebody before a verb, a place or a comma. Catches Ann Roe and Bob Poe of
     * {@code Reporting by Ann Roe in Oslo and Bob Poe; Editing by Cid Coe}; leaves Cid Coe alone.
     */
    List<String> signedOff(String line) {
        List<String> people = new ArrayList<>();
        String plain = EDITING.matcher(line).replaceAll("").replaceFirst("^[\\s(–—-]+", "");
        for (String part : SIGN_OFF_PARTS.split(plain, -1)) {
            String name = part.strip().replaceFirst("\\s(?:reported|contributed|in|from|writing|and|at)\\b.*$", "");
            if (isPerson(name)) {
                people.add(name);
            }
        }
        return people;
    }

    /** Agencies that a byline names beside or instead of writers. */
    List<String> agenciesOf(String line) {
        Matcher by = BY.matcher(line);
        String names = by.find() ? line.substring(by.end()) : line;
        List<String> found = new ArrayList<>();
        for (String part : names.split("[,;|/(){}]| and | in | for | via ", -1)) {
            agencyIn(part).or(() -> agencyIn(part.substring(gluedAgency(part)))).ifPresent(found::add);
        }
        return found;
    }

    /**
     * Where in a byline's part the agency begins that follows a writer without a mark, or its length. Catches {@code Associated
     * Press} of {@code ANN ROE Associated Press} and {@code AFP} of {@code Ann Roe AFP}; leaves {@code Ann Petra} alone, though
     * there is an agency of that name.
     */
    private int gluedAgency(String part) {
        int at = part.length();
        int best = at;
        for (int words = 1; words <= AGENCY_WORDS && at > 0; words++) {
            at = part.lastIndexOf(' ', at - 1);
            if (at <= 0) {
                break;
            }
            String last = part.substring(at + 1);
            boolean telling =
                    words > 1 || last.equals("Reuters") || isAcronym(last) && !isAcronym(part.substring(0, at));
            if (telling
                    && agencyIn(last).isPresent()
                    && isPerson(unshouted(part.substring(0, at).strip()))) {
                best = at + 1;
            }
        }
        return best;
    }

    private static String unshouted(String name) {
        return isShouted(name) ? capitalised(name) : name;
    }

    /**
     * True if a line is nothing but one to four people's names: {@code Jane Roe and John Doe}. False for
     * {@code White House}, {@code Second Day of Talks}.
     */
    boolean isOnlyNames(String line) {
        if (line.length() > 120 || line.isBlank()) {
            return false;
        }
        int names = 0;
        for (String part : BETWEEN.split(line.strip())) {
            for (String name : unglue(part.strip())) {
                if (!isPerson(name)) {
                    return false;
                }
                names++;
            }
        }
        return names >= 1 && names <= 4;
    }

    /** Two to four capitalised words, initials and particles among them, none of a word that makes an institution. */
    boolean isPerson(String name) {
        String[] words = name.strip().split("\\s+", -1);
        if (words.length < 2 || words.length > 5 || name.length() > 60) {
            return false;
        }
        int full = 0;
        for (int i = 0; i < words.length; i++) {
            String word = words[i];
            boolean inner = i > 0 && i < words.length - 1;
            if (INITIAL.matcher(word).matches()) {
                continue;
            }
            if (i < words.length - 1 && PARTICLES.contains(word.toLowerCase(Locale.ROOT))) {
                continue;
            }
            if (!WORD.matcher(word).matches()
                    || (isAcronym(word) && word.length() > 1)
                    || notNames.contains(word.toLowerCase(Locale.ROOT).replace(".", ""))
                    || (inner && word.endsWith(".") && word.length() > 4)) {
                return false;
            }
            full++;
        }
        return full >= 1 && WORD.matcher(words[words.length - 1]).matches() && words[words.length - 1].length() > 1;
    }

    /** {@code Ann LeeBob Roe} is two people, {@code Ann McRoe} one. */
    private static List<String> unglue(String names) {
        List<String> parts = new ArrayList<>();
        Matcher glue = GLUE.matcher(names);
        int from = 0;
        while (glue.find()) {
            int wordStart = names.lastIndexOf(' ', glue.start() - 1) + 1;
            String before =
                    names.substring(Math.max(from, wordStart), glue.start()).toLowerCase(Locale.ROOT);
            boolean bothWhole =
                    names.substring(from, glue.start()).strip().indexOf(' ') > 0 && names.indexOf(' ', glue.end()) > 0;
            if (bothWhole && !PREFIXES.contains(before)) {
                parts.add(names.substring(from, glue.start()).strip());
                from = glue.end();
            }
        }
        parts.add(names.substring(from).strip());
        return parts;
    }

    static boolean isAcronym(String word) {
        return word.codePoints().anyMatch(Character::isUpperCase)
                && word.codePoints().noneMatch(Character::isLowerCase);
    }

    private static boolean isShouted(String name) {
        return name.length() > 5 && name.indexOf(' ') > 0 && isAcronym(name);
    }

    private static String capitalised(String shouted) {
        StringBuilder out = new StringBuilder();
        boolean start = true;
        for (int i = 0; i < shouted.length(); i++) {
            char c = shouted.charAt(i);
            out.append(start ? c : Character.toLowerCase(c));
            start = !Character.isLetter(c);
        }
        return out.toString();
    }
}

package org.rapporteur.extract;

import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.rapporteur.extract.Article.Paragraph;
import org.rapporteur.extract.Findings.DateFind;
import org.rapporteur.extract.Findings.Rank;
import org.rapporteur.extract.TextBlocks.Line;
import org.rapporteur.text.Span;

/**
 * Sorts the lines of a report into its article and what stands around it: title, byline, date, credits, captions, page
 * furniture. A doubtful line stays in the text.
 */
final class LineSorter {
    /** Bylines and dates stand among the first lines: title, standfirst, captions and counters fit before them. */
    private static final int HEAD_LINES = 14;

    private static final int TAIL_LINES = 8;

    /** A date line says little but the date: a name, a place, a label. */
    private static final int MOST_WORDS_BESIDE_DATE = 9;

    /** More short lines than these at the end are a list or a poem. */
    private static final int MOST_TRAILING = 4;

    private static final String MARKS = " .,:;–—/-()";

    private static final Pattern RUBRIC = Pattern.compile("(\\p{Lu}[\\p{L}&.' ]{2,24})\\|(?=[^\\s|])([^|]{15,250})");
    private static final Pattern TITLE_SUFFIX =
            Pattern.compile("(.{12,}?)\\s+(\\||–|—|-|•|·|»|::)\\s+([^|–—•·»]{2,40})$");
    private static final Pattern DATELINE = Pattern.compile(
            "(?:[\\p{Lu}][\\p{L}\\p{N}.,'’/ -]{0,60}?,?\\s?)?(?:\\(([\\p{L}\\p{N}./& -]{2,40})\\)\\s{0,2}(?:\\.[–—-]\\s?|[–—-]{1,2}\\s|[:,]\\s?)|/([\\p{L}\\p{N}.& -]{2,30})/\\.\\s)");
    /** {@code HAVEN — (AP) The strait}: only where an agency stands there. */
    private static final Pattern AGENCY_BEHIND_DASH =
            Pattern.compile("\\p{Lu}[^()–—\\n]{0,60}?\\s?(?:[–—]|--|\\s-)\\s?\\(([\\p{L}\\p{N}./& -]{2,40})\\)\\s");

    /** An American station writes itself there: {@code HAVEN, Ohio (WHVN) --}. */
    private static final Pattern CALL_SIGN = Pattern.compile("[KW]\\p{Lu}{2,3}(?:-?(?:TV|FM|DT))?");

    private static final Pattern SITE = Pattern.compile(
            "[\\p{L}\\p{N}-]{2,30}(?:\\.[\\p{L}\\p{N}-]{2,20})?\\.(?:com|org|net|info|news|tv|eu|int|co\\.\\p{L}{2}|\\p{L}{2})",
            Pattern.CASE_INSENSITIVE);

    private final LineRules rules;
    private final Names names;
    private final DateReader dates;
    private final DateLabels labels;
    private final List<Line> lines;
    private final boolean[] dropped;
    private final List<@Nullable Optional<LineRules.Match>> matches;
    private final Findings found;
    private final boolean fromPage;
    /** That the head of a pasted report names. */
    private @Nullable String agency;

    private final UnicodeScript script;
    private int firstBody;
    private int lastBody;
    private int bodies;

    private LineSorter(ArticleExtractor.Knowledge knowledge, List<Line> lines, Findings found, boolean fromPage) {
        this.rules = knowledge.rules();
        this.names = knowledge.names();
        this.dates = knowledge.dates();
        this.labels = knowledge.labels();
        this.lines = lines;
        this.dropped = new boolean[lines.size()];
        this.matches = new ArrayList<>(Collections.nCopies(lines.size(), null));
        this.found = found;
        this.fromPage = fromPage;
        this.script = Scripts.mostOf(lines.stream().map(Line::text).toList());
        locateBody();
    }

    /** Sorts; what is the article goes to the finds' blocks, what tells something to its other parts. */
    static void sort(ArticleExtractor.Knowledge knowledge, List<Line> lines, Findings found, boolean fromPage) {
        new LineSorter(knowledge, lines, found, fromPage).sort();
    }

    private void sort() {
        byWords();
        repeated();
        foreign();
        for (int i = 0; i < lines.size(); i++) {
            if (!dropped[i] && isHeadOrTail(i)) {
                dateLine(i);
            }
        }
        head();
        trailing();
        if (bodies > 0) {
            dateline(firstBody);
        }
        if (found.outlet == null && found.url == null) {
            found.outlet = agency;
        }
        if (!fromPage) {
            toldDay();
        }
        for (int i = 0; i < lines.size(); i++) {
            if (!dropped[i]) {
                found.blocks.add(finished(i));
            }
        }
    }

    private void locateBody() {
        firstBody = -1;
        for (int i = 0; i < lines.size(); i++) {
            String text = text(i);
            if (text.length() >= 100
                    && LineRules.endsSentence(text)
                    && !Scripts.isForeign(text, script)
                    && match(i).isEmpty()) {
                firstBody = firstBody < 0 ? i : firstBody;
                lastBody = i;
                bodies++;
            }
        }
        if (firstBody < 0) {
            firstBody = 0;
            lastBody = lines.size() - 1;
        }
    }

    private boolean isHead(int i) {
        return i < HEAD_LINES && i <= firstBody + 6;
    }

    private boolean isTail(int i) {
        return i >= lines.size() - TAIL_LINES && i >= lastBody;
    }

    private boolean isHeadOrTail(int i) {
        return isHead(i) || isTail(i);
    }

    private void byWords() {
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            String text = line.text();
            if (line.url() != null) {
                address(i, line.url());
                continue;
            }
            Optional<String> age = rules.age(text);
            if (age.isPresent()) {
                found.credit(Credit.Kind.AGE, age.get(), raw(i));
                dropped[i] = true;
                republisher(i + 1);
                continue;
            }
            Optional<LineRules.Match> match = match(i);
            if (match.isPresent() && !(i == 0 && !fromPage && lines.size() < 3)) {
                drop(i, match.get());
            } else if (line.onlyLink()
                    && i > 0
                    && line.block().kind() != Paragraph.Kind.LIST_ITEM
                    && !LineRules.endsSentence(text)
                    && i != titleCandidate()) {
                dropped[i] = true;
            }
        }
    }

    private int titleCandidate() {
        for (int i = 0; i < lines.size(); i++) {
            if (!dropped[i]) {
                return i;
            }
        }
        return 0;
    }

    private void drop(int i, LineRules.Match match) {
        switch (match.role()) {
            case NOISE, COMMENTS, TALK -> {}
            case CARD -> {
                if (i > 0 && LineRules.isHeadingLike(text(i - 1)) && i - 1 != titleCandidate()) {
                    dropped[i - 1] = true;
                }
            }
            case CAPTION -> {
                if (isHead(i) && names.hasBylineLabel(text(i))) {
                    // "By Ann Roe | Reuters" ends as captions do.
                    return;
                }
                if (i > lastBody) {
                    names.agencyIn(text(i).replaceAll("^[\\s(–—-]+|[\\s)]+$", ""))
                            .ifPresent(a -> found.credit(Credit.Kind.SOURCE, a, raw(i)));
                }
                // "Credit: Ann Roe" right under a line: that line is the caption.
                if (match.pure()
                        && i - 1 > titleCandidate()
                        && lines.get(i).emptyBefore() == 0
                        && text(i - 1).length() <= LineRules.MAX_CHARS
                        && dates.all(text(i - 1)).isEmpty()
                        && !isByline(i - 1, text(i - 1))) {
                    dropped[i - 1] = true;
                }
            }
            case ELSEWHERE, MACHINE, SOURCE, RIGHTS -> {
                boolean isAround = isHead(i) || i > lastBody;
                if (match.role() != LineRules.Role.SOURCE || isAround || OriginLine.isOfThisText(text(i))) {
                    OriginLine.credit(match, text(i), List.of(), raw(i), names, site(), found);
                }
            }
            case REPORTER -> {
                if (i < lastBody && i < lines.size() / 2) {
                    return;
                }
                List<String> people = names.signedOff(text(i));
                if (people.isEmpty()) {
                    return;
                }
                people.forEach(p -> found.credit(Credit.Kind.REPORTER, p, raw(i)));
            }
        }
        dropped[i] = true;
    }

    private String site() {
        String site = found.url == null ? null : ArticleExtractor.site(found.url);
        return site == null ? "" : site;
    }

    private void address(int i, String url) {
        dropped[i] = isHeadOrTail(i);
        if (dropped[i] && found.url == null) {
            found.url = url;
        }
    }

    /** The line right under "5 months ago" names who put it there. */
    private void republisher(int i) {
        if (i < lines.size()
                && lines.get(i).emptyBefore() == 0
                && LineRules.words(text(i)) <= 5
                && LineRules.isHeadingLike(text(i))
                && match(i).isEmpty()
                && !dropped[i]) {
            found.credit(Credit.Kind.REPUBLISHER, text(i), raw(i));
            dropped[i] = true;
        }
    }

    /** The same short line twice in a row is a caption or a video's title; a long one is kept once. */
    private void repeated() {
        int before = -1;
        for (int i = 0; i < lines.size(); i++) {
            if (dropped[i]) {
                continue;
            }
            if (before >= 0 && text(before).equals(text(i))) {
                boolean shortLine = text(i).length() <= 200 && before > titleCandidate() && !fromPage;
                dropped[i] = true;
                dropped[before] = dropped[before] || shortLine;
                continue;
            }
            before = i;
        }
    }

    private void foreign() {
        for (int i = 0; i < lines.size(); i++) {
            if (!dropped[i] && (i < firstBody || i > lastBody) && Scripts.isForeign(text(i), script)) {
                dropped[i] = true;
            }
        }
    }

    /** A line that says when, and at most who and where besides. */
    private void dateLine(int i) {
        String text = text(i);
        if (text.length() > 160) {
            return;
        }
        List<Stamp> stamps = dates.all(text);
        if (stamps.isEmpty()) {
            return;
        }
        StringBuilder beside = new StringBuilder();
        int from = 0;
        for (Stamp stamp : stamps) {
            beside.append(text, from, stamp.span().start()).append(" | ");
            from = stamp.span().end();
        }
        beside.append(text, from, text.length());
        String rest = beside.toString();
        DateLabels.Kind first =
                labels.before(text.substring(0, stamps.getFirst().span().start()));
        boolean labelled = first != DateLabels.Kind.NONE;
        if (LineRules.words(rest) > MOST_WORDS_BESIDE_DATE + stamps.size()
                || (!labelled && isSentence(text, stamps.getFirst()))) {
            return;
        }
        int end = 0;
        for (Stamp stamp : stamps) {
            DateLabels.Kind label =
                    labels.before(text.substring(end, stamp.span().start()));
            end = stamp.span().end();
            Rank rank =
                    switch (label) {
                        case FIRST -> Rank.LABELLED;
                        // A report that is no page holds no other report's dates.
                        case NONE -> Rank.MARKED;
                        case OTHER -> Rank.MENTION;
                        case LATER -> Rank.VISIBLE_UPDATE;
                    };
            if (!fromPage) {
                found.dates.add(new DateFind(stamp, rank, "visible line: " + text));
            }
        }
        besideDate(i, rest);
        dropped[i] = true;
    }

    /** "Talks of 3 March 2021" is a headline: the date must stand apart, at the start or the end or behind a mark. */
    private static boolean isSentence(String text, Stamp stamp) {
        String before = text.substring(0, stamp.span().start()).strip();
        String after = text.substring(stamp.span().end()).strip();
        boolean apartBefore = before.isEmpty()
                || ".,|·•–—-/:(".indexOf(before.charAt(before.length() - 1)) >= 0
                || LineRules.words(before) <= 1;
        boolean apartAfter =
                after.isEmpty() || ".,|·•–—-/:)(".indexOf(after.charAt(0)) >= 0 || LineRules.words(after) <= 2;
        return !apartBefore || !apartAfter || text.endsWith(".") && LineRules.words(before + " " + after) > 6;
    }

    private void besideDate(int i, String rest) {
        for (String part : rest.split("[|·•]", -1)) {
            String names = trimmed(part);
            if (found.byline.isEmpty() && (this.names.isOnlyNames(names) || this.names.hasBylineLabel(names))) {
                found.byline.addAll(this.names.byline(names));
            }
        }
        names.agenciesOf(rest).forEach(a -> found.credit(Credit.Kind.SOURCE, a, raw(i)));
        for (String part : rest.split("[|·•]", -1)) {
            String name = trimmed(part);
            boolean isName = !name.isEmpty()
                    && LineRules.words(name) <= 5
                    && Character.isUpperCase(name.codePointAt(0))
                    && labels.before(name) == DateLabels.Kind.NONE
                    && !names.isOnlyNames(name)
                    && !names.hasBylineLabel(name)
                    && rules.match(name).isEmpty()
                    && name.codePoints().noneMatch(Character::isDigit);
            if (isName && found.outlet == null && (i <= 1 || i < Math.min(5, firstBody) && name.indexOf(' ') > 0)) {
                found.outlet = name;
            }
        }
    }

    private static String trimmed(String part) {
        int start = 0;
        int end = part.length();
        while (start < end && MARKS.indexOf(part.charAt(start)) >= 0) {
            start++;
        }
        while (end > start && MARKS.indexOf(part.charAt(end - 1)) >= 0) {
            end--;
        }
        return part.substring(start, end);
    }

    /** Title, rubric and byline among the first lines. */
    private void head() {
        for (int i = 0; i < lines.size() && isHead(i); i++) {
            if (dropped[i]) {
                continue;
            }
            String text = text(i);
            Matcher rubric = RUBRIC.matcher(text);
            if (rubric.matches() && i <= firstBody) {
                title(i, rubric.group(2));
                continue;
            }
            if (text.length() <= 200 && isByline(i, text)) {
                if (found.byline.isEmpty()) {
                    found.byline.addAll(names.byline(text));
                }
                Span raw = raw(i);
                names.agenciesOf(text).forEach(a -> found.credit(Credit.Kind.SOURCE, a, raw));
                boolean isLabelled = names.hasBylineLabel(text);
                outlet(OutletName.behindByline(text).or(() -> isLabelled ? Optional.empty() : OutletName.alone(text)));
                agency(text);
                dropped[i] = true;
            } else if (found.title == null && isTitle(i)) {
                title(i, text);
            } else if (found.title != null && isSameTitle(text, found.title)) {
                dropped[i] = true;
            } else if (isNameAboveByline(i)) {
                found.credit(Credit.Kind.SOURCE, text, raw(i));
                outlet(OutletName.alone(text));
                dropped[i] = true;
            } else if (isOutletLine(i)) {
                outlet(OutletName.alone(text));
                dropped[i] = true;
            }
        }
    }

    /** The outlet of a pasted report, unless something better names it; an agency's text stands in papers of other names. */
    private void outlet(Optional<String> name) {
        if (!fromPage && found.outlet == null && name.isPresent() && !names.isListedAgency(name.get())) {
            found.outlet = name.get();
        }
    }

    /** Where nobody else is named the agency of a byline, or one alone in its line, stands for who printed it. */
    private void agency(String text) {
        if (!fromPage && agency == null) {
            agency = names.agenciesOf(text).stream().findFirst().orElse(null);
        }
    }

    /** Between the headline and the text, the outlet's name and nothing else. */
    private boolean isOutletLine(int i) {
        return !fromPage
                && found.title != null
                && i > 0
                && i < firstBody
                && !names.isListedAgency(text(i))
                && OutletName.alone(text(i)).isPresent();
    }

    /**
     * Who sent or printed a pasted report stands between its headline and its byline. Catches {@code Coast News} above {@code Ann
     * Roe}; leaves a standfirst and {@code Talks in Haven} above the text alone.
     */
    private boolean isNameAboveByline(int i) {
        if (fromPage || found.title == null || i + 1 >= firstBody || LineRules.words(text(i)) > 4) {
            return false;
        }
        boolean named = text(i).indexOf(' ') > 0
                && LineRules.isHeadingLike(text(i))
                && List.of(text(i).split(" ", -1)).stream().allMatch(w -> Character.isUpperCase(w.codePointAt(0)));
        return named && (dropped[i + 1] || isByline(i + 1, text(i + 1)));
    }

    private boolean isByline(int i, String text) {
        if (names.hasBylineLabel(text) && (!LineRules.endsSentence(text) || LineRules.words(text) <= 6)) {
            return true;
        }
        boolean agencyAlone = i > 0 && names.agencyIn(text).isPresent() && !Character.isLowerCase(text.charAt(0));
        return agencyAlone
                || (!fromPage
                        && found.byline.isEmpty()
                        && names.isOnlyNames(text)
                        && (found.title != null || i + 1 < firstBody));
    }

    private boolean isTitle(int i) {
        String text = text(i);
        return !fromPage
                && i <= firstBody
                && text.length() <= 250
                && lines.size() > 1
                && (LineRules.isHeadingLike(text)
                        || lines.get(i).block().kind() == Paragraph.Kind.HEADING
                        || (i < firstBody && LineRules.words(text) <= 30 && !text.endsWith(".")));
    }

    private void title(int i, String text) {
        dropped[i] = true;
        if (found.title != null) {
            return;
        }
        Matcher suffix = TITLE_SUFFIX.matcher(text);
        found.title = text;
        if (suffix.matches() && isOutletName(i, suffix.group(3), suffix.group(2))) {
            found.title = suffix.group(1).strip();
            if (found.outlet == null) {
                found.outlet = suffix.group(3).strip();
            }
            int at = text.lastIndexOf(suffix.group(3));
            found.credit(
                    Credit.Kind.REPUBLISHER,
                    suffix.group(3),
                    lines.get(i).block().part(at, text.length()).raw());
        }
    }

    /**
     * Catches {@code Ministers meet – Coast Herald}; leaves {@code We will not yield – Ann Roe} alone where the text
     * names Ann Roe, and {@code Talks fail – again}.
     */
    private boolean isOutletName(int title, String name, String mark) {
        String plain = name.strip();
        String[] words = plain.split("\\s+", -1);
        if (words.length > 5
                || !Character.isUpperCase(plain.codePointAt(0))
                        && !SITE.matcher(plain).matches()) {
            return false;
        }
        if (mark.equals("|") || mark.equals("»") || SITE.matcher(plain).matches()) {
            return true;
        }
        for (String word : words) {
            if (Character.isLowerCase(word.codePointAt(0)) && word.length() > 3) {
                return false;
            }
        }
        String last = words[words.length - 1];
        for (int i = 0; i < lines.size(); i++) {
            if (i != title && contains(text(i), last)) {
                return false;
            }
        }
        return true;
    }

    private static boolean contains(String text, String word) {
        int at = text.indexOf(word);
        while (at >= 0) {
            int end = at + word.length();
            if ((at == 0 || !Character.isLetter(text.charAt(at - 1)))
                    && (end == text.length() || !Character.isLetter(text.charAt(end)))) {
                return true;
            }
            at = text.indexOf(word, at + 1);
        }
        return false;
    }

    static boolean isSameTitle(String a, String b) {
        String letters = MainText.letters(a);
        return !letters.isEmpty() && letters.equals(MainText.letters(b));
    }

    /** What stands last and is no sentence has no text under it: an agency, a name, or something of the page. */
    private void trailing() {
        int last = 0;
        for (int i = lastBody + 1; i < lines.size(); i++) {
            last += dropped[i] ? 0 : 1;
        }
        if (bodies < 3 || last > MOST_TRAILING) {
            return;
        }
        for (int i = lines.size() - 1; i > lastBody; i--) {
            if (dropped[i]) {
                continue;
            }
            String text = text(i);
            if (!LineRules.isHeadingLike(text)
                    || LineRules.words(text) > 8
                    || lines.get(i).block().kind() == Paragraph.Kind.LIST_ITEM) {
                return;
            }
            Optional<String> agency = names.agencyIn(text.replaceAll("^[\\s(–—-]+|[\\s)]+$", ""));
            Span raw = raw(i);
            agency.ifPresent(a -> found.credit(Credit.Kind.SOURCE, a, raw));
            if (agency.isEmpty() && found.byline.isEmpty() && names.isOnlyNames(text)) {
                found.byline.addAll(names.byline(text));
            }
            dropped[i] = true;
        }
    }

    /** {@code HAVEN (Reuters) -} credits an agency, {@code (coastnews.com) –} a site; both stay in the text. */
    private void dateline(int i) {
        String text = text(i);
        Matcher m = DATELINE.matcher(text);
        if (!m.lookingAt()) {
            Matcher behind = AGENCY_BEHIND_DASH.matcher(text);
            if (behind.lookingAt()) {
                Span raw = lines.get(i)
                        .block()
                        .part(behind.start(1), behind.end(1))
                        .raw();
                names.agencyIn(behind.group(1)).ifPresent(a -> found.credit(Credit.Kind.SOURCE, a, raw));
            }
            return;
        }
        int group = m.group(1) != null ? 1 : 2;
        String named = m.group(group).strip();
        Span raw = lines.get(i).block().part(m.start(group), m.end(group)).raw();
        boolean site = SITE.matcher(named).matches();
        boolean acronym = Names.isAcronym(named)
                && named.length() <= 6
                && named.indexOf(' ') < 0
                && !CALL_SIGN.matcher(named).matches();
        Optional<String> agency = names.agencyIn(named);
        if (agency.isPresent() || site || acronym) {
            found.credit(Credit.Kind.SOURCE, agency.orElse(named), raw);
            if (site && found.outlet == null) {
                found.outlet = named;
            }
        }
    }

    /** The day in the dateline, or before the headline; the lines that left the text may tell its year. */
    private void toldDay() {
        List<String> head = new ArrayList<>();
        for (int i = 0; i < lines.size() && isHead(i); i++) {
            head.add(text(i));
        }
        ToldDay.in(head, dates)
                .ifPresent(told -> found.dates.add(new DateFind(told.stamp(), Rank.DATELINE, told.evidence())));
    }

    private Block finished(int i) {
        Block block = lines.get(i).block();
        boolean heading = block.kind() == Paragraph.Kind.TEXT
                && !fromPage
                && text(i).length() <= 120
                && LineRules.isHeadingLike(text(i))
                && followedByLonger(i);
        return heading ? block.as(Paragraph.Kind.HEADING) : block;
    }

    private boolean followedByLonger(int i) {
        for (int next = i + 1; next < lines.size(); next++) {
            if (!dropped[next]) {
                return text(next).length() > text(i).length();
            }
        }
        return false;
    }

    private Optional<LineRules.Match> match(int i) {
        Optional<LineRules.Match> known = matches.get(i);
        if (known == null) {
            known = rules.match(text(i));
            matches.set(i, known);
        }
        return known;
    }

    private String text(int i) {
        return lines.get(i).text();
    }

    private Span raw(int i) {
        return lines.get(i).block().raw();
    }
}

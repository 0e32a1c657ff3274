package org.rapporteur.extract;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.rapporteur.extract.Findings.DateFind;
import org.rapporteur.extract.Findings.Rank;
import org.rapporteur.extract.HtmlPage.Piece;

/** Every date that a page offers for its article, each with its place and how far that place is to be trusted. */
final class PageDates {
    private static final List<String> PUBLISHED = List.of(
            "article:published_time",
            "datepublished",
            "parsely-pub-date",
            "dc.date.issued",
            "dcterms.issued",
            "dc.date.published",
            "dc.date.publication",
            "pubdate",
            "publishdate",
            "publish-date",
            "publish_date",
            "publication_date",
            "publication-date",
            "publicationdate",
            "published_time",
            "published_at",
            "sailthru.date",
            "article.published",
            "article_date_original",
            "article_publication_date",
            "article:published",
            "article:publicationdate",
            "bt:pubdate",
            "citation_publication_date",
            "citation_online_date",
            "citation_date",
            "article:post_date",
            "article:publish_date",
            "article:create_at",
            "cxenseparse:recs:publishtime",
            "cxenseparse:publishtime",
            "og:published_time",
            "og:article:published_time",
            "og:pubdate",
            "rnews:datepublished",
            "ptime",
            "pdate",
            "published",
            "published-date",
            "publisheddate",
            "firstpublished",
            "displaydate",
            "originalpublicationdate",
            "release_date",
            "dateposted",
            "postdate");

    /** Names that some pages use for the publication and others for the last change. */
    private static final List<String> UNCLEAR = List.of(
            "dcterms.created",
            "dc.date.created",
            "dc.created",
            "datecreated",
            "date_created",
            "created",
            "date",
            "dc.date",
            "dcterms.date",
            "issued",
            "creation_date",
            "date-creation",
            "docdate",
            "timestamp");

    private static final List<String> MODIFIED = List.of(
            "article:modified_time",
            "article:modified",
            "og:updated_time",
            "og:article:modified_time",
            "datemodified",
            "dcterms.modified",
            "dc.date.modified",
            "dc.modified",
            "bt:moddate",
            "lastmod",
            "last-modified",
            "lastmodified",
            "last_modified",
            "modified",
            "modificationdate",
            "modification_date",
            "revision_date",
            "updated_time",
            "update_date",
            "updated",
            "revised");

    /** What a script calls the day of publication in its own data. */
    private static final Pattern SCRIPT = Pattern.compile(
            "\\b(?<name>[a-z_.]{0,20}+(?<=date|datum|time|published|published_at|publishedat|publication|created|createdat|created_at|pubdate|posted|_on))(?:_?(?:utc|iso|gmt|original))?[\"']?\\s{0,4}[:=(]\\s{0,4}[\"'](?<value>(?:19|20)\\d\\d[^\"'<>]{4,36})[\"']",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern NOT_THE_PAGES =
            Pattern.compile("expir|end|start|event|valid|birth|until|deadline|server|now|current");

    private static final Pattern OF_A_CHANGE = Pattern.compile("last|modif|updat|chang|revis|edit");

    /** Longer than a name, its sign and what parts them. */
    private static final int SCRIPT_NAME_CHARS = 64;

    /** Longer than a value in its quotation marks. */
    private static final int SCRIPT_VALUE_CHARS = 50;

    /** Scripts hold megabytes of other things; what describes the page stands early in them. */
    private static final int SCRIPT_CHARS = 400_000;

    private static final List<String> PICTURES = List.of("og:image", "og:image:url", "twitter:image", "image");

    /** Catches {@code /2021/04/03/port.jpg}; leaves {@code /2021/04/port.jpg} and {@code /1200/10/03/port.jpg} alone. */
    private static final Pattern PICTURE_DAY = Pattern.compile("(?<=/)((?:19|20)\\d\\d)/(\\d{1,2})/(\\d{1,2})(?=/)");

    /** Longer addresses hold the picture itself. */
    private static final int ADDRESS_CHARS = 1_000;

    private static final int DATE_LINE_CHARS = 160;

    /** What stands under an entry of a blog: when, who, rubric, labels, how to reply. */
    private static final int LABELLED_CHARS = 600;

    /** How far into the first paragraph a dateline reaches: a town, a day, an agency. */
    private static final int DATELINE_CHARS = 60;

    /** A date line says little but the date: a name, a place, a label, a rubric. */
    private static final int MOST_WORDS_BESIDE = 14;

    /** A weekday, a place, a word before the time. */
    private static final int FEW_WORDS_BESIDE = 4;

    /** More blocks than these around the article are a list of other articles. */
    private static final int MOST_FAR = 200;

    private final DateReader dates;
    private final DateLabels labels;
    private final Findings found;

    private PageDates(ArticleExtractor.Knowledge knowledge, Findings found) {
        this.dates = knowledge.dates();
        this.labels = knowledge.labels();
        this.found = found;
    }

    /** What the page states for machines. */
    static void stated(PageMarks marks, StructuredData data, ArticleExtractor.Knowledge knowledge, Findings found) {
        PageDates dates = new PageDates(knowledge, found);
        for (StructuredData.Work work : data.works()) {
            dates.machine(
                    work.published(),
                    work.isArticle() ? Rank.STRUCTURED : Rank.STRUCTURED_PAGE,
                    "JSON-LD datePublished");
            dates.machine(work.modified(), Rank.META_UPDATE, "JSON-LD dateModified");
        }
        for (String name : PUBLISHED) {
            dates.meta(marks, name, Rank.META);
        }
        for (String name : UNCLEAR) {
            dates.meta(marks, name, Rank.META_UNCLEAR);
        }
        for (String name : PICTURES) {
            dates.picture(marks.meta(name));
        }
        for (String name : MODIFIED) {
            dates.meta(marks, name, Rank.META_UPDATE);
        }
    }

    /** Sites file pictures under the day on which they were put in; one of the month alone tells no day. */
    private void picture(@Nullable String address) {
        Matcher m = PICTURE_DAY.matcher(address == null || address.length() > ADDRESS_CHARS ? "" : address);
        if (m.find()) {
            machine(m.group(1) + "-" + m.group(2) + "-" + m.group(3), Rank.PICTURE, "picture " + m.group());
        }
    }

    /** What it shows to readers around its article, then what its scripts say. */
    static void shown(
            HtmlPage page, PageMarks marks, PageZones zones, ArticleExtractor.Knowledge knowledge, Findings found) {
        PageDates dates = new PageDates(knowledge, found);
        marks.times.forEach(e -> dates.element(e, zones));
        dates.lines(page.pieces(), zones);
        dates.scripts(marks.scripts);
    }

    private void element(Element e, PageZones zones) {
        if (zones.isElsewhere(e)) {
            return;
        }
        int at = HtmlPage.rangeOf(e).start();
        String property = e.attr("itemprop");
        Element parent = e.parent();
        String names = property + " " + e.className() + " " + (parent == null ? "" : parent.className());
        String text = PageMarks.shortText(e);
        boolean update = names.contains("odif") || names.contains("pdate");
        boolean first = names.contains("ublish") || e.hasAttr("pubdate");
        boolean near =
                zones.isAroundHead(at) || parent != null && parent.normalName().equals("head");
        DateLabels.Kind label = labels.before(beforeDate(text));
        Rank rank;
        if (update && !first || label == DateLabels.Kind.LATER) {
            rank = Rank.VISIBLE_UPDATE;
        } else if (near) {
            rank = first || label == DateLabels.Kind.FIRST ? Rank.MARKED : Rank.TIME_ELEMENT;
        } else {
            rank = zones.isBesideText(at) ? Rank.TIME_ELEMENT_FAR : Rank.OUTSIDE;
        }
        String data = PageMarks.dateAttribute(e);
        String stated = data != null
                ? data
                : e.hasAttr("content") ? e.attr("content") : e.normalName().equals("abbr") ? e.attr("title") : "";
        String evidence = e.normalName() + " element" + (property.isEmpty() ? "" : " " + property);
        if (!stated.isBlank()) {
            machine(stated, rank, evidence);
        } else if (text.length() <= DATE_LINE_CHARS) {
            dates.loose(text).stream()
                    .findFirst()
                    .ifPresent(s -> found.dates.add(new DateFind(s, rank, evidence + ": " + text)));
        }
    }

    private String beforeDate(String text) {
        List<Stamp> stamps = text.length() > DATE_LINE_CHARS ? List.of() : dates.loose(text);
        return stamps.isEmpty()
                ? ""
                : text.substring(0, stamps.getFirst().span().start());
    }

    /** The article's surroundings; what is farther off only where nothing is known yet. */
    private void lines(List<Piece> pieces, PageZones zones) {
        lines(pieces, zones.headStart(), zones.headEnd(), zones);
        lines(pieces, Math.max(zones.headEnd(), zones.lastBody()), zones.tailEnd(), zones);
        if (isNothingKnown()) {
            lines(pieces, Math.max(0, zones.headStart() - MOST_FAR), zones.headStart(), zones);
            lines(pieces, zones.headEnd(), zones.lastBody(), zones);
            lines(pieces, zones.tailEnd(), Math.min(pieces.size(), zones.tailEnd() + MOST_FAR), zones);
        }
    }

    private boolean isNothingKnown() {
        return found.dates.stream().noneMatch(find -> find.rank().compareTo(Rank.OUTSIDE) < 0);
    }

    private void lines(List<Piece> pieces, int from, int to, PageZones zones) {
        for (int i = from; i < to; i++) {
            String text = pieces.get(i).block().text();
            if (text.length() <= DATE_LINE_CHARS && mayHoldDate(text)) {
                line(pieces, i, zones);
            } else {
                if (i == zones.firstBody()) {
                    dateline(text);
                }
                if (text.length() <= LABELLED_CHARS && i > zones.lastBody()) {
                    labelled(text);
                }
            }
        }
    }

    /** Catches {@code This entry was posted on 3 April 2021 by Ann Roe and filed under ...}: a long line under the text. */
    private void labelled(String text) {
        if (mayHoldDate(text)) {
            for (Stamp stamp : dates.loose(text)) {
                if (labels.before(text.substring(0, stamp.span().start())) == DateLabels.Kind.FIRST) {
                    found.dates.add(new DateFind(stamp, Rank.LABELLED, "visible line: " + text));
                    return;
                }
            }
        }
    }

    /** A cheap look before the patterns: a date has at least three figures. */
    static boolean mayHoldDate(String text) {
        int digits = 0;
        for (int i = 0; i < text.length(); i++) {
            digits += Character.isDigit(text.charAt(i)) ? 1 : 0;
        }
        return digits >= 3;
    }

    private void line(List<Piece> pieces, int i, PageZones zones) {
        Piece piece = pieces.get(i);
        String text = piece.block().text();
        List<Stamp> stamps = dates.loose(text);
        if (stamps.isEmpty()) {
            return;
        }
        if (zones.isElsewhere(piece.owner())) {
            // The first entry of a discussion is its beginning.
            found.dates.add(new DateFind(stamps.getFirst(), Rank.ELSEWHERE, "visible line: " + text));
            return;
        }
        boolean head = i >= zones.headStart() && i < zones.headEnd();
        boolean tail = i >= zones.lastBody() && i < zones.tailEnd();
        boolean body = i > zones.firstBody() && i < zones.lastBody();
        int end = 0;
        int wordsBeside = LineRules.words(text) - stamps.size() * 3;
        for (Stamp stamp : stamps) {
            String before = text.substring(end, stamp.span().start());
            if (before.isBlank()
                    && end == 0
                    && i > 0
                    && pieces.get(i - 1).block().text().length() < 40) {
                before = pieces.get(i - 1).block().text();
            }
            end = stamp.span().end();
            DateLabels.Kind label = labels.before(before);
            boolean dateLine = wordsBeside <= MOST_WORDS_BESIDE && !(text.endsWith(".") && wordsBeside > 6);
            Rank rank =
                    switch (label) {
                        case LATER -> head || tail ? Rank.VISIBLE_UPDATE : Rank.OUTSIDE_UPDATE;
                        case FIRST -> head || tail && dateLine ? Rank.LABELLED : Rank.OUTSIDE;
                        case OTHER -> Rank.MENTION;
                        case NONE ->
                            !dateLine || body
                                    ? Rank.MENTION
                                    : head
                                            ? wordsBeside <= FEW_WORDS_BESIDE ? Rank.VISIBLE : Rank.VISIBLE_AMONG
                                            : tail
                                                    ? Rank.VISIBLE_BELOW
                                                    : i > zones.title() ? Rank.OUTSIDE : Rank.OUTSIDE_ABOVE;
                    };
            found.dates.add(
                    new DateFind(stamp, rank, (rank == Rank.MENTION ? "mentioned: " : "visible line: ") + text));
        }
    }

    /** Catches {@code (18.01.2021) The ferry sails again} and {@code Haven, 18 January 2021 –}. */
    private void dateline(String text) {
        String start = text.substring(0, Math.min(text.length(), DATELINE_CHARS));
        if (mayHoldDate(start)) {
            dates.loose(start).stream()
                    .findFirst()
                    .filter(stamp ->
                            LineRules.words(start.substring(0, stamp.span().start())) <= 4)
                    .ifPresent(stamp -> found.dates.add(new DateFind(stamp, Rank.DATELINE, "dateline: " + start)));
        }
    }

    /** Only where nothing better is there: scripts hold dates of other things too. */
    private void scripts(List<Element> scripts) {
        if (found.dates.stream().anyMatch(find -> find.rank().compareTo(Rank.TIME_ELEMENT) <= 0)) {
            return;
        }
        int left = SCRIPT_CHARS;
        for (Element script : scripts) {
            String data = script.data();
            String start = data.substring(0, Math.min(left, data.length()));
            left -= start.length();
            script(start);
        }
    }

    /** Asks the pattern only before what may be a year in quotation marks: scripts are long. */
    private void script(String data) {
        Matcher m = SCRIPT.matcher(data).useTransparentBounds(true);
        int done = 0;
        for (int quote = yearInQuotes(data, 0); quote >= 0; quote = yearInQuotes(data, quote + 1)) {
            int from = Math.max(done, quote - SCRIPT_NAME_CHARS);
            if (from <= quote
                    && m.region(from, Math.min(data.length(), quote + SCRIPT_VALUE_CHARS))
                            .find()) {
                done = m.end();
                script(m.group("name"), m.group("value"));
            }
        }
    }

    private static int yearInQuotes(String data, int from) {
        for (int i = from; i + 2 < data.length(); i++) {
            char c = data.charAt(i);
            if ((c == '"' || c == '\'')
                    && (data.charAt(i + 1) == '2' && data.charAt(i + 2) == '0'
                            || data.charAt(i + 1) == '1' && data.charAt(i + 2) == '9')) {
                return i;
            }
        }
        return -1;
    }

    private void script(String called, String value) {
        String name = called.toLowerCase(Locale.ROOT);
        if (!NOT_THE_PAGES.matcher(name).find()) {
            Rank rank = OF_A_CHANGE.matcher(name).find()
                    ? Rank.OUTSIDE_UPDATE
                    : name.contains("publi") || name.contains("pub") || name.contains("post")
                            ? Rank.SCRIPT
                            : name.contains("creat") ? Rank.SCRIPT_CREATED : Rank.SCRIPT_OTHER;
            machine(value, rank, "script " + called);
        }
    }

    private void meta(PageMarks marks, String name, Rank rank) {
        String value = marks.meta(name);
        if (value != null) {
            machine(value, rank, "meta " + name);
        }
    }

    private void machine(@Nullable String value, Rank rank, String evidence) {
        if (value != null && value.length() < 100) {
            dates.machine(value)
                    .ifPresent(stamp -> found.dates.add(new DateFind(stamp, rank, evidence + ": " + value)));
        }
    }
}

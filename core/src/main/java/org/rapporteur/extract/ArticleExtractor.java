package org.rapporteur.extract;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rapporteur.extract.Findings.DateFind;
import org.rapporteur.extract.Findings.Rank;
import org.rapporteur.ingest.Given;
import org.rapporteur.ingest.RawReport;
import org.rapporteur.text.Problem;

/**
 * Turns a raw report into what a reader would call the article: its text without the page around it, and who published it
 * when, where it says so.
 *
 * <p>Thread-safe; the same report always gives the same article. Never fails: what is wrong becomes a problem of the article.
 * What the report's container stated (a feed entry, a JSON object) wins over what is read.
 */
public final class ArticleExtractor {
    /** A shorter text is a teaser or a caption rather than a report: 10 of the 2,237 in stories-union are shorter. */
    private static final int SHORT_CHARS = 120;

    /** A page of a newspaper holds some 50,000 characters: a paragraph of twenty pages is a file that lost its line breaks. */
    private static final int LONG_PARAGRAPH = 1_000_000;

    /** A text in the data that is shorter is a teaser, one shown may be a notice on cookies or scripts: two or three sentences. */
    private static final int TEASER_CHARS = 300;

    /** What hosts begin with and no reader names. */
    private static final Pattern NO_NAME = Pattern.compile("^(?:www\\d?|m|amp|mobile)\\.");

    private static final Pattern MARKUP = Pattern.compile("<[/!]?[a-zA-Z]");

    // Only years in which pages can be dated: other numbers in an address ("story-id5226509") are no dates.
    private static final Pattern URL_DATE = Pattern.compile(
            "(?<!\\d)((?:19|20)\\d\\d)(?:[/-](0?[1-9]|1[0-2]|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[/-](0[1-9]|[12]\\d|3[01]|[1-9](?=/))|(0[1-9]|1[0-2])(0[1-9]|[12]\\d|3[01]))"
                    + "(?!\\d)",
            Pattern.CASE_INSENSITIVE);

    /** What all reports are read with: word lists and rules, loaded once. */
    record Knowledge(LineRules rules, Names names, DateReader dates, DateLabels labels, PageNoise noise) {}

    private final Knowledge knowledge =
            new Knowledge(new LineRules(), new Names(), new DateReader(), new DateLabels(), new PageNoise());

    /** Loads the word lists; make one and share it. */
    public ArticleExtractor() {}

    /** Reads one report. */
    public Article extract(RawReport raw) {
        Findings found = find(raw);
        BodyText body = BodyText.of(found.blocks, raw.content());
        String text = body.text().text();
        if (text.isEmpty()) {
            found.problems.add(Problem.of("no-article", "no article was found in this report"));
        } else if (text.length() < SHORT_CHARS) {
            found.problems.add(Problem.of("very-short", "the article has only " + text.length() + " characters"));
        }
        for (Article.Paragraph paragraph : body.paragraphs()) {
            if (paragraph.span().length() > LONG_PARAGRAPH) {
                found.problems.add(new Problem(
                        "no-line-breaks",
                        "a paragraph of " + paragraph.span().length() + " characters without a break",
                        paragraph.span()));
            }
        }
        String title = found.title;
        if (title != null && MARKUP.matcher(title).find()) {
            found.problems.add(
                    Problem.of("markup-in-title", "the title holds markup, which is shown as text: " + title));
        }
        String url = found.url;
        if (url != null) {
            urlDate(url, found);
        }
        String language = Languages.of(text);
        Dating dating = Dating.of(found, language);
        Article.Meta meta = new Article.Meta(
                url,
                found.title,
                List.copyOf(found.byline),
                found.outlet != null ? found.outlet : url == null ? null : site(url),
                language,
                dating.published(),
                dating.updated(),
                found.section,
                found.canonicalUrl);
        return new Article(raw.id(), raw.path(), meta, body.text(), body.paragraphs(), found.credits, found.problems);
    }

    /**
     * What a reader of the report sees that is no part of its article, for a view that accounts for every word. Reads the report
     * anew.
     */
    public List<LeftOut> leftOut(RawReport raw) {
        Findings found = find(raw);
        return LeftOut.of(found.seen, found.offered, found.blocks);
    }

    private Findings find(RawReport raw) {
        Findings found = new Findings();
        found.problems.addAll(raw.problems());
        Given given = raw.given();
        found.url = given.url();
        found.title = given.title();
        found.outlet = given.outlet();
        given.byline().forEach(line -> addByline(line, found));
        if (given.date() != null) {
            givenDate(given, found);
        }
        if (given.source() != null) {
            found.credit(Credit.Kind.SOURCE, given.source(), HtmlPage.NOWHERE);
        }
        if (given.fetched() != null) {
            found.fetched = knowledge
                    .dates()
                    .first(given.fetched())
                    .filter(Stamp::isPlausible)
                    .map(Stamp::date)
                    .orElse(null);
        }
        switch (raw.format()) {
            case TEXT -> text(raw, false, found);
            case MARKDOWN -> text(raw, true, found);
            case HTML -> page(raw, found);
        }
        return found;
    }

    private void text(RawReport raw, boolean markdown, Findings found) {
        List<TextBlocks.Line> lines = Paragraphs.join(TextBlocks.of(raw.content(), markdown));
        found.seen = lines.stream().map(TextBlocks.Line::block).toList();
        found.offered = found.seen;
        LineSorter.sort(knowledge, lines, found, false);
    }

    private void page(RawReport raw, Findings found) {
        HtmlPage page = HtmlPage.parse(raw.content());
        if (page.isCut()) {
            found.problems.add(Problem.of(
                    "too-many-tags", "the page has more than " + HtmlPage.MAX_TAGS + " tags and was read up to there"));
        }
        if (page.isFlattened()) {
            found.problems.add(Problem.of(
                    "nested-too-deep", "the page nests its elements too deep; what lies deeper was put side by side"));
        }
        PageMeta meta = PageMeta.read(page, raw, found, knowledge);
        List<HtmlPage.Piece> chosen =
                MainText.of(page, knowledge, new MainText.Known(found.title, meta.structuredText()));
        meta.around(chosen);
        List<Block> hidden = hidden(raw.content(), chosen, meta, found);
        List<TextBlocks.Line> lines = !hidden.isEmpty()
                ? hidden.stream()
                        .map(block -> new TextBlocks.Line(block, 1, null, false))
                        .toList()
                : chosen.stream()
                        .map(piece -> new TextBlocks.Line(piece.block(), 1, null, piece.linkShare() > 0.9))
                        .toList();
        found.seen = page.pieces().stream().map(HtmlPage.Piece::block).toList();
        found.offered = lines.stream().map(TextBlocks.Line::block).toList();
        LineSorter.sort(knowledge, lines, found, true);
    }

    /** The article as the page's data have it, where the page shows less than half of that; none where it shows the text, or another. */
    private static List<Block> hidden(String content, List<HtmlPage.Piece> chosen, PageMeta meta, Findings found) {
        String structured = meta.structuredText();
        int shown = chosen.stream().mapToInt(piece -> piece.text().length()).sum();
        if (structured == null || structured.length() < TEASER_CHARS || shown * 2 >= structured.length()) {
            return List.of();
        }
        if (shown >= TEASER_CHARS && !meta.isOfTitle(structured) && !holds(structured, chosen)) {
            found.problems.add(Problem.of(
                    "other-text-in-data",
                    "the page shows " + shown + " characters, its data hold another text of " + structured.length()
                            + ", which was not taken"));
            return List.of();
        }
        List<Block> blocks = ScriptBody.of(content, structured);
        if (blocks.stream().mapToInt(block -> block.text().length()).sum() * 2 < structured.length()) {
            found.problems.add(Problem.of(
                    "text-only-in-data",
                    "the page shows " + shown + " characters of an article of " + structured.length()
                            + "; the place of the others in its data was not found"));
            return List.of();
        }
        return blocks;
    }

    /** True if what is shown is the beginning or a part of what the data hold. */
    private static boolean holds(String structured, List<HtmlPage.Piece> shown) {
        return new StatedText(structured)
                .holdsMostOf(shown.stream().map(HtmlPage.Piece::text).collect(Collectors.joining(" ")));
    }

    private void addByline(String line, Findings found) {
        List<String> people = knowledge.names().byline(line);
        if (people.isEmpty() && knowledge.names().agencyIn(line).isEmpty()) {
            found.byline.add(line.strip());
        }
        found.byline.addAll(people);
    }

    private void givenDate(Given given, Findings found) {
        String date = String.valueOf(given.date());
        String evidence = given.dateEvidence() == null ? "given" : given.dateEvidence();
        Optional<Stamp> stamp = knowledge.dates().first(date);
        if (stamp.isPresent()) {
            found.dates.add(new DateFind(stamp.get(), Rank.GIVEN, evidence + ": " + date));
        } else {
            found.problems.add(Problem.of("date-unreadable", "the given date is not understood: " + date));
        }
    }

    private void urlDate(String url, Findings found) {
        Matcher m = URL_DATE.matcher(url);
        if (m.find()) {
            boolean parted = m.group(2) != null;
            String month = (parted ? m.group(2) : m.group(4)).toLowerCase(Locale.ROOT);
            String number = Character.isDigit(month.charAt(0))
                    ? month
                    : String.valueOf("janfebmaraprmayjunjulaugsepoctnovdec".indexOf(month) / 3 + 1);
            knowledge
                    .dates()
                    .first(m.group(1) + "-" + number + "-" + (parted ? m.group(3) : m.group(5)))
                    .ifPresent(stamp -> found.dates.add(new DateFind(stamp, Rank.URL, "URL: " + m.group())));
        }
    }

    /** The host that a reader would name: without {@code www}. */
    static @Nullable String site(String url) {
        try {
            String host = new URI(url).getHost();
            return host == null
                    ? null
                    : NO_NAME.matcher(host.toLowerCase(Locale.ROOT)).replaceFirst("");
        } catch (URISyntaxException e) {
            return null;
        }
    }
}

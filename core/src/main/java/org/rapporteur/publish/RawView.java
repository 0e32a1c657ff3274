package org.rapporteur.publish;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.rapporteur.extract.Article;
import org.rapporteur.extract.Article.Paragraph;
import org.rapporteur.extract.Credit;
import org.rapporteur.extract.LeftOut;
import org.rapporteur.extract.Published;
import org.rapporteur.ingest.RawReport;
import org.rapporteur.publish.RawMarks.Mark;
import org.rapporteur.publish.RawMarks.Role;
import org.rapporteur.text.Problem;
import org.rapporteur.text.Span;

/**
 * One report as it came, beside the article that was read in it: which of its characters became the text, and what became of the
 * others. One page that needs nothing but itself; the source is shown as text and never as markup.
 */
final class RawView {
    /** Markup between two marks is shown up to this length; of more, both ends. */
    private static final int GAP_CHARS = 160;

    private static final int GAP_END_CHARS = 60;

    /** Left-out text is shown up to this length: enough to see what it is. */
    private static final int LEFT_OUT_CHARS = 400;

    /** No page shows more of a source than this, or a browser would crawl: some 400 pages of a book. */
    private static final int MOST_CHARS = 1_000_000;

    /** What the tags of a mark add to a page, in round numbers. */
    private static final int MARK_CHARS = 60;

    /** Problems and left-out pieces listed, the others counted. */
    private static final int MOST_LISTED = 100;

    private final RawReport raw;
    private final Article article;
    private final List<LeftOut> leftOut;
    private final Html html;
    private final List<Mark> marks;
    private final int shownParagraphs;

    /** The paragraphs of the article whose beginning is marked in the shown source. */
    private final BitSet begun = new BitSet();

    private RawView(RawReport raw, Article article, List<LeftOut> leftOut, Html html) {
        this.raw = raw;
        this.article = article;
        this.leftOut = leftOut;
        this.html = html;
        List<Mark> all = RawMarks.of(raw.content(), article, leftOut);
        this.marks = all.subList(0, shown(all));
        this.shownParagraphs = shownParagraphs(article);
        marks.stream().filter(Mark::first).forEach(mark -> begun.set(mark.paragraph()));
    }

    /** How many paragraphs fit into one page, however little of the source does; the last may be cut. */
    private static int shownParagraphs(Article article) {
        int chars = 0;
        int shown = 0;
        for (Paragraph paragraph : article.paragraphs()) {
            if (chars > MOST_CHARS) {
                break;
            }
            chars += MARK_CHARS + Math.min(paragraph.span().length(), MOST_CHARS);
            shown++;
        }
        return shown;
    }

    /** How many marks fit into one page, the markup between them included. */
    private static int shown(List<Mark> marks) {
        int chars = 0;
        int end = 0;
        for (int i = 0; i < marks.size(); i++) {
            if (chars > MOST_CHARS) {
                return i;
            }
            Span span = marks.get(i).span();
            chars += MARK_CHARS + Math.min(span.length(), most(marks.get(i))) + Math.min(span.start() - end, GAP_CHARS);
            end = span.end();
        }
        return marks.size();
    }

    private static int most(Mark mark) {
        return mark.role() == Role.LEFT_OUT ? LEFT_OUT_CHARS : MOST_CHARS;
    }

    /** Writes the page; leaves the stream open. */
    static void write(RawReport raw, Article article, List<LeftOut> leftOut, OutputStream out) throws IOException {
        Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        try {
            new RawView(raw, article, leftOut, new Html(writer)).page();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        writer.flush();
    }

    static String reason(LeftOut.Reason reason) {
        return switch (reason) {
            case OUTSIDE -> "outside the article";
            case LINE -> "in the article, but no text of it";
        };
    }

    private void page() {
        html.doctype().open("html", "lang", "en").open("head").newline();
        html.empty("meta", "charset", "utf-8").newline();
        html.empty(
                        "meta",
                        "http-equiv",
                        "Content-Security-Policy",
                        "content",
                        "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'")
                .newline();
        html.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1")
                .newline();
        html.empty("meta", "name", "referrer", "content", "no-referrer").newline();
        html.empty("meta", "name", "color-scheme", "content", "light dark").newline();
        html.element("title", "Read in: " + title()).newline();
        html.stylesheet(Stylesheet.text("raw.css"));
        html.closeBlock().open("body").newline();
        header();
        html.open("main").newline();
        article();
        source();
        html.closeBlock();
        html.close().closeBlock();
    }

    private String title() {
        String title = article.meta().title();
        return title == null ? raw.id() : title;
    }

    private void header() {
        html.open("header").newline();
        html.open("p", "class", "kicker").text("How this report was read · ").element("code", raw.path());
        html.closeBlock();
        html.element("h1", title(), "dir", "auto").newline();
        facts();
        problems();
        legend();
        html.closeBlock();
    }

    private void facts() {
        Article.Meta meta = article.meta();
        html.open("dl").newline();
        fact("Published", when(meta.published()), meta.published().evidence());
        fact("Byline", meta.byline().isEmpty() ? null : String.join(", ", meta.byline()), null);
        fact("Outlet", meta.outlet(), null);
        fact("Language", meta.language().equals("und") ? null : meta.language(), null);
        html.element("dt", "Address").open("dd");
        String url = meta.url();
        if (url == null) {
            html.element("span", "not known", "class", "none");
        } else {
            html.external(url, url);
        }
        html.close().newline();
        for (Credit credit : article.credits()) {
            html.element("dt", "Credit").open("dd").text(credit.value()).text(" ");
            html.element("span", Words.plain(credit.kind()), "class", "evidence");
            html.close().newline();
        }
        html.closeBlock();
    }

    private static @Nullable String when(Published published) {
        String value = published.value();
        return value == null ? null : value.replace('T', ' ');
    }

    private void fact(String name, @Nullable String value, @Nullable String evidence) {
        html.element("dt", name).open("dd");
        if (value == null) {
            html.element("span", "not known", "class", "none");
        } else {
            html.text(value);
        }
        if (evidence != null) {
            html.text(" ").element("span", evidence, "class", "evidence");
        }
        html.close().newline();
    }

    private void problems() {
        List<Problem> problems = article.problems();
        if (problems.isEmpty()) {
            return;
        }
        html.open("section", "class", "problems");
        html.element("h2", Words.count(problems.size(), "problem")).open("ul").newline();
        for (Problem problem : problems.subList(0, Math.min(problems.size(), MOST_LISTED))) {
            html.open("li").text(problem.message()).text(" ");
            html.element("code", problem.kind()).closeBlock();
        }
        html.closeBlock().closeBlock();
    }

    private void legend() {
        html.open("p", "class", "legend");
        for (Role role : Role.values()) {
            if (marks.stream().anyMatch(mark -> mark.role() == role)) {
                html.element("mark", name(role), "class", style(role)).text(" ");
            }
        }
        html.element("span", "markup", "class", "gap").closeBlock();
    }

    private static String name(Role role) {
        return switch (role) {
            case TEXT -> "text of the article";
            case HEADING -> "heading";
            case LIST_ITEM -> "list item";
            case QUOTATION -> "quotation";
            case CAPTION -> "caption";
            case TITLE -> "title";
            case BYLINE -> "byline";
            case DATE -> "date";
            case CREDIT -> "credit";
            case LEFT_OUT -> "left out";
        };
    }

    private static String style(Role role) {
        return role.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private void article() {
        html.open("section", "class", "article", "dir", "auto");
        html.open("h2").text("The article ");
        html.element(
                        "small",
                        Words.count(article.paragraphs().size(), "paragraph") + ", "
                                + number(article.text().length()) + " characters")
                .closeBlock();
        int left = MOST_CHARS;
        for (int i = 0; i < shownParagraphs; i++) {
            Paragraph paragraph = article.paragraphs().get(i);
            String text = paragraph.span().in(article.text());
            html.open("p", "id", "p" + (i + 1), "class", Words.camel(paragraph.kind()));
            number(begun.get(i), "r", i + 1);
            html.text(cut(text, Math.max(left, GAP_CHARS)));
            html.closeBlock();
            left -= text.length();
        }
        if (left <= 0 || shownParagraphs < article.paragraphs().size()) {
            html.element("p", "The article goes on; what is longer than a book is not shown here.", "class", "none")
                    .newline();
        }
        leftOut();
        html.closeBlock();
    }

    private void leftOut() {
        if (leftOut.isEmpty()) {
            return;
        }
        html.open("details").element("summary", Words.count(leftOut.size(), "piece") + " of visible text left out");
        html.open("ul").newline();
        for (LeftOut each : leftOut.subList(0, Math.min(leftOut.size(), MOST_LISTED))) {
            html.open("li")
                    .element("span", reason(each.reason()), "class", "evidence")
                    .text(" ");
            html.text(cut(each.rawSpan().in(raw.content()).replaceAll("<[^>]*+>|\\s++", " "), GAP_CHARS));
            html.closeBlock();
        }
        if (leftOut.size() > MOST_LISTED) {
            html.element("li", "and " + (leftOut.size() - MOST_LISTED) + " more", "class", "none");
        }
        html.closeBlock().closeBlock();
    }

    private void source() {
        html.open("section", "class", "source", "dir", "ltr");
        html.open("h2").text("Where it stands ");
        html.element("small", number(raw.content().length()) + " characters of decoded input")
                .closeBlock();
        html.open("pre");
        int at = 0;
        for (Mark mark : marks) {
            gap(at, mark.span().start());
            mark(mark);
            at = mark.span().end();
        }
        gap(at, raw.content().length());
        html.closeBlock().closeBlock();
    }

    private void mark(Mark mark) {
        Span span = mark.span();
        int number = mark.paragraph() + 1;
        html.open(
                "mark",
                "class",
                style(mark.role()),
                "id",
                mark.first() ? "r" + number : null,
                "title",
                mark.why().isEmpty() ? null : mark.why());
        if (mark.first()) {
            number(mark.paragraph() < shownParagraphs, "p", number);
        }
        int most = most(mark);
        text(span.start(), Math.min(span.end(), span.start() + most));
        html.close();
        skipped(span.length() - most);
    }

    /** Leads to the other side where that is shown. */
    private void number(boolean leads, String side, int number) {
        if (leads) {
            html.jump(side + number, String.valueOf(number), "class", "n");
        } else {
            html.element("span", String.valueOf(number), "class", "n");
        }
    }

    private void gap(int from, int to) {
        if (to - from <= GAP_CHARS) {
            text(from, to);
        } else {
            text(from, from + GAP_END_CHARS);
            skipped(to - from - 2 * GAP_END_CHARS);
            text(to - GAP_END_CHARS, to);
        }
    }

    private void text(int from, int to) {
        if (from < to) {
            html.text(raw.content().substring(from, to));
        }
    }

    private void skipped(int chars) {
        if (chars > 0) {
            html.element("span", " … " + number(chars) + " characters … ", "class", "skipped");
        }
    }

    private static String cut(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most) + " …";
    }

    private static String number(int n) {
        return String.format(Locale.ROOT, "%,d", n);
    }
}

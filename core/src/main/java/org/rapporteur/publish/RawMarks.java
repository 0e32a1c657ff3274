package org.rapporteur.publish;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.rapporteur.extract.Article;
import org.rapporteur.extract.Credit;
import org.rapporteur.extract.LeftOut;
import org.rapporteur.text.AlignedText;
import org.rapporteur.text.Span;

/**
 * What each stretch of a decoded input is for the article made from it. No two stretches overlap: credits come first, which may stand
 * in the article's text, then the article, then what is known about it, then what was left out.
 */
final class RawMarks {
    /** A title stands in a page's head, its meta data and its heading, and once or twice more. */
    private static final int MOST_PLACES = 6;

    /** A shorter name or word would be found in any page. */
    private static final int FEWEST_CHARS = 5;

    /** What a marked stretch is. */
    enum Role {
        TEXT,
        HEADING,
        LIST_ITEM,
        QUOTATION,
        CAPTION,
        TITLE,
        BYLINE,
        DATE,
        CREDIT,
        LEFT_OUT
    }

    /**
     * A marked stretch.
     *
     * @param paragraph the number of the article's paragraph, from 0, or -1
     * @param first true if it is the first stretch of that paragraph
     * @param why what a reader sees when pointing at it
     */
    record Mark(Span span, Role role, int paragraph, boolean first, String why) {}

    private final String content;
    private final TreeMap<Integer, Mark> marks = new TreeMap<>();

    private RawMarks(String content) {
        this.content = content;
    }

    /** All marks, in the order of the input. */
    static List<Mark> of(String content, Article article, List<LeftOut> leftOut) {
        RawMarks marks = new RawMarks(content);
        for (Credit credit : article.credits()) {
            marks.add(credit.rawSpan(), Role.CREDIT, "credit, " + Words.plain(credit.kind()) + ": " + credit.value());
        }
        marks.paragraphs(article);
        Article.Meta meta = article.meta();
        marks.everywhere(meta.title(), Role.TITLE, "the title");
        meta.byline().forEach(name -> marks.everywhere(name, Role.BYLINE, "byline: " + name));
        String evidence = meta.published().evidence();
        if (evidence != null) {
            marks.everywhere(stated(evidence), Role.DATE, "published, " + evidence);
        }
        for (LeftOut each : leftOut) {
            String why = "left out: " + RawView.reason(each.reason());
            marks.free(each.rawSpan()).forEach(free -> marks.add(free, Role.LEFT_OUT, why));
        }
        return List.copyOf(marks.marks.values());
    }

    /** The words of the input that evidence such as {@code meta date: 2024-03-01} quotes. */
    private static String stated(String evidence) {
        int colon = evidence.indexOf(": ");
        return colon < 0 ? evidence : evidence.substring(colon + 2);
    }

    private void paragraphs(Article article) {
        for (int i = 0; i < article.paragraphs().size(); i++) {
            Article.Paragraph paragraph = article.paragraphs().get(i);
            AlignedText own = new AlignedText.Builder()
                    .append(article.body(), paragraph.span())
                    .build();
            Role role =
                    switch (paragraph.kind()) {
                        case TEXT -> Role.TEXT;
                        case HEADING -> Role.HEADING;
                        case LIST_ITEM -> Role.LIST_ITEM;
                        case QUOTATION -> Role.QUOTATION;
                        case CAPTION -> Role.CAPTION;
                    };
            boolean first = true;
            for (Span range : own.alignment().originalRanges()) {
                for (Span free : free(range)) {
                    marks.put(free.start(), new Mark(free, role, i, first, ""));
                    first = false;
                }
            }
        }
    }

    private void everywhere(@Nullable String words, Role role, String why) {
        if (words == null || words.length() < FEWEST_CHARS) {
            return;
        }
        int at = content.indexOf(words);
        for (int found = 0; at >= 0 && found < MOST_PLACES; found++) {
            add(new Span(at, at + words.length()), role, why);
            at = content.indexOf(words, at + words.length());
        }
    }

    private void add(Span span, Role role, String why) {
        if (span.length() > 0 && span.end() <= content.length() && isFree(span)) {
            marks.put(span.start(), new Mark(span, role, -1, false, why));
        }
    }

    /** What nothing else has marked of a stretch. */
    private List<Span> free(Span span) {
        int from = span.start();
        Map.Entry<Integer, Mark> before = marks.lowerEntry(from);
        if (before != null) {
            from = Math.max(from, before.getValue().span().end());
        }
        List<Span> free = new ArrayList<>();
        for (Mark taken : marks.subMap(span.start(), span.end()).values()) {
            if (taken.span().start() > from) {
                free.add(new Span(from, taken.span().start()));
            }
            from = Math.max(from, taken.span().end());
        }
        if (from < span.end()) {
            free.add(new Span(from, span.end()));
        }
        return free;
    }

    private boolean isFree(Span span) {
        Map.Entry<Integer, Mark> before = marks.lowerEntry(span.end());
        return before == null || before.getValue().span().end() <= span.start();
    }
}

package org.rapporteur.publish;

import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.rapporteur.claim.Reading;
import org.rapporteur.extract.Article;
import org.rapporteur.text.Span;

/** Writes the whole text of a report, paragraph by paragraph, with marks in it and notes beside it. */
final class ReportText {
    /** Notes beside one paragraph, however short. */
    private static final int FEWEST_NOTES = 5;

    /** One more note fits beside so many characters of a paragraph: a line of notes is two thirds as high as one of text. */
    private static final int CHARACTERS_PER_NOTE = 45;

    private final Html html;
    private final Reading reading;
    private final SortedSet<String> pieces = new TreeSet<>();

    ReportText(Html html, Reading reading) {
        this.html = html;
        this.reading = reading;
    }

    /**
     * Writes the text.
     *
     * @param notes what to write beside a paragraph: the notes on what begins in a stretch of the text
     * @return the anchors of the marks that were written in several pieces, which a stylesheet has to light up together
     */
    Set<String> write(SortedMap<Span, Mark> marks, Function<Span, List<Note>> notes) {
        Article article = reading.article();
        MarkedText text = new MarkedText(html, article.text(), marks, pieces);
        String language = article.meta().language();
        html.open("div", "class", "body words", "lang", language.isEmpty() || language.equals("und") ? null : language)
                .newline();
        int from = 0;
        for (int i = 0; i < article.paragraphs().size(); i++) {
            Article.Paragraph paragraph = article.paragraphs().get(i);
            int next = i + 1 < article.paragraphs().size()
                    ? article.paragraphs().get(i + 1).span().start()
                    : article.text().length() + 1;
            html.open("div", "class", "par").open("p", "class", paragraphClass(paragraph.kind()), "dir", "auto");
            text.write(paragraph.span(), new Span(from, next));
            html.close();
            margin(notes.apply(new Span(from, next)), paragraph.span().length());
            html.closeBlock();
            from = next;
        }
        if (article.paragraphs().isEmpty()) {
            html.open("p", "dir", "auto");
            text.write(
                    new Span(0, article.text().length()),
                    new Span(0, article.text().length() + 1));
            html.close();
        }
        html.close();
        return pieces;
    }

    /** @param room characters of the paragraph beside them */
    private void margin(List<Note> notes, int room) {
        if (notes.isEmpty()) {
            return;
        }
        int shown = Math.min(notes.size(), Math.max(FEWEST_NOTES, room / CHARACTERS_PER_NOTE));
        html.open("p", "class", "uses");
        for (Note note : notes.subList(0, shown)) {
            html.link(note.address(), note.text()).text(" ");
        }
        if (shown < notes.size()) {
            html.text("and " + (notes.size() - shown) + " more");
        }
        html.closeBlock();
    }

    private static @Nullable String paragraphClass(Article.Paragraph.Kind kind) {
        return kind == Article.Paragraph.Kind.TEXT ? null : Words.camel(kind);
    }
}

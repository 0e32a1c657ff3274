package org.rapporteur.extract;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rapporteur.text.AlignedText;
import org.rapporteur.text.Problem;
import org.rapporteur.text.Span;

/**
 * One report, cleaned: what a reader would call the article.
 *
 * @param id stable name, unique in the pile
 * @param path where it came from
 * @param meta title, byline, outlet, date, language
 * @param body the clean text and its way back to the decoded input; paragraphs are parted by {@code "\n\n"}
 * @param paragraphs in reading order, covering the text but for the breaks between them
 * @param credits lines outside the article that tell where it came from
 * @param problems what went wrong so far
 */
public record Article(
        String id,
        String path,
        Meta meta,
        AlignedText body,
        List<Paragraph> paragraphs,
        List<Credit> credits,
        List<Problem> problems) {
    public Article {
        paragraphs = List.copyOf(paragraphs);
        credits = List.copyOf(credits);
        problems = List.copyOf(problems);
    }

    /** The clean text. */
    public String text() {
        return body.text();
    }

    /**
     * What is known about an article besides its text.
     *
     * @param byline the writers, one name each; what is stated as author as it is written where that is no person's name
     * @param language ISO 639-1 code, or {@code und} where it cannot be told
     * @param published the first publication
     * @param updated the last change that is stated
     * @param section the outlet's rubric, where stated
     * @param canonicalUrl the address that the page gives as its own, where stated
     */
    public record Meta(
            @Nullable String url,
            @Nullable String title,
            List<String> byline,
            @Nullable String outlet,
            String language,
            Published published,
            Published updated,
            @Nullable String section,
            @Nullable String canonicalUrl) {
        public Meta {
            byline = List.copyOf(byline);
        }

        /** Of a report that states neither update nor section nor address. */
        public Meta(
                @Nullable String url,
                @Nullable String title,
                List<String> byline,
                @Nullable String outlet,
                String language,
                Published published) {
            this(url, title, byline, outlet, language, published, Published.UNKNOWN, null, null);
        }
    }

    /** A paragraph and what it is. */
    public record Paragraph(Span span, Kind kind) {
        /** What a paragraph is in the article. */
        public enum Kind {
            TEXT,
            HEADING,
            LIST_ITEM,
            QUOTATION,
            CAPTION
        }
    }
}

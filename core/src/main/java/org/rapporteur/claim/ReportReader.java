package org.rapporteur.claim;

import java.util.List;
import java.util.function.Function;
import org.rapporteur.annotate.Annotation;
import org.rapporteur.annotate.Fidelity;
import org.rapporteur.extract.Article;
import org.rapporteur.extract.Published;
import org.rapporteur.ingest.RawReport;
import org.rapporteur.text.AlignedText;
import org.rapporteur.text.Span;

/** Reads one report: from the decoded input to all that is inside it. Safe for use by many threads. */
public final class ReportReader {
    private final Function<RawReport, Article> extract;
    private final Function<Article, Annotation> annotate;
    private final QuoteFinder quotes = new QuoteFinder();

    /** A reader with the rooms' own front doors. */
    public ReportReader() {
        this(ReportReader::asItIs, article -> NOTHING);
    }

    ReportReader(Function<RawReport, Article> extract, Function<Article, Annotation> annotate) {
        this.extract = extract;
        this.annotate = annotate;
    }

    private static final Annotation NOTHING = new Annotation(
            List.of(), List.of(), List.of(), List.of(), new Fidelity(Fidelity.State.CLEAN, 1, List.of()));

    /** The reading of a report; it never throws for what a report holds. */
    public Reading read(RawReport raw) {
        Article article = extract.apply(raw);
        Annotation annotation = annotate.apply(article);
        return new Reading(article, annotation, quotes.find(article, annotation), List.of(), List.of());
    }

    private static Article asItIs(RawReport raw) {
        Article.Meta meta = new Article.Meta(
                raw.given().url(),
                raw.given().title(),
                raw.given().byline(),
                raw.given().outlet(),
                "und",
                Published.UNKNOWN);
        return new Article(
                raw.id(),
                raw.path(),
                meta,
                AlignedText.identity(raw.content()),
                List.of(new Article.Paragraph(new Span(0, raw.content().length()), Article.Paragraph.Kind.TEXT)),
                List.of(),
                raw.problems());
    }
}

package org.rapporteur.claim;

import java.util.List;
import java.util.function.Function;
import org.rapporteur.annotate.Annotation;
import org.rapporteur.annotate.Fidelity;
import org.rapporteur.extract.Article;
import org.rapporteur.extract.ArticleExtractor;
import org.rapporteur.ingest.RawReport;

/** Reads one report: from the decoded input to all that is inside it. Safe for use by many threads. */
public final class ReportReader {
    private final Function<RawReport, Article> extract;
    private final Function<Article, Annotation> annotate;
    private final QuoteFinder quotes = new QuoteFinder();
    private final EventFinder events = new EventFinder();
    private final PositionFinder positions = new PositionFinder();

    /** A reader with the rooms' own front doors. */
    public ReportReader() {
        this(new ArticleExtractor()::extract, article -> NOTHING);
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
        List<Quote> said = quotes.find(article, annotation);
        return new Reading(
                article,
                annotation,
                said,
                events.find(article, annotation, said),
                positions.find(article, annotation, said));
    }
}

package org.rapporteur.claim;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Supplier;
import org.rapporteur.annotate.Annotation;
import org.rapporteur.annotate.Annotator;
import org.rapporteur.annotate.Fidelity;
import org.rapporteur.annotate.ReaderModel;
import org.rapporteur.extract.Article;
import org.rapporteur.extract.ArticleExtractor;
import org.rapporteur.extract.Published;
import org.rapporteur.ingest.RawReport;
import org.rapporteur.text.AlignedText;
import org.rapporteur.text.Problem;

/**
 * Reads one report: from the decoded input to all that is inside it.
 *
 * <p>A step that fails on a report leaves its part of the reading empty and a {@link Problem} in the article's problems; the
 * other parts are there; where the learned reader fails, rules mark what they can. The same report always gives the same reading. Safe for use by many threads.
 */
public final class ReportReader {
    private static final Annotator.Annotated NOTHING_MARKED = new Annotator.Annotated(
            new Annotation(
                    List.of(), List.of(), List.of(), List.of(), new Fidelity(Fidelity.State.CLEAN, 1, List.of())),
            null);

    private final Function<RawReport, Article> extract;
    private final Function<Article, Annotator.Annotated> annotate;
    private final Function<Article, Annotator.Annotated> annotateByRules;
    private final Function<Article, Annotation> skim;
    private final QuoteFinder quoteFinder = new QuoteFinder();
    private final EventFinder eventFinder = new EventFinder();
    private final PositionFinder positionFinder = new PositionFinder();

    /** A reader with the learned model; its word lists are read once, here. */
    public ReportReader() {
        this(new ArticleExtractor()::extract, new Annotator(), Annotator.byRules());
    }

    /** A reader that goes by rules and word lists alone: it finds fewer names and quotes. */
    public static ReportReader byRules() {
        Annotator rules = Annotator.byRules();
        return new ReportReader(new ArticleExtractor()::extract, rules, rules);
    }

    private ReportReader(Function<RawReport, Article> extract, Annotator annotator, Annotator rules) {
        this(extract, annotator::read, rules::read, rules::skim);
    }

    ReportReader(
            Function<RawReport, Article> extract,
            Function<Article, Annotator.Annotated> annotate,
            Function<Article, Annotator.Annotated> annotateByRules,
            Function<Article, Annotation> skim) {
        this.extract = extract;
        this.annotate = annotate;
        this.annotateByRules = annotateByRules;
        this.skim = skim;
    }

    /**
     * The reading of a report; it never throws for what a report holds.
     *
     * @throws ReaderModel.Unusable if the learned reader is wanted and cannot be used for any report
     */
    public Reading read(RawReport raw) {
        List<Problem> problems = new ArrayList<>();
        Article article = attempt("extract", problems, () -> extract.apply(raw), () -> withoutArticle(raw));
        Annotator.Annotated annotated =
                attempt("annotate", problems, () -> annotate.apply(article), () -> byRules(article));
        Annotation annotation = annotated.annotation();
        List<Quote> quotes =
                attempt("quotes", problems, () -> quoteFinder.find(article, annotation, annotated.marks()), List::of);
        List<Event> events = attempt(
                "events", problems, () -> eventFinder.find(article, annotation, quotes, annotated.marks()), List::of);
        List<Position> positions =
                attempt("positions", problems, () -> positionFinder.find(article, annotation, quotes), List::of);
        return new Reading(withProblems(article, problems), annotation, quotes, events, positions);
    }

    /**
     * The report's text and dates with sentences and fidelity alone, in a small part of the time: what tells who copies whom and
     * which reports tell one story. It never throws for what a report holds.
     */
    public Reading skim(RawReport raw) {
        List<Problem> problems = new ArrayList<>();
        Article article = attempt("extract", problems, () -> extract.apply(raw), () -> withoutArticle(raw));
        Annotation annotation = attempt("skim", problems, () -> skim.apply(article), NOTHING_MARKED::annotation);
        return new Reading(withProblems(article, problems), annotation, List.of(), List.of(), List.of());
    }

    /** What rules still mark where the learned reader failed. */
    private Annotator.Annotated byRules(Article article) {
        return attempt(
                "annotate-by-rules", new ArrayList<>(), () -> annotateByRules.apply(article), () -> NOTHING_MARKED);
    }

    /** One step; any failure of it, also of the stack, becomes a problem and the fallback. */
    private static <T> T attempt(String step, List<Problem> problems, Supplier<T> work, Supplier<T> fallback) {
        try {
            return work.get();
        } catch (ReaderModel.Unusable e) {
            throw e; // no report can be read, not this one only
        } catch (RuntimeException | StackOverflowError e) {
            String what = e.getClass().getSimpleName().toLowerCase(Locale.ROOT);
            String detail = e.getMessage() == null ? "" : ": " + e.getMessage();
            problems.add(Problem.of(
                    step + "-failed", "the step " + step + " failed on this report (" + what + detail + ")"));
            return fallback.get();
        }
    }

    private static Article withoutArticle(RawReport raw) {
        Article.Meta meta = new Article.Meta(
                raw.given().url(),
                raw.given().title(),
                raw.given().byline(),
                raw.given().outlet(),
                "und",
                Published.UNKNOWN);
        return new Article(raw.id(), raw.path(), meta, AlignedText.identity(""), List.of(), List.of(), raw.problems());
    }

    private static Article withProblems(Article article, List<Problem> more) {
        if (more.isEmpty()) {
            return article;
        }
        List<Problem> all = new ArrayList<>(article.problems());
        all.addAll(more);
        return new Article(
                article.id(),
                article.path(),
                article.meta(),
                article.body(),
                article.paragraphs(),
                article.credits(),
                all);
    }
}

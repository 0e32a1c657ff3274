package org.rapporteur.lineage;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rapporteur.annotate.Annotation;
import org.rapporteur.annotate.Fidelity;
import org.rapporteur.claim.Reading;
import org.rapporteur.extract.Article;
import org.rapporteur.extract.Credit;
import org.rapporteur.extract.Published;
import org.rapporteur.text.AlignedText;
import org.rapporteur.text.Span;

/** Readings for tests, made from plain text: nothing annotated but fidelity. */
public final class Piles {
    private Piles() {}

    /** A clean report without byline. */
    public static Reading report(String id, @Nullable String date, String title, String text) {
        return report(id, date, title, text, Fidelity.State.CLEAN, List.of());
    }

    /** A clean report without byline in another language. */
    public static Reading report(String id, @Nullable String date, String language, String title, String text) {
        return report(id, date, language, title, text, Fidelity.State.CLEAN, List.of());
    }

    /** A report with its fidelity and the writers of its byline. */
    public static Reading report(
            String id,
            @Nullable String date,
            String title,
            String text,
            Fidelity.State fidelity,
            List<String> byline,
            Credit... credits) {
        return report(id, date, "en", title, text, fidelity, byline, credits);
    }

    private static Reading report(
            String id,
            @Nullable String date,
            String language,
            String title,
            String text,
            Fidelity.State fidelity,
            List<String> byline,
            Credit... credits) {
        Article article = new Article(
                id,
                id + ".txt",
                new Article.Meta(null, title, byline, "The Example", language, new Published(date, null)),
                AlignedText.identity(text),
                List.of(),
                List.of(credits),
                List.of());
        Annotation annotation =
                new Annotation(List.of(), List.of(), List.of(), List.of(), new Fidelity(fidelity, 1, List.of()));
        return new Reading(article, annotation, List.of(), List.of(), List.of());
    }

    /** A credit line. */
    public static Credit credit(Credit.Kind kind, String value) {
        return new Credit(kind, value, new Span(0, 0));
    }
}

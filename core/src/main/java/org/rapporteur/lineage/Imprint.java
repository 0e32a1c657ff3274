package org.rapporteur.lineage;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rapporteur.extract.Article;
import org.rapporteur.extract.Credit;

/**
 * Who published a report and on whose word, as its page says: wanted when two reports are laid side by side, not to find them.
 *
 * @param byline the writers
 * @param outlet or null
 * @param credits in reading order
 * @param moment when it was published as ISO value, or null if the hour is not known
 */
record Imprint(
        List<String> byline,
        @Nullable String outlet,
        List<Credit> credits,
        @Nullable String moment) {
    private static final int DAY_LENGTH = 10;

    Imprint {
        byline = List.copyOf(byline);
        credits = List.copyOf(credits);
    }

    static Imprint of(Article article) {
        String published = article.meta().published().value();
        return new Imprint(
                article.meta().byline(),
                article.meta().outlet(),
                article.credits(),
                published != null && published.length() > DAY_LENGTH ? published : null);
    }
}

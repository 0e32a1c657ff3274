package org.rapporteur.claim;

import java.util.List;
import org.rapporteur.annotate.Annotation;
import org.rapporteur.extract.Article;

/** Finds who is quoted, directly, partly or indirectly, and what the report says they said. Safe for use by many threads. */
final class QuoteFinder {
    /** The attributions of one article in reading order. */
    List<Quote> find(Article article, Annotation annotation) {
        return List.of();
    }
}

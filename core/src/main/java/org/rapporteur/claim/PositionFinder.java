package org.rapporteur.claim;

import java.util.List;
import org.rapporteur.annotate.Annotation;
import org.rapporteur.extract.Article;

/** Finds who demands, offers, rejects ... what, from whom. Safe for use by many threads. */
final class PositionFinder {
    /** The clear positions of a report in reading order. */
    List<Position> find(Article article, Annotation annotation, List<Quote> quotes) {
        return List.of();
    }
}

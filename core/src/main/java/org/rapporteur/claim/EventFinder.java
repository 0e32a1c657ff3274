package org.rapporteur.claim;

import java.util.List;
import org.rapporteur.annotate.Annotation;
import org.rapporteur.extract.Article;

/** Finds who does what to whom, where, when, and whether it is done, ahead or denied. Safe for use by many threads. */
final class EventFinder {
    /** The events of a report in reading order. */
    List<Event> find(Article article, Annotation annotation, List<Quote> quotes) {
        return List.of();
    }
}

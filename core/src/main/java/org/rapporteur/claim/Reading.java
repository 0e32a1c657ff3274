package org.rapporteur.claim;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rapporteur.annotate.Annotation;
import org.rapporteur.annotate.Entity;
import org.rapporteur.extract.Article;

/**
 * All that is inside one report: the unit that the rooms across reports work on.
 */
public record Reading(
        Article article, Annotation annotation, List<Quote> quotes, List<Event> events, List<Position> positions) {
    public Reading {
        quotes = List.copyOf(quotes);
        events = List.copyOf(events);
        positions = List.copyOf(positions);
    }

    /** The report's id. */
    public String id() {
        return article.id();
    }

    /** The clean text that every span counts in. */
    public String text() {
        return article.text();
    }

    /** The day on which the report came out, as far as it is known. */
    public Optional<LocalDate> publishedOn() {
        return article.meta().published().date();
    }

    /** The day of what the report is about, as far as its text or its own date tells: that of its first dated event. */
    public Optional<LocalDate> mainDay() {
        return MainDay.of(this);
    }

    /** The entity with that id, if this report has it. */
    public Optional<Entity> findEntity(@Nullable String id) {
        return annotation.entities().stream().filter(e -> e.id().equals(id)).findFirst();
    }
}

package org.rapporteur.publish;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rapporteur.annotate.Entity;
import org.rapporteur.annotate.Quantity;
import org.rapporteur.annotate.TimeMention;
import org.rapporteur.claim.Event;
import org.rapporteur.claim.Quote;
import org.rapporteur.claim.Reading;
import org.rapporteur.text.Span;

/** What was read in one report, as marks in its text. Several on the same words are one mark. */
final class ReadingMarks {
    private final Reading reading;
    private final Map<String, Entity> entities = new HashMap<>();
    private final SortedMap<Span, Mark> marks = new TreeMap<>();

    ReadingMarks(Reading reading, Collection<Span> places) {
        this.reading = reading;
        reading.annotation().entities().forEach(entity -> entities.put(entity.id(), entity));
        reading.quotes().forEach(this::quote);
        reading.annotation().entities().forEach(this::name);
        reading.events().forEach(this::event);
        reading.annotation().times().forEach(this::time);
        reading.annotation().quantities().forEach(this::quantity);
        places.stream()
                .filter(place -> place.end() <= reading.text().length())
                .forEach(place -> mark(place, Mark.NONE));
    }

    SortedMap<Span, Mark> marks() {
        return marks;
    }

    static String anchor(Quote quote) {
        return Anchors.fact("q", quote.id());
    }

    /** {@code Dana Prell, spokeswoman: direct quote}. */
    String title(Quote quote) {
        String kind =
                switch (quote.kind()) {
                    case DIRECT -> "direct quote";
                    case MIXED -> "partly quoted";
                    case INDIRECT -> "reported speech";
                };
        String manner =
                switch (quote.manner()) {
                    case STATED -> "";
                    case NEGATED -> ", not said";
                    case HYPOTHETICAL -> ", perhaps said";
                };
        return speaker(quote) + ": " + kind + manner;
    }

    private String speaker(Quote quote) {
        Entity speaker = quote.speaker() == null ? null : entities.get(quote.speaker());
        if (speaker == null) {
            return "somebody not told";
        }
        return speaker.name()
                + (speaker.role() == null ? "" : ", " + speaker.role())
                + (speaker.named() ? "" : " (no name)");
    }

    private void quote(Quote quote) {
        String title = title(quote);
        List<String> classes = List.of("m-quote", "m-" + Words.camel(quote.kind()));
        for (int i = 0; i < quote.content().size(); i++) {
            Mark mark = new Mark(List.of(anchor(quote)), classes, List.of(title));
            mark(quote.content().get(i), i == 0 ? mark : mark.further());
        }
        quote.cue().forEach(span -> mark(span, marked("m-cue", "says it: " + title)));
        quote.source().forEach(span -> mark(span, marked("m-source", "source: " + title)));
    }

    private void name(Entity entity) {
        String title = entity.name()
                + (entity.role() == null ? "" : ", " + entity.role())
                + " (" + Words.plain(entity.type()) + (entity.named() ? ")" : ", no name)");
        Mark mark = new Mark(List.of(), List.of("m-name", "m-" + Words.camel(entity.type())), List.of(title));
        entity.mentions().forEach(span -> mark(span, mark));
    }

    private void event(Event event) {
        String who = Stream.of(event.actors(), event.recipients())
                .filter(side -> !side.isEmpty())
                .map(side -> side.stream().map(this::nameOf).collect(Collectors.joining(", ")))
                .collect(Collectors.joining(" – "));
        String title = (event.code() == null ? "" : event.code() + ", ")
                + Words.plain(event.status())
                + (event.date() == null ? "" : ", " + event.date().value())
                + (event.place() == null ? "" : ", in " + nameOf(event.place()))
                + (who.isEmpty() ? "" : ": " + who);
        mark(
                event.trigger(),
                new Mark(
                        List.of(Anchors.fact("e", event.id())),
                        List.of("m-event", "m-" + Words.camel(event.status())),
                        List.of(title)));
    }

    private String nameOf(@Nullable String id) {
        Entity entity = id == null ? null : entities.get(id);
        return entity == null ? String.valueOf(id) : entity.name();
    }

    private void time(TimeMention time) {
        mark(time.span(), marked("m-time", Words.plain(time.type()) + " " + time.value()));
    }

    private void quantity(Quantity quantity) {
        mark(quantity.span(), marked("m-quantity", FigureWords.of(quantity)));
    }

    private static Mark marked(String kind, String title) {
        return new Mark(List.of(), List.of(kind), List.of(title));
    }

    private void mark(Span span, Mark mark) {
        marks.merge(span, mark.and(Mark.place(reading.id(), span)), Mark::and);
    }
}

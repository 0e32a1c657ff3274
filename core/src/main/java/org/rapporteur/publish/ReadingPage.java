package org.rapporteur.publish;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.rapporteur.annotate.EntityType;
import org.rapporteur.claim.Quote;
import org.rapporteur.claim.Reading;
import org.rapporteur.text.Span;

/**
 * One report's text with all that was read in it marked: quotes with cue and source, names, events, times, quantities.
 *
 * <p>Each kind has a checkbox in the legend ({@code show-quotes}, {@code show-names}, {@code show-events}, {@code show-times},
 * {@code show-quantities}), which {@link AccountParts#stylesheet} obeys without a script. A link leads to the quote {@code q7} as {@code #q:q7}, to an
 * event as {@code #e:e3}, to any marked place as {@code #at:REPORT:START-END} ({@link #anchor}).
 *
 * @param html a fragment without script and style
 * @param markRules as {@link AccountParts#markRules}
 */
public record ReadingPage(String html, String markRules) {
    /** The page of a report that no account speaks of, with the speakers beside the text. */
    public static ReadingPage of(Reading reading) {
        return of(reading, List.of());
    }

    /**
     * The page of a report with further places that links lead to, such as the hits of a search.
     *
     * @param places spans of the report's text; those that leave it are left out
     */
    public static ReadingPage of(Reading reading, Collection<Span> places) {
        ReadingMarks marks = new ReadingMarks(reading, places);
        TreeMap<Integer, List<Quote>> quotes = reading.quotes().stream()
                .collect(
                        Collectors.groupingBy(quote -> quote.contentSpan().start(), TreeMap::new, Collectors.toList()));
        return of(reading, marks, stretch -> quotes.subMap(stretch.start(), stretch.end()).values().stream()
                .flatMap(List::stream)
                .map(quote -> new Note("#" + ReadingMarks.anchor(quote), marks.title(quote)))
                .toList());
    }

    /** What stands behind the {@code #} of a link to a place in a report's text. */
    public static String anchor(String report, Span place) {
        return Anchors.place(report, place);
    }

    /** What stands behind the {@code #} of a link to a quote. */
    public static String anchor(Quote quote) {
        return ReadingMarks.anchor(quote);
    }

    static ReadingPage of(Reading reading, ReadingMarks marks, Function<Span, List<Note>> notes) {
        StringBuilder out = new StringBuilder();
        Html html = new Html(out);
        legend(html, reading);
        Set<String> inPieces = new TreeSet<>(new ReportText(html, reading).write(marks.marks(), notes));
        reading.quotes().stream()
                .filter(quote -> quote.content().size() > 1)
                .forEach(quote -> inPieces.add(ReadingMarks.anchor(quote)));
        return new ReadingPage(out.toString(), MarkedText.rules(inPieces, "~="));
    }

    private static void legend(Html html, Reading reading) {
        html.open("fieldset", "class", "legend")
                .element("legend", "Marked in the text")
                .newline();
        kind(html, "quotes", reading.quotes().size(), () -> {
            html.element("mark", "quotes", "class", "m-quote").text(", ");
            html.element("mark", "who says so", "class", "m-source").text(", ");
            html.element("mark", "the word for it", "class", "m-cue");
        });
        kind(html, "names", reading.annotation().entities().size(), () -> {
            html.text("names: ");
            String between = "";
            for (EntityType type : EntityType.values()) {
                html.text(between).element("mark", Words.plain(type), "class", "m-name m-" + Words.camel(type));
                between = ", ";
            }
        });
        kind(html, "events", reading.events().size(), () -> html.element("mark", "events", "class", "m-event"));
        kind(
                html,
                "times",
                reading.annotation().times().size(),
                () -> html.element("mark", "times", "class", "m-time"));
        kind(
                html,
                "quantities",
                reading.annotation().quantities().size(),
                () -> html.element("mark", "quantities", "class", "m-quantity"));
        html.closeBlock();
    }

    private static void kind(Html html, String kind, int count, Runnable sample) {
        if (count > 0) {
            html.open("label")
                    .empty("input", "type", "checkbox", "id", "show-" + kind, "checked", "")
                    .text(" ");
            sample.run();
            html.text(" (" + count + ")").closeBlock();
        }
    }
}

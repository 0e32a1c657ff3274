package org.rapporteur.publish;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rapporteur.text.Span;

/**
 * How a place in a report's text is marked.
 *
 * @param anchors by which links lead there
 * @param classes by which the stylesheet knows it
 * @param titles what a reader sees when pointing at it, each in one line
 */
record Mark(List<String> anchors, List<String> classes, List<String> titles) {
    Mark {
        anchors = List.copyOf(anchors);
        classes = List.copyOf(classes);
        titles = List.copyOf(titles);
    }

    static final Mark NONE = new Mark(List.of(), List.of(), List.of());

    /** A place that links lead to, and no more. */
    static Mark place(String report, Span span) {
        return new Mark(List.of(Anchors.place(report, span)), List.of(), List.of());
    }

    /** Both of them on the same words. */
    Mark and(Mark other) {
        return new Mark(joined(anchors, other.anchors), joined(classes, other.classes), joined(titles, other.titles));
    }

    /** The same on further words of one thing: a stylesheet has to light them up with the first. */
    Mark further() {
        return new Mark(List.of(), joined(classes, anchors), titles);
    }

    private static List<String> joined(List<String> one, List<String> other) {
        List<String> both = new ArrayList<>(one);
        other.stream().filter(each -> !both.contains(each)).forEach(both::add);
        return both;
    }

    /** Opens the first piece of the mark: a link to any of its anchors lights it up. */
    void open(Html html) {
        html.open(
                "mark", "id", anchors.isEmpty() ? null : anchors.getFirst(), "class", words(classes), "title", title());
        anchors.stream().skip(1).forEach(anchor -> html.element("a", "", "id", anchor));
    }

    /** Opens a further piece of the mark. */
    void goOn(Html html) {
        further().open(html);
    }

    /** Only the anchors. */
    void bare(Html html) {
        anchors.forEach(anchor -> html.element("a", "", "id", anchor));
    }

    private static @Nullable String words(List<String> words) {
        return words.isEmpty() ? null : String.join(" ", words);
    }

    private @Nullable String title() {
        return titles.isEmpty() ? null : String.join("\n", titles);
    }
}

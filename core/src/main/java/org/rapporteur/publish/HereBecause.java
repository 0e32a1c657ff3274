package org.rapporteur.publish;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.rapporteur.story.Placement;
import org.rapporteur.story.Placement.RunnerUp;
import org.rapporteur.story.Stories;

/** Says in one line why a report is in its story, and which story would have been the next one for it. */
final class HereBecause {
    /** A story that has less of the report's own likeness than a tenth is no alternative that anybody would think of (a guess). */
    private static final double WORTH_NAMING = .1;

    private final Html html;
    private final Links links;
    private final Sources sources;
    private final Map<String, Placement> placements;
    private final Map<String, String> titles;

    HereBecause(Html html, Links links, Sources sources, Stories grouping) {
        this.html = html;
        this.links = links;
        this.sources = sources;
        this.placements = grouping.placements();
        this.titles = StoryFrame.titles(grouping);
    }

    /** The row of a report's list of facts; none where the reports were not grouped. */
    void row(String report) {
        Placement placement = placements.get(report);
        if (placement == null || placements.size() < 2) {
            return;
        }
        html.element("dt", "Here because").open("dd");
        rule(placement);
        shared(placement);
        runnerUp(placement);
        html.close().newline();
    }

    private void rule(Placement placement) {
        switch (placement.rule()) {
            case FIRST ->
                html.text(
                        placement.nearest().isEmpty()
                                ? "no other story is like it enough"
                                : "it is the first report of this story");
            case ALIKE -> {
                html.text("it is like the others of this story");
                if (!placement.nearest().isEmpty()) {
                    html.text(", most like ");
                    jump(placement.nearest().getFirst().report());
                }
            }
            case COPY -> {
                html.text("it was made from another");
                if (!placement.nearest().isEmpty()) {
                    html.text(": ");
                    jump(placement.nearest().getFirst().report());
                }
            }
            case CORRECTION -> html.text("an analyst said where it belongs");
        }
    }

    private void jump(String report) {
        html.link(links.report(report), sources.label(report));
    }

    private void shared(Placement placement) {
        List<String> days = placement.days().stream()
                .map(day -> Days.brief(LocalDate.parse(day)))
                .toList();
        List<String> all = Stream.of(placement.names(), placement.words(), placement.figures(), days)
                .flatMap(List::stream)
                .toList();
        if (!all.isEmpty()) {
            html.text("; shared: ").element("span", String.join(", ", all), "class", "words");
        }
    }

    private void runnerUp(Placement placement) {
        RunnerUp next = placement.runnerUp();
        String title = next == null ? null : titles.get(next.story());
        if (next == null || title == null || next.likeness() < WORTH_NAMING * placement.likeness()) {
            return;
        }
        html.text(placement.nearest().isEmpty() ? "; nearest story: " : "; otherwise: ")
                .link(links.story(next.story()), title)
                .text(" (by words alone " + percent(next.likeness())
                        + (placement.likeness() > 0 ? " against " + percent(placement.likeness()) : "") + ")");
    }

    private static String percent(double share) {
        return Math.round(share * 100) + " %";
    }
}

package org.rapporteur.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.rapporteur.corroborate.Told.report;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.rapporteur.annotate.Annotation;
import org.rapporteur.annotate.TimeMention;
import org.rapporteur.claim.Reading;
import org.rapporteur.corroborate.Lexicon;
import org.rapporteur.corroborate.Told;
import org.rapporteur.lineage.Lineage;
import org.rapporteur.text.Span;

/** Which days matter, and what is said of them. */
class DayChooserTest {
    private static final LocalDate MARCH_2 = LocalDate.parse("2031-03-02");

    @Test
    void theDayThatSeveralOriginsNameComesBeforeTheOneThatOneReportRepeats() {
        List<Reading> readings = List.of(
                naming(
                        report("a", "The Kestrel dam broke on Sunday and flooded the valley.")
                                .on("2031-03-04"),
                        "Sunday"),
                naming(
                        report("b", "Engineers say the Kestrel dam broke on Sunday after weeks of rain.")
                                .on("2031-03-05"),
                        "Sunday"),
                report("c", "A ferry sailed from Ostra to Haven with forty people aboard.")
                        .on("2031-03-09")
                        .read(),
                report("d", "The price of salt rose in Ostra by a third since the autumn.")
                        .on("2031-03-09")
                        .read());
        List<TimelineDay> days = chooser(readings).choose(null, null, 1, 1);
        assertEquals(List.of(MARCH_2), days.stream().map(TimelineDay::day).toList());
        assertEquals(2, days.getFirst().origins());
    }

    @Test
    void tellsNothingTwiceOnADay() {
        List<Reading> readings = List.of(
                naming(
                        report("a", "The Kestrel dam broke on Sunday and flooded the valley.")
                                .on("2031-03-04"),
                        "Sunday"),
                naming(
                        report("b", "On Sunday the Kestrel dam broke and flooded the valley.")
                                .on("2031-03-05"),
                        "Sunday"),
                naming(
                        report("c", "Mara Voss resigned as minister of works on Sunday.")
                                .on("2031-03-05"),
                        "Sunday"));
        Map<String, String> texts = new HashMap<>();
        readings.forEach(r -> texts.put(r.id(), r.text()));
        List<String> told = new ArrayList<>();
        chooser(readings).choose(MARCH_2, MARCH_2, 1, 5).forEach(day -> day.extracts()
                .forEach(e -> told.add(e.span().in(texts.getOrDefault(e.report(), "")))));
        assertEquals(2, told.size(), told.toString());
    }

    @Test
    void aDayThatIsStillAheadHasNoVote() {
        List<Reading> readings = List.of(naming(
                report("a", "The Kestrel dam will be opened on Sunday by the mayor.")
                        .on("2031-03-01"),
                "Sunday"));
        assertEquals(
                List.of(LocalDate.parse("2031-03-01")),
                chooser(readings).choose(null, null, 5, 1).stream()
                        .map(TimelineDay::day)
                        .toList());
    }

    private static DayChooser chooser(List<Reading> readings) {
        Lineage lineage = Accountant.lineage(readings);
        return new DayChooser(new Lexicon(), readings, lineage.counter());
    }

    /** The same report with its Sunday, March 2. */
    private static Reading naming(Told told, String words) {
        Reading reading = told.read();
        int start = reading.text().indexOf(words);
        TimeMention time = new TimeMention(
                new Span(start, start + words.length()), TimeMention.Type.DATE, "2031-03-02", MARCH_2, MARCH_2);
        Annotation marked = reading.annotation();
        return new Reading(
                reading.article(),
                new Annotation(
                        marked.sentences(),
                        marked.entities(),
                        List.of(time),
                        marked.quantities(),
                        marked.fidelity(),
                        marked.reader()),
                reading.quotes(),
                reading.events(),
                reading.positions());
    }
}

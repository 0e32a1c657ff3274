package org.rapporteur.publish;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rapporteur.corroborate.Contradiction;
import org.rapporteur.corroborate.FusedEvent;
import org.rapporteur.corroborate.Mention;

/** An event in few words, all of them the reports' own or counts. */
final class EventWords {
    private EventWords() {}

    /** {@code Mira Halloran, Oren Vask: meet}: who, and the word that names it. */
    static String summary(FusedEvent event, StoryIndex index, Sources sources) {
        List<String> who = new ArrayList<>(index.names(event.what().actors()));
        who.addAll(index.names(event.what().recipients()));
        String words = event.mentions().isEmpty() ? kind(event.what().code()) : trigger(event, sources);
        return who.isEmpty() ? words : String.join(", ", who) + ": " + words;
    }

    /** The PLOVER root of an event, or that it is announced, where it has none. */
    static String kind(@Nullable String code) {
        return code == null ? "announced" : code;
    }

    /** The word that names it in its best mention. */
    static String trigger(FusedEvent event, Sources sources) {
        Mention best = sources.best(event.mentions());
        return StoryScope.flat(
                sources.triggerOf(best).in(sources.expect(best.report()).text()));
    }

    /** {@code date (2031-03-06 / 2031-03-07)} for each contradiction about it. */
    static String disputes(FusedEvent event, StoryIndex index) {
        List<String> disputes = new ArrayList<>();
        for (String id : event.conflicts()) {
            Contradiction contradiction = index.findContradiction(id);
            if (contradiction != null) {
                disputes.add(Words.plain(contradiction.kind()) + " (" + versions(contradiction) + ")");
            }
        }
        return String.join(", ", disputes);
    }

    /** {@code 6 Mar 2031 / 7 Mar 2031}. */
    static String versions(Contradiction contradiction) {
        return String.join(
                " / ",
                contradiction.versions().stream().map(v -> day(v.value())).toList());
    }

    /** {@code 6 Mar 2031 (2 origins) / 7 Mar 2031 (1 origin)}. */
    static String weighed(Contradiction contradiction, Sources sources) {
        return String.join(
                " / ",
                contradiction.versions().stream()
                        .map(v -> day(v.value()) + sources.weight(v))
                        .toList());
    }

    /** {@code Thu 6 Mar 2031}, or a range of days. */
    static String day(FusedEvent.When date) {
        return (date.earliest().equals(date.latest()) ? Days.weekday(date.earliest()) + " " : "")
                + Days.range(date.earliest(), date.latest());
    }

    /** A full date as people write it; anything else as it is. */
    static String day(String value) {
        try {
            return Days.of(LocalDate.parse(value));
        } catch (DateTimeParseException e) {
            return value;
        }
    }
}

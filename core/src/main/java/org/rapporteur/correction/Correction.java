package org.rapporteur.correction;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rapporteur.annotate.Entity;
import org.rapporteur.text.PlainLetters;

/**
 * What an analyst said of which reports, people or events belong together: data that is applied anew on every run, and that no
 * later report undoes. A later correction wins over an earlier one that it contradicts; to undo one, leave it out.
 *
 * <p>Each speaks of two lists, of which nothing stands in both. It names what the reports give and never what is made of them,
 * since the name of a story, of a merged entity or event can change when reports come.
 */
public sealed interface Correction {
    /** Who said so, or null. */
    @Nullable
    String by();

    /** When, as ISO 8601 has it, or null. */
    @Nullable
    String on();

    /** Why, in the analyst's words, or null. */
    @Nullable
    String why();

    /** Ids of all reports that it names, each once. */
    Set<String> named();

    /**
     * Which reports tell one story.
     *
     * @param reports one or more report ids
     * @param others one or more report ids, none of them among the reports
     */
    record OfStories(
            Kind kind,
            List<String> reports,
            List<String> others,
            @Nullable String by,
            @Nullable String on,
            @Nullable String why)
            implements Correction {
        /** What is said of the two lists. */
        public enum Kind {
            /** The stories of all these reports are one story: merges. */
            SAME,
            /** No story holds one of the reports and one of the others: splits a story, or keeps two from ever becoming one. */
            APART,
            /** Each of the reports, alone, belongs to the story of the first of the others, whatever it says. */
            PIN
        }

        /** @throws IllegalArgumentException if one of the lists is empty, or a report is in both */
        public OfStories {
            reports = List.copyOf(reports);
            others = List.copyOf(others);
            refuseOverlap("reports", reports, others);
        }

        @Override
        public Set<String> named() {
            return all(reports, others);
        }
    }

    /**
     * Which report was made from which.
     *
     * @param reports one or more report ids
     * @param others one or more report ids, none of them among the reports; of a copy the one original
     */
    record OfLineage(
            Kind kind,
            List<String> reports,
            List<String> others,
            @Nullable String by,
            @Nullable String on,
            @Nullable String why)
            implements Correction {
        /** What is said of the two lists. */
        public enum Kind {
            /** Each of the reports was made from the one other. */
            COPY,
            /** None of the reports was made from one of the others, nor one of the others from it: they are independent of each other. */
            INDEPENDENT
        }

        /** @throws IllegalArgumentException if one of the lists is empty, a report is in both, or a copy has two originals */
        public OfLineage {
            reports = List.copyOf(reports);
            others = List.copyOf(others);
            refuseOverlap("reports", reports, others);
            if (kind == Kind.COPY && others.size() > 1) {
                throw new IllegalArgumentException("a copy has one original, not " + others.size());
            }
        }

        @Override
        public Set<String> named() {
            return all(reports, others);
        }
    }

    /**
     * Which names and mentions are of one person, body or place.
     *
     * @param entities one or more
     * @param others one or more, none of them among the entities
     */
    record OfEntities(
            Verdict verdict,
            List<Who> entities,
            List<Who> others,
            @Nullable String by,
            @Nullable String on,
            @Nullable String why)
            implements Correction {
        /** @throws IllegalArgumentException if one of the lists is empty, or something is in both */
        public OfEntities {
            entities = List.copyOf(entities);
            others = List.copyOf(others);
            refuseOverlap("entities", entities, others);
        }

        @Override
        public Set<String> named() {
            Set<String> reports = new LinkedHashSet<>();
            for (Who who : Stream.concat(entities.stream(), others.stream()).toList()) {
                switch (who) {
                    case Name name -> {}
                    case Place place -> reports.add(place.report());
                }
            }
            return reports;
        }
    }

    /**
     * Which reports tell of one event where.
     *
     * @param events one or more tellings, each by its report and its id there
     * @param others one or more, none of them among the events
     */
    record OfEvents(
            Verdict verdict,
            List<Place> events,
            List<Place> others,
            @Nullable String by,
            @Nullable String on,
            @Nullable String why)
            implements Correction {
        /** @throws IllegalArgumentException if one of the lists is empty, or an event is in both */
        public OfEvents {
            events = List.copyOf(events);
            others = List.copyOf(others);
            refuseOverlap("events", events, others);
        }

        @Override
        public Set<String> named() {
            return all(
                    events.stream().map(Place::report).toList(),
                    others.stream().map(Place::report).toList());
        }
    }

    /** What is said of entities or of events. */
    enum Verdict {
        /** All in both lists are one. */
        SAME,
        /** None in the one list is one with any in the other, whatever chain of likenesses there is between them. */
        APART
    }

    /** Somebody whom reports speak of. */
    sealed interface Who {}

    /**
     * Whom reports call so: in all of them, also those still to come, but for the places that a correction sets against it. Holds when
     * a report is read anew by a better reader. Described sources have no name; they go by their places.
     *
     * @param written the name as an entity of a report has it, {@code Mara Voss}; case and accents make no difference
     */
    record Name(String written) implements Who {

        /** @throws IllegalArgumentException if it is blank */
        public Name {
            if (written.isBlank()) {
                throw new IllegalArgumentException("a name without letters");
            }
        }

        /** Whether an entity of a report is called so. */
        public boolean isOf(Entity entity) {
            return entity.named() && key(entity.name()).equals(key(written));
        }

        /** What is the same for a name in every way to write it: {@code RENÉ  Roe} and {@code René Roe}. */
        public static String key(String name) {
            return PlainLetters.of(name).strip().replaceAll("\\s+", " ");
        }

        @Override
        public String toString() {
            return written;
        }
    }

    /**
     * What one report speaks of. It depends on that report alone, so that no other changes it; needed where two people bear one name.
     *
     * @param report id of the report
     * @param id of the entity or event in that report's reading
     */
    record Place(String report, String id) implements Who {
        @Override
        public String toString() {
            return report + "#" + id;
        }
    }

    /** Those of one kind, in the order in which they were made. */
    static <T extends Correction> List<T> only(Class<T> kind, List<? extends Correction> made) {
        return made.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    private static void refuseOverlap(String things, List<?> these, List<?> others) {
        if (these.isEmpty() || others.isEmpty()) {
            throw new IllegalArgumentException("a correction needs two " + things + " at least");
        }
        for (Object each : these) {
            if (others.contains(each)) {
                throw new IllegalArgumentException("one of the " + things + " against itself: " + each);
            }
        }
    }

    private static Set<String> all(List<String> reports, List<String> others) {
        Set<String> all = new LinkedHashSet<>(reports);
        all.addAll(others);
        return all;
    }
}

package org.rapporteur.publish;

import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rapporteur.annotate.Entity;
import org.rapporteur.claim.Reading;
import org.rapporteur.correction.Correction;
import org.rapporteur.correction.Correction.Name;
import org.rapporteur.correction.Correction.Place;
import org.rapporteur.correction.Correction.Verdict;
import org.rapporteur.correction.Correction.Who;
import org.rapporteur.corroborate.FusedEvent;
import org.rapporteur.corroborate.MergedEntity;

/** Tells what analysts said, all of it and of one fact, so that nobody takes their word for what the reports show. */
final class CorrectionNotes {
    private final List<Correction> made;
    private final Sources sources;
    private final List<Said> ofEntities;
    private final List<Said> ofEvents;

    CorrectionNotes(List<Correction> made, Sources sources) {
        this.made = made;
        this.sources = sources;
        this.ofEntities = Correction.only(Correction.OfEntities.class, made).stream()
                .map(each -> new Said(each, each.verdict(), handles(each.entities()), handles(each.others())))
                .toList();
        this.ofEvents = Correction.only(Correction.OfEvents.class, made).stream()
                .map(each -> new Said(each, each.verdict(), handles(each.events()), handles(each.others())))
                .toList();
    }

    // ---- JSON

    /** All of it, in the order in which it was said. */
    void all(JsonWriter json) {
        json.objects("corrections", made, each -> {
            switch (each) {
                case Correction.OfStories of -> json.text("of", "stories").word("kind", of.kind());
                case Correction.OfLineage of -> json.text("of", "lineage").word("kind", of.kind());
                case Correction.OfEntities of -> json.text("of", "entities").word("kind", of.verdict());
                case Correction.OfEvents of -> json.text("of", "events").word("kind", of.verdict());
            }
            json.objects("these", these(each), thing -> thing(json, thing));
            json.objects("others", others(each), thing -> thing(json, thing));
            signature(json, each);
        });
    }

    /** What the merging of an entity rests on beside the reports. */
    void of(JsonWriter json, MergedEntity entity) {
        Set<Object> handles = new HashSet<>();
        entity.members().forEach(member -> handles.add(new Place(member.report(), member.entity())));
        if (entity.named()) {
            handles.add(Name.key(entity.name()));
            entity.aliases().forEach(alias -> handles.add(Name.key(alias)));
        }
        corrected(json, ofEntities, handles);
    }

    /** The same of an event. */
    void of(JsonWriter json, FusedEvent event) {
        Set<Object> handles = new HashSet<>();
        event.mentions().forEach(mention -> handles.add(new Place(mention.report(), mention.claim())));
        corrected(json, ofEvents, handles);
    }

    /** Those that a fact bears out: it holds some of both lists of what is one, or of one list alone of what is not. */
    private static void corrected(JsonWriter json, List<Said> all, Set<Object> handles) {
        List<Said> borneOut = all.stream()
                .filter(said -> {
                    boolean these = !Collections.disjoint(said.these, handles);
                    boolean others = !Collections.disjoint(said.others, handles);
                    return switch (said.verdict) {
                        case SAME -> these && others;
                        case APART -> these != others;
                    };
                })
                .toList();
        json.objects("corrected", borneOut, said -> signature(json.word("kind", said.verdict), said.correction));
    }

    /** A correction of entities or events with what its two lists are known by: places and the keys of names. */
    private record Said(Correction correction, Verdict verdict, Set<Object> these, Set<Object> others) {}

    private static Set<Object> handles(List<? extends Who> all) {
        return all.stream()
                .map(who -> switch (who) {
                    case Name name -> Name.key(name.written());
                    case Place place -> place;
                })
                .collect(Collectors.toSet());
    }

    private static void signature(JsonWriter json, Correction each) {
        json.text("by", each.by()).text("on", each.on()).text("why", each.why());
    }

    private static void thing(JsonWriter json, Thing thing) {
        json.text("report", thing.report).text("id", thing.id).text("name", thing.name);
    }

    /** A report, somebody or an event that a correction names; what is not known or does not apply is null. */
    private record Thing(
            @Nullable String report,
            @Nullable String id,
            @Nullable String name) {}

    private List<Thing> these(Correction correction) {
        return switch (correction) {
            case Correction.OfStories of -> reports(of.reports());
            case Correction.OfLineage of -> reports(of.reports());
            case Correction.OfEntities of ->
                of.entities().stream().map(this::thing).toList();
            case Correction.OfEvents of -> of.events().stream().map(this::event).toList();
        };
    }

    private List<Thing> others(Correction correction) {
        return switch (correction) {
            case Correction.OfStories of -> reports(of.others());
            case Correction.OfLineage of -> reports(of.others());
            case Correction.OfEntities of ->
                of.others().stream().map(this::thing).toList();
            case Correction.OfEvents of -> of.others().stream().map(this::event).toList();
        };
    }

    private static List<Thing> reports(List<String> reports) {
        return reports.stream().map(report -> new Thing(report, null, null)).toList();
    }

    private Thing thing(Who who) {
        return switch (who) {
            case Name name -> new Thing(null, null, name.written());
            case Place place -> {
                Reading reading = sources.find(place.report());
                String name = reading == null
                        ? null
                        : reading.findEntity(place.id()).map(Entity::name).orElse(null);
                yield new Thing(place.report(), place.id(), name);
            }
        };
    }

    /** An event by the word that names it. */
    private Thing event(Place place) {
        Reading reading = sources.find(place.report());
        String trigger = reading == null
                ? null
                : reading.events().stream()
                        .filter(event -> event.id().equals(place.id()))
                        .map(event -> event.trigger().in(reading.text()))
                        .findFirst()
                        .orElse(null);
        return new Thing(place.report(), place.id(), trigger);
    }

    // ---- for people

    /** A line for each; nothing if nobody said anything. */
    void section(Html html) {
        if (made.isEmpty()) {
            return;
        }
        html.open("section", "class", "problems").element("h2", "Corrections by analysts", "id", "corrections");
        html.element(
                "p",
                "Said by people, not by the reports, and obeyed above. A later one wins over an earlier one that it contradicts.",
                "class",
                "note");
        html.open("ol").newline();
        for (Correction each : made) {
            html.open("li", "dir", "auto").text(words(each));
            String signature =
                    Stream.of(each.by(), each.on()).filter(Objects::nonNull).collect(Collectors.joining(", "));
            if (!signature.isEmpty()) {
                html.text(" — " + signature);
            }
            if (each.why() != null) {
                html.text(": " + each.why());
            }
            html.closeBlock();
        }
        html.close().closeBlock();
    }

    /** {@code Mara Voss and “M. Vos” in a: one and the same}. */
    private String words(Correction each) {
        String these = shown(these(each));
        String others = shown(others(each));
        String both = these + " and " + others + ": ";
        return switch (each) {
            case Correction.OfStories of ->
                switch (of.kind()) {
                    case SAME -> both + "one story";
                    case APART -> both + "two stories";
                    case PIN -> these + ": in the story of " + of.others().getFirst();
                };
            case Correction.OfLineage of ->
                switch (of.kind()) {
                    case COPY -> these + ": made from " + others;
                    case INDEPENDENT -> both + "independent of each other";
                };
            case Correction.OfEntities of -> both + verdict(of.verdict());
            case Correction.OfEvents of -> both + verdict(of.verdict());
        };
    }

    private static String verdict(Verdict verdict) {
        return switch (verdict) {
            case SAME -> "one and the same";
            case APART -> "not the same";
        };
    }

    private static String shown(List<Thing> things) {
        return things.stream().map(CorrectionNotes::shown).collect(Collectors.joining(", "));
    }

    private static String shown(Thing thing) {
        if (thing.report == null) {
            return String.valueOf(thing.name);
        }
        if (thing.id == null) {
            return thing.report;
        }
        return (thing.name == null ? thing.id : "“" + thing.name + "”") + " in " + thing.report;
    }
}

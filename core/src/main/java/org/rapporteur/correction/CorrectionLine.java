package org.rapporteur.correction;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A correction as one line of JSON, as analysts write it into a file; {@code docs/corrections.md} tells how. */
public final class CorrectionLine {
    private static final JsonMapper MAPPER = new JsonMapper();

    private CorrectionLine() {}

    /**
     * Reads one line.
     *
     * @throws IllegalArgumentException if it is no correction; the message says why, for a person
     */
    public static Correction parse(String json) {
        JsonNode line;
        try {
            line = MAPPER.readTree(json);
        } catch (JacksonException e) {
            throw new IllegalArgumentException("the line is no JSON object", e);
        }
        if (!line.isObject()) {
            throw new IllegalArgumentException("the line is no JSON object");
        }
        String kind = line.path("kind").asString("");
        String by = text(line, "by");
        String on = text(line, "on");
        String why = text(line, "why");
        if (line.has("entities")) {
            return new Correction.OfEntities(
                    verdict(kind),
                    list(line, "entities", CorrectionLine::who),
                    list(line, "others", CorrectionLine::who),
                    by,
                    on,
                    why);
        }
        if (line.has("events")) {
            return new Correction.OfEvents(
                    verdict(kind),
                    list(line, "events", each -> place(each, "event")),
                    list(line, "others", each -> place(each, "event")),
                    by,
                    on,
                    why);
        }
        List<String> reports = list(line, "reports", CorrectionLine::report);
        List<String> others = list(line, "others", CorrectionLine::report);
        for (Correction.OfLineage.Kind each : Correction.OfLineage.Kind.values()) {
            if (word(each).equals(kind)) {
                return new Correction.OfLineage(each, reports, others, by, on, why);
            }
        }
        for (Correction.OfStories.Kind each : Correction.OfStories.Kind.values()) {
            if (word(each).equals(kind)) {
                return new Correction.OfStories(each, reports, others, by, on, why);
            }
        }
        throw new IllegalArgumentException(
                "a correction's kind is same, apart, pin, copy or independent, not '" + kind + "'");
    }

    private static Correction.Verdict verdict(String kind) {
        for (Correction.Verdict each : Correction.Verdict.values()) {
            if (word(each).equals(kind)) {
                return each;
            }
        }
        throw new IllegalArgumentException(
                "a correction's kind is same or apart where it speaks of entities or events, not '" + kind + "'");
    }

    /** The word for a choice in JSON. */
    private static String word(Enum<?> choice) {
        return choice.name().toLowerCase(Locale.ROOT);
    }

    private static <T> List<T> list(JsonNode line, String key, Function<JsonNode, @Nullable T> read) {
        Set<T> all = new LinkedHashSet<>();
        for (JsonNode each : line.path(key)) {
            T one = read.apply(each);
            if (one == null) {
                throw new IllegalArgumentException(key + " holds what is no id, name or place: " + each);
            }
            all.add(one);
        }
        return List.copyOf(all);
    }

    private static @Nullable String report(JsonNode each) {
        return each.isString() ? each.asString() : null;
    }

    private static Correction.@Nullable Who who(JsonNode each) {
        return each.isString() ? new Correction.Name(each.asString()) : place(each, "entity");
    }

    private static Correction.@Nullable Place place(JsonNode each, String key) {
        String report = text(each, "report");
        String id = text(each, key);
        return report == null || id == null ? null : new Correction.Place(report, id);
    }

    private static @Nullable String text(JsonNode object, String key) {
        JsonNode value = object.path(key);
        return value.isString() ? value.asString() : null;
    }

    /** Writes one on one line, without the line's end, so that {@link #parse} gives it back; what is null is left out. */
    public static String write(Correction correction) {
        ObjectNode line = MAPPER.createObjectNode();
        switch (correction) {
            case Correction.OfStories of -> {
                line.put("kind", word(of.kind()));
                reports(line, of.reports(), of.others());
            }
            case Correction.OfLineage of -> {
                line.put("kind", word(of.kind()));
                reports(line, of.reports(), of.others());
            }
            case Correction.OfEntities of -> {
                line.put("kind", word(of.verdict()));
                of.entities().forEach(who -> add(line.withArray("entities"), who));
                of.others().forEach(who -> add(line.withArray("others"), who));
            }
            case Correction.OfEvents of -> {
                line.put("kind", word(of.verdict()));
                of.events().forEach(place -> add(line.withArray("events"), place, "event"));
                of.others().forEach(place -> add(line.withArray("others"), place, "event"));
            }
        }
        put(line, "by", correction.by());
        put(line, "on", correction.on());
        put(line, "why", correction.why());
        return line.toString();
    }

    private static void reports(ObjectNode line, List<String> reports, List<String> others) {
        reports.forEach(line.withArray("reports")::add);
        others.forEach(line.withArray("others")::add);
    }

    private static void add(ArrayNode list, Correction.Who who) {
        switch (who) {
            case Correction.Name name -> list.add(name.written());
            case Correction.Place place -> add(list, place, "entity");
        }
    }

    private static void add(ArrayNode list, Correction.Place place, String key) {
        list.addObject().put("report", place.report()).put(key, place.id());
    }

    private static void put(ObjectNode line, String key, @Nullable String value) {
        if (value != null) {
            line.put(key, value);
        }
    }
}

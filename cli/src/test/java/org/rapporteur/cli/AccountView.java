package org.rapporteur.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** An account as a program sees it, with the questions that tests ask. */
record AccountView(JsonNode json) {
    static AccountView of(Path pile, Path folder, Object... options) {
        List<Object> arguments = new ArrayList<>(List.of("account", "--json", "-o", folder, pile));
        arguments.addAll(List.of(options));
        Run run = Run.of(arguments.toArray());
        if (run.status() > Rapporteur.BAD_INPUT) {
            throw new AssertionError("status " + run.status() + ": " + run.err());
        }
        return new AccountView(run.json());
    }

    List<JsonNode> all(String list) {
        return json.get(list).valueStream().toList();
    }

    JsonNode sole(String list, String id) {
        return all(list).stream()
                .filter(each -> each.get("id").asString().equals(id))
                .reduce((a, b) -> {
                    throw new AssertionError("two " + list + " called " + id);
                })
                .orElseThrow(() -> new AssertionError("no " + id + " in " + list));
    }

    /** The report whose id begins so. */
    JsonNode report(String start) {
        return all("reports").stream()
                .filter(each -> each.get("id").asString().startsWith(start))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no report " + start));
    }

    JsonNode originOf(String start) {
        return sole("origins", report(start).get("origin").asString());
    }

    String entityName(JsonNode id) {
        return id.isNull() ? "" : sole("entities", id.asString()).get("name").asString();
    }

    /** Utterances of which a variant holds all of the words, in any case. */
    List<JsonNode> utterancesWith(String... words) {
        return all("utterances").stream()
                .filter(each -> each.get("variants")
                        .valueStream()
                        .anyMatch(v -> holds(v.get("text").asString(), words)))
                .toList();
    }

    static boolean holds(String text, String... words) {
        String lower = text.toLowerCase(Locale.ROOT).replace('’', '\'');
        return Stream.of(words).allMatch(word -> lower.contains(word.toLowerCase(Locale.ROOT)));
    }

    Set<String> speakers(JsonNode utterance) {
        Set<String> names = new TreeSet<>();
        utterance.get("speakers").valueStream().forEach(s -> names.add(entityName(s.get("entity"))));
        return names;
    }

    static Set<String> strings(JsonNode list) {
        Set<String> all = new TreeSet<>();
        list.valueStream().forEach(each -> all.add(each.asString()));
        return all;
    }

    /** Ids of the reports that carry it. */
    static Set<String> reports(JsonNode withVariantsOrMentions) {
        Set<String> all = new TreeSet<>();
        Stream.of("variants", "mentions", "passages")
                .map(withVariantsOrMentions::get)
                .filter(list -> list != null)
                .flatMap(JsonNode::valueStream)
                .forEach(each -> all.add(each.get("report").asString()));
        return all;
    }

    /** What is still ahead, in order. */
    List<JsonNode> calendar() {
        return json.get("calendar")
                .valueStream()
                .map(id -> sole("events", id.asString()))
                .toList();
    }

    /** Events of the calendar on that day in which all of these take part. */
    List<JsonNode> ahead(String day, String... participants) {
        return calendar().stream()
                .filter(event -> day.equals(event.get("date").path("value").asString("")))
                .filter(involves(participants))
                .toList();
    }

    /** What changed about a fact. */
    List<String> changesOf(JsonNode fact) {
        return all("changes").stream()
                .filter(change ->
                        change.get("fact").asString().equals(fact.get("id").asString()))
                .map(change -> change.get("kind").asString())
                .toList();
    }

    Predicate<JsonNode> involves(String... participants) {
        return event -> {
            StringBuilder names = new StringBuilder();
            Stream.of("actors", "recipients")
                    .flatMap(list -> event.get(list).valueStream())
                    .forEach(id -> names.append(entityName(id)).append('\n'));
            names.append(entityName(event.get("place")));
            return holds(names.toString(), participants);
        };
    }

    /** One line for each event, for the message of a test that fails. */
    String tell(List<JsonNode> events) {
        StringBuilder told = new StringBuilder("\n");
        for (JsonNode event : events) {
            told.append(event.get("code").asString())
                    .append(' ')
                    .append(event.get("status").asString())
                    .append(' ')
                    .append(event.get("date").path("value").asString("-"))
                    .append(" at ")
                    .append(entityName(event.get("place")));
            for (String list : List.of("actors", "recipients")) {
                told.append(' ').append(list).append(':');
                event.get(list)
                        .valueStream()
                        .forEach(id -> told.append(' ').append(entityName(id)).append(','));
            }
            told.append(' ').append(reports(event)).append('\n');
        }
        return told.toString();
    }
}

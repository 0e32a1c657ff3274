package org.rapporteur.publish;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rapporteur.account.Account;
import org.rapporteur.account.StoryAccount;
import org.rapporteur.corroborate.FusedEvent;
import org.rapporteur.corroborate.Mention;
import org.rapporteur.corroborate.MergedEntity;
import org.rapporteur.extract.Article;
import org.rapporteur.text.Span;

/**
 * The events as PLOVER records, one JSON object a line, with the field names of the PLOVER manual, table "PLOVER JSON".
 *
 * <p>Beside them stand {@code status}, {@code reports} and {@code origins}, which PLOVER does not know, and {@code date_basis}: PLOVER wants a
 * date for each record, so that an event whose day no report gives gets the day of its first report, and says so.
 */
final class PloverFile {
    /** Verbal and material cooperation, verbal and material conflict: PLOVER manual, "quad codes". */
    static final Map<String, Integer> QUADS = Map.ofEntries(
            Map.entry("AGREE", 1),
            Map.entry("CONSULT", 1),
            Map.entry("SUPPORT", 1),
            Map.entry("COOPERATE", 2),
            Map.entry("AID", 2),
            Map.entry("YIELD", 2),
            Map.entry("RETREAT", 2),
            Map.entry("CONCEDE", 1),
            Map.entry("REQUEST", 3),
            Map.entry("ACCUSE", 3),
            Map.entry("REJECT", 3),
            Map.entry("THREATEN", 3),
            Map.entry("PROTEST", 4),
            Map.entry("SANCTION", 4),
            Map.entry("MOBILIZE", 4),
            Map.entry("COERCE", 4),
            Map.entry("ASSAULT", 4));

    private final Account account;
    private final Ids ids;
    private final Sources sources;

    PloverFile(Account account) {
        this.account = account;
        this.ids = new Ids(account.stories());
        this.sources = new Sources(account.readings());
    }

    /** Writes a line for each event; leaves the stream open. */
    void write(OutputStream out) throws IOException {
        for (StoryAccount story : account.stories()) {
            StoryIndex index = new StoryIndex(story, sources);
            for (FusedEvent event : story.facts().events()) {
                String code = event.what().code();
                if (code != null) {
                    JsonWriter.line(out, json -> json.object(() -> event(json, story, index, event, code)));
                }
            }
        }
    }

    private void event(JsonWriter json, StoryAccount story, StoryIndex index, FusedEvent event, String code) {
        FusedEvent.When when = event.date();
        Mention best = sources.best(event.standing());
        Article.Meta meta = sources.expect(best.report()).article().meta();
        String day = when != null ? when.earliest().toString() : firstDay(event);
        json.text("id", ids.of(story, event.id()))
                .text("date", day)
                .text("date_basis", when != null ? "event" : day == null ? null : "first report")
                .date("enddate", when == null ? null : when.latest());
        entities(json, "actor", index, event.what().actors());
        entities(json, "recipient", index, event.what().recipients());
        json.strings("event", List.of(code)).strings("event_text", triggers(event));
        Integer quad = QUADS.get(code);
        if (quad != null) {
            json.number("quad_code", quad);
        }
        String place = event.what().place();
        if (place != null) {
            json.object("event_loc", () -> json.text("entity_text", index.name(place)));
        }
        Span sentence = sources.sentenceOf(best);
        json.text("text", sentence.in(sources.expect(best.report()).text()))
                .object("text_info", () -> json.number("start", sentence.start())
                        .number("end", sentence.end()))
                .object("cite_info", () -> json.text("citation", best.report())
                        .text("url", meta.url())
                        .text("title", meta.title())
                        .text("language", meta.language()))
                .text("coder", "Rapporteur " + account.version())
                .word("status", event.what().status())
                .strings("reports", event.reports())
                .number("origins", event.origins());
    }

    private @Nullable String firstDay(FusedEvent event) {
        return event.reports().stream()
                .flatMap(report -> sources.publishedOn(report).stream())
                .min(Comparator.naturalOrder())
                .map(Object::toString)
                .orElse(null);
    }

    private List<String> triggers(FusedEvent event) {
        List<String> words = new ArrayList<>();
        for (Mention mention : event.mentions()) {
            String word = StoryScope.flat(sources.triggerOf(mention)
                    .in(sources.expect(mention.report()).text()));
            if (!words.contains(word)) {
                words.add(word);
            }
        }
        return words;
    }

    private static void entities(JsonWriter json, String name, StoryIndex index, List<String> entities) {
        json.objects(name, entities, id -> {
            MergedEntity entity = index.findEntity(id);
            json.text("entity_text", index.name(id)).text("office", entity == null ? null : entity.role());
        });
    }
}

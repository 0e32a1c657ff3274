package org.rapporteur.eval;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rapporteur.annotate.Annotation;
import org.rapporteur.annotate.Fidelity;
import org.rapporteur.claim.Reading;
import org.rapporteur.extract.Article;
import org.rapporteur.extract.Published;
import org.rapporteur.text.AlignedText;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the data sets for measurements. */
final class Piles {
    private Piles() {}

    /** One labelled report of stories-union. */
    record Labelled(
            String id,
            String set,
            String story,
            @Nullable String date,
            @Nullable String title,
            String text) {
        Reading reading() {
            return Piles.reading(id, date, title, text);
        }
    }

    /** The reports of stories-union in file order. */
    static List<Labelled> storiesUnion(Path dataDirectory) throws IOException {
        JsonMapper json = JsonMapper.builder().build();
        List<Labelled> reports = new ArrayList<>();
        for (String line : Files.readAllLines(dataDirectory.resolve("stories-union/stories_dev.jsonl"))) {
            JsonNode node = json.readTree(line);
            reports.add(new Labelled(
                    text(node, "id"),
                    text(node, "set"),
                    text(node, "story"),
                    node.path("date").asString("").isEmpty() ? null : text(node, "date"),
                    text(node, "title"),
                    text(node, "text")));
        }
        return reports;
    }

    private static String text(JsonNode node, String field) {
        return node.path(field).asString("");
    }

    /** A reading that knows nothing but text, title and date. */
    static Reading reading(String id, @Nullable String date, @Nullable String title, String text) {
        return reading(id, "en", date, title, text);
    }

    /** The same in another language. */
    static Reading reading(String id, String language, @Nullable String date, @Nullable String title, String text) {
        Article article = new Article(
                id,
                id,
                new Article.Meta(null, title, List.of(), null, language, new Published(date, null)),
                AlignedText.identity(text),
                List.of(),
                List.of(),
                List.of());
        Annotation annotation = new Annotation(
                List.of(), List.of(), List.of(), List.of(), new Fidelity(Fidelity.State.CLEAN, 1, List.of()));
        return new Reading(article, annotation, List.of(), List.of(), List.of());
    }
}

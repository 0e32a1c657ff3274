package org.rapporteur.eval;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.rapporteur.ingest.Given;
import org.rapporteur.ingest.Ingestor;
import org.rapporteur.ingest.RawReport;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A page of a data set with what its makers say is right for it.
 *
 * @param url its address; what is measured is told it only by {@link #addressed}
 * @param raw the page as the ingestor reads its file
 * @param label the set's own entry
 */
record LabelledPage(String url, RawReport raw, JsonNode label) {
    /** One list of htmldate-eval has NaN for what its makers did not find. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .build();

    /** Its half by the host of its address. */
    Halves.Half half() {
        return Halves.of(url);
    }

    /** The page with its address, as an archive would give it. */
    RawReport addressed() {
        return new RawReport(
                raw.id(),
                raw.path(),
                raw.format(),
                raw.content(),
                new Given(url, null, null, List.of(), null, null),
                raw.problems());
    }

    /** The pages of trafilatura-eval in the order of its list; in memory one after the other. */
    static void forEachOfTrafilatura(Path set, Consumer<LabelledPage> then) throws IOException {
        Path tests = set.resolve("tests");
        forEach(tests.resolve("evaldata.json"), List.of(tests.resolve("eval"), tests.resolve("cache")), then);
    }

    /** The pages of both lists of htmldate-eval. */
    static void forEachOfHtmldate(Path set, Consumer<LabelledPage> then) throws IOException {
        Path tests = set.resolve("tests");
        List<Path> folders = List.of(tests.resolve("eval"), tests.resolve("cache"), tests.resolve("test_set"));
        forEach(tests.resolve("eval_default.json"), folders, then);
        forEach(tests.resolve("eval_mediacloud_2020.json"), folders, then);
    }

    /** The pages of fundus-eval. */
    static void forEachOfFundus(Path set, Consumer<LabelledPage> then) throws IOException {
        Path dataset = set.resolve("dataset");
        for (Map.Entry<String, JsonNode> entry :
                json(dataset.resolve("ground_truth.json")).properties()) {
            JsonNode label = entry.getValue();
            then.accept(new LabelledPage(
                    label.path("url").asString(), read(dataset.resolve("html").resolve(entry.getKey())), label));
        }
    }

    private static void forEach(Path list, List<Path> folders, Consumer<LabelledPage> then) throws IOException {
        for (Map.Entry<String, JsonNode> entry : json(list).properties()) {
            String name = entry.getValue().path("file").asString();
            for (Path folder : folders) {
                if (Files.isRegularFile(folder.resolve(name))) {
                    then.accept(new LabelledPage(entry.getKey(), read(folder.resolve(name)), entry.getValue()));
                    break;
                }
            }
        }
    }

    private static JsonNode json(Path file) throws IOException {
        return JSON.readTree(Files.readString(file));
    }

    private static RawReport read(Path file) throws IOException {
        List<RawReport> reports = new ArrayList<>();
        new Ingestor()
                .read(
                        List.of(file),
                        new ByteArrayInputStream(new byte[0]),
                        reports::add,
                        problem -> System.err.println(problem));
        // A page that the ingestor refuses has no text and no date: it counts as that.
        String name = String.valueOf(file.getFileName());
        RawReport read = reports.isEmpty()
                ? new RawReport(name, file.toString(), RawReport.Format.HTML, "", Given.NOTHING, List.of())
                : reports.getFirst();
        // All are web pages, also those whose file is named after a host.
        return new RawReport(
                read.id(), read.path(), RawReport.Format.HTML, read.content(), read.given(), read.problems());
    }
}

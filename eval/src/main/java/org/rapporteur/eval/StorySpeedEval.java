package org.rapporteur.eval;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.rapporteur.account.Account;
import org.rapporteur.account.AccountOptions;
import org.rapporteur.account.Accountant;
import org.rapporteur.claim.Reading;
import org.rapporteur.cli.Depth;
import org.rapporteur.cli.PileReader;
import org.rapporteur.corroborate.Corroborator;
import org.rapporteur.extract.Article;
import org.rapporteur.lineage.Lineage;
import org.rapporteur.publish.AccountPublisher;
import tools.jackson.databind.json.JsonMapper;

/**
 * Measures what the account of one story costs after the reading, and how that grows from 250 to 2,000 reports.
 *
 * <p>Half of the reports are real ones of one crisis (the first 40 paragraphs of each, five outlets of timeline17's oil spill),
 * half are copies and cuts of them. All are told as one story. CPU time of the one thread that does it, which is the wall clock of
 * a machine without other work. Arguments: the data directory, {@code rules} or {@code whole}, the sizes.
 */
public final class StorySpeedEval {
    private static final int PARAGRAPHS = 40;

    private StorySpeedEval() {}

    /** Runs it. */
    public static void main(String[] arguments) throws IOException {
        Depth depth = arguments.length > 1 && arguments[1].equals("whole") ? Depth.WHOLE : Depth.BY_RULES;
        List<Integer> sizes = arguments.length > 2
                ? Stream.of(arguments).skip(2).map(Integer::valueOf).toList()
                : List.of(250, 500, 1000, 2000);
        Path folder = Files.createTempDirectory("rapporteur-story");
        try {
            Path pile = folder.resolve("pile.jsonl");
            Files.write(pile, lines(Path.of(arguments[0]), Collections.max(sizes)));
            long start = System.nanoTime();
            List<Reading> readings = new PileReader(Runtime.getRuntime().availableProcessors(), depth, () -> {})
                    .read(List.of(pile), InputStream.nullInputStream())
                    .readings();
            System.out.printf(
                    Locale.ROOT, "read %d reports in %.1f s%n", readings.size(), (System.nanoTime() - start) / 1e9);
            measure(readings.subList(0, sizes.getFirst()), folder);
            double first = 0;
            double last = 0;
            for (int size : sizes) {
                last = measure(readings.subList(0, Math.min(size, readings.size())), folder);
                first = first == 0 ? last : first;
                System.gc();
            }
            System.out.printf(
                    Locale.ROOT,
                    "growth: time ~ reports^%.2f (1 is linear)%n",
                    Math.log(last / first) / Math.log(sizes.getLast() / (double) sizes.getFirst()));
        } finally {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(each);
                }
            }
        }
    }

    private static double measure(List<Reading> readings, Path folder) throws IOException {
        long start = Meter.cpu();
        Lineage lineage = Accountant.lineage(readings);
        long traced = Meter.cpu();
        int facts = new Corroborator().corroborate(readings, lineage).events().size();
        long corroborated = Meter.cpu();
        Account account =
                new Accountant().account(readings, List.of(), AccountOptions.ALL.at(AccountOptions.Level.PILE));
        long accounted = Meter.cpu();
        new AccountPublisher().publish(account, folder.resolve("account"));
        long published = Meter.cpu();
        double seconds = (published - corroborated) / 1e9;
        System.out.printf(
                Locale.ROOT,
                "%5d reports, %d events: lineage %.1f s, corroborate %.1f s; account (with both) %.1f s, publish %.1f s: %.1f s%n",
                readings.size(),
                facts,
                (traced - start) / 1e9,
                (corroborated - traced) / 1e9,
                (accounted - corroborated) / 1e9,
                (published - accounted) / 1e9,
                seconds);
        return seconds;
    }

    private static List<String> lines(Path data, int size) throws IOException {
        List<Article> articles = new ArrayList<>();
        for (Timeline17.Crisis crisis : Timeline17.read(data)) {
            if (crisis.name().equals("bpoil")) {
                articles.addAll(crisis.articles());
            }
        }
        Collections.shuffle(articles, new Random(1));
        Random random = new Random(2);
        JsonMapper json = JsonMapper.builder().build();
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            Article real = articles.get(i / 2);
            String[] paragraphs = real.text().split("\n\n");
            int most = Math.min(PARAGRAPHS, paragraphs.length);
            if (i % 2 == 1) {
                real = articles.get(random.nextInt(i / 2 + 1));
                paragraphs = real.text().split("\n\n");
                most = Math.min(PARAGRAPHS, paragraphs.length);
                most = Math.max(Math.min(4, most), most * (4 + 3 * random.nextInt(3)) / 10);
            }
            Map<String, String> line = new HashMap<>();
            line.put("id", "r" + i);
            line.put("title", i % 2 == 1 ? "Again: " + paragraphs[0] : paragraphs[0]);
            line.put(
                    "outlet",
                    i % 2 == 1 ? "outlet" + i % 97 : String.valueOf(real.meta().outlet()));
            line.put("date", String.valueOf(real.meta().published().value()));
            line.put("text", String.join("\n\n", List.of(paragraphs).subList(0, most)));
            lines.add(json.writeValueAsString(line));
        }
        return lines;
    }
}

package org.rapporteur.eval;

import java.io.IOException;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.rapporteur.eval.Halves.Half;
import org.rapporteur.extract.Article;
import org.rapporteur.extract.ArticleExtractor;
import tools.jackson.databind.JsonNode;

/**
 * How often title, authors and date of a page are found, on the pages of trafilatura-eval that have them.
 *
 * <p>Usage: {@code PageMetaEval TRAFILATURA_EVAL_FOLDER [-v] [--url]}. Each page whose key is not empty counts. Title: the same
 * letters and figures in the same order; case, marks and white space do not count. Author: the same set of names, each in
 * letters and figures only; the key is cut at commas, semicolons, strokes and the word "and", ours is a list already. Date: the
 * same day. The page's address is withheld, as trafilatura's authors do, unless {@code --url} is given; {@code -v} prints the misses
 * of the half that is looked at.
 */
public final class PageMetaEval {
    private static final List<String> KEYS = List.of("title", "author", "date");
    private static final Pattern BETWEEN_NAMES = Pattern.compile("[,;|&/]|\\s(?:and|und|et|y)\\s");
    private static final Pattern BY = Pattern.compile("^(?:by|von)\\s", Pattern.CASE_INSENSITIVE);

    private PageMetaEval() {}

    /** Prints right, wrong and none of each key, of both halves and of all. */
    public static void main(String[] args) throws IOException {
        List<String> options = List.of(args).subList(1, args.length);
        ArticleExtractor extractor = new ArticleExtractor();
        Map<Half, Map<String, int[]>> tallies = new EnumMap<>(Half.class);
        LabelledPage.forEachOfTrafilatura(Path.of(args[0]), page -> {
            if (KEYS.stream().allMatch(key -> stated(page.label().path(key)).isEmpty())) {
                return;
            }
            Article.Meta meta = extractor
                    .extract(options.contains("--url") ? page.addressed() : page.raw())
                    .meta();
            for (String key : KEYS) {
                String expected = stated(page.label().path(key));
                if (expected.isEmpty()) {
                    continue;
                }
                List<String> found = found(meta, key);
                Verdict verdict =
                        found.isEmpty() ? Verdict.NONE : isRight(key, found, expected) ? Verdict.RIGHT : Verdict.WRONG;
                tallies.computeIfAbsent(page.half(), h -> new TreeMap<>())
                        .computeIfAbsent(key, k -> new int[Verdict.values().length])[verdict.ordinal()]++;
                if (options.contains("-v") && page.half() == Half.LOOK && verdict != Verdict.RIGHT) {
                    System.out.println(
                            "MISS " + key + " " + page.label().path("file").asString() + " expected " + expected
                                    + " found " + String.join(" + ", found));
                }
            }
        });
        Map<String, int[]> all = new TreeMap<>();
        tallies.forEach((half, counts) -> {
            counts.forEach((key, count) -> {
                System.out.println(line(half.toString(), key, count));
                int[] sum = all.computeIfAbsent(key, k -> new int[count.length]);
                for (int i = 0; i < count.length; i++) {
                    sum[i] += count[i];
                }
            });
        });
        all.forEach((key, count) -> System.out.println(line("ALL", key, count)));
    }

    private enum Verdict {
        RIGHT,
        WRONG,
        NONE
    }

    private static String line(String half, String key, int[] count) {
        int all = count[0] + count[1] + count[2];
        return String.format(
                Locale.ROOT,
                "%s %s pages %d right %d wrong %d none %d accuracy %.3f",
                half,
                key,
                all,
                count[0],
                count[1],
                count[2],
                (double) count[0] / all);
    }

    /** The key as one text; several authors are parted by semicolons. */
    private static String stated(JsonNode key) {
        List<String> values = new ArrayList<>();
        if (key.isArray()) {
            key.forEach(value -> values.add(value.asString("")));
        } else {
            values.add(key.asString(""));
        }
        return String.join("; ", values).strip();
    }

    private static List<String> found(Article.Meta meta, String key) {
        return switch (key) {
            case "title" -> Optional.ofNullable(meta.title()).stream().toList();
            case "author" -> meta.byline();
            case "date" ->
                meta.published().date().map(Object::toString).stream().toList();
            default -> throw new IllegalArgumentException(key);
        };
    }

    static boolean isRight(String key, List<String> found, String expected) {
        return switch (key) {
            case "title" -> letters(found.getFirst()).equals(letters(expected));
            case "author" -> names(found).equals(names(List.of(expected)));
            default -> found.getFirst().equals(expected);
        };
    }

    private static TreeSet<String> names(List<String> lines) {
        TreeSet<String> names = new TreeSet<>();
        for (String line : lines) {
            for (String name : BETWEEN_NAMES.split(BY.matcher(line.strip()).replaceFirst(""))) {
                names.add(letters(name));
            }
        }
        names.remove("");
        return names;
    }

    private static String letters(String text) {
        StringBuilder letters = new StringBuilder();
        Normalizer.normalize(text, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .codePoints()
                .filter(Character::isLetterOrDigit)
                .forEach(letters::appendCodePoint);
        return letters.toString();
    }
}

package org.rapporteur.eval;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.rapporteur.eval.Halves.Half;
import org.rapporteur.extract.ArticleExtractor;
import org.rapporteur.extract.Published;
import org.rapporteur.ingest.RawReport;

/**
 * How often the day on which a page was first published is found, on the 1,000 dated pages of htmldate-eval.
 *
 * <p>Usage: {@code DatesEval HTMLDATE_EVAL_FOLDER [-v] [--url]}. Scored as htmldate's own evaluation does: the expected day is a
 * true positive, another a false positive, none a false negative; accuracy is the share of true positives. Five pages have no
 * day in the set and count as missed whatever is found, there as here. The page's address is withheld, as there, unless
 * {@code --url} is given; {@code -v} prints the misses of the half that is looked at.
 */
public final class DatesEval {
    private DatesEval() {}

    /** Prints precision, recall, accuracy and F of both halves and of all. */
    public static void main(String[] args) throws IOException {
        List<String> options = List.of(args).subList(1, args.length);
        ArticleExtractor extractor = new ArticleExtractor();
        Tally look = new Tally();
        Tally score = new Tally();
        LabelledPage.forEachOfHtmldate(Path.of(args[0]), page -> {
            String expected = page.label().path("date").asString("");
            RawReport raw = options.contains("--url") ? page.addressed() : page.raw();
            Published found = extractor.extract(raw).meta().published();
            String day = found.date().map(Object::toString).orElse("");
            (page.half() == Half.LOOK ? look : score).add(day, expected);
            if (options.contains("-v") && page.half() == Half.LOOK && !day.equals(expected)) {
                System.out.println(
                        "MISS " + page.label().path("file").asString() + " expected " + expected + " found " + found);
            }
        });
        Tally all = new Tally();
        all.add(look);
        all.add(score);
        System.out.println("LOOK " + look);
        System.out.println("SCORE " + score);
        System.out.println("ALL " + all);
    }

    /** Counts of one half. */
    private static final class Tally {
        private int right;
        private int wrong;
        private int none;

        void add(String found, String expected) {
            if (found.isEmpty()) {
                none++;
            } else if (found.equals(expected)) {
                right++;
            } else {
                wrong++;
            }
        }

        void add(Tally other) {
            right += other.right;
            wrong += other.wrong;
            none += other.none;
        }

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "pages %d right %d wrong %d none %d  P %.3f R %.3f accuracy %.3f F %.3f",
                    right + wrong + none,
                    right,
                    wrong,
                    none,
                    (double) right / (right + wrong),
                    (double) right / (right + none),
                    (double) right / (right + wrong + none),
                    2.0 * right / (2 * right + wrong + none));
        }
    }
}

package org.rapporteur.eval;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.rapporteur.lineage.LineageTracker;
import org.rapporteur.lineage.Origin;
import org.rapporteur.story.StoryLink;
import org.rapporteur.story.StoryLinks;

/**
 * Measures which stories of different languages are told to be the same: {@code StoryLinksEval DATA_DIR [--mistakes]}.
 *
 * <p>Texts with their versions in another language, each text a story: alone, beside what lineage finds by translation; among the
 * stories of stories-union; with each text in one of its languages only, where every link is false. Piles as small as a desk's, of texts on
 * one matter. Matters told in each language by other articles. Single reports of two events, their links read by eye. Last, the cost.
 *
 * <p>Texts fall into two halves by a hash: the bounds were set on {@code look}; {@code --mistakes} prints those of that half.
 */
public final class StoryLinksEval {
    private static final Path VERDICTS = Path.of("eval/verdicts/story-links.tsv");
    private static final List<String> SETS =
            List.of("meantime-multilingual", "ua-official-statements", "wmt21-news-mt", "wmt21-fr-de");
    /** English versions of meantime-multilingual have their day on the second line: {@code May 8, 2006}. */
    private static final Pattern DAY_LINE = Pattern.compile("\\n\\s*([A-Z][a-z]+) (\\d{1,2})\\W+(\\d{4})");

    private static final int DRAWS = 40;
    private static final int STORIES_OF_A_SMALL_PILE = 4;
    private static final int MADE_STORIES = 10_000;

    private final Path data;
    private final boolean mistakes;

    private StoryLinksEval(Path data, boolean mistakes) {
        this.data = data;
        this.mistakes = mistakes;
    }

    /** Runs it. */
    public static void main(String[] arguments) throws IOException {
        StoryLinksEval eval =
                new StoryLinksEval(Path.of(arguments[0]), List.of(arguments).contains("--mistakes"));
        List<Told> union = eval.union();
        for (String set : SETS) {
            eval.set(set, union);
        }
        eval.smallPiles();
        eval.otherArticles();
        eval.events();
        eval.cost();
    }

    /**
     * A story in one language.
     *
     * @param gold equal for the stories that are the same, whatever their language
     * @param look whether it is of the half to look at
     */
    private record Told(StoryLinks.Told story, String gold, boolean look) {
        static Told of(String gold, String key, List<CrossLanguageSets.Text> texts) {
            String language = texts.getFirst().language();
            List<LocalDate> days = texts.stream()
                    .map(CrossLanguageSets.Text::date)
                    .filter(day -> day != null)
                    .map(LocalDate::parse)
                    .sorted()
                    .toList();
            return new Told(
                    new StoryLinks.Told(
                            gold + "/" + language,
                            language,
                            texts.stream().map(CrossLanguageSets.Text::reading).toList(),
                            days.isEmpty() ? null : days.getFirst(),
                            days.isEmpty() ? null : days.getLast()),
                    gold,
                    isLook(key));
        }
    }

    private static boolean isLook(String key) {
        return Halves.share(key, 2) == 0;
    }

    private void set(String set, List<Told> union) throws IOException {
        List<Told> told = works(set, false);
        System.out.println(set);
        Counts alone = new Counts();
        alone.add(told, links(told));
        alone.print("alone", mistakes);
        Counts lineage = new Counts();
        lineage.add(told, byLineage(told));
        lineage.print("alone, by lineage", false);
        among("among 2,237 others", told, union);
        among("each text in one language", once(told), union);
        if (set.equals("meantime-multilingual")) {
            List<Told> dated = works(set, true);
            among("dated", dated, union);
            among("dated, each text in one language", once(dated), union);
        }
    }

    private void among(String name, List<Told> told, List<Told> union) {
        List<Told> all = new ArrayList<>(told);
        all.addAll(union);
        Counts counts = new Counts();
        counts.add(told, links(all));
        counts.print(name, mistakes);
    }

    /** Each text with its versions, one story a language: of Russian texts both English versions. */
    private List<Told> works(String set, boolean dated) throws IOException {
        TreeMap<String, List<CrossLanguageSets.Text>> versions = new TreeMap<>();
        Map<String, String> days = new HashMap<>();
        for (CrossLanguageSets.Text text : CrossLanguageSets.of(set, data)) {
            versions.computeIfAbsent(text.work() + "/" + text.language(), any -> new ArrayList<>())
                    .add(text);
            String day = dated && text.language().equals("en") ? day(text.text()) : text.date();
            if (day != null) {
                days.put(text.work(), day);
            }
        }
        return versions.values().stream()
                .map(texts -> texts.stream()
                        .map(text -> new CrossLanguageSets.Text(
                                text.id(),
                                text.language(),
                                text.work(),
                                text.key(),
                                days.get(text.work()),
                                text.title(),
                                text.text()))
                        .toList())
                .map(texts -> Told.of(texts.getFirst().work(), texts.getFirst().key(), texts))
                .toList();
    }

    private static @Nullable String day(String text) {
        Matcher line = DAY_LINE.matcher(text);
        return line.find()
                ? LocalDate.of(
                                Integer.parseInt(line.group(3)),
                                Month.valueOf(line.group(1).toUpperCase(Locale.ROOT)),
                                Integer.parseInt(line.group(2)))
                        .toString()
                : null;
    }

    private List<Told> union() throws IOException {
        TreeMap<String, List<CrossLanguageSets.Text>> stories = new TreeMap<>();
        for (Piles.Labelled report : Piles.storiesUnion(data)) {
            String story = report.set() + "/" + report.story();
            stories.computeIfAbsent(story, any -> new ArrayList<>())
                    .add(new CrossLanguageSets.Text(
                            report.id(), "en", story, story, null, report.title(), report.text()));
        }
        List<Told> told = new ArrayList<>();
        stories.forEach((story, texts) -> told.add(Told.of(story, story, texts)));
        return told;
    }

    /** Each text in one of its languages, by turns. */
    private static List<Told> once(List<Told> told) {
        TreeMap<String, List<Told>> versions = new TreeMap<>();
        told.forEach(story ->
                versions.computeIfAbsent(story.gold(), any -> new ArrayList<>()).add(story));
        List<Told> once = new ArrayList<>();
        versions.forEach((gold, all) -> once.add(all.get(Halves.share("once " + gold, all.size()))));
        return once;
    }

    private static List<StoryLink> links(List<Told> told) {
        return new StoryLinks().find(told.stream().map(Told::story).toList());
    }

    /** The stories with reports of one origin. */
    private static List<StoryLink> byLineage(List<Told> told) {
        LineageTracker tracker = new LineageTracker();
        Map<String, Told> byReport = new HashMap<>();
        for (Told story : told) {
            story.story().reports().forEach(report -> {
                tracker.observe(report);
                byReport.put(report.id(), story);
            });
        }
        Set<List<String>> found = new HashSet<>();
        for (Origin origin : tracker.lineage().origins()) {
            for (String a : origin.reports()) {
                for (String b : origin.reports()) {
                    StoryLinks.Told one =
                            Objects.requireNonNull(byReport.get(a)).story();
                    StoryLinks.Told other =
                            Objects.requireNonNull(byReport.get(b)).story();
                    if (one.id().compareTo(other.id()) < 0 && !one.language().equals(other.language())) {
                        found.add(List.of(one.id(), other.id()));
                    }
                }
            }
        }
        return found.stream()
                .map(pair -> new StoryLink(pair.getFirst(), pair.getLast(), 1, OptionalLong.empty(), List.of()))
                .toList();
    }

    /** Four stories in each of two languages, all of one matter; one of them is told in both, or none. */
    private void smallPiles() throws IOException {
        System.out.println("small piles of one matter");
        for (boolean dated : List.of(false, true)) {
            List<Told> all = works("meantime-multilingual", dated);
            for (int common : new int[] {1, 0}) {
                Counts counts = new Counts();
                for (boolean look : List.of(true, false)) {
                    for (int draw = 0; draw < DRAWS; draw++) {
                        List<Told> pile = smallPile(all, look, common, new Random(draw));
                        counts.add(pile, links(pile));
                    }
                }
                counts.print((dated ? "dated, " : "") + (common == 1 ? "one story in both" : "none in both"), mistakes);
            }
        }
    }

    private static List<Told> smallPile(List<Told> all, boolean look, int common, Random random) {
        List<String> matters = List.copyOf(
                new TreeSet<>(all.stream().map(story -> matter(story.gold())).toList()));
        String matter = matters.get(random.nextInt(matters.size()));
        List<Told> half = all.stream()
                .filter(story -> story.look() == look && matter(story.gold()).equals(matter))
                .toList();
        List<String> golds =
                new ArrayList<>(new TreeSet<>(half.stream().map(Told::gold).toList()));
        List<String> languages = new ArrayList<>(List.of("en", "es", "it", "nl"));
        Collections.shuffle(golds, random);
        Collections.shuffle(languages, random);
        int first = STORIES_OF_A_SMALL_PILE - common;
        return half.stream()
                .filter(story -> {
                    int place = golds.indexOf(story.gold());
                    return story.story().language().equals(languages.get(0))
                            ? place < STORIES_OF_A_SMALL_PILE
                            : story.story().language().equals(languages.get(1))
                                    && place >= first
                                    && place < first + STORIES_OF_A_SMALL_PILE;
                })
                .toList();
    }

    private static String matter(String gold) {
        return gold.substring(0, gold.indexOf('/'));
    }

    /**
     * The two matters of bsnlp2021-test in six languages and the four of meantime in four (at most three articles there, as each
     * language has its own share of a half's).
     */
    private void otherArticles() throws IOException {
        System.out.println("matters in other articles");
        for (int size : new int[] {3, 10, 30}) {
            Counts counts = new Counts();
            Counts once = new Counts();
            Counts lineage = new Counts();
            for (boolean look : List.of(true, false)) {
                for (int draw = 0; draw < DRAWS / 4; draw++) {
                    List<Told> pile = matters(size, look, new Random(draw));
                    counts.add(pile, links(pile));
                    once.add(once(pile), links(once(pile)));
                    if (draw == 0 && size == 30) {
                        lineage.add(pile, byLineage(pile));
                    }
                }
            }
            counts.print(size + " articles a language", mistakes);
            once.print(size + " articles, each matter in one", mistakes);
            if (size == 30) {
                lineage.print(size + " articles, by lineage, one draw", false);
            }
        }
    }

    private List<Told> matters(int size, boolean look, Random random) throws IOException {
        TreeMap<String, TreeMap<String, List<CrossLanguageSets.Text>>> matters = new TreeMap<>();
        for (String set : List.of("meantime-multilingual", "bsnlp2021-test")) {
            for (CrossLanguageSets.Text text : CrossLanguageSets.of(set, data)) {
                if (isLook(text.key()) == look) {
                    matters.computeIfAbsent(matter(text.work()), any -> new TreeMap<>())
                            .computeIfAbsent(text.language(), any -> new ArrayList<>())
                            .add(text);
                }
            }
        }
        List<Told> pile = new ArrayList<>();
        matters.forEach((matter, byLanguage) -> {
            Set<String> used = new HashSet<>();
            // Every language of meantime has all articles: each takes its share of them.
            int share = matter.startsWith("corpus") ? 3 : size;
            byLanguage.forEach((language, texts) -> {
                List<CrossLanguageSets.Text> shuffled = new ArrayList<>(texts);
                Collections.shuffle(shuffled, random);
                List<CrossLanguageSets.Text> own = shuffled.stream()
                        .filter(text -> !used.contains(text.work()))
                        .limit(share)
                        // Days of bsnlp2021-test are mostly those of its collection.
                        .map(text -> new CrossLanguageSets.Text(
                                text.id(), language, text.work(), text.key(), null, null, text.text()))
                        .toList();
                own.forEach(text -> used.add(text.work()));
                if (!own.isEmpty()) {
                    StoryLinks.Told story = Told.of(matter, matter, own).story();
                    pile.add(new Told(story, matter, look));
                }
            });
        });
        return pile;
    }

    /** Single reports of two events in six languages, each a story: how the links read by eye were judged. */
    private void events() throws IOException {
        Map<List<String>, String> verdicts = new HashMap<>();
        for (String line : Files.readAllLines(VERDICTS)) {
            if (!line.startsWith("#")) {
                String[] cells = line.split("\t", -1);
                verdicts.put(List.of(cells[0], cells[1]), cells[2]);
            }
        }
        List<StoryLinks.Told> told = CrossLanguageSets.of("bsnlp2021-test", data).stream()
                .map(text -> new StoryLinks.Told(text.id(), text.language(), List.of(text.reading()), null, null))
                .toList();
        Map<String, Integer> counts = new TreeMap<>();
        List<StoryLink> links = new StoryLinks().find(told);
        for (StoryLink link : links) {
            String verdict = verdicts.getOrDefault(List.of(link.one(), link.other()), "not read");
            counts.merge(verdict, 1, Integer::sum);
            if (verdict.equals("not read")) {
                System.out.println("  not read: " + link.one() + " " + link.other());
            }
        }
        System.out.println("bsnlp2021-test: " + told.size() + " reports, links " + links.size() + ", by eye " + counts);
    }

    /** Made stories of forty names and figures in two languages, names after Zipf's law, every tenth told in both. */
    private void cost() {
        for (int size : new int[] {MADE_STORIES / 4, MADE_STORIES}) {
            List<StoryLinks.Told> told =
                    IntStream.range(0, size).mapToObj(StoryLinksEval::made).toList();
            long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            List<StoryLink> links = new StoryLinks().find(told);
            long millis = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start) / 1_000_000;
            System.out.printf(Locale.ROOT, "cost: %d made stories, links %d, %d CPU ms%n", size, links.size(), millis);
        }
    }

    private static StoryLinks.Told made(int number) {
        String language = number % 2 == 0 ? "en" : "es";
        // Stories 0 and 1, 20 and 21, ... are one.
        Random random = new Random(number % 20 <= 1 ? number - number % 20 : number);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 40; i++) {
            int name = (int) Math.pow(40_000, random.nextDouble());
            text.append(language.equals("en") ? "then the " : "entonces la ").append(name(name));
            text.append(i % 4 == 3 ? " " + (13 + random.nextInt(5_000)) + ".\n" : " ");
        }
        String id = "made/" + number;
        return new StoryLinks.Told(
                id, language, List.of(Piles.reading(id, language, null, null, text.toString())), null, null);
    }

    private static String name(int number) {
        StringBuilder name = new StringBuilder();
        for (int rest = number + 400; rest > 0; rest /= 17) {
            name.append("bdfgklmnprstvzcxw".charAt(rest % 17)).append("aeiou".charAt(rest % 5));
        }
        return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }

    /** Links found and missed, by the half of the story they are of. */
    private static final class Counts {
        /** Right links, wrong links, pairs to find. */
        private final int[] look = new int[3];

        private final int[] score = new int[3];
        private final List<String> wrong = new ArrayList<>();

        /** @param told the stories that count: links between others are left out */
        void add(List<Told> told, List<StoryLink> links) {
            Map<String, Told> byId = new HashMap<>();
            told.forEach(story -> byId.put(story.story().id(), story));
            for (StoryLink link : links) {
                Told one = byId.get(link.one());
                Told other = byId.get(link.other());
                Told known = one == null ? other : one;
                if (known != null) {
                    boolean right = one != null && other != null && one.gold().equals(other.gold());
                    (known.look() ? look : score)[right ? 0 : 1]++;
                    if (!right && known.look()) {
                        wrong.add(String.format(Locale.ROOT, "%s %s %.2f", link.one(), link.other(), link.likeness()));
                    }
                }
            }
            for (Told a : told) {
                for (Told b : told) {
                    if (a.story().id().compareTo(b.story().id()) < 0 && a.gold().equals(b.gold())) {
                        (a.look() ? look : score)[2]++;
                    }
                }
            }
        }

        void print(String name, boolean mistakes) {
            row(name, "look", look);
            row(name, "score", score);
            if (mistakes) {
                wrong.stream().sorted().distinct().forEach(line -> System.out.println("    " + line));
            }
        }

        private static void row(String name, String half, int[] counts) {
            int found = counts[0] + counts[1];
            String row = String.format(Locale.ROOT, "  %-38s %-5s wrong links %d of %d", name, half, counts[1], found);
            if (counts[2] > 0) {
                row += String.format(
                        Locale.ROOT,
                        ", pairs %d, P %.3f R %.3f",
                        counts[2],
                        found == 0 ? 0 : (double) counts[0] / found,
                        (double) counts[0] / counts[2]);
            }
            System.out.println(row);
        }
    }
}

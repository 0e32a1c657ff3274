package org.rapporteur.eval;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;

/**
 * Short made-up reports of made-up stories, with quotes and figures, so that a desk has accounts to make: ten reports a story, in
 * turns with other stories; one in five is a copy of an earlier one under another outlet's name.
 */
final class MadeNews {
    private static final JsonMapper JSON = new JsonMapper();
    private static final LocalDate FIRST = LocalDate.of(2031, 3, 1);
    private static final int OF_A_STORY = 10;
    /** Stories that are told at the same time. */
    private static final int AT_ONCE = 8;
    /** Reports a day: what is told at the same time lasts some days. */
    private static final int A_DAY = 20;

    private static final Pattern LONG = Pattern.compile("\\b[a-z]{6,}\\b");

    /** What each kind of story tells, in sentences that tell it in any order. */
    private static final List<List<String>> KINDS = List.of(
            List.of(
                    "Fire broke out in the hospital of TOWN before dawn and {n} patients were carried into the car park.",
                    "\"We smelled smoke and ran for the beds,\" nurse WHO said.",
                    "Firefighters needed six hours to put out the flames, fire chief OTHER said.",
                    "Inspectors had warned of old wiring in the ward a year ago.",
                    "WHO was treated for burns on both hands.",
                    "Prosecutors opened an inquiry against the clinic's owners."),
            List.of(
                    "Train drivers in TOWN stopped work over pay and {n} services were cancelled.",
                    "\"Our wages have not risen for nine years,\" union leader WHO said.",
                    "The railway's director OTHER called the strike irresponsible.",
                    "Commuters slept on benches at the central station.",
                    "Both sides will meet a mediator on 24 March.",
                    "WHO rejected an offer of two percent."),
            List.of(
                    "A court in TOWN sentenced the banker WHO to {n} months in prison for fraud.",
                    "\"The money was gone before the audit began,\" judge OTHER said.",
                    "Savers in the gallery applauded when the verdict was read.",
                    "WHO denied the charges and will appeal.",
                    "The bank collapsed after transfers to companies abroad.",
                    "Lawyers for the depositors demanded compensation."),
            List.of(
                    "Voters in TOWN elected WHO as mayor with a majority of {n} ballots.",
                    "\"I will open the books of the city,\" WHO told supporters.",
                    "The incumbent OTHER conceded shortly before midnight.",
                    "Turnout was the highest since the merger of the districts.",
                    "Observers reported long queues and no incidents.",
                    "The new council takes office on 2 April."),
            List.of(
                    "A ferry with {n} passengers ran aground off TOWN in thick fog.",
                    "\"The radar went dark,\" captain WHO told the coastguard.",
                    "Tugs pulled at the hull while helicopters lifted the injured.",
                    "The shipping line's manager OTHER apologised to the families.",
                    "Divers found a crack below the engine room.",
                    "Oil was seen drifting towards the seal colony."),
            List.of(
                    "Doctors in TOWN counted {n} cases of measles among schoolchildren.",
                    "\"Every one of these cases could have been prevented,\" epidemiologist WHO said.",
                    "The health office closed four kindergartens.",
                    "Minister OTHER promised vaccine for all districts by 21 March.",
                    "Parents waited in the rain outside the clinic.",
                    "WHO accused the ministry of ignoring early reports."),
            List.of(
                    "The copper mine of TOWN will close and {n} miners lose their jobs.",
                    "\"Without the pit this valley is finished,\" foreman WHO said.",
                    "The company's chairman OTHER blamed the price on the world market.",
                    "Widows of miners laid a wreath at the shaft.",
                    "The government offered retraining and early pensions.",
                    "WHO demanded that the smelter be kept alive."),
            List.of(
                    "The reservoir above TOWN leaked and {n} households were told to leave.",
                    "\"The dam holds, but nobody should gamble,\" engineer WHO said.",
                    "Soldiers filled sandbags along the river through the night.",
                    "Governor OTHER asked the neighbouring province for pumps.",
                    "Geologists had found seepage under the left abutment.",
                    "Farmers drove their cattle to higher pastures."));

    private MadeNews() {}

    /**
     * One report.
     *
     * @param day of publication
     */
    record Report(String id, String title, String text, String outlet, LocalDate day) {
        String url() {
            return "https://" + outlet + ".example/" + id;
        }

        /** As a line of JSON Lines. */
        String line() {
            return JSON.writeValueAsString(JSON.createObjectNode()
                    .put("id", id)
                    .put("url", url())
                    .put("title", title)
                    .put("outlet", outlet)
                    .put("date", day.toString())
                    .put("text", text));
        }
    }

    /** The report of that number, always the same. */
    static Report report(int number) {
        int round = number / (AT_ONCE * OF_A_STORY);
        int story = round * AT_ONCE + number % AT_ONCE;
        int turn = number / AT_ONCE % OF_A_STORY;
        int told = turn > 0 && number % 5 == 0 ? number - AT_ONCE : number;
        return written(number, story, told);
    }

    private static Report written(int number, int story, int told) {
        List<String> kind = KINDS.get(story % KINDS.size());
        SplittableRandom ofStory = new SplittableRandom(story);
        int figure = 30 + ofStory.nextInt(900);
        String town = name(5 * story);
        String who = name(5 * story + 1) + " " + name(5 * story + 2);
        String other = name(5 * story + 3) + " " + name(5 * story + 4);
        SplittableRandom random = new SplittableRandom(told * 31L + 11);
        List<String> sentences = new ArrayList<>(kind.subList(1, kind.size()));
        for (int i = sentences.size() - 1; i > 0; i--) {
            sentences.add(random.nextInt(i + 1), sentences.remove(i));
        }
        sentences = new ArrayList<>(sentences.subList(0, 2 + random.nextInt(4)));
        sentences.addFirst(kind.getFirst());
        sentences.add("People in " + town + " spoke of the " + made(9_000 + story * 3) + " and the "
                + made(9_001 + story * 3) + ", said " + name(40_000 + told) + " " + name(41_000 + told) + ".");
        String text = String.join(" ", sentences);
        String title = kind.getFirst().split("[,.]")[0].split(" and ")[0];
        return new Report(
                "made-" + number,
                filled(ofItsOwn(title, story), town, who, other, figure) + " (" + told + ")",
                filled(ofItsOwn(text, story), town, who, other, figure + random.nextInt(3)),
                "herald" + number % 13,
                FIRST.plusDays(number / A_DAY));
    }

    /** Most longer words of a story are its own: else all fires were one. */
    private static String ofItsOwn(String text, int story) {
        return LONG.matcher(text).replaceAll(word -> {
            int number = Math.floorMod(word.group().hashCode() * 31 + story * 7_919, 1_000_000);
            return number % 5 < 3 ? made(100_000 + number) : word.group();
        });
    }

    private static String filled(String text, String town, String who, String other, int figure) {
        return text.replace("TOWN", town)
                .replace("WHO", who)
                .replace("OTHER", other)
                .replace("{n}", String.valueOf(figure));
    }

    private static String name(int number) {
        String word = made(number);
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }

    private static String made(int number) {
        return SyntheticStream.word(70_000 + number);
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /** An RSS feed. */
    static String rss(String title, List<Report> entries) {
        StringBuilder rss = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?><rss version=\"2.0\"><channel>"
                + "<title>" + escaped(title) + "</title><link>https://feed.example/</link>");
        for (Report entry : entries) {
            rss.append("<item><title>").append(escaped(entry.title())).append("</title><link>");
            rss.append(escaped(entry.url())).append("</link><pubDate>").append(entry.day());
            rss.append("</pubDate><description>").append(escaped(entry.text())).append("</description></item>\n");
        }
        return rss.append("</channel></rss>").toString();
    }
}

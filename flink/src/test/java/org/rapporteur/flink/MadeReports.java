package org.rapporteur.flink;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.rapporteur.ingest.Given;
import org.rapporteur.ingest.RawReport;

/** Made-up reports of some weeks: stories of their own words, copies and cuts among them, some without a date, some in German. */
final class MadeReports {
    private static final String[] PLACES = {"Norvik", "Astel", "Marun", "Pelago", "Quill", "Sarnath", "Tolmin"};
    private static final String[] PEOPLE = {"Ilsa Brandt", "Oren Vale", "Petra Lund", "Marek Dorn", "Hanna Rees"};

    private MadeReports() {}

    static List<RawReport> of(int count) {
        Random random = new Random(5);
        List<String> texts = new ArrayList<>();
        List<RawReport> reports = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String text;
            if (i > 3 && random.nextInt(3) == 0) {
                String source = texts.get(Math.max(0, i - 1 - random.nextInt(40)));
                String[] sentences = source.split("(?<=[.]) ", -1);
                int kept = 2 + random.nextInt(Math.max(1, sentences.length - 1));
                text = String.join(" ", List.of(sentences).subList(0, Math.min(kept, sentences.length)));
            } else {
                text = story(random.nextInt(1 + count / 6), random);
            }
            texts.add(text);
            String date = i % 19 == 7
                    ? null
                    : String.format(
                            Locale.ROOT,
                            "2031-%02d-%02dT%02d:%02dZ",
                            5 + i * 40 / count / 28,
                            1 + i * 40 / count % 28,
                            i % 24,
                            i * 7 % 60);
            reports.add(report("made-" + i, date, "Talks on matter " + text.hashCode() % 50, text));
            if (i % 23 == 11) {
                reports.add(report("made-" + i, date, "The same id again", "Another text altogether, to be dropped."));
            }
        }
        return reports;
    }

    static RawReport report(String id, @Nullable String date, String title, String text) {
        return new RawReport(
                id,
                "made.jsonl#" + id,
                RawReport.Format.TEXT,
                text,
                new Given(null, title, "The Made Herald", List.of(), date, "stated", null, null),
                List.of());
    }

    private static String story(int number, Random random) {
        Random own = new Random(number);
        String place = PLACES[own.nextInt(PLACES.length)];
        String person = PEOPLE[own.nextInt(PEOPLE.length)];
        String topic = word(own) + " " + word(own);
        boolean isGerman = number % 5 == 4;
        StringBuilder text = new StringBuilder();
        for (int s = 0; s < 5 + random.nextInt(4); s++) {
            String some = word(own) + " and " + word(random) + " with " + word(random);
            text.append(
                    isGerman
                            ? "Der Rat von %s hat am Montag nicht über die %s von %s und der %s gesprochen. "
                                    .formatted(place, topic, person, word(random))
                            : switch (random.nextInt(3)) {
                                case 0 ->
                                    "%s said the council of %s would meet on Monday over the %s, %s. "
                                            .formatted(person, place, topic, some);
                                case 1 ->
                                    "\"We reject the %s of %s,\" %s told reporters in %s after %d days. "
                                            .formatted(topic, some, person, place, 2 + random.nextInt(40));
                                default ->
                                    "Some %d people left %s because of the %s, officials in the %s said. "
                                            .formatted(100 + random.nextInt(900), place, topic, some);
                            });
        }
        return text.toString().strip();
    }

    private static String word(Random random) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < 3; i++) {
            out.append("bdfgklmnprstvz".charAt(random.nextInt(14))).append("aeiou".charAt(random.nextInt(5)));
        }
        return out.toString();
    }
}

package org.rapporteur.claim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rapporteur.WellFormed;
import org.rapporteur.annotate.Annotation;
import org.rapporteur.annotate.Marks;
import org.rapporteur.annotate.ReaderModel;
import org.rapporteur.ingest.Given;
import org.rapporteur.ingest.RawReport;
import org.rapporteur.text.Span;

/** The learned reader at work: the same in any company, whole on any text, and never much slower than on a plain one. */
class LearnedReadingTest {
    private static final ReportReader READER = new ReportReader();

    private static final String STORY = """
            The harbour of Velmar was closed on Monday after the sea wall broke, and ferries to the islands lay still.

            “The wall will hold,” Mayor Mara Dobrin said on Tuesday. “Nobody has to leave.”

            A senior official of the Tarvian government, who asked not to be named, said that 1,200 people had left the town of Sollin.
            Harbour master Ole Brandt denied it. According to Brandt, the ferries would sail again on Friday.
            """;

    private static Reading read(String text) {
        Reading reading =
                READER.read(new RawReport("r", "r.txt", RawReport.Format.TEXT, text, Given.NOTHING, List.of()));
        WellFormed.assertWellFormed(reading);
        assertEquals(
                List.of(),
                reading.article().problems().stream()
                        .filter(problem -> problem.kind().endsWith("-failed"))
                        .toList());
        return reading;
    }

    /** All that was read, as one value. */
    private static String told(Reading reading) {
        return reading.annotation() + "\n" + reading.quotes() + "\n" + reading.events() + "\n" + reading.positions();
    }

    @Test
    void theWordsAreOfTheOneWhomAPaperQuotes() {
        Reading reading =
                read(STORY + "\n“The wall broke like glass,” the Velmar Post quoted witness Ola Ferrin as saying.\n");
        Quote quote = reading.quotes().getLast();
        assertEquals("witness Ola Ferrin", quote.source().getFirst().in(reading.text()));
        assertEquals(
                "Ola Ferrin", reading.findEntity(quote.speaker()).orElseThrow().name());
    }

    @Test
    void signsWhatItRead() {
        String reader = read(STORY).annotation().reader();
        assertEquals("model " + ReaderModel.get().id(), reader);
        assertTrue(reader.matches("model [0-9a-f]{12}"), reader);
        Reading byRules = ReportReader.byRules()
                .read(new RawReport("r", "r.txt", RawReport.Format.TEXT, STORY, Given.NOTHING, List.of()));
        assertEquals(Annotation.RULES, byRules.annotation().reader());
    }

    @Test
    void findsTheSpeakersOfAPlainStory() {
        Reading reading = read(STORY);
        List<String> found = reading.quotes().stream()
                .filter(quote -> quote.kind() == Quote.Kind.DIRECT)
                .map(quote -> quote.speaker() + ": "
                        + quote.content().stream()
                                .map(span -> span.in(reading.text()))
                                .toList())
                .toList();
        assertEquals(List.of("mara-dobrin: [The wall will hold, Nobody has to leave.]"), found);
    }

    @Test
    void readsTheSameInAnyOrderAndOnAnyThread() throws InterruptedException, ExecutionException {
        List<String> texts = new ArrayList<>();
        for (int n = 0; n < 6; n++) {
            // of different lengths, one of them of several windows
            texts.add(STORY.replace("1,200", (n + 2) + ",300").repeat(n == 3 ? 4 : 1)
                    + "The band played on.\n\n".repeat(n));
        }
        List<String> alone = texts.stream().map(text -> told(read(text))).toList();
        List<Integer> order = new ArrayList<>(List.of(5, 3, 0, 3, 1, 4, 2, 5, 0, 1, 2, 4));
        ExecutorService pool = Executors.newFixedThreadPool(4);
        try {
            List<Future<String>> readings = new ArrayList<>();
            for (int n : order) {
                readings.add(pool.submit(() -> told(read(texts.get(n)))));
            }
            for (int k = 0; k < order.size(); k++) {
                assertEquals(alone.get(order.get(k)), readings.get(k).get());
            }
        } finally {
            pool.shutdown();
        }
        Collections.reverse(order);
        for (int n : order.subList(0, 4)) {
            assertEquals(alone.get(n), told(read(texts.get(n))));
        }
    }

    static List<String> oddities() {
        StringBuilder spaces = new StringBuilder();
        for (int c = 0; c <= 0xFFFF; c++) {
            if (Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.getType(c) == Character.CONTROL) {
                spaces.append((char) c).append('x');
            }
        }
        return List.of(
                "📷 🇺🇳 👩‍🚒 😀",
                "𝔙𝔢𝔩𝔪𝔞𝔯 𐍈 𠀀𠀁",
                "Zoe\u0308 Ro\u0301e\u0301 \u0308\u0301 n\u0303",
                "har\u00ADbour mas\u00ADter \u200B\u200D\u2060",
                "Vel\0mar \0 \uFFFD\uFFFE",
                "新华社 韋爾馬 大坝 テスト 서울",
                "\uD83D x \uDE00 y",
                "ﬁnal ﬀ Ǆ İstanbul STRASSE ß ŉ m² ① ½",
                "\uF8FF \uE000 \u0378",
                "»So« „so“ ``so'' ''so`` \"so 'so' \"\"\" ““”",
                spaces.toString());
    }

    @ParameterizedTest(name = "oddity {index}")
    @MethodSource("oddities")
    void keepsToWholeCharactersWhateverTheyAre(String oddity) {
        String text = STORY.replace("Mara Dobrin", "Mara " + oddity + " Dobrin")
                        .replace("The wall", oddity + "The wall")
                        .replace("hold,”", "hold" + oddity + ",”")
                + "\n\n" + oddity + "\n\n" + oddity.replace(" ", "");
        assertWhole(text, ReaderModel.get().read(text, List.of(new Span(0, text.length()))));
        Reading reading = read(text);
        for (Quote quote : reading.quotes()) {
            quote.content().forEach(span -> assertWhole(reading.text(), span));
            quote.source().forEach(span -> assertWhole(reading.text(), span));
            quote.cue().forEach(span -> assertWhole(reading.text(), span));
        }
    }

    private static void assertWhole(String text, Marks marks) {
        marks.names().forEach(name -> assertWhole(text, name.span()));
        marks.sources().forEach(span -> assertWhole(text, span));
        marks.cues().forEach(span -> assertWhole(text, span));
        assertFalse(marks.said().isEmpty());
        for (Marks.Said said : marks.said()) {
            said.content().forEach(span -> assertWhole(text, span));
            assertTrue(said.confidence() >= 0 && said.confidence() <= 1, said.toString());
        }
    }

    private static void assertWhole(String text, Span span) {
        assertTrue(0 <= span.start() && span.start() < span.end() && span.end() <= text.length(), span.toString());
        for (int at : new int[] {span.start(), span.end()}) {
            boolean within = at > 0
                    && at < text.length()
                    && Character.isHighSurrogate(text.charAt(at - 1))
                    && Character.isLowSurrogate(text.charAt(at));
            assertFalse(within, span + " ends within a character");
        }
    }

    // Bounds. Times are of the processor, not of the clock, and in relation to a plain text of the same size: other
    // work on the machine does
    // not count. Four times is what a shape may cost more; what grows with the square of the text would cost hundreds
    // of times.

    private static final int SIZE = 40_000;
    private static final int MOST_TIMES = 4;

    private static double seconds(Runnable work) {
        long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        work.run();
        return (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before) / 1e9;
    }

    private static String upTo(String part, int size) {
        return part.repeat(size / part.length() + 1).substring(0, size);
    }

    private static String names(int size) {
        StringBuilder text = new StringBuilder();
        String[] first = {"Ann", "Ole", "Mia", "Kari", "Nils", "Tove", "Per"};
        for (int n = 0; text.length() < size; n++) {
            text.append(first[n % first.length]).append(' ');
            text.append((char) ('A' + n % 26))
                    .append((char) ('a' + n / 26 % 26))
                    .append("ro");
            text.append((char) ('a' + n / 676 % 26)).append(n % 9 == 8 ? ".\n\n" : n % 9 == 7 ? " and " : ", ");
        }
        return text.toString();
    }

    @Test
    void noShapeOfTextCostsMuchMoreThanAPlainOne() {
        read(STORY);
        double plain = seconds(() -> read(upTo(STORY, SIZE)));
        List<String> shapes = List.of(
                upTo("“No,” Roe said of the wall. ", SIZE), // 3,000 marks
                upTo("“”", SIZE / 4),
                upTo("\" ", SIZE / 2),
                upTo("the harbour of Velmar said that ", SIZE), // no sentence ends
                "x".repeat(SIZE),
                "é".repeat(SIZE),
                upTo("a\n\n", SIZE / 2),
                String.valueOf('\n').repeat(1_000_000) + STORY,
                names(SIZE));
        List<String> slow = new ArrayList<>();
        for (String shape : shapes) {
            // the story before it tells that it is English
            double taken = seconds(() -> {
                Reading reading = read(STORY.repeat(4) + "\n\n" + shape);
                assertEquals(
                        "model " + ReaderModel.get().id(), reading.annotation().reader());
            });
            if (taken > MOST_TIMES * plain) {
                slow.add(shape.substring(0, 20) + " " + taken + " s for " + plain);
            }
        }
        assertEquals(List.of(), slow);
    }

    @Test
    void aBookIsLeftToRules() {
        Reading reading = read(upTo("The dam above Haven holds. ", 400_001) + "\n\n" + STORY);
        assertEquals(Annotation.RULES, reading.annotation().reader());
    }
}

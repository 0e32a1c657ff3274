package org.rapporteur.eval;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.rapporteur.annotate.Annotation;
import org.rapporteur.annotate.Annotator;
import org.rapporteur.claim.Reading;
import org.rapporteur.corroborate.UtteranceJudge;
import org.rapporteur.extract.Article;
import org.rapporteur.extract.Published;
import org.rapporteur.text.AlignedText;
import org.rapporteur.text.Span;

/** Pairs of sentences, or of pieces of them, with the verdict whether they are one utterance. */
final class UtterancePairs {
    private static final Path VERDICTS = Path.of("eval/verdicts/utterances.tsv");

    private final UtteranceJudge judge;
    private final Annotator annotator = new Annotator();

    UtterancePairs(UtteranceJudge judge) {
        this.judge = judge;
    }

    /** @param signs as {@link UtteranceJudge#SIGNS} */
    record Pair(String story, String first, String second, double[] signs, boolean one) {
        /** Whether it may be looked at and learnt from; all pairs of one story fall into the same half. */
        boolean isLook() {
            return Halves.share(story, 2) == 0;
        }
    }

    /** The pairs of MRPC. */
    List<Pair> mrpc(Path data, String part) throws IOException {
        List<Pair> pairs = new ArrayList<>();
        List<String> lines = Files.readAllLines(data.resolve("mrpc/msr_paraphrase_" + part + ".txt"));
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split("\t", -1);
            pairs.add(pair("", cells[3].strip(), cells[4].strip(), cells[0].equals("1")));
        }
        return pairs;
    }

    /** The pairs of stories-union that were read by eye. */
    List<Pair> labelled(Path data) throws IOException {
        Map<String, String> texts = new HashMap<>();
        Piles.storiesUnion(data).forEach(report -> texts.put(report.id(), report.text()));
        List<Pair> pairs = new ArrayList<>();
        for (String line : Files.readAllLines(VERDICTS)) {
            if (!line.startsWith("#")) {
                String[] cells = line.split("\t", -1);
                pairs.add(pair(
                        cells[0],
                        place(texts, cells[1], cells[2]),
                        place(texts, cells[3], cells[4]),
                        cells[5].equals("one")));
            }
        }
        return pairs;
    }

    private static String place(Map<String, String> texts, String report, String place) {
        int dash = place.indexOf('-');
        String text = texts.get(report);
        if (text == null) {
            throw new IllegalStateException("no report " + report);
        }
        return text.substring(Integer.parseInt(place.substring(0, dash)), Integer.parseInt(place.substring(dash + 1)));
    }

    private Pair pair(String story, String first, String second, boolean one) {
        Reading a = reading("a", first);
        Reading b = reading("b", second);
        return new Pair(
                story,
                first,
                second,
                judge.signs(a, new Span(0, first.length()), b, new Span(0, second.length())),
                one);
    }

    private Reading reading(String id, String text) {
        Article article = new Article(
                id,
                id,
                new Article.Meta(null, null, List.of(), null, "en", Published.UNKNOWN),
                AlignedText.identity(text),
                List.of(new Article.Paragraph(new Span(0, text.length()), Article.Paragraph.Kind.TEXT)),
                List.of(),
                List.of());
        Annotation annotation = annotator.annotate(article);
        return new Reading(article, annotation, List.of(), List.of(), List.of());
    }
}

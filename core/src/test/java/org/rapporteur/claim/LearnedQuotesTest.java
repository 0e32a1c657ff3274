package org.rapporteur.claim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.rapporteur.annotate.Marks;
import org.rapporteur.extract.Article;
import org.rapporteur.extract.Published;
import org.rapporteur.text.AlignedText;
import org.rapporteur.text.Span;

/** Two readers of one text, joined. */
class LearnedQuotesTest {
    private final List<Marks.Said> learned = new ArrayList<>();
    private final List<Quote> rules = new ArrayList<>();

    private static Article article(String text) {
        List<Article.Paragraph> paragraphs = new ArrayList<>();
        int at = 0;
        for (String line : text.split("\n\n")) {
            paragraphs.add(new Article.Paragraph(new Span(at, at + line.length()), Article.Paragraph.Kind.TEXT));
            at += line.length() + 2;
        }
        Article.Meta meta = new Article.Meta(null, null, List.of(), null, "en", Published.UNKNOWN);
        return new Article("r", "r.txt", meta, AlignedText.identity(text), paragraphs, List.of(), List.of());
    }

    private static List<Span> spans(String text, String... words) {
        List<Span> spans = new ArrayList<>();
        int at = 0;
        for (String each : words) {
            int start = text.indexOf(each, at);
            spans.add(new Span(start, start + each.length()));
            at = start + each.length();
        }
        return spans;
    }

    private void said(List<Span> content, Span source, Span cue) {
        learned.add(new Marks.Said(content, source, cue, .9, .9, .8));
    }

    private void rule(String rule, List<Span> content, Span source, Span cue) {
        rules.add(new Quote(
                "q" + rules.size(),
                Quote.Kind.DIRECT,
                content,
                List.of(cue),
                List.of(source),
                null,
                Quote.Anonymity.UNATTRIBUTED,
                .95,
                rule));
    }

    private List<String> joined(String text) {
        Article article = article(text);
        List<Quotation> quotations = QuotationMarks.find(text, article.paragraphs());
        return new LearnedQuotes(article, quotations)
                .join(learned, List.of(), rules).stream()
                        .map(found -> found.rule() + ": "
                                + String.join(
                                        " | ",
                                        found.content().stream()
                                                .map(span -> span.in(text))
                                                .toList())
                                + " / "
                                + String.join(
                                        " | ",
                                        found.source().stream()
                                                .map(span -> span.in(text))
                                                .toList()))
                        .toList();
    }

    @Test
    void aSureRuleTakesTheWholeSourceAndLaterPartsFromTheReader() {
        String text = "“We sail,” Ole Brandt, the harbour master, said. “All of us.” “Never,” Roe said.";
        Span said = spans(text, "said").getFirst();
        said(
                spans(text, "We sail", "All of us."),
                spans(text, "Ole Brandt, the harbour master").getFirst(),
                said);
        said(
                spans(text, "Never"),
                spans(text, "Roe").getFirst(),
                spans(text, "Never", "said").get(1));
        rule("quotation-cue", spans(text, "We sail"), spans(text, "Ole Brandt").getFirst(), said);
        assertEquals(
                List.of("quotation-cue: We sail | All of us. / Ole Brandt, the harbour master", "reader: Never / Roe"),
                joined(text));
    }

    @Test
    void anUnsureRuleGivesWayToTheReader() {
        String text = "Roe spoke of “the old port”.";
        Span cue = spans(text, "spoke of").getFirst();
        rule("introduced", spans(text, "the old port"), spans(text, "Roe").getFirst(), cue);
        assertEquals(List.of(), joined(text));
    }

    @Test
    void aQuotationOverParagraphsIsOne() {
        String text = "Roe said: “We sail.\n\n“We sail at dawn.\n\n“All of us.”\n\n“Not I,” Lund said.";
        said(
                spans(text, "We sail."),
                spans(text, "Roe").getFirst(),
                spans(text, "said").getFirst());
        learned.add(new Marks.Said(spans(text, "We sail at dawn."), null, null, .9, .9, .8));
        learned.add(new Marks.Said(spans(text, "All of us."), null, null, .9, .9, .8));
        said(
                spans(text, "Not I"),
                spans(text, "Lund").getFirst(),
                spans(text, "Not I", "said").get(1));
        assertEquals(
                List.of("reader: We sail. | We sail at dawn. | All of us. / Roe", "reader: Not I / Lund"),
                joined(text));
    }

    @Test
    void aParagraphWithASourceOfItsOwnIsAnother() {
        String text = "Roe said: “We sail.”\n\n“We stay,” Lund said.";
        said(
                spans(text, "We sail."),
                spans(text, "Roe").getFirst(),
                spans(text, "said").getFirst());
        said(
                spans(text, "We stay"),
                spans(text, "Lund").getFirst(),
                spans(text, "We stay", "said").get(1));
        assertEquals(List.of("reader: We sail. / Roe", "reader: We stay / Lund"), joined(text));
    }

    @Test
    void tenThousandQuotesAreJoinedInATurn() {
        String line = "“No,” Roe said.\n\n";
        int many = 30_000;
        String text = line.repeat(many).strip();
        for (int n = 0; n < many; n++) {
            int at = n * line.length();
            Span source = new Span(at + 6, at + 9);
            Span cue = new Span(at + 10, at + 14);
            said(List.of(new Span(at + 1, at + 3)), source, cue);
            rule("quotation-cue", List.of(new Span(at + 1, at + 3)), source, cue);
        }
        // every pair of them would be 900 million looks
        List<String> all = assertTimeout(Duration.ofSeconds(60), () -> joined(text));
        assertEquals(many, all.size());
        assertEquals("quotation-cue: No / Roe", all.getLast());
    }

    @Test
    void aQuotationOfThousandsOfParagraphsIsJoinedInATurn() {
        String line = "“No.\n\n";
        int many = 20_000;
        String text = line.repeat(many).strip();
        for (int n = 0; n < many; n++) {
            int at = n * line.length();
            learned.add(new Marks.Said(List.of(new Span(at + 1, at + 4)), null, null, .9, .9, .8));
        }
        List<String> all = assertTimeout(Duration.ofSeconds(60), () -> joined(text));
        assertEquals(1, all.size());
    }
}

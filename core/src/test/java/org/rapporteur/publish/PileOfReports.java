package org.rapporteur.publish;

import java.text.BreakIterator;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.rapporteur.annotate.Annotation;
import org.rapporteur.annotate.Entity;
import org.rapporteur.annotate.EntityType;
import org.rapporteur.annotate.Fidelity;
import org.rapporteur.annotate.Quantity;
import org.rapporteur.annotate.Sentence;
import org.rapporteur.annotate.TimeMention;
import org.rapporteur.claim.Event;
import org.rapporteur.claim.Position;
import org.rapporteur.claim.Quote;
import org.rapporteur.claim.Reading;
import org.rapporteur.corroborate.Mention;
import org.rapporteur.corroborate.Utterance;
import org.rapporteur.extract.Article;
import org.rapporteur.extract.Credit;
import org.rapporteur.extract.Published;
import org.rapporteur.text.AlignedText;
import org.rapporteur.text.Problem;
import org.rapporteur.text.Span;

/** Readings written by hand: spans are given as the words that they cover. */
final class PileOfReports {
    final Map<String, Report> reports = new LinkedHashMap<>();

    Report report(String id, String text) {
        Report report = new Report(id, text);
        reports.put(id, report);
        return report;
    }

    Report expect(String id) {
        return Objects.requireNonNull(reports.get(id), id);
    }

    List<Reading> readings() {
        return reports.values().stream().map(Report::reading).toList();
    }

    Mention mention(String report, String claim, String words) {
        return new Mention(report, claim, expect(report).at(words));
    }

    Mention sentence(String report, String claim, String words) {
        Report r = expect(report);
        Span span = r.at(words);
        return new Mention(
                report,
                claim,
                r.sentences().stream()
                        .map(Sentence::span)
                        .filter(s -> s.covers(span))
                        .findFirst()
                        .orElseThrow());
    }

    Utterance.Variant variant(String report, String quote, double similarity) {
        Report r = expect(report);
        Quote q =
                r.quotes.stream().filter(x -> x.id().equals(quote)).findFirst().orElseThrow();
        return new Utterance.Variant(
                report,
                quote,
                q.content(),
                String.join(" … ", q.content().stream().map(s -> s.in(r.text)).toList()),
                similarity,
                r.fidelity.state());
    }

    static final class Report {
        final String id;
        final String text;
        String path;

        @Nullable
        String url;

        @Nullable
        String title;

        @Nullable
        String outlet;

        List<String> byline = List.of();
        Published published = Published.UNKNOWN;
        Fidelity fidelity = new Fidelity(Fidelity.State.CLEAN, 1, List.of());
        final List<Credit> credits = new ArrayList<>();
        final List<Problem> problems = new ArrayList<>();
        final List<Entity> entities = new ArrayList<>();
        final List<TimeMention> times = new ArrayList<>();
        final List<Quantity> quantities = new ArrayList<>();
        final List<Quote> quotes = new ArrayList<>();
        final List<Event> events = new ArrayList<>();
        final List<Position> positions = new ArrayList<>();

        Report(String id, String text) {
            this.id = id;
            this.text = text;
            this.path = "pile/" + id + ".txt";
        }

        Report headed(String title, String outlet, String published, String... byline) {
            this.title = title;
            this.outlet = outlet;
            this.published = new Published(published, "visible line: " + published);
            this.byline = List.of(byline);
            return this;
        }

        Report mangled(double score, String... why) {
            fidelity = new Fidelity(Fidelity.State.MANGLED, score, List.of(why));
            return this;
        }

        Report credit(Credit.Kind kind, String value) {
            credits.add(new Credit(kind, value, new Span(0, 0)));
            return this;
        }

        Report entity(String entity, String name, EntityType type, @Nullable String role, boolean named) {
            entities.add(new Entity(entity, name, type, role, named, List.of(at(name))));
            return this;
        }

        Report quote(String quote, String speaker, boolean named, String... content) {
            List<Span> pieces = new ArrayList<>();
            for (String each : content) {
                pieces.add(at(each));
            }
            quotes.add(new Quote(
                    quote,
                    Quote.Kind.DIRECT,
                    pieces,
                    List.of(),
                    List.of(),
                    speaker,
                    named ? Quote.Anonymity.NAMED : Quote.Anonymity.UNNAMED,
                    0.9,
                    "test"));
            return this;
        }

        Report event(String event, String code, String trigger, @Nullable String date, Event.Status status) {
            TimeMention time = date == null
                    ? null
                    : new TimeMention(
                            at(trigger), TimeMention.Type.DATE, date, LocalDate.parse(date), LocalDate.parse(date));
            events.add(new Event(event, code, at(trigger), List.of(), List.of(), null, time, status, 0.8, "test"));
            return this;
        }

        Report position(String position, String holder, Position.Stance stance, String about) {
            positions.add(new Position(position, holder, stance, null, at(about), null, "test"));
            return this;
        }

        Span at(String words) {
            int start = text.indexOf(words);
            if (start < 0) {
                throw new IllegalArgumentException(id + " has no words: " + words);
            }
            return new Span(start, start + words.length());
        }

        List<Sentence> sentences() {
            List<Sentence> sentences = new ArrayList<>();
            int paragraph = 0;
            for (Article.Paragraph each : paragraphs()) {
                BreakIterator breaks = BreakIterator.getSentenceInstance(Locale.ROOT);
                breaks.setText(each.span().in(text));
                int start = breaks.first();
                for (int end = breaks.next(); end != BreakIterator.DONE; start = end, end = breaks.next()) {
                    int base = each.span().start();
                    int last = base + end;
                    while (last > base + start && Character.isWhitespace(text.charAt(last - 1))) {
                        last--;
                    }
                    sentences.add(new Sentence(new Span(base + start, last), paragraph, List.of()));
                }
                paragraph++;
            }
            return sentences;
        }

        private List<Article.Paragraph> paragraphs() {
            List<Article.Paragraph> paragraphs = new ArrayList<>();
            int start = 0;
            while (start < text.length()) {
                int end = text.indexOf("\n\n", start);
                if (end < 0) {
                    end = text.length();
                }
                paragraphs.add(new Article.Paragraph(new Span(start, end), Article.Paragraph.Kind.TEXT));
                start = end + 2;
            }
            return paragraphs;
        }

        Reading reading() {
            return new Reading(
                    new Article(
                            id,
                            path,
                            new Article.Meta(url, title, byline, outlet, "en", published),
                            AlignedText.identity(text),
                            paragraphs(),
                            credits,
                            problems),
                    new Annotation(sentences(), entities, times, quantities, fidelity),
                    quotes,
                    events,
                    positions);
        }
    }
}

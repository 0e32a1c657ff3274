package org.rapporteur;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rapporteur.account.Account;
import org.rapporteur.account.BriefLine;
import org.rapporteur.account.Change;
import org.rapporteur.account.Gloss;
import org.rapporteur.account.StoryAccount;
import org.rapporteur.account.TimelineDay;
import org.rapporteur.account.Track;
import org.rapporteur.annotate.Entity;
import org.rapporteur.annotate.Sentence;
import org.rapporteur.claim.Event;
import org.rapporteur.claim.Position;
import org.rapporteur.claim.Quote;
import org.rapporteur.claim.Reading;
import org.rapporteur.corroborate.Contradiction;
import org.rapporteur.corroborate.Facts;
import org.rapporteur.corroborate.FusedEvent;
import org.rapporteur.corroborate.FusedPosition;
import org.rapporteur.corroborate.FusedQuantity;
import org.rapporteur.corroborate.Mention;
import org.rapporteur.corroborate.MergedEntity;
import org.rapporteur.corroborate.Utterance;
import org.rapporteur.extract.Article;
import org.rapporteur.text.Problem;
import org.rapporteur.text.Span;

/** What must hold after every room, whatever the input: spans inside the text, no dangling id, every fact reaches a report. */
public final class WellFormed {
    private WellFormed() {}

    /**
     * Checks one article: paragraphs cover the text but for the breaks, and every character leads into the input, in order, to
     * what it was read from.
     */
    public static void assertWellFormed(Article article, String content) {
        String text = article.text();
        int at = 0;
        for (Article.Paragraph paragraph : article.paragraphs()) {
            assertEquals(at, paragraph.span().start(), "paragraphs follow each other");
            assertTrue(paragraph.span().length() > 0, "a paragraph covers something");
            at = paragraph.span().end() + 2;
        }
        assertEquals(text.length(), Math.max(0, at - 2), "paragraphs cover the text");
        int last = 0;
        for (int i = 0; i < text.length(); i++) {
            Span raw = article.body().originalOf(new Span(i, i + 1));
            assertTrue(last <= raw.start() && raw.end() <= content.length(), "every character leads into the input");
            last = raw.start();
            char c = text.charAt(i);
            if (raw.length() == 1 && c != '\n' && c != ' ' && content.charAt(raw.start()) != 0) {
                assertEquals(content.charAt(raw.start()), c, "a character leads to itself");
            }
        }
        Span whole = new Span(0, content.length());
        article.credits().forEach(c -> assertTrue(whole.covers(c.rawSpan()), "a credit lies in the input: " + c));
        Span clean = new Span(0, text.length());
        article.problems().stream()
                .map(Problem::span)
                .filter(Objects::nonNull)
                .forEach(span -> assertTrue(clean.covers(span), "a problem lies in the text: " + span));
        String published = article.meta().published().value();
        assertTrue(published == null || published.matches("\\d{4}-\\d\\d-\\d\\d.*"), "a date: " + published);
        article.meta().byline().forEach(name -> assertTrue(!name.isBlank(), "a name says something"));
    }

    /** Checks one report. */
    public static void assertWellFormed(Reading reading) {
        String text = reading.text();
        Span whole = new Span(0, text.length());
        List<Span> spans = new ArrayList<>();
        Span before = null;
        for (var paragraph : reading.article().paragraphs()) {
            assertTrue(before == null || before.end() <= paragraph.span().start(), "paragraphs in order");
            before = paragraph.span();
            spans.add(before);
        }
        Span last = null;
        for (Sentence sentence : reading.annotation().sentences()) {
            assertTrue(last == null || last.end() <= sentence.span().start(), "sentences in order");
            last = sentence.span();
            spans.add(last);
            assertTrue(
                    reading.article()
                            .paragraphs()
                            .get(sentence.paragraph())
                            .span()
                            .covers(sentence.span()),
                    "a sentence lies in its paragraph");
            int end = sentence.span().start();
            for (var token : sentence.tokens()) {
                assertTrue(end <= token.span().start() && sentence.span().covers(token.span()), "tokens in order");
                assertTrue(token.span().length() > 0, "no empty token");
                end = token.span().end();
            }
        }
        Set<String> entities = new HashSet<>();
        for (Entity entity : reading.annotation().entities()) {
            assertTrue(entities.add(entity.id()), "entity id twice: " + entity.id());
            assertTrue(!entity.mentions().isEmpty(), "an entity is mentioned: " + entity.id());
            spans.addAll(entity.mentions());
        }
        reading.annotation().times().forEach(t -> spans.add(t.span()));
        reading.annotation().quantities().forEach(q -> spans.add(q.span()));
        Set<String> claims = new HashSet<>();
        for (Quote quote : reading.quotes()) {
            assertTrue(claims.add(quote.id()), "claim id twice: " + quote.id());
            assertTrue(!quote.content().isEmpty(), "a quote has content");
            spans.addAll(quote.content());
            spans.addAll(quote.cue());
            spans.addAll(quote.source());
            assertKnown(entities, quote.speaker());
            assertEquals(
                    quote.anonymity() == Quote.Anonymity.UNATTRIBUTED,
                    quote.speaker() == null,
                    "anonymity and speaker");
            assertTrue(
                    quote.speaker() == null
                            || reading.findEntity(quote.speaker()).orElseThrow().named()
                                    == (quote.anonymity() == Quote.Anonymity.NAMED),
                    "named speaker: " + quote);
            assertTrue(quote.confidence() >= 0 && quote.confidence() <= 1, "confidence");
        }
        for (Event event : reading.events()) {
            assertTrue(claims.add(event.id()), "claim id twice: " + event.id());
            spans.add(event.trigger());
            event.actors().forEach(id -> assertKnown(entities, id));
            event.recipients().forEach(id -> assertKnown(entities, id));
            assertKnown(entities, event.place());
            if (event.date() != null) {
                spans.add(event.date().span());
            }
        }
        for (Position position : reading.positions()) {
            assertTrue(claims.add(position.id()), "claim id twice: " + position.id());
            spans.add(position.about());
            assertKnown(entities, position.holder());
            assertKnown(entities, position.towards());
            assertKnown(claims, position.quote());
        }
        for (Span span : spans) {
            assertTrue(whole.covers(span), "span inside the text: " + span);
            assertTrue(!span.in(text).isBlank(), "a span covers something: " + span);
        }
    }

    /** Checks an account and every reading in it. */
    public static void assertWellFormed(Account account) {
        Map<String, Reading> readings = new HashMap<>();
        for (Reading reading : account.readings()) {
            assertWellFormed(reading);
            assertTrue(readings.put(reading.id(), reading) == null, "report id twice: " + reading.id());
        }
        Set<String> inOrigins = new HashSet<>();
        account.lineage().origins().forEach(o -> o.reports()
                .forEach(r -> assertTrue(inOrigins.add(r), "two origins for " + r)));
        assertEquals(readings.keySet(), inOrigins, "each report in one origin");
        Set<String> inStories = new HashSet<>();
        for (StoryAccount story : account.stories()) {
            story.story().reports().forEach(r -> assertTrue(inStories.add(r), "two stories for " + r));
            assertWellFormed(story, account, readings);
        }
        assertEquals(readings.keySet(), inStories, "each report in one story");
        assertEquals(
                account.stories().stream().map(s -> s.story().id()).sorted().toList(),
                account.grouping().sagas().stream()
                        .flatMap(saga -> saga.stories().stream())
                        .sorted()
                        .toList(),
                "each story in one saga");
    }

    private static void assertWellFormed(StoryAccount account, Account whole, Map<String, Reading> readings) {
        Facts facts = account.facts();
        var counter = whole.lineage().counter();
        Set<String> entities = new HashSet<>();
        for (MergedEntity entity : facts.entities()) {
            assertTrue(entities.add(entity.id()), "entity id twice: " + entity.id());
            for (var member : entity.members()) {
                assertTrue(
                        reading(readings, member.report())
                                .findEntity(member.entity())
                                .isPresent(),
                        "member");
            }
        }
        Set<String> ids = new HashSet<>();
        for (Utterance utterance : facts.utterances()) {
            assertTrue(ids.add(utterance.id()), "fact id twice: " + utterance.id());
            assertTrue(utterance.variants().contains(utterance.best()), "the best wording is one of the variants");
            assertCounted(counter.count(utterance.reports()), utterance.origins(), utterance.id());
            for (var variant : utterance.variants()) {
                Reading reading = reading(readings, variant.report());
                assertTrue(
                        reading.quotes().stream().anyMatch(q -> q.id().equals(variant.quote())), "quote of a variant");
            }
            utterance.speakers().forEach(s -> assertKnown(entities, s.entity()));
        }
        for (FusedEvent event : facts.events()) {
            assertTrue(ids.add(event.id()), "fact id twice: " + event.id());
            assertCounted(counter.count(event.reports()), event.origins(), event.id());
            event.mentions().forEach(m -> assertReachable(readings, m));
            event.what().actors().forEach(e -> assertKnown(entities, e));
            event.what().recipients().forEach(e -> assertKnown(entities, e));
            assertKnown(entities, event.what().place());
        }
        for (FusedPosition position : facts.positions()) {
            assertTrue(ids.add(position.id()), "fact id twice: " + position.id());
            assertKnown(entities, position.holder());
            assertKnown(entities, position.towards());
            position.mentions().forEach(m -> assertReachable(readings, m));
        }
        for (FusedQuantity quantity : facts.quantities()) {
            assertTrue(ids.add(quantity.id()), "fact id twice: " + quantity.id());
            quantity.values().forEach(v -> v.mentions().forEach(m -> assertReachable(readings, m)));
        }
        Set<String> contradictions = new HashSet<>();
        for (Contradiction contradiction : facts.contradictions()) {
            assertTrue(contradictions.add(contradiction.id()), "contradiction id twice: " + contradiction.id());
            assertTrue(contradiction.versions().size() > 1, "a contradiction has versions");
            assertTrue(
                    ids.contains(contradiction.about()) || entities.contains(contradiction.about()),
                    "contradiction about " + contradiction.about());
            contradiction.versions().forEach(v -> v.mentions().forEach(m -> assertReachable(readings, m)));
        }
        facts.events().forEach(e -> e.conflicts().forEach(c -> assertKnown(contradictions, c)));
        account.timeline().forEach(id -> assertKnown(ids, id));
        account.calendar().forEach(id -> assertKnown(ids, id));
        ids.addAll(contradictions);
        for (BriefLine line : account.brief()) {
            assertKnown(ids, line.fact());
            assertReachable(readings, line.extract());
            assertTrue(line.origins() <= line.reports(), "never more origins than reports");
            line.glosses()
                    .forEach(gloss ->
                            assertGloss(reading(readings, line.extract().report()), line, gloss));
        }
        for (Track track : account.tracks()) {
            track.passages().forEach(m -> assertReachable(readings, m));
            assertEquals(counter.count(track.reports()), track.origins(), "origins of " + track.title());
        }
        for (TimelineDay day : account.days()) {
            assertTrue(!day.extracts().isEmpty(), "a day without a word: " + day);
            day.extracts().forEach(m -> assertReachable(readings, m));
        }
        for (Change change : account.changes()) {
            change.reports().forEach(r -> reading(readings, r));
        }
        assertEquals(counter.count(account.story().reports()), account.origins(), "origins of the story");
    }

    /** Nothing invented: what is said of a word stands in its report, or follows from the report's day. */
    private static void assertGloss(Reading reading, BriefLine line, Gloss gloss) {
        assertTrue(line.extract().span().covers(gloss.words()), "glossed words are shown: " + gloss);
        Span place = gloss.place();
        if (place == null) {
            assertTrue(
                    reading.annotation().times().stream()
                            .anyMatch(time -> time.span().equals(gloss.words())
                                    && gloss.meaning().equals(String.valueOf(time.earliest()))),
                    "a day that a time of the report tells: " + gloss);
        } else {
            assertTrue(place.in(reading.text()).contains(gloss.meaning()), "where it is said in full: " + gloss);
            assertTrue(
                    gloss.role() == null || reading.text().contains(gloss.role()),
                    "a role in the report's words: " + gloss);
        }
    }

    private static void assertReachable(Map<String, Reading> readings, Mention mention) {
        String text = reading(readings, mention.report()).text();
        assertTrue(new Span(0, text.length()).covers(mention.span()), "a mention lies in its report: " + mention);
        assertTrue(!mention.span().in(text).isBlank(), "a mention covers something: " + mention);
    }

    private static Reading reading(Map<String, Reading> readings, String id) {
        Reading reading = readings.get(id);
        assertNotNull(reading, "no report " + id);
        return Objects.requireNonNull(reading);
    }

    /** Origins that tell a fact in one and the same sentence are one for it, so there may be fewer than its reports have. */
    private static void assertCounted(int most, int counted, String fact) {
        assertTrue(counted >= 1 && counted <= most, "origins of " + fact + ": " + counted + " of at most " + most);
    }

    private static void assertKnown(Set<String> ids, @Nullable String id) {
        assertTrue(id == null || ids.contains(id), "dangling id " + id);
    }
}

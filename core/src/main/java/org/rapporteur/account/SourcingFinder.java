package org.rapporteur.account;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.rapporteur.account.FactIndex.Fact;
import org.rapporteur.annotate.EntityType;
import org.rapporteur.claim.Event;
import org.rapporteur.claim.Quote;
import org.rapporteur.claim.Reading;
import org.rapporteur.corroborate.FactOrigins;
import org.rapporteur.corroborate.Facts;
import org.rapporteur.corroborate.Mention;
import org.rapporteur.corroborate.MergedEntity;
import org.rapporteur.lineage.Publishers;
import org.rapporteur.text.Span;

/**
 * Finds for each event, figure and position since when it is told and on whose word: a fact that stands inside what somebody is quoted
 * as saying is told on that somebody's word, the innermost one where quotes lie inside one another.
 *
 * <p>{@code The dam holds, the mayor said} is told on the mayor's word; {@code The dam holds. The mayor said so was the bridge} on the report's own.
 */
final class SourcingFinder {
    /** Characters: a few sentences, so that a place is not laid beside all quotes of a long report. */
    private static final int STRETCH = 1_000;

    private final Map<String, Map<Integer, List<Quote>>> quotes = new HashMap<>();
    private final Map<String, Integer> ranks = new HashMap<>();
    private final Map<String, Reading> readings = new HashMap<>();
    private final Map<String, Map<String, Span>> triggers = new HashMap<>();
    private final Map<MergedEntity.Member, MergedEntity> entities = new HashMap<>();
    private final FactOrigins origins;

    /** @param inOrder the readings of one story, in order of publication */
    SourcingFinder(List<Reading> inOrder, List<MergedEntity> merged, FactOrigins origins) {
        this.origins = origins;
        for (Reading reading : inOrder) {
            ranks.put(reading.id(), ranks.size());
            readings.put(reading.id(), reading);
            Map<String, Span> ofReading = new HashMap<>();
            for (Event event : reading.events()) {
                ofReading.put(event.id(), event.trigger());
            }
            triggers.put(reading.id(), ofReading);
        }
        merged.forEach(entity -> entity.members().forEach(member -> entities.put(member, entity)));
    }

    /** One for each event, figure and position, in the order of the facts. */
    List<Sourcing> find(Facts facts) {
        List<Sourcing> found = new ArrayList<>();
        for (Fact fact : new FactIndex(facts).all()) {
            if (!fact.isUtterance() && !fact.mentions().isEmpty()) {
                found.add(sourcing(fact));
            }
        }
        return found;
    }

    private Sourcing sourcing(Fact fact) {
        List<String> reports = fact.reports().stream()
                .sorted(Comparator.comparingInt(report -> ranks.getOrDefault(report, Integer.MAX_VALUE)))
                .toList();
        Map<Word, List<Mention>> byWord = new TreeMap<>();
        for (Mention mention : fact.mentions()) {
            byWord.computeIfAbsent(word(mention), w -> new ArrayList<>()).add(mention);
        }
        List<OnWord> words = byWord.entrySet().stream()
                .map(e -> new OnWord(
                        e.getKey().by,
                        e.getKey().source,
                        e.getValue().stream()
                                .map(Mention::report)
                                .distinct()
                                .sorted()
                                .toList(),
                        origins.count(e.getValue())))
                .sorted(Comparator.comparingInt(OnWord::origins).reversed())
                .toList();
        return new Sourcing(fact.id(), reports.getFirst(), reports.getLast(), words);
    }

    private Word word(Mention mention) {
        Reading reading = readings.get(mention.report());
        if (reading == null) {
            return Word.OWN;
        }
        Span trigger = triggers.getOrDefault(mention.report(), Map.of()).get(mention.claim());
        int at = trigger == null ? mention.span().start() : trigger.start();
        Quote innermost = null;
        int length = Integer.MAX_VALUE;
        for (Quote quote : quotesNear(reading, at)) {
            for (Span piece : quote.content()) {
                if (piece.contains(at) && quote.contentSpan().length() < length) {
                    innermost = quote;
                    length = quote.contentSpan().length();
                }
            }
        }
        if (innermost == null) {
            return Word.OWN;
        }
        String speaker = innermost.speaker();
        MergedEntity source = speaker == null ? null : entities.get(new MergedEntity.Member(mention.report(), speaker));
        if (source == null) {
            return new Word(OnWord.By.OPEN, null);
        }
        boolean outlet = source.type() == EntityType.ORGANISATION
                && Publishers.get().find(null, source.name()).isPresent();
        return new Word(outlet ? OnWord.By.OUTLET : OnWord.By.SOURCE, source.id());
    }

    /** The stated quotes of a report that reach into the stretch of text around a place. */
    private List<Quote> quotesNear(Reading reading, int at) {
        Map<Integer, List<Quote>> byStretch = quotes.computeIfAbsent(reading.id(), id -> {
            Map<Integer, List<Quote>> all = new HashMap<>();
            for (Quote quote : reading.quotes()) {
                if (quote.manner() == Quote.Manner.STATED) {
                    Span whole = quote.contentSpan();
                    for (int k = whole.start() / STRETCH; k <= whole.end() / STRETCH; k++) {
                        all.computeIfAbsent(k, any -> new ArrayList<>()).add(quote);
                    }
                }
            }
            return all;
        });
        return byStretch.getOrDefault(at / STRETCH, List.of());
    }

    private record Word(OnWord.By by, @Nullable String source) implements Comparable<Word> {
        static final Word OWN = new Word(OnWord.By.REPORT, null);

        @Override
        public int compareTo(Word other) {
            int first = by.compareTo(other.by);
            return first != 0 ? first : String.valueOf(source).compareTo(String.valueOf(other.source));
        }
    }
}

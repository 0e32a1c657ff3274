package org.rapporteur.publish;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.rapporteur.annotate.Fidelity;
import org.rapporteur.annotate.Sentence;
import org.rapporteur.claim.Quote;
import org.rapporteur.claim.Reading;
import org.rapporteur.claim.SourceKind;
import org.rapporteur.corroborate.Contradiction;
import org.rapporteur.corroborate.Mention;
import org.rapporteur.corroborate.Utterance;
import org.rapporteur.extract.Article;
import org.rapporteur.text.Span;

/** Finds the words of a report that a fact rests on; each question costs the same however long the report is. For any number of threads. */
public final class Sources {
    /** A source mark longer than this breaks the lines it stands in. */
    private static final int HEADLINE_LENGTH = 28;

    private final Map<String, Reading> readings = new HashMap<>();
    private final Map<String, Map<String, Quote>> quotes = new ConcurrentHashMap<>();
    private final Map<String, Map<String, Span>> triggers = new ConcurrentHashMap<>();

    /** Of the reports that an account holds. */
    public Sources(List<Reading> readings) {
        readings.forEach(r -> this.readings.put(r.id(), r));
    }

    @Nullable
    Reading find(String report) {
        return readings.get(report);
    }

    /**
     * The report with that id.
     *
     * @throws IllegalArgumentException if the account speaks of a report that it does not hold
     */
    Reading expect(String report) {
        Reading reading = readings.get(report);
        if (reading == null) {
            throw new IllegalArgumentException("the account holds no report " + report);
        }
        return reading;
    }

    /** A report's headline, or that it has none. */
    String title(String report) {
        String title = expect(report).article().meta().title();
        return title == null ? "(no title) " + report : title;
    }

    /** What a report is called in few words: its outlet, else the host of its address, else how its headline begins, else its id. */
    String outlet(String report) {
        Article.Meta meta = expect(report).article().meta();
        if (meta.outlet() != null && !meta.outlet().isBlank()) {
            return meta.outlet();
        }
        String host = meta.url() == null ? null : hostOf(meta.url());
        if (host != null) {
            return host;
        }
        return meta.title() == null || meta.title().isBlank()
                ? report
                : "“" + StoryIndex.shortened(meta.title(), HEADLINE_LENGTH) + "”";
    }

    private static @Nullable String hostOf(String url) {
        int start = url.indexOf("://");
        if (start < 0) {
            return null;
        }
        int end = start + "://".length();
        while (end < url.length() && "/?#:@".indexOf(url.charAt(end)) < 0) {
            end++;
        }
        String host = url.substring(start + "://".length(), end);
        return host.isEmpty() ? null : host.startsWith("www.") ? host.substring("www.".length()) : host;
    }

    /** {@code Harbour Wire, 2031-03-04}: how a source is marked where there is no room for a link; the id of a report that is not at hand. */
    public String label(String report) {
        if (find(report) == null) {
            return report;
        }
        return outlet(report) + ", "
                + publishedOn(report).map(LocalDate::toString).orElse("undated");
    }

    Optional<LocalDate> publishedOn(String report) {
        return expect(report).publishedOn();
    }

    /** Whether no clean report is among those that tell it. */
    boolean isMangledOnly(List<Mention> mentions) {
        return !mentions.isEmpty()
                && mentions.stream().allMatch(m -> find(m.report()) != null && isMangled(m.report()));
    }

    boolean isMangled(String report) {
        return expect(report).annotation().fidelity().state() == Fidelity.State.MANGLED;
    }

    /**
     * What stands behind a side of a dispute: {@code (2 origins)}, {@code (1 origin, altered in a copy)}, {@code (1 origin, mangled words)} where no clean report
     * tells it; empty for what only a denial says was claimed.
     */
    public String weight(Contradiction.Version side) {
        if (side.origins() == 0) {
            return "";
        }
        boolean mangled = isMangledOnly(side.mentions());
        return " (" + Words.count(side.origins(), "origin") + (side.altered() ? ", altered in a copy" : "")
                + (mangled ? ", mangled words" : "") + ")";
    }

    /** The mention to show: the first in a report whose wording is its writer's own, else in the least mangled one. */
    Mention best(List<Mention> mentions) {
        return mentions.stream()
                .filter(m -> !isMangled(m.report()))
                .findFirst()
                .or(() -> mentions.stream()
                        .max(Comparator.comparingDouble(
                                m -> expect(m.report()).annotation().fidelity().score())))
                .orElseThrow();
    }

    /** The quote with that id in a report. */
    Optional<Quote> findQuote(String report, String quote) {
        return Optional.ofNullable(
                quotes.computeIfAbsent(report, this::quotesById).get(quote));
    }

    /** What a report lets its reader know of where a wording comes from. */
    Optional<SourceKind> kindOfSource(Utterance.Variant variant) {
        return findQuote(variant.report(), variant.quote())
                .map(quote -> SourceKind.of(expect(variant.report()), quote));
    }

    /** The word that names an event in one of its mentions, or the mention if the report has no such event. */
    Span triggerOf(Mention mention) {
        return triggers.computeIfAbsent(mention.report(), this::triggersById)
                .getOrDefault(mention.claim(), mention.span());
    }

    private Map<String, Span> triggersById(String report) {
        Map<String, Span> byId = new HashMap<>();
        expect(report).events().forEach(e -> byId.put(e.id(), e.trigger()));
        return byId;
    }

    private Map<String, Quote> quotesById(String report) {
        Map<String, Quote> byId = new HashMap<>();
        expect(report).quotes().forEach(q -> byId.put(q.id(), q));
        return byId;
    }

    /** The words that a mention covers. */
    public String wordsAt(Mention mention) {
        return words(mention.report(), mention.span());
    }

    /** The words of a report. */
    public String words(String report, Span span) {
        return span.in(expect(report).text());
    }

    /** The sentence in which a mention begins, or the mention itself where no sentence was marked. */
    Span sentenceOf(Mention mention) {
        Sentence sentence = expect(mention.report())
                .annotation()
                .findSentence(mention.span().start());
        return sentence == null ? mention.span() : sentence.span();
    }
}

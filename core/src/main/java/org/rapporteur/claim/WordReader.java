package org.rapporteur.claim;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.rapporteur.annotate.Annotation;
import org.rapporteur.annotate.Dateline;
import org.rapporteur.annotate.Entity;
import org.rapporteur.annotate.Sentence;
import org.rapporteur.annotate.TimeMention;
import org.rapporteur.annotate.Token;
import org.rapporteur.text.Span;

/** Lays names and times over the tokens of a report; one pass over the report, sentence by sentence in order. */
final class WordReader {
    private record Named(Span span, Entity entity) {}

    private final String text;
    private final List<Named> mentions = new ArrayList<>();
    private final List<TimeMention> times;
    private int nextMention;
    private int nextTime;

    WordReader(String text, Annotation annotation) {
        this.text = text;
        for (Entity entity : annotation.entities()) {
            for (Span mention : entity.mentions()) {
                mentions.add(new Named(entity.named() ? mention : withoutPlace(mention), entity));
            }
        }
        // Longest first at one start, so that a whole name wins over the country word it begins with.
        mentions.sort(
                Comparator.comparing(Named::span).thenComparing(n -> n.entity().id()));
        // "the recent attack", "now": words like others, for nothing is dated by them
        times = annotation.times().stream()
                .filter(time -> !time.isVague())
                .sorted(Comparator.comparing(TimeMention::span))
                .toList();
    }

    /** {@code officials in Oslo}: where they are is the clause's business too. */
    private Span withoutPlace(Span description) {
        int in = description.in(text).indexOf(" in ");
        return in > 0 ? new Span(description.start(), description.start() + in) : description;
    }

    /** The words of the next sentence; sentences must come in reading order. */
    List<Word> read(Sentence sentence) {
        List<Word> words = new ArrayList<>(sentence.tokens().size());
        int told = Dateline.in(text, sentence.span()).end();
        for (Token token : sentence.tokens()) {
            Span span = token.span();
            if (span.length() == 0) {
                continue;
            }
            String form = span.in(text);
            Named named = namedAt(span);
            words.add(new Word(
                    span,
                    form,
                    form.toLowerCase(Locale.ROOT).replace('\u2019', '\''),
                    token.pos(),
                    named == null ? null : named.entity(),
                    named == null ? null : named.span(),
                    span.start() < told ? null : timeAt(span)));
        }
        return words;
    }

    private @Nullable Named namedAt(Span span) {
        while (nextMention < mentions.size() && mentions.get(nextMention).span().end() <= span.start()) {
            nextMention++;
        }
        if (nextMention == mentions.size()) {
            return null;
        }
        Named named = mentions.get(nextMention);
        return named.span().overlaps(span) ? named : null;
    }

    private @Nullable TimeMention timeAt(Span span) {
        while (nextTime < times.size() && times.get(nextTime).span().end() <= span.start()) {
            nextTime++;
        }
        if (nextTime == times.size()) {
            return null;
        }
        TimeMention time = times.get(nextTime);
        return time.span().overlaps(span) ? time : null;
    }
}

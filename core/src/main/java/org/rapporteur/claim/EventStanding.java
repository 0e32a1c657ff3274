package org.rapporteur.claim;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rapporteur.annotate.Annotation;
import org.rapporteur.annotate.Marks;
import org.rapporteur.annotate.Sentence;
import org.rapporteur.extract.Article;
import org.rapporteur.text.Span;

/**
 * Says of any word of a report that names an event whether it is done, ahead or denied: the same verdict that every event of a reading
 * gets, also for words that are no trigger of ours.
 *
 * <p>Catches {@code the planned merger} (planned); leaves {@code the merger of 1987} alone (happened). Safe for use by many threads.
 */
public final class EventStanding {
    /**
     * Where an event stands.
     *
     * @param ahead whether it lies ahead of the report, or would, had it not been denied
     */
    public record Standing(Event.Status status, boolean ahead) {}

    private final SentenceReader sentences = new SentenceReader();

    /**
     * The standing of each trigger, in their order; null for a span that holds no word.
     *
     * @param marks what the learned reader saw, or null
     */
    public List<@Nullable Standing> of(
            Article article, Annotation annotation, @Nullable Marks marks, List<Span> triggers) {
        LocalDate reported = article.meta().published().date().orElse(null);
        List<@Nullable Standing> found = new ArrayList<>();
        triggers.forEach(t -> found.add(null));
        WordReader reader = new WordReader(article.text(), annotation);
        for (Sentence sentence : annotation.sentences()) {
            for (List<Word> words : sentences.pieces(reader.read(sentence))) {
                SentenceEvents events = null;
                for (int t = 0; t < triggers.size(); t++) {
                    Span trigger = triggers.get(t);
                    int word = found.get(t) == null ? wordAt(words, trigger) : -1;
                    if (word < 0) {
                        continue;
                    }
                    if (events == null) {
                        events = new SentenceEvents(
                                sentences.clauses(words),
                                sentences.triggers,
                                sentences.statusRules,
                                new Outlook(marks, reported),
                                reported);
                    }
                    Outlook.Verdict verdict = events.verdict(word, trigger);
                    found.set(t, new Standing(verdict.status(), verdict.ahead()));
                }
            }
        }
        return found;
    }

    private static int wordAt(List<Word> words, Span trigger) {
        for (int i = 0; i < words.size(); i++) {
            if (words.get(i).span().overlaps(trigger)) {
                return i;
            }
        }
        return -1;
    }
}

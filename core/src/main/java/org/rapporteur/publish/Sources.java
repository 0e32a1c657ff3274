package org.rapporteur.publish;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rapporteur.annotate.Sentence;
import org.rapporteur.claim.Reading;
import org.rapporteur.corroborate.Mention;
import org.rapporteur.text.Span;

/** Finds the words of a report that a fact rests on; each question costs the same however long the report is. */
final class Sources {
    private final Map<String, Reading> readings = new HashMap<>();

    Sources(List<Reading> readings) {
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

    /** The words that a mention covers. */
    String wordsAt(Mention mention) {
        return mention.span().in(expect(mention.report()).text());
    }

    /** The sentence in which a mention begins, or the mention itself where no sentence was marked. */
    Span sentenceOf(Mention mention) {
        List<Sentence> sentences = expect(mention.report()).annotation().sentences();
        int low = 0;
        int high = sentences.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            Span span = sentences.get(middle).span();
            if (span.end() <= mention.span().start()) {
                low = middle + 1;
            } else if (span.start() > mention.span().start()) {
                high = middle - 1;
            } else {
                return span;
            }
        }
        return mention.span();
    }
}

package org.rapporteur.claim;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rapporteur.annotate.Entity;
import org.rapporteur.annotate.EntityType;
import org.rapporteur.annotate.TimeMention;
import org.rapporteur.claim.Event.Status;
import org.rapporteur.claim.SentenceEvents.Draft;

/**
 * The fall-back for reports whose verbs were spun away: names, places and days survive.
 *
 * <p>Two persons joined by {@code with} and a place beside a day, in one sentence of a mangled report, are taken for a meeting
 * with low confidence; no spun word is known to the rule. Catches {@code Brandt testament confabulate with Weil inch Oslo upon
 * Monday}; leaves {@code Brandt extolled Weil upon Monday} alone (no {@code with}, no place).
 */
final class MangledMeetings {
    static final String RULE = "mangled-meeting";
    /** Low on purpose: no verb was read. */
    static final double CONFIDENCE = 0.3;
    /** Words between the day and the place beside it: one spun preposition, a comma, an article. */
    private static final int BESIDE = 3;

    private MangledMeetings() {}

    static Optional<Draft> find(
            List<Word> words, List<Draft> found, Inflection inflection, @Nullable LocalDate reported) {
        for (Draft draft : found) {
            if ("CONSULT".equals(draft.code())
                    && !draft.places().isEmpty()
                    && !draft.dates().isEmpty()) {
                return Optional.empty();
            }
        }
        Entity first = null;
        int from = 0;
        int with = -1;
        Entity second = null;
        for (int i = 0; i < words.size() && second == null; i++) {
            Word word = words.get(i);
            Entity named = word.entity();
            if (word.lower().equals("with") && first != null) {
                with = i;
            } else if (named == null || named.type() != EntityType.PERSON) {
                continue;
            } else if (first == null) {
                first = named;
                from = i;
            } else if (with >= 0 && !named.equals(first)) {
                second = named;
            }
        }
        if (first == null || second == null) {
            return Optional.empty();
        }
        boolean ahead = isAhead(words, from, with, inflection);
        for (int i = with; i < words.size(); i++) {
            TimeMention read = words.get(i).time();
            TimeMention time = read == null || !ahead ? read : Weekdays.ahead(read, words, reported);
            Entity place = time == null || time.type() != TimeMention.Type.DATE ? null : placeBeside(words, i);
            if (place != null && time != null) {
                Status status = StatusRules.isPast(time, reported) ? Status.HAPPENED : Status.PLANNED;
                return Optional.of(new Draft(
                        "CONSULT",
                        words.get(with).span(),
                        new ArrayList<>(List.of(first)),
                        new ArrayList<>(List.of(second)),
                        List.of(place),
                        List.of(time),
                        status,
                        RULE));
            }
        }
        return Optional.empty();
    }

    /** No word between the first name and {@code with} has the form of the past: what was spun there may lie ahead. */
    private static boolean isAhead(List<Word> words, int from, int with, Inflection inflection) {
        for (int i = from; i < with; i++) {
            if (inflection.form(words.get(i).lower()) == Inflection.Form.PAST) {
                return false;
            }
        }
        return true;
    }

    private static @Nullable Entity placeBeside(List<Word> words, int day) {
        for (int distance = 1; distance <= BESIDE; distance++) {
            for (int i : new int[] {day + distance, day - distance}) {
                if (i < 0 || i >= words.size()) {
                    continue;
                }
                Entity entity = words.get(i).entity();
                boolean belongs = i > 0 && words.get(i - 1).lower().equals("of");
                if (entity != null && entity.type() == EntityType.PLACE && !belongs) {
                    return entity;
                }
            }
        }
        return null;
    }
}

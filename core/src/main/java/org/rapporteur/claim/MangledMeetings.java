package org.rapporteur.claim;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
 * with low confidence. Catches {@code Weil volition conscionable with Brandt connected Friday successful Oslo}; leaves
 * {@code Weil praised Brandt connected Friday} alone (no {@code with}, no place).
 */
final class MangledMeetings {
    static final String RULE = "mangled-meeting";
    /** Low on purpose: no verb was read. */
    static final double CONFIDENCE = 0.3;
    /** Words between the day and the place beside it: one spun preposition, a comma, an article. */
    private static final int BESIDE = 3;

    /** What a thesaurus spinner makes of "will": the word itself and its noun synonyms in WordNet. */
    private static final Set<String> SPUN_WILL = Set.of("will", "volition", "testament");

    private static final Set<String> VISITS =
            Set.of("visit", "visits", "trip", "trips", "stop", "stops", "stopover", "tour");

    private MangledMeetings() {}

    static Optional<Draft> find(List<Word> words, List<Draft> found, @Nullable LocalDate reported) {
        for (Draft draft : found) {
            if (draft.code().equals("CONSULT")
                    && !draft.places().isEmpty()
                    && !draft.dates().isEmpty()) {
                return Optional.empty();
            }
        }
        Entity first = null;
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
            } else if (with >= 0 && !named.equals(first)) {
                second = named;
            }
        }
        if (first == null) {
            return Optional.empty();
        }
        for (int i = with; second != null && i < words.size(); i++) {
            TimeMention read = words.get(i).time();
            TimeMention time = read == null || !isAhead(words, with) ? read : Weekdays.ahead(read, words, reported);
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
        return visit(words, first, reported);
    }

    /** {@code Weil volition travel with stops successful Oslo connected Thursday}: a stop, a place beside it, a day beside that. */
    private static Optional<Draft> visit(List<Word> words, Entity visitor, @Nullable LocalDate reported) {
        for (int i = 0; i < words.size(); i++) {
            if (!VISITS.contains(words.get(i).lower())) {
                continue;
            }
            for (int day = i + 1; day < Math.min(words.size(), i + 2 * BESIDE); day++) {
                TimeMention time = words.get(day).time();
                Entity place = time == null || time.type() != TimeMention.Type.DATE ? null : placeBeside(words, day);
                if (place != null && time != null) {
                    Status status = StatusRules.isPast(time, reported) ? Status.HAPPENED : Status.PLANNED;
                    return Optional.of(new Draft(
                            "CONSULT",
                            words.get(i).span(),
                            List.of(visitor),
                            List.of(),
                            List.of(place),
                            List.of(time),
                            status,
                            RULE));
                }
            }
        }
        return Optional.empty();
    }

    private static boolean isAhead(List<Word> words, int with) {
        for (int i = Math.max(0, with - BESIDE); i < with; i++) {
            if (SPUN_WILL.contains(words.get(i).lower())) {
                return true;
            }
        }
        return false;
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

package org.rapporteur.desk.newsroom;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rapporteur.account.Account;
import org.rapporteur.account.BriefLine;
import org.rapporteur.account.Change;
import org.rapporteur.account.StoryAccount;
import org.rapporteur.annotate.Fidelity;
import org.rapporteur.annotate.Sentence;
import org.rapporteur.claim.Reading;
import org.rapporteur.corroborate.Contradiction;
import org.rapporteur.corroborate.FusedEvent;
import org.rapporteur.corroborate.FusedPosition;
import org.rapporteur.corroborate.FusedQuantity;
import org.rapporteur.corroborate.Mention;
import org.rapporteur.corroborate.MergedEntity;
import org.rapporteur.corroborate.Utterance;
import org.rapporteur.desk.store.Accounts.FactRows;
import org.rapporteur.desk.store.Development;
import org.rapporteur.desk.store.Happening;
import org.rapporteur.desk.store.Held;
import org.rapporteur.desk.store.Place;
import org.rapporteur.desk.store.Said;
import org.rapporteur.desk.store.Weight;
import org.rapporteur.text.Span;

/** The facts of a story's account as rows of the store, each with the place that shows it. */
final class FactSheet {
    private final StoryAccount account;
    private final String story;
    private final Map<String, Reading> readings = new HashMap<>();
    private final Map<String, MergedEntity> entities = new HashMap<>();
    private final Map<String, Fact> facts = new HashMap<>();

    private final Map<String, String> earlier;

    /** What a development tells of a fact. */
    private record Fact(String kind, Mention shown, List<Mention> mentions, Weight weight) {}

    /**
     * @param account of one story
     * @param earlier of each report that has changed since the last account, the text that it had then, in one line
     */
    FactSheet(Account account, Map<String, String> earlier) {
        this.earlier = Map.copyOf(earlier);
        this.account = account.stories().getFirst();
        this.story = this.account.story().id();
        account.readings().forEach(reading -> readings.put(reading.id(), reading));
        this.account.facts().entities().forEach(entity -> entities.put(entity.id(), entity));
        collectFacts();
    }

    private void collectFacts() {
        for (Utterance each : account.facts().utterances()) {
            Utterance.Variant best = each.best();
            facts.put(
                    each.id(),
                    new Fact(
                            "utterance",
                            mention(best),
                            each.variants().stream().map(FactSheet::mention).toList(),
                            new Weight(each.reports().size(), each.origins())));
        }
        for (FusedEvent each : account.facts().events()) {
            facts.put(each.id(), fact("event", each.mentions(), each.origins()));
        }
        for (FusedPosition each : account.facts().positions()) {
            facts.put(each.id(), fact("position", each.mentions(), each.origins()));
        }
        for (FusedQuantity each : account.facts().quantities()) {
            List<Mention> mentions = each.values().stream()
                    .flatMap(value -> value.mentions().stream())
                    .toList();
            facts.put(each.id(), fact("quantity", mentions, each.origins()));
        }
        for (Contradiction each : account.facts().contradictions()) {
            List<Mention> mentions = each.versions().stream()
                    .flatMap(version -> version.mentions().stream())
                    .toList();
            facts.putIfAbsent(
                    each.about(),
                    fact("contradiction", mentions, each.versions().size()));
        }
    }

    private static Mention mention(Utterance.Variant variant) {
        return new Mention(variant.report(), variant.quote(), whole(variant.spans()));
    }

    private Fact fact(String kind, List<Mention> mentions, int origins) {
        return new Fact(kind, shown(mentions), mentions, new Weight(reports(mentions), origins));
    }

    /** The first that stands in its writer's own words, or the first of all. */
    private Mention shown(List<Mention> mentions) {
        return mentions.stream()
                .filter(mention -> {
                    Reading reading = readings.get(mention.report());
                    return reading != null && reading.annotation().fidelity().state() == Fidelity.State.CLEAN;
                })
                .findFirst()
                .orElse(mentions.getFirst());
    }

    private static int reports(Collection<Mention> mentions) {
        return (int) mentions.stream().map(Mention::report).distinct().count();
    }

    private static Span whole(List<Span> spans) {
        return spans.getFirst().union(spans.getLast());
    }

    /**
     * All rows.
     *
     * @param version of the account
     * @param at when it was made
     */
    FactRows rows(int version, Instant at) {
        return new FactRows(said(), held(), happenings(), developments(version, at));
    }

    private List<Said> said() {
        List<Said> rows = new ArrayList<>();
        for (Utterance each : account.facts().utterances()) {
            if (each.speakers().isEmpty()) {
                rows.add(said(
                        each, Said.Speaker.UNKNOWN, new Weight(each.reports().size(), each.origins())));
            }
            for (Utterance.Speaker speaker : each.speakers()) {
                rows.add(said(
                        each,
                        speaker(speaker.entity()),
                        new Weight(speaker.reports().size(), speaker.origins())));
            }
        }
        return rows;
    }

    private Said said(Utterance utterance, Said.Speaker speaker, Weight weight) {
        Utterance.Variant best = utterance.best();
        return new Said(
                story,
                utterance.id(),
                speaker,
                best.text(),
                best.quote(),
                place(best.report(), whole(best.spans())),
                day(best.report()),
                weight,
                utterance.variants().size(),
                utterance.conflict());
    }

    /** Somebody with a name is the same in all stories that know the name; somebody without one stays in this story. */
    private Said.Speaker speaker(String entity) {
        MergedEntity known = entities.get(entity);
        return known == null
                ? new Said.Speaker(story + "~" + entity, entity, false)
                : new Said.Speaker(known.named() ? known.id() : story + "~" + known.id(), known.name(), known.named());
    }

    private String name(String entity) {
        MergedEntity known = entities.get(entity);
        return known == null ? entity : known.name();
    }

    private List<Held> held() {
        List<Held> rows = new ArrayList<>();
        for (FusedPosition each : account.facts().positions()) {
            Mention shown = shown(each.mentions());
            String towards = each.towards();
            rows.add(new Held(
                    story,
                    each.id(),
                    speaker(each.holder()),
                    each.stance().name().toLowerCase(Locale.ROOT),
                    towards == null ? null : name(towards),
                    each.about(),
                    place(shown.report(), shown.span()),
                    day(shown.report()),
                    new Weight(reports(each.mentions()), each.origins())));
        }
        return rows;
    }

    private List<Happening> happenings() {
        Set<String> ahead = new HashSet<>(account.calendar());
        List<Happening> rows = new ArrayList<>();
        for (FusedEvent each : account.facts().events()) {
            String where = each.what().place();
            FusedEvent.When when = each.date();
            List<Mention> dated = when == null ? List.of() : dated(each.mentions(), when.value());
            Mention shown = shown(dated.isEmpty() ? each.mentions() : dated);
            rows.add(new Happening(
                    story,
                    each.id(),
                    new Happening.What(
                            Objects.requireNonNullElse(each.what().code(), ""),
                            each.what().status().name().toLowerCase(Locale.ROOT),
                            where == null ? null : name(where),
                            each.what().actors().stream().map(this::name).toList()),
                    when == null ? null : when.value(),
                    when == null ? null : when.earliest(),
                    sentence(shown),
                    place(shown.report(), shown.span()),
                    new Weight(reports(each.mentions()), each.origins()),
                    ahead.contains(each.id()),
                    !each.conflicts().isEmpty()));
        }
        return rows;
    }

    /** Those that give this date: beside the day of a meeting that was moved stands no sentence with the day before. */
    private List<Mention> dated(List<Mention> mentions, String day) {
        return mentions.stream()
                .filter(mention -> {
                    Reading reading = readings.get(mention.report());
                    return reading != null
                            && reading.events().stream()
                                    .anyMatch(event -> event.id().equals(mention.claim())
                                            && event.date() != null
                                            && event.date().value().equals(day));
                })
                .toList();
    }

    /** Of a first account what its brief says; of a later one what changed. */
    private List<Development> developments(int version, Instant at) {
        List<Development> rows = new ArrayList<>();
        if (version == 1) {
            for (BriefLine line : account.brief()) {
                Fact fact = facts.get(line.fact());
                rows.add(development(
                        version,
                        at,
                        "new",
                        line.fact(),
                        new Fact(
                                fact == null ? "event" : fact.kind(),
                                line.extract(),
                                List.of(line.extract()),
                                new Weight(line.reports(), line.origins()))));
            }
        }
        for (Change change : account.changes()) {
            Fact fact = facts.get(change.fact());
            if (fact != null && !isOld(change, fact)) {
                rows.add(development(version, at, change.kind().name().toLowerCase(Locale.ROOT), change.fact(), fact));
            }
        }
        return rows;
    }

    /** Whether all that is new of a fact are sentences that an article had before it was changed elsewhere. */
    private boolean isOld(Change change, Fact fact) {
        return (change.kind() == Change.Kind.NEW || change.kind() == Change.Kind.CONFIRMED)
                && earlier.keySet().containsAll(change.reports())
                && fact.mentions().stream()
                        .filter(mention -> change.reports().contains(mention.report()))
                        .allMatch(mention ->
                                earlier.getOrDefault(mention.report(), "").contains(sentence(mention)));
    }

    private Development development(int version, Instant at, String kind, String id, Fact fact) {
        Mention shown = fact.shown();
        return new Development(
                0,
                story,
                version,
                at,
                kind,
                fact.kind(),
                id,
                sentence(shown),
                place(shown.report(), shown.span()),
                fact.weight());
    }

    private String sentence(Mention mention) {
        Reading reading = readings.get(mention.report());
        if (reading == null) {
            throw new IllegalStateException("a fact of " + story + " stands in " + mention.report());
        }
        Sentence sentence = reading.annotation().findSentence(mention.span().start());
        Span span = sentence == null || !sentence.span().covers(mention.span()) ? mention.span() : sentence.span();
        return span.in(reading.text()).replace('\n', ' ');
    }

    private static Place place(String report, Span span) {
        return new Place(report, span.start(), span.end());
    }

    private @Nullable LocalDate day(String report) {
        Reading reading = readings.get(report);
        return reading == null ? null : reading.publishedOn().orElse(null);
    }
}

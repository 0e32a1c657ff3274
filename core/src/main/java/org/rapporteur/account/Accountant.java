package org.rapporteur.account;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rapporteur.annotate.Entailment;
import org.rapporteur.annotate.Fidelity;
import org.rapporteur.annotate.LineJudge;
import org.rapporteur.claim.Reading;
import org.rapporteur.correction.Correction;
import org.rapporteur.corroborate.Corroborator;
import org.rapporteur.corroborate.FactOrigins;
import org.rapporteur.corroborate.Facts;
import org.rapporteur.corroborate.FusedEvent;
import org.rapporteur.corroborate.Lexicon;
import org.rapporteur.ingest.InputProblem;
import org.rapporteur.lineage.Lineage;
import org.rapporteur.lineage.LineageTracker;
import org.rapporteur.story.Saga;
import org.rapporteur.story.Stories;
import org.rapporteur.story.Story;
import org.rapporteur.story.StoryLink;
import org.rapporteur.story.StoryLinks;
import org.rapporteur.story.StoryPile;

/**
 * Writes the account: what a pile of reports says, story by story, with what is known, disputed, ahead and new.
 *
 * <p>Extractive: each sentence in it is a span of a report and each figure a count. The same readings give the same account in
 * any order.
 */
public final class Accountant {
    /** The program's version, as in the build file. */
    public static final String VERSION = "0.1.0";

    // A timeline that is read at a glance, and for each day what a reader needs to know what it was.
    private static final int MOST_DAYS = 12;
    private static final int EXTRACTS_A_DAY = 2;

    private static final Comparator<Story> MOST_REPORTS_FIRST = Comparator.comparing(
                    (Story story) -> story.reports().size())
            .reversed()
            .thenComparing(Story::id);

    private final StoryLinks links = new StoryLinks();
    private final Lexicon lexicon = new Lexicon();
    private final Corroborator corroborator = new Corroborator(lexicon);

    /**
     * Loads the judges that briefs of what the learned reader read are written with, so that what is amiss with them is told before the
     * reading.
     *
     * @throws org.rapporteur.annotate.ReaderModel.Unusable if one cannot be used
     */
    public static void loadJudges() {
        Entailment.get();
        LineJudge.get();
    }

    /**
     * One account of all readings.
     *
     * @param readings what is inside each report, in any order, no id twice
     * @param problems of the inputs; those of the reports are added
     */
    public Account account(List<Reading> readings, List<InputProblem> problems, AccountOptions options) {
        Heard heard = heard(readings, problems, options);
        Lineage lineage = lineage(heard.readings, options.corrections());
        Stories told = stories(heard.readings, lineage, options.level(), options.corrections());
        LocalDate since = options.since();
        return account(heard, lineage, told, options, r -> since != null && heard.days.isAfter(r, since));
    }

    /**
     * The account of one story whose reports are known, as somebody who follows it has it.
     *
     * @param readings what is inside each report of the story, in any order, no id twice
     * @param isNews which of them came since the reader last looked, unless the options say since when; if some did,
     *     the account tells what they changed
     */
    public Account account(Story story, List<Reading> readings, Predicate<Reading> isNews, AccountOptions options) {
        Heard heard = heard(readings, List.of(), options);
        List<String> reports = heard.readings.stream().map(Reading::id).toList();
        Stories told = reports.isEmpty()
                ? new Stories(List.of(), List.of(), Map.of(), List.of())
                : only(new Story(story.id(), story.title(), reports));
        LocalDate since = options.since();
        return account(
                heard,
                lineage(heard.readings, options.corrections()),
                told,
                options,
                since == null ? isNews : r -> heard.days.isAfter(r, since));
    }

    /** The reports that count, in order of publication, the day that it is, and all that is wrong with them. */
    private record Heard(
            List<Reading> readings, @Nullable LocalDate asOf, FirstDays days, List<InputProblem> problems) {}

    private Heard heard(List<Reading> readings, List<InputProblem> problems, AccountOptions options) {
        List<Reading> ordered =
                readings.stream().sorted(Corroborator.PUBLICATION_ORDER).toList();
        LocalDate asOf = options.asOf() != null ? options.asOf() : latest(ordered);
        List<InputProblem> all = new ArrayList<>(problems);
        ordered.forEach(reading -> reading.article()
                .problems()
                .forEach(p -> all.add(new InputProblem(reading.article().path(), p.kind(), p.message()))));
        boolean daysMatter = options.asOf() != null || options.since() != null;
        FirstDays days =
                daysMatter ? new FirstDays(ordered, corroborator, options.corrections()) : FirstDays.asPrinted(ordered);
        all.addAll(days.problems());
        all.sort(Comparator.comparing(InputProblem::path)
                .thenComparing(InputProblem::kind)
                .thenComparing(InputProblem::message));
        return new Heard(
                ordered.stream()
                        .filter(r -> options.asOf() == null || !days.isAfter(r, options.asOf()))
                        .toList(),
                asOf,
                days,
                all);
    }

    private Account account(
            Heard heard, Lineage lineage, Stories told, AccountOptions options, Predicate<Reading> isLater) {
        Map<String, Reading> byId = new HashMap<>();
        heard.readings.forEach(r -> byId.put(r.id(), r));
        List<StoryAccount> stories = new ArrayList<>();
        for (Story story : told.stories()) {
            List<Reading> members = story.reports().stream()
                    .map(byId::get)
                    .map(Objects::requireNonNull)
                    .toList();
            stories.add(account(story, members, lineage, heard.asOf, options, isLater));
        }
        return new Account(
                heard.asOf,
                options.since(),
                VERSION,
                heard.readings,
                lineage,
                stories,
                told.linked(links(told.stories(), byId)),
                heard.problems,
                options.corrections());
    }

    private StoryAccount account(
            Story story,
            List<Reading> readings,
            Lineage lineage,
            @Nullable LocalDate asOf,
            AccountOptions options,
            Predicate<Reading> isLater) {
        Facts facts = corroborator.corroborate(readings, lineage, options.corrections());
        Lineage.OriginCounter counter = lineage.counter();
        FactOrigins origins = new FactOrigins(readings, lineage);
        Set<String> clean = readings.stream()
                .filter(r -> r.annotation().fidelity().state() == Fidelity.State.CLEAN)
                .map(Reading::id)
                .collect(Collectors.toSet());
        List<FusedEvent> events = Timetable.reliable(facts.events(), clean);
        List<FusedEvent> calendar = Timetable.calendar(events, asOf);
        return new StoryAccount(
                story,
                counter.count(story.reports()),
                facts,
                new BriefWriter(lexicon, readings, counter, origins, asOf).write(facts, calendar),
                new Chronology(ids(Timetable.timeline(events)), ids(calendar), days(readings, counter, asOf)),
                new TrackFinder(lexicon, counter)
                        .find(readings, facts.entities()).stream()
                                .map(track -> track.with(facts.positions()))
                                .toList(),
                changes(readings, facts, lineage, options.corrections(), origins, isLater),
                new NormChecker(options.norms(), readings, facts.entities(), origins).check(),
                new SourcingFinder(readings, facts.entities(), origins).find(facts));
    }

    /** The days that matter: of a story of several origins those that more than one tells of. One day is no timeline. */
    private List<TimelineDay> days(List<Reading> readings, Lineage.OriginCounter counter, @Nullable LocalDate asOf) {
        int origins = counter.count(readings.stream().map(Reading::id).toList());
        List<TimelineDay> days = new DayChooser(lexicon, readings, counter)
                .choose(null, asOf, MOST_DAYS, EXTRACTS_A_DAY).stream()
                        .filter(day -> day.origins() >= Math.min(2, origins))
                        .toList();
        return days.size() < 2 ? List.of() : days;
    }

    /** What the later reports changed; nothing where there are none. */
    private List<Change> changes(
            List<Reading> readings,
            Facts facts,
            Lineage lineage,
            List<Correction> corrections,
            FactOrigins origins,
            Predicate<Reading> isLater) {
        Set<String> later = readings.stream().filter(isLater).map(Reading::id).collect(Collectors.toSet());
        if (later.isEmpty()) {
            return List.of();
        }
        List<Reading> earlier = readings.stream().filter(Predicate.not(isLater)).toList();
        Retold retold = new Retold(lexicon, earlier, readings);
        return new ChangeFinder(
                        corroborator.corroborate(earlier, lineage, corrections),
                        later,
                        retold::tellers,
                        lineage.counter()::count,
                        origins::count)
                .changes(facts);
    }

    private static List<String> ids(List<FusedEvent> events) {
        return events.stream().map(FusedEvent::id).toList();
    }

    private static @Nullable LocalDate latest(List<Reading> readings) {
        return readings.stream()
                .flatMap(r -> r.publishedOn().stream())
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    /** The lineage of a whole pile. */
    public static Lineage lineage(List<Reading> readings) {
        return lineage(readings, List.of());
    }

    /** The lineage of a whole pile, as analysts corrected it; those corrections that are not of lineage are passed by. */
    public static Lineage lineage(List<Reading> readings, List<Correction> corrections) {
        LineageTracker tracker = new LineageTracker();
        tracker.correct(corrections);
        readings.forEach(tracker::observe);
        return tracker.lineage();
    }

    /** What the sections tell, most reports first, and their sagas. */
    static Stories stories(
            List<Reading> readings, Lineage lineage, AccountOptions.Level level, List<Correction> corrections) {
        StoryPile pile = new StoryPile(corrections);
        readings.forEach(pile::observe);
        Stories found = pile.stories(lineage);
        List<Story> stories =
                found.stories().stream().sorted(MOST_REPORTS_FIRST).toList();
        return switch (level) {
            case STORY -> found.ordered(MOST_REPORTS_FIRST);
            case SAGA -> sagasAsStories(readings, found);
            case PILE -> {
                List<Story> whole = stories.stream()
                        .limit(1)
                        .map(largest -> new Story(largest.id(), largest.title(), ids(readings, any -> true)))
                        .toList();
                yield whole.isEmpty() ? found : only(whole.getFirst());
            }
        };
    }

    /** One story that is all there is. */
    private static Stories only(Story story) {
        return new Stories(List.of(story), List.of(Saga.of(List.of(story))), Map.of(), List.of());
    }

    /** Each saga as one long story under its own name. */
    private static Stories sagasAsStories(List<Reading> readings, Stories found) {
        Map<String, String> sagaByReport = new HashMap<>();
        Map<String, Story> byId = new HashMap<>();
        found.stories().forEach(story -> byId.put(story.id(), story));
        found.sagas().forEach(saga -> saga.stories().forEach(story -> Objects.requireNonNull(byId.get(story))
                .reports()
                .forEach(report -> sagaByReport.put(report, saga.id()))));
        return new Stories(
                found.sagas().stream()
                        .map(saga -> new Story(saga.id(), saga.title(), ids(readings, report -> saga.id()
                                .equals(sagaByReport.get(report)))))
                        .sorted(MOST_REPORTS_FIRST)
                        .toList(),
                found.sagas().stream()
                        .map(saga -> new Saga(saga.id(), saga.title(), List.of(saga.id())))
                        .toList(),
                Map.of(),
                List.of());
    }

    /** Which of the stories tell in another language what another one tells. */
    private List<StoryLink> links(List<Story> stories, Map<String, Reading> byId) {
        return links.find(stories.stream()
                .map(story -> told(
                        story.id(),
                        story.reports().stream()
                                .map(byId::get)
                                .map(Objects::requireNonNull)
                                .toList()))
                .toList());
    }

    /** A story in the language of most of its reports. */
    private static StoryLinks.Told told(String id, List<Reading> reports) {
        Map<String, Long> counts = reports.stream()
                .collect(Collectors.groupingBy(Accountant::language, TreeMap::new, Collectors.counting()));
        String most = counts.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse("und");
        List<LocalDate> days = reports.stream()
                .flatMap(reading -> reading.publishedOn().stream())
                .sorted()
                .toList();
        return new StoryLinks.Told(
                id,
                most,
                reports.stream()
                        .filter(reading -> language(reading).equals(most))
                        .toList(),
                days.isEmpty() ? null : days.getFirst(),
                days.isEmpty() ? null : days.getLast());
    }

    private static String language(Reading reading) {
        String language = reading.article().meta().language();
        return language == null ? "und" : language;
    }

    private static List<String> ids(List<Reading> readings, Predicate<String> isAmong) {
        return readings.stream().map(Reading::id).filter(isAmong).toList();
    }
}

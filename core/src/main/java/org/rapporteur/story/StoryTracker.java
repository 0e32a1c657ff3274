package org.rapporteur.story;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rapporteur.correction.Correction;

/**
 * Places the reports of a stream into stories as they come, within microseconds, and again when a story turns out to be two, or two
 * one.
 *
 * <p>A report is compared with the stories that its weightiest words lead to, never with all; it joins the most alike if the mean
 * likeness to the reports that speak for it is enough, and else opens a story. Where it was a near thing the <b>slow pass</b> looks
 * again: it groups the reports of the stories concerned as {@link StoryPile} does, from all cross pairs. It runs by itself after
 * some hundred reports, and when {@link #settle} is called.
 *
 * <p><b>State.</b> What is in the window is kept, a report in under a kilobyte, and can be written down and read again; decisions
 * after that are the same. <b>Names.</b> A story is named for the report that opened it, a part that leaves for its first report and
 * a number; no name is given twice, and {@link #redirects} says what became of each. Not safe for use by several threads.
 */
public final class StoryTracker {
    /** Reports between two runs of the slow pass: one in so many of those in the window, but no fewer and no more than these. */
    private static final int SETTLE_SHARE = 100;

    private static final int SETTLE_LEAST = 100;
    private static final int SETTLE_MOST = 2_000;
    /** Heaviest words of a report that lead to stories, and lead to its story. */
    private static final int SEEKING_TERMS = 24;
    /** Stories that a report is compared with. */
    private static final int RIVALS = 6;
    /** Reports up to which {@link #settle} compares all with all, as a pile. */
    private static final int WHOLE = 5_000;
    /** Reports of one story, and of all stories concerned together, that the slow pass looks at. */
    private static final int MOST_OF_ONE = 24;

    private static final int MOST_TOGETHER = 120;
    /** After so many reports the counts of words are halved: what is rare is rare in the news of these weeks. */
    private static final int HALVE_AT = 400_000;
    /** The stream's day is the median day of so many reports: one dated in the far future moves nothing. */
    private static final int CLOCK = 31;

    final int windowDays;
    final Bearers bearers;
    private final Weigher weigher;
    final Map<String, Member> memberByReport = new HashMap<>();
    /** By number, which is the order in which they opened. */
    final LinkedHashMap<Integer, LiveStory> stories = new LinkedHashMap<>();

    final TreeMap<Long, List<Member>> arrivals = new TreeMap<>();
    /** Near things that the slow pass has to look at: a story's number, and its rivals'. */
    final TreeMap<Integer, TreeSet<Integer>> pending = new TreeMap<>();

    final List<Redirect> redirects = new ArrayList<>();
    private final Map<String, String> mergedInto = new HashMap<>();
    /** Of the stories in the window. */
    private final Set<String> names = new HashSet<>();

    final List<Correction.OfStories> made = new ArrayList<>();
    Corrections corrections = new Corrections(List.of());
    Postings postings = new Postings();
    int nextNumber;
    long arrived;
    int sinceSettled;
    int deadStories;
    int weighedAt;
    final long[] clock = new long[CLOCK];
    int ticks;
    /** The stream's day, or the least of all before any report with a day. */
    long today = Long.MIN_VALUE;

    /**
     * A tracker without reports.
     *
     * @param windowDays reports published longer before the latest are forgotten, and their copies with them; their stories keep
     *     their names
     * @throws IllegalArgumentException if the window is negative
     */
    public StoryTracker(int windowDays) {
        if (windowDays < 0) {
            throw new IllegalArgumentException("a window of " + windowDays + " days");
        }
        this.windowDays = windowDays;
        this.bearers = new Bearers();
        this.weigher = new Weigher(Background.get(), bearers);
    }

    /**
     * A tracker that goes on where another stopped.
     *
     * @param in what {@link #writeTo} wrote, and nothing after it; is not closed
     * @throws IOException if the stream breaks off, is something else, or is of another version; the message says which
     */
    public static StoryTracker readFrom(InputStream in) throws IOException {
        return StoryFile.read(in);
    }

    /** Writes down the whole state, ending with a mark that shows whether it is whole; does not close. */
    public void writeTo(OutputStream out) throws IOException {
        StoryFile.write(this, out);
    }

    /** Places a report that was made from no other. */
    public List<StoryUpdate> observe(StoryReport report) {
        return observe(report, null);
    }

    /**
     * Places a report; a report with the id of an earlier one takes its place.
     *
     * @param original the report that it was made from, whose story it shares, or null; ignored if it is not in the window
     * @return where it went, and whatever else changed, in that order
     */
    public List<StoryUpdate> observe(StoryReport report, @Nullable String original) {
        Member known = memberByReport.get(report.id());
        List<String> copies = known == null || !known.id.equals(report.id()) ? List.of() : List.copyOf(known.copies());
        forget(report.id());
        List<StoryUpdate> updates = new ArrayList<>();
        Member source = original == null ? null : memberByReport.get(original);
        if (source != null) {
            source.addCopy(report.id());
            memberByReport.put(report.id(), source);
            updates.add(new StoryUpdate.Placed(
                    report.id(),
                    source.story.id,
                    Placement.Rule.COPY,
                    source.speaks() ? source.likeness(weigher.vector(report)) : 0,
                    null));
        } else {
            updates.add(place(report, known != null));
        }
        for (String copy : copies) {
            Member member = Objects.requireNonNull(memberByReport.get(report.id()));
            member.addCopy(copy);
            memberByReport.put(copy, member);
            String from = Objects.requireNonNull(known).story.id;
            if (!member.story.id.equals(from)) {
                updates.add(new StoryUpdate.Moved(copy, from, member.story.id));
            }
        }
        tick(report.day());
        if (++sinceSettled >= Math.clamp(memberByReport.size() / SETTLE_SHARE, SETTLE_LEAST, SETTLE_MOST)
                || corrections.named().contains(report.id())) {
            updates.addAll(settlePending());
        }
        return updates;
    }

    private StoryUpdate.Placed place(StoryReport report, boolean isCounted) {
        Packed vector = isCounted ? weigher.vector(report) : weigher.counted(report);
        if (bearers.reports() >= HALVE_AT) {
            bearers.halve();
        } else if (bearers.reports() >= 2 * weighedAt && bearers.reports() < Weigher.SETTLED) {
            weighAnew();
        }
        long day = report.day() == null ? Member.UNDATED : report.day();
        int[] seeking = vector.heaviest(SEEKING_TERMS);
        List<Rival> rivals = rivals(vector, seeking, day);
        Bond bond = Bond.ofArrival(bearers.reports());
        Rival near = rivals.stream()
                .filter(rival -> rival.likeness >= bond.threshold(rival.story.gap(day)))
                .findFirst()
                .orElse(null);
        long gap = near == null ? 0 : near.story.gap(day);
        LiveStory story = near != null ? near.story : open("story-" + report.id());
        Rival runnerUp =
                rivals.stream().filter(rival -> rival != near).findFirst().orElse(null);
        Member member = new Member(
                report.id(),
                vector,
                day,
                report.headline() == null ? report.opening() : report.headline(),
                report.headline() != null && !report.mangled(),
                arrived++,
                story);
        memberByReport.put(report.id(), member);
        arrivals.computeIfAbsent(day == Member.UNDATED ? today : day, any -> new ArrayList<>(1))
                .add(member);
        story.add(member);
        list(vector, seeking, story);
        Bond settled = settledBond();
        if (runnerUp != null && runnerUp.likeness >= settled.fellow(runnerUp.story.gap(day))) {
            pend(story, runnerUp.story);
        }
        if (near != null && near.likeness < settled.sure(gap)
                || story.members.size() >= 3 && story.members.size() >= 2 * story.settledSize) {
            pending.computeIfAbsent(story.number, any -> new TreeSet<>());
        }
        return new StoryUpdate.Placed(
                report.id(),
                story.id,
                near != null ? Placement.Rule.ALIKE : Placement.Rule.FIRST,
                near != null ? near.likeness : 0,
                runnerUp == null ? null : new Placement.RunnerUp(runnerUp.story.id, runnerUp.likeness));
    }

    /** What the slow pass takes for one story, by as many reports as there are. */
    private Bond settledBond() {
        return Bond.ofStory(bearers.reports());
    }

    /** Weighs all reports again: the first ones came when nothing was known of how rare words are. */
    private void weighAnew() {
        weighedAt = bearers.reports();
        stories.values().forEach(story -> story.speaking.forEach(member -> member.weigh(weigher)));
    }

    /**
     * Why a report is where it is now: what it shares with those that speak for its story.
     *
     * @param report as it was observed; the state keeps no words, only their numbers
     * @throws IllegalArgumentException if it is not in the window
     */
    public Placement placement(StoryReport report) {
        Member member = memberByReport.get(report.id());
        if (member == null) {
            throw new IllegalArgumentException("not in the window: " + report.id());
        }
        boolean isCopy = !member.id.equals(report.id());
        Packed vector = weigher.vector(report);
        LiveStory story = member.story;
        List<Member> others = story.witnesses(MOST_OF_ONE).stream()
                .filter(other -> isCopy || other != member)
                .toList();
        Vector sum = others.stream().map(other -> other.words().unpacked()).reduce(Vector.EMPTY, Vector::plus);
        SharedWords shared = SharedWords.of(report, vector.unpacked(), sum, false);
        List<Placement.Near> nearest = Placement.Near.nearest(
                others.stream().map(other -> new Placement.Near(other.id, other.likeness(vector))));
        double mean = others.stream()
                .mapToDouble(other -> other.likeness(vector))
                .average()
                .orElse(0);
        return new Placement(
                report.id(),
                story.id,
                rule(report.id(), member, isCopy),
                mean * story.nearness(member.day),
                shared.names(),
                shared.words(),
                shared.figures(),
                shared.days(),
                nearest,
                rivals(vector, member.day).stream()
                        .filter(rival -> rival.story != story && rival.likeness > 0)
                        .findFirst()
                        .map(rival -> new Placement.RunnerUp(rival.story.id, rival.likeness))
                        .orElse(null));
    }

    private Placement.Rule rule(String report, Member member, boolean isCopy) {
        if (corrections.holds(report, memberByReport::containsKey)) {
            return Placement.Rule.CORRECTION;
        }
        if (isCopy) {
            return Placement.Rule.COPY;
        }
        return member.story.members.getFirst() == member ? Placement.Rule.FIRST : Placement.Rule.ALIKE;
    }

    /** Opens a story under a name, or under the name and a number if it was given before. */
    private LiveStory open(String name) {
        String free = names.contains(name) || mergedInto.containsKey(name) ? name + "~" + nextNumber : name;
        LiveStory story = new LiveStory(free, nextNumber++);
        add(story);
        return story;
    }

    void add(LiveStory story) {
        stories.put(story.number, story);
        names.add(story.id);
    }

    private void remove(LiveStory story) {
        stories.remove(story.number);
        names.remove(story.id);
        deadStories++;
    }

    private void pend(LiveStory a, LiveStory b) {
        pending.computeIfAbsent(a.number, any -> new TreeSet<>()).add(b.number);
    }

    /** Lists a report's story under the words that lead to it. */
    private void list(Member member) {
        list(member.words(), member.words().heaviest(SEEKING_TERMS), member.story);
    }

    private void list(Packed vector, int[] seeking, LiveStory story) {
        for (int place : seeking) {
            postings.add(vector.terms[place], story.number);
        }
    }

    /** A story and how like a report it is. */
    private record Rival(LiveStory story, double likeness) {
        static final Comparator<Rival> MOST_ALIKE_FIRST =
                Comparator.comparingDouble(Rival::likeness).reversed().thenComparing(rival -> rival.story.number);
    }

    /** The stories that a report's weightiest words lead to, most alike first. */
    private List<Rival> rivals(Packed vector, long day) {
        return rivals(vector, vector.heaviest(SEEKING_TERMS), day);
    }

    /** @param seeking places of the words that lead to stories */
    private List<Rival> rivals(Packed vector, int[] seeking, long day) {
        Tally tally = new Tally();
        for (int place : seeking) {
            int at = postings.find(vector.terms[place]);
            int weight = vector.weights[place] & 0xFF;
            for (int i = postings.size(at) - 1; i >= 0; i--) {
                tally.add(postings.entry(at, i), weight * weight);
            }
        }
        List<Rival> rivals = new ArrayList<>(RIVALS);
        Sought sought = new Sought(vector);
        for (int number : tally.best(RIVALS, stories::containsKey)) {
            LiveStory story = Objects.requireNonNull(stories.get(number));
            rivals.add(new Rival(story, story.likeness(sought, day)));
        }
        rivals.sort(Rival.MOST_ALIKE_FIRST);
        return rivals;
    }

    /** Lets the stream's day follow the reports', and forgets what leaves the window. */
    private void tick(@Nullable Long day) {
        if (day == null) {
            return;
        }
        clock[ticks % CLOCK] = day;
        ticks = ticks + 1 == 2 * CLOCK ? CLOCK : ticks + 1;
        if (ticks <= CLOCK) {
            long[] sorted = Arrays.copyOf(clock, ticks);
            Arrays.sort(sorted);
            long median = sorted[(sorted.length - 1) / 2];
            // until it has seen a round of reports it may have begun too late
            if (median > today || ticks < CLOCK) {
                List<Member> undated = arrivals.remove(Long.MIN_VALUE);
                if (undated != null) {
                    // what came before the first day was known counts as of that day
                    arrivals.computeIfAbsent(median, any -> new ArrayList<>()).addAll(undated);
                }
                today = median;
                if (ticks == CLOCK) {
                    forgetBefore(today - windowDays);
                }
            }
        }
    }

    /** Looks again at all stories in the window: merges what has become one and splits what has become two. */
    public List<StoryUpdate> settle() {
        if (bearers.reports() < Weigher.SETTLED) {
            weighAnew();
        }
        for (LiveStory story : stories.values()) {
            pending.computeIfAbsent(story.number, any -> new TreeSet<>());
            if (memberByReport.size() > WHOLE) {
                pendRivals(story);
            } else {
                pend(story, stories.values().iterator().next());
            }
        }
        return settlePending();
    }

    /**
     * Takes an analyst's word, now and for every report to come. To a stream a copy and its original are one: what is said of the
     * copy is said of both.
     *
     * @return what changed
     */
    public List<StoryUpdate> correct(Correction.OfStories correction) {
        made.add(correction);
        corrections = new Corrections(made);
        return settlePending();
    }

    /**
     * Takes all that analysts say now in place of all that they said before: so a correction is taken back. What is not of stories is
     * passed by.
     *
     * @param inForce in the order in which they were made
     * @return what changed
     */
    public List<StoryUpdate> correctAnew(List<? extends Correction> inForce) {
        // What was joined, kept apart or taken from its like is looked at together, since it may hold no longer.
        for (Correction.OfStories before : made) {
            List<Member> held = before.named().stream()
                    .map(memberByReport::get)
                    .filter(Objects::nonNull)
                    .toList();
            held.forEach(member -> pend(member.story, held.getFirst().story));
            held.stream().filter(Member::speaks).forEach(this::pendRivals);
        }
        made.clear();
        made.addAll(Correction.only(Correction.OfStories.class, inForce));
        corrections = new Corrections(made);
        return settlePending();
    }

    /** Marks the stories of all reports that an analyst spoke of, those together that are held together. */
    private void pendCorrected() {
        for (String report : corrections.named()) {
            Member member = memberByReport.get(report);
            if (member != null) {
                pending.computeIfAbsent(member.story.number, any -> new TreeSet<>());
            }
        }
        Stream.concat(corrections.together().stream(), corrections.pins().stream())
                .forEach(pair -> {
                    Member a = memberByReport.get(pair.a());
                    Member b = memberByReport.get(pair.b());
                    if (a != null && b != null) {
                        pend(a.story, b.story);
                    }
                });
    }

    /** Marks what is near to a story, asked by those that speak for it. */
    private void pendRivals(LiveStory story) {
        story.witnesses(4).forEach(this::pendRivals);
    }

    private void pendRivals(Member member) {
        Bond settled = settledBond();
        for (Rival rival : rivals(member.words(), member.day)) {
            if (rival.story != member.story && rival.likeness >= settled.fellow(rival.story.gap(member.day))) {
                pend(member.story, rival.story);
            }
        }
    }

    private List<StoryUpdate> settlePending() {
        sinceSettled = 0;
        pendCorrected();
        List<StoryUpdate> updates = new ArrayList<>();
        for (List<LiveStory> together : concerned()) {
            int reports =
                    together.stream().mapToInt(story -> story.members.size()).sum();
            if (reports > 1) {
                int most = reports <= WHOLE && memberByReport.size() <= WHOLE
                        ? reports
                        : Math.max(2, Math.min(MOST_OF_ONE, MOST_TOGETHER / together.size()));
                reconcile(together, Regrouping.of(together, most, corrections, settledBond()), updates);
            }
        }
        pending.clear();
        if (deadStories > stories.size()) {
            listAnew();
        }
        return updates;
    }

    /** The stories that have to be looked at, those together that a near thing connects; the oldest first. */
    private Collection<List<LiveStory>> concerned() {
        Map<Integer, Integer> roots = new HashMap<>();
        pending.forEach((number, rivals) -> {
            if (stories.containsKey(number)) {
                roots.putIfAbsent(number, number);
                for (int rival : rivals) {
                    if (stories.containsKey(rival)) {
                        roots.putIfAbsent(rival, rival);
                        int a = root(roots, number);
                        int b = root(roots, rival);
                        roots.put(Math.max(a, b), Math.min(a, b));
                    }
                }
            }
        });
        TreeMap<Integer, List<LiveStory>> together = new TreeMap<>();
        new TreeSet<>(roots.keySet())
                .forEach(number -> together.computeIfAbsent(root(roots, number), any -> new ArrayList<>())
                        .add(Objects.requireNonNull(stories.get(number))));
        return together.values();
    }

    private static int root(Map<Integer, Integer> roots, int number) {
        int at = number;
        for (int next = expect(roots, at); next != at; next = expect(roots, at)) {
            roots.put(at, expect(roots, next));
            at = next;
        }
        return at;
    }

    private static int expect(Map<Integer, Integer> roots, int number) {
        return Objects.requireNonNull(roots.get(number));
    }

    /** How many reports of a story a group holds. */
    private record Share(LiveStory story, int group, int reports) {
        /** A name stays where most of its reports are; of equals the older story keeps its own. */
        static final Comparator<Share> LARGEST_FIRST = Comparator.comparingInt(Share::reports)
                .reversed()
                .thenComparing(share -> share.story.number)
                .thenComparing(Share::group);
    }

    /** Gives the groups the names of the stories that they come from, and notes what became of each. */
    private void reconcile(List<LiveStory> old, List<List<Member>> groups, List<StoryUpdate> updates) {
        List<Share> shares = new ArrayList<>();
        for (int g = 0; g < groups.size(); g++) {
            Map<LiveStory, Integer> counts = new LinkedHashMap<>();
            groups.get(g).forEach(member -> counts.merge(member.story, 1, Integer::sum));
            for (var count : counts.entrySet()) {
                shares.add(new Share(count.getKey(), g, count.getValue()));
            }
        }
        shares.sort(Share.LARGEST_FIRST);
        Map<Integer, LiveStory> storyOf = new HashMap<>();
        Map<LiveStory, Integer> groupOf = new HashMap<>();
        for (Share share : shares) {
            if (!storyOf.containsKey(share.group) && !groupOf.containsKey(share.story)) {
                storyOf.put(share.group, share.story);
                groupOf.put(share.story, share.group);
            }
        }
        if (groups.size() == old.size() && shares.size() == groups.size()) {
            old.forEach(story -> story.settledSize = story.members.size());
            return;
        }
        List<StoryUpdate> moved = new ArrayList<>();
        for (Share share : shares) {
            LiveStory into = storyOf.get(share.group);
            if (into == null) {
                into = open(share.story.id + "~" + nextNumber);
                storyOf.put(share.group, into);
            }
            if (into == share.story) {
                continue;
            }
            for (Member member : groups.get(share.group)) {
                if (member.story == share.story) {
                    moved.add(new StoryUpdate.Moved(member.id, share.story.id, into.id));
                    for (String copy : member.copies()) {
                        moved.add(new StoryUpdate.Moved(copy, share.story.id, into.id));
                    }
                }
            }
            boolean merged = !groupOf.containsKey(share.story) && !mergedInto.containsKey(share.story.id);
            boolean isNew = !groupOf.containsKey(into);
            if (merged || isNew) {
                Redirect redirect = new Redirect(
                        merged ? Redirect.Kind.MERGED : Redirect.Kind.SPLIT,
                        share.story.id,
                        into.id,
                        share.reports,
                        today == Long.MIN_VALUE
                                ? null
                                : LocalDate.ofEpochDay(today).toString(),
                        isCorrected(groups.get(share.group)) ? "correction by an analyst" : why(share, into, merged));
                note(redirect);
                updates.add(new StoryUpdate.Redirected(redirect));
            }
        }
        updates.addAll(moved);
        for (int g = 0; g < groups.size(); g++) {
            LiveStory story = Objects.requireNonNull(storyOf.get(g));
            List<Member> members = new ArrayList<>(groups.get(g));
            members.sort(Member.ARRIVAL);
            story.setMembers(members);
            story.settledSize = story.members.size();
            story.speaking.forEach(this::list);
        }
        for (LiveStory story : old) {
            if (!groupOf.containsKey(story)) {
                remove(story);
            }
        }
    }

    /** Adds to the record of how stories changed. */
    void note(Redirect redirect) {
        redirects.add(redirect);
        if (redirect.kind() == Redirect.Kind.MERGED) {
            mergedInto.putIfAbsent(redirect.from(), redirect.into());
        }
    }

    private boolean isCorrected(List<Member> members) {
        return !corrections.named().isEmpty() && members.stream().anyMatch(member -> member.isNamedIn(corrections));
    }

    private static String why(Share share, LiveStory into, boolean merged) {
        return merged
                ? share.reports + " of its reports are as like to those of " + into.id + " as these among themselves"
                : share.reports + " of its reports are less like to the rest than one story's are";
    }

    /** Lists the stories in the window anew, without those that are gone. */
    private void listAnew() {
        postings = new Postings();
        stories.values().forEach(story -> story.speaking.forEach(this::list));
        deadStories = 0;
    }

    /** The stories with a report in the window, those that opened first before the others. */
    public List<Story> stories() {
        return stories.values().stream().map(StoryTracker::story).toList();
    }

    private static Story story(LiveStory story) {
        return new Story(story.id, title(story), reports(story));
    }

    private static List<String> reports(LiveStory story) {
        List<String> reports = new ArrayList<>();
        for (Member member : story.members) {
            reports.add(member.id);
            reports.addAll(member.copies());
        }
        return reports;
    }

    /** The headline of the report most like those that speak for the story, one in its writer's own words first, then first words that ask nothing. */
    private static String title(LiveStory story) {
        List<Member> witnesses = story.witnesses(MOST_OF_ONE);
        Member best = witnesses.isEmpty() ? story.members.getFirst() : witnesses.getFirst();
        double bestScore = -1;
        for (Member each : witnesses) {
            double score = each.isTitled ? 2 : each.title().indexOf('?') < 0 ? 1 : 0;
            for (Member other : witnesses) {
                score += each.likeness(other.words()) / witnesses.size();
            }
            if (score > bestScore) {
                bestScore = score;
                best = each;
            }
        }
        return best.title();
    }

    /** The story that holds a report now, or null if the report is not in the window. */
    public @Nullable String storyOf(String report) {
        Member member = memberByReport.get(report);
        return member == null ? null : member.story.id;
    }

    /** The story that holds a report now, with all its reports, or null if the report is not in the window. */
    public @Nullable Story find(String report) {
        Member member = memberByReport.get(report);
        return member == null ? null : story(member.story);
    }

    /** The first day of the window, or empty before the stream's day is known. */
    public Optional<LocalDate> firstDay() {
        return ticks < CLOCK ? Optional.empty() : Optional.of(LocalDate.ofEpochDay(today - windowDays));
    }

    /** The story that a name leads to: its own, or that of the one that it was merged into. */
    public String resolve(String story) {
        String at = story;
        for (String next = mergedInto.get(at); next != null; next = mergedInto.get(at)) {
            at = next;
        }
        return at;
    }

    /** All merges and splits so far, in the order in which they happened. */
    public List<Redirect> redirects() {
        return List.copyOf(redirects);
    }

    /** Reports in the window, copies included. */
    public int size() {
        return memberByReport.size();
    }

    /** Forgets reports published before that day; one without a date counts as published when it came. */
    public void forgetBefore(LocalDate day) {
        forgetBefore(day.toEpochDay());
    }

    private void forgetBefore(long day) {
        Map<Integer, LiveStory> touched = new TreeMap<>();
        Map<Long, List<Member>> old = arrivals.headMap(day);
        for (List<Member> members : old.values()) {
            for (Member member : members) {
                if (!member.forgotten) {
                    drop(member);
                    touched.put(member.story.number, member.story);
                }
            }
        }
        old.clear();
        touched.values().forEach(this::shrink);
    }

    /** Forgets one report, and its copies with it. */
    private void forget(String report) {
        Member member = memberByReport.get(report);
        if (member == null) {
            return;
        }
        if (!member.id.equals(report)) {
            member.removeCopy(report);
            memberByReport.remove(report);
            return;
        }
        drop(member);
        shrink(member.story);
    }

    private void drop(Member member) {
        member.forgotten = true;
        member.fallSilent();
        memberByReport.remove(member.id);
        member.copies().forEach(memberByReport::remove);
    }

    private void shrink(LiveStory story) {
        List<Member> left = new ArrayList<>(story.members);
        left.removeIf(member -> member.forgotten);
        story.setMembers(left);
        story.settledSize = Math.min(story.settledSize, left.size());
        if (left.isEmpty()) {
            remove(story);
        }
    }
}

package org.rapporteur.story;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rapporteur.lineage.Edge;
import org.rapporteur.lineage.Lineage;
import org.rapporteur.story.Corrections.Pair;
import org.rapporteur.story.Placement.Rule;

/**
 * Groups the reports of a pile once, and tells why each is where it is.
 *
 * <p>What holds reports together comes in the order of its authority: first the corrections, then that a copy goes with its
 * original, then likeness; none undoes what came before it. Reports go by their position in order of publication.
 */
final class Grouping {
    private final List<StoryReport> reports;
    private final Corrections corrections;
    private final Map<String, Integer> numbers = new HashMap<>();
    private final Background background;
    private final Weigher weigher;
    private final Joining joining;
    /** Of each report that was made from another of the pile: the next of its chain. */
    private final Map<Integer, Integer> originals;
    /** Those of them that go with it. */
    private final Set<Integer> copies = new HashSet<>();
    /** Of all but the copies. */
    private final Map<Integer, Vector> vectors = new LinkedHashMap<>();

    /** Of all that joined by their likeness. */
    private final Map<Integer, List<Integer>> neighbours = new HashMap<>();

    /** @param reports in order of publication */
    Grouping(List<StoryReport> reports, Lineage lineage, Corrections corrections, Background background) {
        this.reports = reports;
        this.corrections = corrections;
        reports.forEach(report -> numbers.put(report.id(), numbers.size()));
        this.originals = originals(lineage.parentByReport());
        this.joining = new Joining(reports.size(), numbers, corrections);
        this.background = background;
        this.weigher = new Weigher(background, new Bearers());
        for (int i = 0; i < reports.size(); i++) {
            if (!originals.containsKey(i)) {
                weigher.count(reports.get(i));
            }
        }
        List<Integer> seeking = new ArrayList<>();
        for (int i = 0; i < reports.size(); i++) {
            Integer original = originals.get(i);
            boolean pinned = isPinned(i);
            if (original != null
                    && !pinned
                    && joining.follow(reports.get(i).id(), reports.get(original).id())) {
                copies.add(i);
            } else {
                vectors.put(i, weigher.vector(reports.get(i)).unpacked());
                if (original == null || !pinned) {
                    seeking.add(i);
                }
            }
        }
        joinAlike(seeking);
    }

    private Map<Integer, Integer> originals(Map<String, Edge> parents) {
        Map<Integer, Integer> originals = new HashMap<>();
        for (int i = 0; i < reports.size(); i++) {
            Edge parent = parents.get(reports.get(i).id());
            while (parent != null && !numbers.containsKey(parent.to())) {
                parent = parents.get(parent.to());
            }
            if (parent != null) {
                originals.put(i, number(parent.to()));
            }
        }
        return originals;
    }

    private boolean isPinned(int report) {
        return joining.isPinned(reports.get(report).id());
    }

    private boolean isHere(Pair pair) {
        return numbers.containsKey(pair.a()) && numbers.containsKey(pair.b());
    }

    private void joinAlike(List<Integer> seeking) {
        List<@Nullable Long> days = new ArrayList<>();
        seeking.forEach(report -> days.add(reports.get(report).day()));
        Clusters clusters = joining.joinAlike(
                seeking.stream().map(report -> reports.get(report).id()).toList(),
                seeking.stream().map(this::vector).toList(),
                days,
                Bond.ofStory(weigher.reports()));
        for (int i = 0; i < seeking.size(); i++) {
            neighbours.put(
                    seeking.get(i),
                    clusters.neighbours(i).stream().map(seeking::get).toList());
        }
    }

    /** The stories, in the order of their first reports. */
    Stories stories() {
        List<Story> stories = new ArrayList<>();
        Placements placements = new Placements(reports, vectors);
        for (List<Integer> these : joining.groups()) {
            List<Integer> own = these.stream().filter(vectors::containsKey).toList();
            Vector sum = own.stream().map(this::vector).reduce(Vector.EMPTY, Vector::plus);
            Story story = new Story(
                    "story-" + reports.get(these.getFirst()).id(),
                    title(these, own),
                    these.stream().map(i -> reports.get(i).id()).toList());
            stories.add(story);
            placements.add(story, these, own, sum);
        }
        return new Stories(
                stories,
                new Sagas(background)
                        .of(stories, vectors.keySet().stream().map(reports::get).toList()),
                why(stories, placements),
                List.of());
    }

    private Map<String, Placement> why(List<Story> stories, Placements placements) {
        Set<String> corrected = new HashSet<>();
        Stream.of(corrections.together(), corrections.apart())
                .flatMap(Collection::stream)
                .filter(this::isHere)
                .forEach(pair -> corrected.addAll(List.of(pair.a(), pair.b())));
        Map<String, Placement> why = new HashMap<>();
        for (Story story : stories) {
            for (String id : story.reports()) {
                int report = number(id);
                Rule rule = isPinned(report) || corrected.contains(id)
                        ? Rule.CORRECTION
                        : copies.contains(report)
                                ? Rule.COPY
                                : id.equals(story.reports().getFirst()) ? Rule.FIRST : Rule.ALIKE;
                why.put(id, placements.placement(report, rule, vector(report), near(report), rivals(report)));
            }
        }
        return why;
    }

    /** Reports that may be the most like it, its own original and the one it is pinned to among them. */
    private Collection<Integer> near(int report) {
        if (copies.contains(report)) {
            return List.of(original(report));
        }
        List<Integer> near = new ArrayList<>(rivals(report));
        String anchor = corrections.anchor(reports.get(report).id());
        if (anchor != null && numbers.containsKey(anchor)) {
            near.add(number(anchor));
        }
        return near;
    }

    /** The report that a copy goes with: the first of its chain that is none. */
    private int original(int copy) {
        int original = Objects.requireNonNull(originals.get(copy));
        while (!vectors.containsKey(original)) {
            original = Objects.requireNonNull(originals.get(original));
        }
        return original;
    }

    /** Reports whose stories are the likeliest for it. */
    private Collection<Integer> rivals(int report) {
        int leader = leader(report);
        List<Integer> rivals = new ArrayList<>(neighbours.getOrDefault(leader, List.of()));
        rivals.add(leader);
        return rivals;
    }

    /** The report that joined by its likeness in place of a copy; any other one itself. */
    private int leader(int report) {
        int leader = report;
        while (!neighbours.containsKey(leader)) {
            leader = Objects.requireNonNull(originals.get(leader));
        }
        return leader;
    }

    private Vector vector(int report) {
        Vector known = vectors.get(report);
        return known != null ? known : weigher.vector(reports.get(report)).unpacked();
    }

    private int number(String report) {
        return Objects.requireNonNull(numbers.get(report));
    }

    /** The headline of the report most like the story as a whole, clean ones first; a copy's only if the others have none. */
    private String title(List<Integer> members, List<Integer> own) {
        List<StoryReport> originals = own.stream().map(reports::get).toList();
        List<Vector> theirs = own.stream().map(this::vector).toList();
        return Title.of(originals, theirs)
                .or(() -> members.stream()
                        .flatMap(i -> Stream.ofNullable(reports.get(i).headline()))
                        .findFirst())
                .or(() -> Title.opening(originals, theirs))
                .orElseGet(() -> reports.get(members.getFirst()).opening());
    }
}

package org.rapporteur.story;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.rapporteur.claim.Reading;
import org.rapporteur.lineage.LandmarkFinder;

/**
 * Tells which stories of different languages tell the same: the flood of the Spanish reports is the flood of the Dutch ones.
 *
 * <p>Stories are compared by what survives translation: names by their consonants, figures, dates. What many stories have is no
 * evidence. Two stories are linked if each is by far the most alike to the other among the stories of its language, if they share more
 * rare things than chance would have it, and if they are near in time. So a story has at most one link to each other language. The
 * reports need not be translations of each other.
 *
 * <p>Cost in proportion to the number of stories and of languages: stories of another language are found by rare landmarks only, and
 * a landmark of many stories finds none. Of languages that write neither Latin nor Cyrillic letters only figures are compared. Not
 * safe for use by several threads.
 */
public final class StoryLinks {
    private final LandmarkFinder finder = new LandmarkFinder();

    /**
     * A story as told in one language.
     *
     * @param language two letters; stories of {@code und} are linked with none
     * @param reports in order of publication; copies of another report can be left out
     * @param first the day of its first dated report, or null if none is dated
     * @param last the day of its last dated report, or null if none is dated
     */
    public record Told(
            String id,
            String language,
            List<Reading> reports,
            @Nullable LocalDate first,
            @Nullable LocalDate last) {
        public Told {
            reports = List.copyOf(reports);
        }
    }

    /** The links between stories, in order of their ids; the same for any order of the stories. */
    public List<StoryLink> find(List<Told> stories) {
        TreeMap<String, List<Told>> byLanguage = new TreeMap<>();
        for (Told story :
                stories.stream().sorted(Comparator.comparing(Told::id)).toList()) {
            if (!story.language().equals("und")) {
                byLanguage
                        .computeIfAbsent(story.language(), any -> new ArrayList<>())
                        .add(story);
            }
        }
        List<StoryLink> links = new ArrayList<>();
        // A pile of one language need not be read.
        if (byLanguage.size() > 1) {
            List<Shelf> shelves = byLanguage.values().stream()
                    .map(ofOne -> new Shelf(ofOne, finder))
                    .toList();
            for (int a = 0; a < shelves.size(); a++) {
                for (int b = a + 1; b < shelves.size(); b++) {
                    links.addAll(new Crossing(shelves.get(a), shelves.get(b)).links());
                }
            }
        }
        links.sort(Comparator.comparing(StoryLink::one).thenComparing(StoryLink::other));
        return links;
    }
}

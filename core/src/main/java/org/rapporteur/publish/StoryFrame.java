package org.rapporteur.publish;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.rapporteur.account.Account;
import org.rapporteur.account.StoryAccount;
import org.rapporteur.claim.Reading;
import org.rapporteur.story.Stories;
import org.rapporteur.story.StoryLink;

/** What stands around the facts of a story: how many origins tell it, whose outlets, the way to its sections and to other stories. */
final class StoryFrame {
    /** Names and figures that show why two stories are linked. */
    private static final int EVIDENCE_NAMED = 6;

    /** Other episodes that a story names; the others are counted. */
    private static final int EPISODES_NAMED = 8;

    private final Html html;
    private final Links links;
    private final Account account;
    private final Sources sources;
    private final Map<String, String> titles;

    StoryFrame(Html html, Links links, Account account, Sources sources) {
        this.html = html;
        this.links = links;
        this.account = account;
        this.sources = sources;
        this.titles = titles(account.grouping());
    }

    /** The titles of all stories, by id. */
    static Map<String, String> titles(Stories grouping) {
        Map<String, String> titles = new HashMap<>();
        grouping.stories().forEach(story -> titles.put(story.id(), story.title()));
        return titles;
    }

    /** How many origins stand behind some reports, and what they are. */
    void headline(List<Reading> readings, int stories) {
        List<String> reports = readings.stream().map(Reading::id).toList();
        OriginWords origins = OriginWords.of(account.lineage(), reports);
        html.open("p", "class", "headline")
                .element("strong", String.valueOf(origins.independent()))
                .text(origins.independent() == 1 ? " independent origin" : " independent origins")
                .text(" behind " + Words.count(origins.reports(), "report"));
        if (stories > 1) {
            html.text(" in " + stories + " stories");
        }
        html.closeBlock();
        int byRules = (int) readings.stream()
                .filter(reading -> reading.annotation().isByRules())
                .count();
        if (byRules > 0) {
            html.element(
                            "p",
                            Words.count(byRules, "report")
                                    + " read by rules alone: fewer quotes and names than the learned reader finds",
                            "class",
                            "note")
                    .newline();
        }
        if (!origins.parts().isEmpty()) {
            html.element("p", String.join(" · ", origins.parts()), "class", "parts")
                    .newline();
        }
    }

    void owners(List<String> reports) {
        List<String> parts = OwnerWords.parts(sources, reports);
        if (!parts.isEmpty()) {
            html.element("p", String.join(" · ", parts), "class", "parts owners", "dir", "auto")
                    .newline();
        }
    }

    /** Links to the sections of a story that hold anything. */
    void sections(StoryAccount story) {
        List<String> past = story.timeline().stream()
                .filter(id -> !story.calendar().contains(id))
                .toList();
        section(story, "changes", "Changes", story.changes());
        section(story, "disputes", "Disputes", story.facts().contradictions());
        section(story, "calendar", "Calendar", story.calendar());
        section(story, "days", "Days that matter", story.days());
        section(story, "timeline", "Timeline", past);
        section(story, "quotes", "Quotes", story.facts().utterances());
        section(story, "positions", "Positions", story.facts().positions());
        section(story, "tracks", "Tracks", story.tracks());
        section(story, "figures", "Figures", story.facts().quantities());
        section(story, "norms", "Norms", story.normChecks());
        section(story, "reports", "Reports", story.story().reports());
    }

    void section(StoryAccount story, String part, String title, List<?> content) {
        if (!content.isEmpty()) {
            html.jump(Anchors.part(story.story().id(), part), title).text(" ");
        }
    }

    /** Links to the stories that tell the same in another language, with what shows it. */
    void otherLanguages(StoryAccount story) {
        String id = story.story().id();
        for (StoryLink link : account.grouping().links()) {
            boolean isOne = link.one().equals(id);
            if (!isOne && !link.other().equals(id)) {
                continue;
            }
            html.open("p", "class", "parts languages").text("Told in another language too: ");
            html.open("span", "dir", "auto");
            story(isOne ? link.other() : link.one());
            html.close();
            html.text("; both name " + evidence(link, isOne)).closeBlock();
        }
    }

    private String evidence(StoryLink link, boolean isOne) {
        return link.shared().stream()
                .map(shared -> isOne ? shared.one() : shared.other())
                .map(place -> place.span().in(sources.expect(place.report()).text()))
                .distinct()
                .limit(EVIDENCE_NAMED)
                .collect(Collectors.joining(", "));
    }

    /** Links to the other stories of the same saga, in the order of their first reports. */
    void otherEpisodes(StoryAccount story) {
        String id = story.story().id();
        List<String> others = account.grouping().sagas().stream()
                .filter(saga -> saga.stories().contains(id))
                .flatMap(saga -> saga.stories().stream())
                .filter(other -> !other.equals(id))
                .toList();
        if (others.isEmpty()) {
            return;
        }
        html.open("p", "class", "parts episodes").text("Other episodes of this saga:");
        for (String other : others.subList(0, Math.min(others.size(), EPISODES_NAMED))) {
            html.open("span", "dir", "auto").text(" ");
            story(other);
            html.close();
        }
        if (others.size() > EPISODES_NAMED) {
            html.text(" and " + (others.size() - EPISODES_NAMED) + " more");
        }
        html.closeBlock();
    }

    private void story(String id) {
        html.link(links.story(id), titles.getOrDefault(id, id));
    }
}

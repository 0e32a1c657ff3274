package org.rapporteur.publish;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.rapporteur.account.Account;
import org.rapporteur.account.StoryAccount;
import org.rapporteur.claim.Reading;
import org.rapporteur.ingest.InputProblem;
import org.rapporteur.lineage.Edge;
import org.rapporteur.story.StoryLink;

/** The account as one page that needs nothing but itself: no network, no script, no other file. */
final class AccountPage {
    /** Texts of more reports than these fold away, or the page would be all scroll bar. */
    private static final int OPEN_TEXTS = 40;

    /** Stories in the index before the others fold away. */
    private static final int STORIES_LISTED = 25;

    /** In a larger pile each story shows its weightiest facts, or the page would be too large for a browser; the files have all. */
    private static final int FULL_PILE = 300;

    /** Facts of a kind that a story of a larger pile shows, besides those that its brief, changes and disputes speak of. */
    private static final int FACTS_IN_LARGER_PILE = 8;

    /** Stories that stand open; the others unfold at a click or when a link leads into them. */
    private static final int OPEN_STORIES = 1;

    /** Names and figures that show why two stories are linked. */
    private static final int EVIDENCE_NAMED = 6;
    /** Other episodes that a story names; the others are counted. */
    private static final int EPISODES_NAMED = 8;

    /** A rule for each mark in pieces is dear to the browser; beyond these only the first piece lights up. */
    private static final int MOST_BROKEN_RULES = 400;

    private final Account account;
    private final Sources sources;
    private final Ids ids;
    private final Kinship kinship;
    private final Map<String, String> titleByStory = new HashMap<>();
    private final Places places = new Places();
    private final TreeSet<String> brokenAnchors = new TreeSet<>();
    private final StringBuilder body = new StringBuilder();
    private final Html html = new Html(body);
    private final PairViews pairViews;
    private final HereBecause hereBecause;

    AccountPage(Account account) {
        this.account = account;
        this.sources = new Sources(account.readings());
        this.ids = new Ids(account);
        this.kinship = new Kinship(account.lineage());
        this.hereBecause = new HereBecause(html, account, sources);
        account.stories()
                .forEach(
                        each -> titleByStory.put(each.story().id(), each.story().title()));
        this.pairViews = new PairViews(html, kinship, sources, account.lineage().edges());
    }

    /** Writes the page; once only. */
    void write(OutputStream out) throws IOException {
        body();
        Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        try {
            Html head = new Html(writer);
            head.doctype().open("html", "lang", "en").open("head").newline();
            head.empty("meta", "charset", "utf-8").newline();
            head.empty(
                            "meta",
                            "http-equiv",
                            "Content-Security-Policy",
                            "content",
                            "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'")
                    .newline();
            head.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1")
                    .newline();
            head.empty("meta", "name", "referrer", "content", "no-referrer").newline();
            head.empty("meta", "name", "color-scheme", "content", "light dark").newline();
            head.element("title", title()).newline();
            head.stylesheet(stylesheet());
            head.closeBlock().open("body").newline();
            writer.append(body);
            head.close().closeBlock();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        writer.flush();
    }

    private String title() {
        return account.stories().isEmpty()
                ? "An empty pile"
                : account.stories().getFirst().story().title();
    }

    private String stylesheet() throws IOException {
        StringBuilder css = new StringBuilder();
        try (InputStream in = AccountPage.class.getResourceAsStream("account.css")) {
            if (in == null) {
                throw new IOException("account.css is missing from the program");
            }
            css.append(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
        // An anchor is made of letters, digits and a few marks (Anchors), so it cannot leave its quotation marks.
        brokenAnchors.stream().limit(MOST_BROKEN_RULES).forEach(anchor -> css.append(":root:has([id=\"")
                .append(anchor)
                .append("\"]:target) [class=\"")
                .append(anchor)
                .append("\"]{background:var(--mark)}\n"));
        return css.toString();
    }

    private void body() {
        boolean one = account.stories().size() == 1;
        html.open("header").newline();
        html.open("p", "class", "kicker")
                .text("Account of ")
                .text(Words.count(account.readings().size(), "report"));
        if (account.asOf() != null) {
            html.text(" · as of ")
                    .element(
                            "time",
                            Days.of(account.asOf()),
                            "datetime",
                            account.asOf().toString());
        }
        if (account.since() != null) {
            html.text(" · changes after " + Days.of(account.since()));
        }
        html.closeBlock();
        html.open("h1", "dir", "auto").text(title());
        int others = account.stories().size() - 1;
        if (others > 0) {
            html.text(" ").element("small", "and " + others + (others == 1 ? " other story" : " other stories"));
        }
        html.closeBlock();
        headline();
        html.closeBlock();
        if (one) {
            StoryAccount story = account.stories().getFirst();
            navigation(story);
            html.open("main").newline();
            story(story, 2);
        } else {
            html.open("main").newline();
            storyIndex();
            int number = 0;
            for (StoryAccount story : account.stories()) {
                html.open("details", "class", "story", "open", number++ < OPEN_STORIES ? "" : null);
                html.open("summary", "id", Anchors.story(story.story().id()))
                        .element("h2", story.story().title(), "dir", "auto")
                        .text(" ");
                html.element(
                                "span",
                                Words.count(story.origins(), "origin") + " · "
                                        + Words.count(story.story().reports().size(), "report"),
                                "class",
                                "weight")
                        .closeBlock();
                story(story, 3);
                html.closeBlock();
            }
        }
        problems();
        html.closeBlock();
        footer();
    }

    private void headline() {
        OriginWords origins = OriginWords.of(
                account.lineage(), account.readings().stream().map(Reading::id).toList());
        html.open("p", "class", "headline")
                .element("strong", String.valueOf(origins.independent()))
                .text(origins.independent() == 1 ? " independent origin" : " independent origins")
                .text(" behind " + Words.count(origins.reports(), "report"));
        if (account.stories().size() > 1) {
            html.text(" in " + account.stories().size() + " stories");
        }
        html.closeBlock();
        if (account.readByRules() > 0) {
            html.element(
                            "p",
                            Words.count((int) account.readByRules(), "report")
                                    + " read by rules alone: fewer quotes and names than the learned reader finds",
                            "class",
                            "note")
                    .newline();
        }
        if (!origins.parts().isEmpty()) {
            html.element("p", String.join(" · ", origins.parts()), "class", "parts")
                    .newline();
        }
        if (account.stories().size() == 1) {
            owners(account.stories().getFirst().story().reports());
        }
    }

    private void owners(List<String> reports) {
        List<String> parts = OwnerWords.parts(sources, reports);
        if (!parts.isEmpty()) {
            html.element("p", String.join(" · ", parts), "class", "parts owners", "dir", "auto")
                    .newline();
        }
    }

    private void navigation(StoryAccount story) {
        StoryScope scope = scope(story, 2);
        html.open("nav");
        jump(scope, "changes", "Changes", story.changes());
        jump(scope, "disputes", "Disputes", story.facts().contradictions());
        jump(scope, "calendar", "Calendar", story.calendar());
        jump(scope, "days", "Days that matter", story.days());
        jump(scope, "timeline", "Timeline", pastOf(story));
        jump(scope, "quotes", "Quotes", story.facts().utterances());
        jump(scope, "positions", "Positions", story.facts().positions());
        jump(scope, "tracks", "Tracks", story.tracks());
        jump(scope, "figures", "Figures", story.facts().quantities());
        jump(scope, "norms", "Norms", story.normChecks());
        jump(scope, "reports", "Reports", story.story().reports());
        jump(scope, "pairs", "Side by side", pairViews.of(story.story().reports()));
        if (!account.problems().isEmpty()) {
            html.jump("problems", "Problems");
        }
        html.closeBlock();
    }

    private static List<String> pastOf(StoryAccount story) {
        return story.timeline().stream()
                .filter(id -> !story.calendar().contains(id))
                .toList();
    }

    private void jump(StoryScope scope, String part, String title, List<?> content) {
        if (!content.isEmpty()) {
            html.jump(scope.partAnchor(part), title).text(" ");
        }
    }

    private StoryScope scope(StoryAccount story, int level) {
        int limit = account.readings().size() <= FULL_PILE ? Integer.MAX_VALUE : FACTS_IN_LARGER_PILE;
        return new StoryScope(
                html, story, new StoryIndex(story, sources), ids, sources, places, new Selection(story, limit), level);
    }

    private void story(StoryAccount story, int level) {
        StoryScope scope = scope(story, level);
        otherLanguages(story);
        otherEpisodes(story);
        new StorySection(scope).write();
        List<String> reports = story.story().reports();
        scope.heading("The reports, and where they come from", "reports");
        if (account.stories().size() > 1) {
            owners(reports);
        }
        FamilyTree tree = new FamilyTree(html, kinship, pairViews, sources, reports);
        if (tree.isWorthDrawing()) {
            tree.write();
        }
        ReportArticles articles = new ReportArticles(
                html,
                kinship,
                pairViews,
                sources,
                places,
                brokenAnchors,
                hereBecause,
                account.readings().size() <= OPEN_TEXTS);
        reports.forEach(report -> articles.write(report, level + 1));
        List<Edge> pairs = pairViews.of(reports);
        if (!pairs.isEmpty()) {
            scope.heading("Side by side: a report and what it draws on", "pairs");
            pairViews.write(pairs);
        }
    }

    /** Links to the stories that tell the same in another language, with what shows it. */
    private void otherLanguages(StoryAccount story) {
        String id = story.story().id();
        for (StoryLink link : account.grouping().links()) {
            boolean isOne = link.one().equals(id);
            if (!isOne && !link.other().equals(id)) {
                continue;
            }
            String other = isOne ? link.other() : link.one();
            html.open("p", "class", "parts languages").text("Told in another language too: ");
            html.open("span", "dir", "auto")
                    .jump(Anchors.story(other), titleByStory.getOrDefault(other, other))
                    .close();
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
    private void otherEpisodes(StoryAccount story) {
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
            html.open("span", "dir", "auto")
                    .text(" ")
                    .jump(Anchors.story(other), titleByStory.getOrDefault(other, other))
                    .close();
        }
        if (others.size() > EPISODES_NAMED) {
            html.text(" and " + (others.size() - EPISODES_NAMED) + " more");
        }
        html.closeBlock();
    }

    private void storyIndex() {
        new Folded(html, STORIES_LISTED, "stories").write("ol", "index", account.stories(), story -> {
            html.open("li")
                    .jump(Anchors.story(story.story().id()), story.story().title());
            html.text(" ").open("span", "class", "weight");
            html.element("b", Words.count(story.origins(), "origin"))
                    .text(" · " + Words.count(story.story().reports().size(), "report"));
            String days = days(story.story().reports());
            if (!days.isEmpty()) {
                html.text(" · " + days);
            }
            html.close().closeBlock();
        });
    }

    /** From the first to the last day on which the story was told. */
    private String days(List<String> reports) {
        List<LocalDate> days = reports.stream()
                .flatMap(r -> sources.publishedOn(r).stream())
                .sorted()
                .toList();
        return days.isEmpty() ? "" : Days.range(days.getFirst(), days.getLast());
    }

    private void problems() {
        if (account.problems().isEmpty()) {
            return;
        }
        html.open("section", "class", "problems").element("h2", "Problems with the input", "id", "problems");
        html.open("ul").newline();
        for (InputProblem problem : account.problems()) {
            html.open("li")
                    .element("code", problem.path())
                    .text(" ")
                    .element("span", problem.kind(), "class", "chip")
                    .text(" " + problem.message())
                    .closeBlock();
        }
        html.close().closeBlock();
    }

    private void footer() {
        html.open("footer")
                .element(
                        "p",
                        "Words set in serif are the reports' own. Everything else is a count or a label. An origin is where reports"
                                + " come from: ten copies of one wire report are one origin.")
                .element("p", "Rapporteur " + account.version())
                .closeBlock();
    }
}

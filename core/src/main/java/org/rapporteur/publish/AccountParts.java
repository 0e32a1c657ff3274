package org.rapporteur.publish;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.rapporteur.account.Account;
import org.rapporteur.account.StoryAccount;
import org.rapporteur.claim.Reading;
import org.rapporteur.lineage.Edge;
import org.rapporteur.lineage.PairReader;
import org.rapporteur.text.Span;

/**
 * An account in parts, for a site that shows each story, each report and each pair of reports at an address of its own: the material of
 * {@code index.html} as fragments of HTML that hold no script, no style, and nothing of a report's text that is markup.
 *
 * <p>Headings begin at level 2: the page's own heading, the title, is the site's. Anchors bear the names that they have in
 * {@code index.html} of an account of that story alone. The account may hold one story of many: what its readings, edges or placements say of a report
 * that it does not hold leads to that report's address, under its id; titles of other stories are those of {@link Account#grouping}.
 *
 * <p>One object serves any number of threads. It keeps each story that was asked for.
 */
public final class AccountParts {
    /** The page's title has level 1. */
    private static final int STORY_LEVEL = 2;

    private final Account account;
    private final Links links;
    private final Sources sources;
    private final Kinship kinship;
    private final Map<String, StoryAccount> storyByReport = new HashMap<>();
    private final Map<String, Told> told = new ConcurrentHashMap<>();

    /** A story's fragment, and the places of its reports that it leads to. */
    private record Told(String html, Places places) {}

    /** Parts of an account whose links lead to these addresses. */
    public AccountParts(Account account, PageAddresses addresses) {
        this.account = account;
        this.links = new Links(addresses);
        this.sources = new Sources(account.readings());
        this.kinship = new Kinship(account.lineage());
        account.stories().forEach(story -> story.story().reports().forEach(report -> storyByReport.put(report, story)));
    }

    /** The look of all parts, and of {@link ReadingPage}: one file that a page links to. */
    public static String stylesheet() {
        return Stylesheet.text("account.css") + Stylesheet.text("parts.css");
    }

    /**
     * Everything that is told of a story but the texts of its reports: its weight, the brief, changes, disputes, calendar, days, timeline,
     * quotes, positions, tracks, figures, norms, and its reports as a list and a family tree.
     *
     * @throws IllegalArgumentException if the account holds no such story
     */
    public String story(String story) {
        return told(expectStory(story)).html();
    }

    /**
     * Links to the sections that {@link #story} has.
     *
     * @throws IllegalArgumentException if the account holds no such story
     */
    public String navigation(String story) {
        StoryAccount found = expectStory(story);
        return fragment(html -> {
            html.open("nav", "aria-label", "Sections of the story");
            new StoryFrame(html, links, account, sources).sections(found);
            html.closeBlock();
        });
    }

    /**
     * One report: where it comes from, then its text with each place that its story's account rests on marked, and the facts beside it.
     *
     * @throws IllegalArgumentException if the account holds no such report
     */
    public String report(String report) {
        return origins(report)
                + fragment(html -> {
                    html.element("h2", "Text of the report").newline();
                    articles(html, report).text(report);
                });
    }

    /**
     * The text of a report with all that was read in it marked, and all that {@link #report} marks, and the facts beside it; with
     * {@link #origins} above it another way to show a report.
     *
     * @param places further spans of the text that links lead to, such as the hits of a search; those that leave the text are left out
     * @throws IllegalArgumentException if the account holds no such report
     */
    public ReadingPage reading(String report, Collection<Span> places) {
        Reading reading = sources.expect(report);
        Places used = placesOf(report);
        SortedSet<Span> all = places(report);
        all.addAll(places);
        return ReadingPage.of(reading, new ReadingMarks(reading, all), stretch -> used.notesIn(report, stretch));
    }

    /**
     * The first part of {@link #report}: where a report comes from.
     *
     * @throws IllegalArgumentException if the account holds no such report
     */
    public String origins(String report) {
        return fragment(html -> articles(html, report).origins(report));
    }

    /**
     * The rules that light up the whole of a marked place where other marks cut it in pieces: a stylesheet of one report's page, beside
     * {@link #stylesheet}. Without it the first piece lights up. Empty if no mark is in pieces.
     *
     * @throws IllegalArgumentException if the account holds no such report
     */
    public String markRules(String report) {
        Html nowhere = new Html(new StringBuilder());
        return MarkedText.rules(articles(nowhere, report).text(report), "~=");
    }

    /**
     * The places of a report that the fragment of its story leads to, in reading order; none if the account tells no story of it.
     *
     * @throws IllegalArgumentException if the account holds no such report
     */
    public SortedSet<Span> places(String report) {
        return new TreeSet<>(placesOf(report).in(report).keySet());
    }

    /** A report beside one that it draws on; empty if the account holds no edge from the one to the other, or lacks one of the texts. */
    public Optional<String> pair(String from, String to) {
        return kinship.edgesFrom(from).stream()
                .filter(edge -> edge.to().equals(to) && hasBothTexts(edge))
                .findFirst()
                .map(this::pair);
    }

    private String pair(Edge edge) {
        Reading from = sources.expect(edge.from());
        Reading to = sources.expect(edge.to());
        return fragment(
                html -> new PairView(html, links, sources, edge, from, to).write(new PairReader().read(from, to)));
    }

    private boolean hasBothTexts(Edge edge) {
        return sources.find(edge.from()) != null && sources.find(edge.to()) != null;
    }

    private Optional<String> sideBySide(Edge edge) {
        return hasBothTexts(edge) ? Optional.of(links.pair(edge.from(), edge.to())) : Optional.empty();
    }

    private Told told(StoryAccount story) {
        return told.computeIfAbsent(story.story().id(), id -> tell(story));
    }

    private Told tell(StoryAccount story) {
        Places places = new Places(links);
        String text = fragment(html -> {
            List<String> reports = story.story().reports();
            StoryFrame frame = new StoryFrame(html, links, account, sources);
            frame.headline(reports.stream().map(sources::expect).toList(), 1);
            frame.owners(reports);
            frame.otherLanguages(story);
            frame.otherEpisodes(story);
            StoryScope scope = new StoryScope(
                    html,
                    story,
                    new StoryIndex(story, sources),
                    new Ids(List.of(story)),
                    sources,
                    places,
                    Selection.of(story, reports.size()),
                    STORY_LEVEL);
            new StorySection(scope).write();
            scope.heading("The reports, and where they come from", "reports");
            FamilyTree tree = new FamilyTree(html, links, kinship, this::sideBySide, sources, reports);
            if (tree.isWorthDrawing()) {
                tree.write();
            }
            new ReportList(html, links, sources, kinship, this::sideBySide).write(reports);
        });
        return new Told(text, places);
    }

    private ReportArticles articles(Html html, String report) {
        return new ReportArticles(
                html,
                links,
                sources,
                placesOf(report),
                kinship,
                this::sideBySide,
                new HereBecause(html, links, sources, account.grouping()));
    }

    private Places placesOf(String report) {
        sources.expect(report);
        StoryAccount story = storyByReport.get(report);
        return story == null ? new Places(links) : told(story).places();
    }

    private StoryAccount expectStory(String story) {
        return account.stories().stream()
                .filter(each -> each.story().id().equals(story))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the account holds no story " + story));
    }

    private static String fragment(Consumer<Html> content) {
        StringBuilder out = new StringBuilder();
        content.accept(new Html(out));
        return out.toString();
    }
}

package org.rapporteur.publish;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeSet;
import org.rapporteur.account.Account;
import org.rapporteur.account.StoryAccount;
import org.rapporteur.ingest.InputProblem;
import org.rapporteur.lineage.Edge;

/** The account as one page that needs nothing but itself: no network, no script, no other file. */
final class AccountPage {
    /** Texts of more reports than these fold away, or the page would be all scroll bar. */
    private static final int OPEN_TEXTS = 40;

    /** Stories in the index before the others fold away. */
    private static final int STORIES_LISTED = 25;

    /** Stories that stand open; the others unfold at a click or when a link leads into them. */
    private static final int OPEN_STORIES = 1;

    private final Account account;
    private final Sources sources;
    private final Ids ids;
    private final Kinship kinship;
    private final Places places = new Places(Links.IN_ONE_PAGE);
    private final TreeSet<String> brokenAnchors = new TreeSet<>();
    private final StringBuilder body = new StringBuilder();
    private final Html html = new Html(body);
    private final PairViews pairViews;
    private final StoryFrame frame;
    private final ReportArticles articles;

    AccountPage(Account account) {
        this.account = account;
        this.sources = new Sources(account.readings());
        this.ids = new Ids(account.stories());
        this.kinship = new Kinship(account.lineage());
        this.pairViews = new PairViews(html, kinship, sources, account.lineage().edges());
        this.frame = new StoryFrame(html, Links.IN_ONE_PAGE, account, sources);
        HereBecause hereBecause = new HereBecause(html, Links.IN_ONE_PAGE, sources, account.grouping());
        this.articles =
                new ReportArticles(html, Links.IN_ONE_PAGE, sources, places, kinship, pairViews::link, hereBecause);
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

    private String stylesheet() {
        return Stylesheet.text("account.css") + MarkedText.rules(brokenAnchors, "=");
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
        frame.headline(account.readings(), account.stories().size());
        if (one) {
            frame.owners(account.stories().getFirst().story().reports());
        }
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
        new CorrectionNotes(account.corrections(), sources).section(html);
        problems();
        html.closeBlock();
        footer();
    }

    private void navigation(StoryAccount story) {
        html.open("nav");
        frame.sections(story);
        frame.section(story, "pairs", "Side by side", pairViews.of(story.story().reports()));
        if (!account.corrections().isEmpty()) {
            html.jump("corrections", "Corrections").text(" ");
        }
        if (!account.problems().isEmpty()) {
            html.jump("problems", "Problems");
        }
        html.closeBlock();
    }

    private void story(StoryAccount story, int level) {
        StoryScope scope = new StoryScope(
                html,
                story,
                new StoryIndex(story, sources),
                ids,
                sources,
                places,
                Selection.of(story, account.readings().size()),
                level);
        frame.otherLanguages(story);
        frame.otherEpisodes(story);
        new StorySection(scope).write();
        List<String> reports = story.story().reports();
        scope.heading("The reports, and where they come from", "reports");
        if (account.stories().size() > 1) {
            frame.owners(reports);
        }
        FamilyTree tree = new FamilyTree(html, Links.IN_ONE_PAGE, kinship, pairViews::link, sources, reports);
        if (tree.isWorthDrawing()) {
            tree.write();
        }
        boolean open = account.readings().size() <= OPEN_TEXTS;
        reports.forEach(report -> brokenAnchors.addAll(articles.write(report, level + 1, open)));
        List<Edge> pairs = pairViews.of(reports);
        if (!pairs.isEmpty()) {
            scope.heading("Side by side: a report and what it draws on", "pairs");
            pairViews.write(pairs);
        }
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

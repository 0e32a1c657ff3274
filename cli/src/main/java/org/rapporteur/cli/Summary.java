package org.rapporteur.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.rapporteur.account.Account;
import org.rapporteur.account.BriefLine;
import org.rapporteur.account.BriefLine.Section;
import org.rapporteur.account.Change;
import org.rapporteur.account.StoryAccount;
import org.rapporteur.claim.Reading;
import org.rapporteur.corroborate.Contradiction;
import org.rapporteur.ingest.InputProblem;
import org.rapporteur.publish.Sources;
import org.rapporteur.publish.WhatChanged;

/** The account in as few lines as a person reads at a prompt; the rest is in the HTML. */
final class Summary {
    /** A screen of 80 columns holds a line of 76 and its indent. */
    private static final int LINE_CHARS = 76;

    private static final int LINES_PER_SECTION = 5;
    private static final int CHANGES_PER_KIND = 3;
    private static final int STORIES = 3;
    private static final int PROBLEMS = 10;

    private final Account account;
    private final Path html;
    private final Sources sources;

    Summary(Account account, Path html) {
        this.account = account;
        this.html = html;
        this.sources = new Sources(account.readings());
    }

    void print(PrintWriter out) {
        List<String> all = account.readings().stream().map(Reading::id).toList();
        StringBuilder head = new StringBuilder();
        head.append(counted(all.size(), "report"))
                .append(", ")
                .append(counted(account.lineage().counter().count(all), "independent origin"));
        if (account.stories().size() != 1) {
            head.append(", ").append(counted(account.stories().size(), "story"));
        }
        if (account.asOf() != null) {
            head.append(", as of ").append(account.asOf());
        }
        out.println(head);
        long byRules = account.readByRules();
        if (byRules > 0) {
            out.println((byRules == all.size() ? "Read" : counted((int) byRules, "report") + " read")
                    + " by rules alone: fewer quotes and names than the learned reader finds.");
        }
        account.stories().stream().limit(STORIES).forEach(story -> print(story, out));
        if (account.stories().size() > STORIES) {
            out.println();
            out.println("... and " + counted(account.stories().size() - STORIES, "more story") + ".");
        }
        printProblems(out);
        out.println();
        out.println("The account: " + html);
    }

    private void print(StoryAccount story, PrintWriter out) {
        out.println();
        lines(
                out,
                "",
                story.story().title() + " (" + carried(story.story().reports().size(), story.origins()) + ")");
        for (Section section : Section.values()) {
            List<BriefLine> lines = story.brief().stream()
                    .filter(line -> line.section() == section)
                    .toList();
            if (lines.isEmpty()) {
                continue;
            }
            out.println("  " + heading(section));
            for (BriefLine line : lines.subList(0, Math.min(lines.size(), LINES_PER_SECTION))) {
                lines(out, "  - ", told(story, line));
            }
            if (lines.size() > LINES_PER_SECTION) {
                out.println("    ... and " + (lines.size() - LINES_PER_SECTION) + " more");
            }
        }
        if (account.since() != null) {
            out.println("  Changed since " + account.since());
            changes(story, out);
        }
    }

    /** What changed, some lines of each kind, then how many facts changed in all. */
    private void changes(StoryAccount story, PrintWriter out) {
        Map<Change.Kind, Long> counts = story.changes().stream()
                .collect(Collectors.groupingBy(Change::kind, TreeMap::new, Collectors.counting()));
        Map<Change.Kind, Integer> shown = new EnumMap<>(Change.Kind.class);
        for (WhatChanged.Line line : new WhatChanged(story, sources).lines()) {
            if (shown.merge(line.kind(), 1, Integer::sum) <= CHANGES_PER_KIND) {
                lines(
                        out,
                        "  - ",
                        plain(line.kind()) + ": " + sources.wordsAt(line.sentence()) + " ("
                                + sources.label(line.sentence().report()) + ")"
                                + (line.dispute() == null ? "" : versions(line.dispute())));
            }
        }
        out.println("    "
                + (counts.isEmpty()
                        ? "nothing"
                        : counts.entrySet().stream()
                                .map(e -> e.getValue() + " " + plain(e.getKey()))
                                .collect(Collectors.joining(", ", "In all: ", ""))));
    }

    private static String plain(Change.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    private static String heading(Section section) {
        return switch (section) {
            case KNOWN -> "Known";
            case DISPUTED -> "Disputed";
            case AHEAD -> "Ahead";
        };
    }

    private String told(StoryAccount story, BriefLine line) {
        String text = sources.wordsAt(line.extract());
        String weight = " (" + sources.label(line.extract().report()) + "; " + carried(line.reports(), line.origins())
                + ")" + glosses(line);
        return switch (line.section()) {
            case KNOWN -> text + weight;
            case DISPUTED -> text + weight + versions(story, line.fact());
            case AHEAD -> whenAndWhere(story, line) + text + weight;
        };
    }

    /** {@code 2031-03-06, Lisse: }: which meeting is meant where the sentence tells of several. */
    private static String whenAndWhere(StoryAccount story, BriefLine line) {
        if (line.when() == null) {
            return "";
        }
        String place = story.facts().entities().stream()
                .filter(entity -> entity.id().equals(line.where()))
                .map(entity -> ", " + entity.name())
                .findFirst()
                .orElse("");
        return line.when().value() + place + ": ";
    }

    /** {@code [Roe: Kari Roe, harbour engineer; Friday: 2031-03-07]}. */
    private String glosses(BriefLine line) {
        return line.glosses().isEmpty()
                ? ""
                : line.glosses().stream()
                        .map(gloss -> sources.words(line.extract().report(), gloss.words()) + ": " + gloss.meaning()
                                + (gloss.role() == null ? "" : ", " + gloss.role()))
                        .collect(Collectors.joining("; ", " [", "]"));
    }

    private String versions(StoryAccount story, String fact) {
        for (Contradiction contradiction : story.facts().contradictions()) {
            if (contradiction.id().equals(fact) || contradiction.about().equals(fact)) {
                return versions(contradiction);
            }
        }
        return "";
    }

    private String versions(Contradiction contradiction) {
        return contradiction.versions().stream()
                .map(side -> side.value() + sources.weight(side))
                .collect(Collectors.joining(" / ", " -> ", ""));
    }

    private void printProblems(PrintWriter out) {
        List<InputProblem> problems = account.problems();
        if (problems.isEmpty()) {
            return;
        }
        out.println();
        out.println("Problems");
        for (InputProblem problem : problems.subList(0, Math.min(problems.size(), PROBLEMS))) {
            lines(out, "  - ", problem.path() + ": " + problem.message());
        }
        if (problems.size() > PROBLEMS) {
            out.println("    ... and " + (problems.size() - PROBLEMS) + " more, all in account.json");
        }
    }

    private static String carried(int reports, int origins) {
        return counted(reports, "report") + ", " + counted(origins, "origin");
    }

    private static String counted(int n, String word) {
        if (n == 1) {
            return n + " " + word;
        }
        return n + " " + (word.endsWith("y") ? word.substring(0, word.length() - 1) + "ies" : word + "s");
    }

    /** Prints text folded to the line's length; a control character of a report never reaches the terminal. */
    private static void lines(PrintWriter out, String bullet, String text) {
        String indent = " ".repeat(bullet.length());
        StringBuilder line = new StringBuilder(bullet);
        for (String word : text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip().split(" ")) {
            if (line.length() > indent.length() && line.length() + 1 + word.length() > LINE_CHARS) {
                out.println(line);
                line.setLength(0);
                line.append(indent).append(word);
            } else {
                if (line.length() > bullet.length()) {
                    line.append(' ');
                }
                line.append(word);
            }
        }
        out.println(line);
    }
}

package org.rapporteur.publish;

import java.util.Optional;
import org.rapporteur.account.Account;

/**
 * An account in parts, for a site that shows each story, each report and each pair of reports at an address of its own: the material of
 * {@code index.html} as fragments of HTML that hold no script, no style and nothing of a report's text that is markup.
 *
 * <p>Headings begin at level 2: the page's own heading, the title, is the site's. Anchors bear the names that they have in {@code index.html}.
 * One object serves any number of threads.
 */
public final class AccountParts {
    /** Parts of an account whose links lead to these addresses. */
    public AccountParts(Account account, PageAddresses addresses) {}

    /** The look of all parts, and of {@link ReadingPage}: one file that a page links to. */
    public static String stylesheet() {
        return "";
    }

    /**
     * Everything that is told of a story but the texts of its reports: its weight, the brief, changes, disputes, calendar, days, timeline,
     * quotes, positions, tracks, figures, norms, and its reports as a list and a family tree.
     *
     * @throws IllegalArgumentException if the account holds no such story
     */
    public String story(String story) {
        return "";
    }

    /**
     * Links to the sections that {@link #story} has.
     *
     * @throws IllegalArgumentException if the account holds no such story
     */
    public String navigation(String story) {
        return "";
    }

    /**
     * One report: where it comes from, then its text with each place that its story's account rests on marked, and the facts beside it.
     *
     * @throws IllegalArgumentException if the account holds no such report
     */
    public String report(String report) {
        return "";
    }

    /**
     * The rules that light up the whole of a marked place where other marks cut it in pieces: a stylesheet of one report's page, beside
     * {@link #stylesheet}. Without it the first piece lights up. Empty if no mark is in pieces.
     *
     * @throws IllegalArgumentException if the account holds no such report
     */
    public String markRules(String report) {
        return "";
    }

    /** A report beside one that it draws on; empty if the account holds no edge from the one to the other, or lacks one of the texts. */
    public Optional<String> pair(String from, String to) {
        return Optional.empty();
    }
}

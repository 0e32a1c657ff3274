package org.rapporteur.flink.step;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import org.rapporteur.account.Account;
import org.rapporteur.account.AccountOptions;
import org.rapporteur.account.Accountant;
import org.rapporteur.claim.Reading;
import org.rapporteur.flink.outcome.Telling;
import org.rapporteur.ingest.InputProblem;
import org.rapporteur.publish.AccountFile;
import org.rapporteur.story.Story;
import org.rapporteur.story.StoryPile;

/**
 * Tells a story: the account of its reports, as {@code account.json} has it. Of a story with too many reports, of the originals before
 * the copies and the earlier before the later.
 */
public final class Teller {
    private final int mostTold;
    private final Accountant accountant = new Accountant();

    /** @param mostTold reports that an account is made of */
    public Teller(int mostTold) {
        this.mostTold = mostTold;
    }

    /**
     * The account of a story.
     *
     * @param revision how often a report has come into it or left it
     * @param reports all that are in it, in any order; if none is, the telling says so
     */
    public Telling tell(String story, long revision, Collection<Told> reports) {
        if (reports.isEmpty()) {
            return new Telling(story, revision, "", List.of(), List.of(), null);
        }
        List<Told> ranked = reports.stream().sorted(Told.originalsFirst()).toList();
        List<Told> told = ranked.subList(0, Math.min(mostTold, ranked.size()));
        List<Told> left = ranked.subList(told.size(), ranked.size());
        List<Reading> readings = told.stream().map(Told::reading).toList();
        StoryPile pile = new StoryPile();
        readings.forEach(pile::observe);
        String title = pile.title();
        Account account =
                accountant.account(new Story(story, title, ids(told)), readings, any -> false, AccountOptions.ALL);
        return new Telling(story, revision, title, ids(reports), ids(left), json(account));
    }

    /** Tells a story; one whose reports break the account becomes a problem: it must not end a job, nor begin it again for ever. */
    public void tell(
            String story,
            long revision,
            Collection<Told> reports,
            Consumer<Telling> tellings,
            Consumer<InputProblem> problems) {
        Telling telling;
        try {
            telling = tell(story, revision, reports);
        } catch (RuntimeException | StackOverflowError e) {
            problems.accept(
                    new InputProblem(story, "story-untold", "The account of the story could not be made (" + e + ")."));
            return;
        }
        tellings.accept(telling);
    }

    private static List<String> ids(Collection<Told> reports) {
        return reports.stream().sorted(Told.ORDER).map(Told::report).toList();
    }

    /** In one line: a line break within a text is written as two characters. */
    private static String json(Account account) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            AccountFile.JSON.write(account, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString(StandardCharsets.UTF_8).replace("\n", "");
    }
}

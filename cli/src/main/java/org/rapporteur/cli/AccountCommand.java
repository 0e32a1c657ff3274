package org.rapporteur.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.rapporteur.account.Account;
import org.rapporteur.account.AccountOptions;
import org.rapporteur.account.Accountant;
import org.rapporteur.ingest.InputProblem;
import org.rapporteur.publish.AccountJson;
import org.rapporteur.publish.AccountPublisher;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The main job: reads the pile, writes the account into a folder, and prints what it comes to. */
@Command(
        name = "account",
        mixinStandardHelpOptions = true,
        description = "Reads the pile and writes one sourced account of it into a folder.")
final class AccountCommand extends PileCommand {
    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            description = "Folder for the account (default: account).")
    Path folder = Path.of("account");

    @Option(
            names = "--norms",
            paramLabel = "PATH",
            description = "A rule file, or a folder of them, to hold reported activities against beside the rules that"
                    + " come with the program; may be given more than once.")
    List<Path> norms = List.of();

    @Mixin
    CorrectionsOption corrections = new CorrectionsOption();

    @Option(names = "--json", description = "Print the account as JSON instead of the summary.")
    boolean json;

    @Mixin
    LevelOption sections = new LevelOption();

    AccountCommand(Streams streams) {
        super(streams);
    }

    @Override
    public Integer call() throws IOException {
        // Before the reading, which may take minutes.
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new WrongUsage(folder + " is a file; -o wants a folder.");
        }
        CorrectionFile corrected = corrections.read();
        AccountOptions asked = new AccountOptions(options.asOf, options.since)
                .with(new NormFiles(norms).all())
                .corrected(corrected.corrections())
                .at(sections.level);
        // Who mistyped a path need not wait for models.
        options.checkedPaths();
        if (options.depth() == Depth.WHOLE) {
            Accountant.loadJudges();
        }
        Pile pile = allOfPile(options.depth());
        List<InputProblem> problems = new ArrayList<>(pile.problems());
        problems.addAll(corrected.problems(pile.readings(), options.depth()));
        Account account = new Accountant().account(pile.readings(), problems, asked);
        new AccountPublisher().publish(account, folder);
        if (json) {
            AccountJson.write(account, streams.out());
        } else if (!options.quiet) {
            PrintWriter out = new PrintWriter(streams.out(), false, StandardCharsets.UTF_8);
            new Summary(account, folder.resolve("index.html")).print(out);
            out.flush();
        }
        return status(!account.problems().isEmpty());
    }
}

package org.rapporteur.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.rapporteur.claim.Reading;
import org.rapporteur.corroborate.Corroborator;
import org.rapporteur.ingest.InputProblem;
import picocli.CommandLine.Mixin;

/** What the commands on a pile have in common. */
abstract class PileCommand implements Callable<Integer> {
    @Mixin
    CommonOptions options = new CommonOptions();

    final Streams streams;

    PileCommand(Streams streams) {
        this.streams = streams;
    }

    /** Reads all reports that the call names, so far. */
    final Pile allOfPile(Depth depth) {
        List<Path> paths = options.checkedPaths();
        try (Progress progress = new Progress(streams, options.quiet)) {
            return new PileReader(options.threads, depth, progress::step).read(paths, streams.in());
        }
    }

    /** Skims the reports that the call names, but for those published after the as-of day; tells of what is corrected in vain too. */
    final Pile skimmedPile(CorrectionFile corrected) {
        Pile all = allOfPile(Depth.SKIMMED);
        List<InputProblem> problems = new ArrayList<>(all.problems());
        problems.addAll(corrected.problems(all.readings(), Depth.SKIMMED));
        return new Pile(all.readings().stream().filter(options::isHeard).toList(), problems);
    }

    static List<Reading> inOrderOfPublication(Pile pile) {
        return pile.readings().stream().sorted(Corroborator.PUBLICATION_ORDER).toList();
    }

    /** Names each bad input, for commands whose output has no place for one that gave no report; the exit status. */
    final int tellAll(Pile pile) {
        pile.problems().forEach(this::tell);
        return status(pile.hasProblems());
    }

    final void tell(InputProblem problem) {
        streams.err().println("rapporteur: " + problem.path() + ": " + problem.message());
    }

    static int status(boolean problems) {
        return problems ? Rapporteur.BAD_INPUT : Rapporteur.DONE;
    }
}

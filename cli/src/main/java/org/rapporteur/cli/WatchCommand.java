package org.rapporteur.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

/** Named by the contract, not built yet: says so. */
@Command(name = "watch", description = "Follows feeds (not in this version).")
final class WatchCommand implements Callable<Integer> {
    @Unmatched
    List<String> arguments = new ArrayList<>();

    @Override
    public Integer call() {
        throw new WrongUsage("watch is not part of this version yet; use account on the files you have.");
    }
}

package org.rapporteur.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.Scanner;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.rapporteur.desk.access.Member;
import org.rapporteur.desk.access.Members;
import org.rapporteur.desk.access.Refused;
import org.rapporteur.desk.access.Role;
import org.rapporteur.desk.search.SearchIndex;
import org.rapporteur.desk.store.Store;
import org.rapporteur.desk.watch.Input;
import org.rapporteur.desk.watch.InputStatus;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What is done to a desk as a whole, from outside the browser: members, inputs, backup, index. */
@Command(
        name = "desk",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Members, inputs, backup and index of a desk.")
final class DeskCommand {
    private final Streams streams;

    DeskCommand(Streams streams) {
        this.streams = streams;
    }

    /** What is done to an open store. */
    private interface Work {
        void on(Store store, PrintWriter out) throws IOException;
    }

    /** On a desk that is there already. */
    private Callable<Integer> in(DeskPlace place, Work work) {
        if (!Files.isDirectory(place.options().folder())) {
            throw new WrongUsage("there is no desk in " + place.options().folder() + ".");
        }
        return with(place, work);
    }

    private Callable<Integer> with(DeskPlace place, Work work) {
        return () -> {
            PrintWriter out = new PrintWriter(streams.out(), false, StandardCharsets.UTF_8);
            try (Store store =
                    Store.open(place.options().folder(), place.options().database(), Clock.systemUTC())) {
                work.on(store, out);
            } catch (Refused e) {
                throw new WrongUsage(String.valueOf(e.getMessage()));
            }
            out.flush();
            return Rapporteur.DONE;
        };
    }

    @Command(name = "backup", description = "Copies the folder's store into a new file while the desk runs.")
    int backup(@Mixin DeskPlace place, @Parameters(paramLabel = "FILE", description = "The new file.") Path file)
            throws Exception {
        return in(place, (store, out) -> {
                    store.backUp(file);
                    out.println("Copied " + store.read(t -> t.reports().count()) + " reports to " + file + ".");
                })
                .call();
    }

    @Command(name = "reindex", description = "Makes the search index again from the store.")
    int reindex(@Mixin DeskPlace place) throws Exception {
        return in(place, (store, out) -> {
                    try (Store.Newsroom claim = store.claimNewsroom()
                                    .orElseThrow(
                                            () -> new WrongUsage("another process keeps this desk; end it first."));
                            SearchIndex index = SearchIndex.writing(store.folder(), store)) {
                        index.reindex();
                    }
                })
                .call();
    }

    @Command(name = "inputs", description = "Lists what is followed, and how it fares.")
    int inputs(@Mixin DeskPlace place) throws Exception {
        return in(place, (store, out) -> {
                    Map<String, InputStatus> statuses =
                            store.read(t -> t.inputs().statuses());
                    for (Input input : store.read(t -> t.inputs().all())) {
                        InputStatus status = statuses.get(input.id());
                        out.println(input.id() + "  "
                                + (input.paused() || status == null
                                        ? input.paused() ? "paused" : "new"
                                        : status.state().name().toLowerCase(Locale.ROOT))
                                + "  " + input.address()
                                + (status == null || status.message() == null ? "" : "  " + status.message()));
                    }
                })
                .call();
    }

    @Command(name = "forget", description = "Follows an input no longer; its reports stay.")
    int forget(@Mixin DeskPlace place, @Parameters(paramLabel = "ID", description = "As inputs lists it.") String id)
            throws Exception {
        return in(place, (store, out) -> {
                    if (store.read(t -> t.inputs().find(id)).isEmpty()) {
                        throw new WrongUsage("there is no input " + id + ".");
                    }
                    store.update(t -> t.inputs().remove(id));
                })
                .call();
    }

    @Command(name = "members", description = "Lists who may use the desk.")
    int members(@Mixin DeskPlace place) throws Exception {
        return in(place, (store, out) -> {
                    for (Member member : DeskSite.members(store).all()) {
                        out.println(member.name() + "  " + member.role().word());
                    }
                })
                .call();
    }

    @Command(
            name = "admit",
            description = "Lets somebody in, or gives a member another role or password. The password is asked for, or"
                    + " read from the first line of standard input.")
    int admit(
            @Mixin DeskPlace place,
            @Parameters(paramLabel = "NAME", description = "Letters, digits and . _ @ -") String name,
            @Option(
                            names = "--role",
                            paramLabel = "ROLE",
                            description =
                                    "reader, analyst or admin (default: admin for the first member, else reader).")
                    @Nullable
                    String role)
            throws Exception {
        // The first member is let in before the desk is served.
        return with(place, (store, out) -> {
                    Members members = DeskSite.members(store);
                    Role as = role == null ? members.any() ? Role.READER : Role.ADMIN : roleOf(role);
                    String password = password();
                    members.named(name)
                            .ifPresentOrElse(
                                    known -> {
                                        members.resetPassword(known.id(), password);
                                        if (role != null) {
                                            members.changeRole(known.id(), as);
                                        }
                                    },
                                    () -> members.add(name, password, as));
                })
                .call();
    }

    @Command(name = "dismiss", description = "Shows a member the door, with all their browsers and programs.")
    int dismiss(@Mixin DeskPlace place, @Parameters(paramLabel = "NAME", description = "Who.") String name)
            throws Exception {
        return in(place, (store, out) -> {
                    Members members = DeskSite.members(store);
                    members.remove(members.named(name)
                            .orElseThrow(() -> new WrongUsage("there is no member " + name + "."))
                            .id());
                })
                .call();
    }

    private static Role roleOf(String word) {
        for (Role each : Role.values()) {
            if (each.word().equals(word)) {
                return each;
            }
        }
        throw new WrongUsage("a role is reader, analyst or admin, not '" + word + "'.");
    }

    private String password() {
        java.io.Console console = System.console();
        if (console != null && streams.terminal()) {
            char[] typed = console.readPassword("Password: ");
            if (typed == null) {
                throw new WrongUsage("no password was given.");
            }
            return new String(typed);
        }
        Scanner lines = new Scanner(streams.in(), StandardCharsets.UTF_8);
        if (!lines.hasNextLine()) {
            throw new WrongUsage("the password is read from the first line of standard input, and there is none.");
        }
        return lines.nextLine();
    }
}

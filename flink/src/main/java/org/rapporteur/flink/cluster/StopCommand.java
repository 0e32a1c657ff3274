package org.rapporteur.flink.cluster;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import org.apache.flink.api.common.JobID;
import org.apache.flink.client.deployment.StandaloneClusterId;
import org.apache.flink.client.program.rest.RestClusterClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.rapporteur.cli.Rapporteur;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Ends a job so that it can go on later, with more slots or in a newer version of the program. */
@Command(
        name = "stop",
        mixinStandardHelpOptions = true,
        description = "Stops a job and prints where its state lies: submit --from goes on from there.")
final class StopCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    private ClusterCommand.Place place = new ClusterCommand.Place();

    @Parameters(paramLabel = "JOB", description = "As submit and status print it.")
    private String job = "";

    @Option(
            names = "--drain",
            description = "Lets out first what waits for earlier reports; for a job that is not to go on.")
    private boolean drain;

    @Override
    public Integer call() throws Exception {
        LocalCluster cluster = LocalCluster.in(place.folder)
                .orElseThrow(
                        () -> new ParameterException(spec.commandLine(), "no cluster is up in " + place.folder + "."));
        JobID id;
        try {
            id = JobID.fromHexString(job);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), job + " is no id of a job.", e);
        }
        Path savepoints = place.folder.toAbsolutePath().resolve("savepoints");
        try (RestClusterClient<StandaloneClusterId> client =
                new RestClusterClient<>(cluster.configuration(), StandaloneClusterId.getInstance())) {
            String savepoint = client.stopWithSavepoint(
                            id, drain, savepoints.toUri().toString(), SavepointFormatType.CANONICAL)
                    .get();
            spec.commandLine().getOut().println(savepoint);
            return Rapporteur.DONE;
        } catch (ExecutionException e) {
            throw new IOException(
                    "the job " + job + " cannot be stopped: "
                            + SubmitCommand.rootOf(e).getMessage(),
                    e);
        }
    }
}

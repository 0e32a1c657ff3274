package org.rapporteur.desk;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rapporteur.desk.newsroom.NewsroomHealth;
import org.rapporteur.desk.store.Inputs;
import org.rapporteur.desk.watch.Input;
import org.rapporteur.desk.watch.InputStatus;

/**
 * How a desk fares.
 *
 * @param newsroom of this process, or null if another process is the desk's newsroom, or none is
 * @param searchFault why search does not work, or null
 * @param statuses by the input's id; none for one that was not looked at yet
 * @param reportCounts by the input's id
 * @param faults the latest complaints, latest first
 */
public record DeskHealth(
        @Nullable NewsroomHealth newsroom,
        @Nullable String searchFault,
        Counts counts,
        List<Input> inputs,
        Map<String, InputStatus> statuses,
        Map<String, Integer> reportCounts,
        List<Inputs.Fault> faults) {
    public DeskHealth {
        inputs = List.copyOf(inputs);
        statuses = Map.copyOf(statuses);
        reportCounts = Map.copyOf(reportCounts);
        faults = List.copyOf(faults);
    }

    /**
     * How much there is.
     *
     * @param due stories whose account is to be made again
     */
    public record Counts(int reports, int stories, int due, long lastChange) {}

    /** Whether the desk does what it should: it is the newsroom or may be none, it can write, and it can search. */
    public boolean isWell() {
        return searchFault == null && (newsroom == null || newsroom.state() != NewsroomHealth.State.STUCK);
    }
}

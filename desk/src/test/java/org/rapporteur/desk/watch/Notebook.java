package org.rapporteur.desk.watch;

import static org.junit.jupiter.api.Assertions.fail;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import org.rapporteur.ingest.InputProblem;

/** A ledger in memory, which commits at once; it can be read by another desk after this one ended. */
final class Notebook implements Ledger {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Map<String, Input> inputs = new LinkedHashMap<>();
    private final Map<String, Map<String, String>> positions = new HashMap<>();
    private final List<Delivery> deliveries = new ArrayList<>();
    private final List<InputStatus> statuses = new ArrayList<>();
    private int most = Integer.MAX_VALUE;

    synchronized Notebook follow(Input input) {
        inputs.put(input.id(), input);
        return this;
    }

    synchronized void drop(String input) {
        inputs.remove(input);
    }

    /** Takes only so many deliveries more; who hands on another waits until he is interrupted. */
    synchronized void takesOnly(int deliveries) {
        most = deliveries;
        notifyAll();
    }

    @Override
    public synchronized List<Input> inputs() {
        return List.copyOf(inputs.values());
    }

    @Override
    public synchronized Map<String, String> positions(String input) {
        return Map.copyOf(positions.getOrDefault(input, Map.of()));
    }

    @Override
    public synchronized void deliver(Delivery delivery) throws InterruptedException {
        while (most == 0) {
            wait();
        }
        most--;
        deliveries.add(delivery);
        Map<String, String> of = positions.computeIfAbsent(delivery.input(), i -> new HashMap<>());
        delivery.positions().forEach((name, value) -> {
            if (value.isEmpty()) {
                of.remove(name);
            } else {
                of.put(name, value);
            }
        });
    }

    @Override
    public void settle(String input) {}

    @Override
    public synchronized void report(InputStatus status) {
        statuses.add(status);
    }

    @Override
    public synchronized void renamed(Input input) {
        inputs.replace(input.id(), input);
    }

    synchronized Input input(String id) {
        return Objects.requireNonNull(inputs.get(id));
    }

    synchronized int deliveries() {
        return deliveries.size();
    }

    synchronized List<Arrival> arrivals() {
        return deliveries.stream().flatMap(d -> d.arrivals().stream()).toList();
    }

    List<String> keys() {
        return arrivals().stream().map(Arrival::key).toList();
    }

    List<String> texts() {
        return arrivals().stream().map(a -> a.raw().content()).toList();
    }

    synchronized List<String> problems() {
        return deliveries.stream()
                .flatMap(d -> d.problems().stream())
                .map(InputProblem::kind)
                .toList();
    }

    synchronized List<InputStatus> statuses(String input) {
        return statuses.stream().filter(s -> s.input().equals(input)).toList();
    }

    /** The last status of an input, once it was looked at so often. */
    InputStatus awaitLook(String input, int looks) {
        await(() -> statuses(input).size() >= looks);
        return statuses(input).getLast();
    }

    private synchronized String told() {
        return "it did not happen in " + PATIENCE + "; statuses: " + statuses + ", deliveries: " + deliveries.size();
    }

    void await(BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - end > 0) {
                fail(told());
            }
            Thread.onSpinWait();
            try {
                Thread.sleep(5);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}

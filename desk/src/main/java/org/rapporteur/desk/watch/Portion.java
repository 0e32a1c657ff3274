package org.rapporteur.desk.watch;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.rapporteur.ingest.InputProblem;

/** What an input gave and is not yet handed on: little at a time, whatever the input holds. For one thread. */
final class Portion {
    /** 2 MB of text: the largest pages alone, short reports by the {@value Delivery#MOST}. */
    private static final int MOST_CHARS = 1 << 20;

    private final Ledger ledger;
    private final String input;
    private final List<Arrival> arrivals = new ArrayList<>();
    private final List<InputProblem> problems = new ArrayList<>();
    private final Map<String, String> positions = new HashMap<>();
    private int chars;
    private boolean gave;

    Portion(Ledger ledger, String input) {
        this.ledger = ledger;
        this.input = input;
    }

    /** Takes an arrival, and up to where the input is read with it. */
    void add(Arrival arrival, String name, String position) throws InterruptedException {
        arrivals.add(arrival);
        chars += arrival.raw().content().length();
        remember(name, position);
        if (arrivals.size() == Delivery.MOST || chars >= MOST_CHARS) {
            handOn();
        }
    }

    /** Takes what gave no report. */
    void add(InputProblem problem) throws InterruptedException {
        problems.add(problem);
        if (problems.size() == Delivery.MOST) {
            handOn();
        }
    }

    /** An empty value forgets the name. */
    void remember(String name, String value) {
        positions.put(name, value);
    }

    void remember(Map<String, String> values) {
        positions.putAll(values);
    }

    /** Whether anything was handed on yet. */
    boolean gave() {
        return gave;
    }

    /** Hands on what there is. */
    void handOn() throws InterruptedException {
        if (arrivals.isEmpty() && problems.isEmpty() && positions.isEmpty()) {
            return;
        }
        ledger.deliver(new Delivery(input, arrivals, problems, positions));
        gave = true;
        arrivals.clear();
        problems.clear();
        positions.clear();
        chars = 0;
    }
}

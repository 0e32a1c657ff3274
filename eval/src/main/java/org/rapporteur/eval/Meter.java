package org.rapporteur.eval;

import java.lang.management.ManagementFactory;

/** What a measurement costs. */
final class Meter {
    private Meter() {}

    /** Nanoseconds of this thread alone: the machine has other work. */
    static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    /** Seconds of this whole process, on all cores. */
    static double processSeconds() {
        return ProcessHandle.current().info().totalCpuDuration().orElseThrow().toMillis() / 1e3;
    }

    /** Bytes of the heap in use after collection. */
    static long usedBytes() {
        System.gc();
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}

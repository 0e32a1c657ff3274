package org.rapporteur.desk.watch;

import crawlercommons.robots.BaseRobotRules;
import crawlercommons.robots.SimpleRobotRules;
import crawlercommons.robots.SimpleRobotRules.RobotRulesMode;
import crawlercommons.robots.SimpleRobotRulesParser;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** What each host asks of those who read it, and when it was last asked for something. For many threads. */
final class Hosts {
    /** RFC 9309, 2.4. */
    private static final Duration RULES_FOR = Duration.ofDays(1);

    /** RFC 9309, 2.5: at least 500 KiB must be read. */
    private static final int RULES_BYTES = 500 << 10;

    /** A desk follows some hundred outlets; the pages of their entries lie on few more hosts. */
    private static final int MOST = 10_000;

    private final FetchOptions options;
    private final Pause pause;
    private final ConcurrentHashMap<String, Host> hosts = new ConcurrentHashMap<>();

    Hosts(FetchOptions options, Pause pause) {
        this.options = options;
        this.pause = pause;
    }

    private static final class Host {
        final ReentrantLock lock = new ReentrantLock(true);
        Instant nextAt = Instant.EPOCH;

        @Nullable
        BaseRobotRules rules;

        Instant rulesUntil = Instant.EPOCH;
    }

    /**
     * Waits until it is one's turn at the host of an address; nobody else asks it before the turn is closed.
     *
     * @throws FetchFailure if the host wants to be left alone for longer than one waits
     */
    Turn turn(URI address) throws FetchFailure, InterruptedException {
        if (hosts.size() > MOST) {
            Instant now = pause.clock().instant();
            hosts.values().removeIf(h -> !h.lock.isLocked() && h.rulesUntil.isBefore(now) && h.nextAt.isBefore(now));
        }
        String name = String.valueOf(address.getHost()).toLowerCase(Locale.ROOT) + ":" + AddressGuard.port(address);
        Host host = hosts.computeIfAbsent(name, n -> new Host());
        host.lock.lockInterruptibly();
        try {
            if (host.nextAt.isAfter(pause.clock().instant().plus(options.longestPause()))) {
                throw new FetchFailure(
                        "host-waits",
                        address + " is not fetched: the host wants to be left alone until " + host.nextAt + ".",
                        false,
                        host.nextAt);
            }
            Turn turn = new Turn(host);
            turn.await();
            return turn;
        } catch (FetchFailure | InterruptedException | RuntimeException e) {
            host.lock.unlock();
            throw e;
        }
    }

    /** The right to ask a host, one thing after the other. */
    final class Turn implements AutoCloseable {
        private final Host host;

        private Turn(Host host) {
            this.host = host;
        }

        void await() throws InterruptedException {
            pause.until(host.nextAt);
        }

        boolean knowsRules() {
            return host.rules != null && host.rulesUntil.isAfter(pause.clock().instant());
        }

        /** Takes note of the site's {@code robots.txt}. */
        void learn(URI at, byte[] robots) {
            // A delay above the parser's limit would forbid everything; ours is cut instead.
            SimpleRobotRulesParser parser = new SimpleRobotRulesParser(Long.MAX_VALUE, Integer.MAX_VALUE);
            learn(parser.parseContent(
                    at.toString(),
                    Arrays.copyOf(robots, Math.min(robots.length, RULES_BYTES)),
                    "text/plain",
                    List.of(options.robotName())));
        }

        /** There are no rules. */
        void learnNothing() {
            learn(new SimpleRobotRules(RobotRulesMode.ALLOW_ALL));
        }

        private void learn(BaseRobotRules rules) {
            host.rules = rules;
            host.rulesUntil = pause.clock().instant().plus(RULES_FOR);
            asked();
        }

        /** @throws FetchFailure if the rules forbid it; waits for the pause that they ask for */
        void expectAllowed(URI address) throws FetchFailure, InterruptedException {
            if (host.rules != null && !host.rules.isAllowed(address.toString())) {
                throw FetchFailure.forGood(
                        "robots-forbid", address + " is not fetched: the site's robots.txt forbids it.");
            }
            await();
        }

        /** Something was asked for: the next must wait. */
        void asked() {
            long delay = host.rules == null ? 0 : Math.max(0, host.rules.getCrawlDelay());
            Duration asked =
                    Duration.ofMillis(Math.min(delay, options.longestPause().toMillis()));
            leaveAlone(pause.clock()
                    .instant()
                    .plus(asked.compareTo(options.hostPause()) > 0 ? asked : options.hostPause()));
        }

        /** Nobody asks the host before then; nothing is changed by null. */
        void leaveAlone(@Nullable Instant until) {
            if (until != null && until.isAfter(host.nextAt)) {
                host.nextAt = until;
            }
        }

        @Override
        public void close() {
            host.lock.unlock();
        }
    }
}

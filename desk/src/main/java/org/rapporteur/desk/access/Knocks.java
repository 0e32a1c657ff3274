package org.rapporteur.desk.access;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Makes guessing slow: after some wrong guesses for a name, or from an address, the next is looked at only after a while, and that
 * doubles with each. Remembers a bounded number of names and addresses, the latest. For many threads.
 */
final class Knocks {
    /** Wrong guesses that cost nothing: people mistype. */
    static final int FREE = 5;

    /** The longest wait of a name. Short, so that a stranger cannot keep its owner out; still no more than 1,440 guesses a day. */
    private static final Duration NAME_LONGEST = Duration.ofMinutes(1);

    /** The longest wait of an address. */
    private static final Duration ADDRESS_LONGEST = Duration.ofMinutes(15);

    /** A name or address is forgotten after a day without guesses. */
    private static final Duration MEMORY = Duration.ofDays(1);

    /** About 2 MB at most. */
    private static final int REMEMBERED = 10_000;

    private final Clock clock;
    private final Map<String, Guesses> guesses = new LinkedHashMap<>(16, 0.75f, true);

    private record Guesses(int wrong, long last, long next) {}

    Knocks(Clock clock) {
        this.clock = clock;
    }

    /**
     * Lets a guess in, or says how long it has to wait. A guess that is let in counts as wrong until {@link #right} is called, so
     * that a hundred guesses at once are not a hundred free ones.
     */
    synchronized Duration knock(String name, String address) {
        long now = clock.millis();
        String from = "address " + network(address);
        long next = Math.max(known("name " + name, now).next, known(from, now).next);
        if (next > now) {
            return Duration.ofMillis(next - now);
        }
        count("name " + name, NAME_LONGEST, now);
        count(from, ADDRESS_LONGEST, now);
        return Duration.ZERO;
    }

    /** The last guess was right. The address keeps its other wrong guesses: its owner may have an account of their own. */
    synchronized void right(String name, String address) {
        guesses.remove("name " + name);
        guesses.computeIfPresent(
                "address " + network(address), (k, g) -> g.wrong <= 1 ? null : new Guesses(g.wrong - 1, g.last, 0));
    }

    private Guesses known(String who, long now) {
        Guesses known = guesses.get(who);
        return known == null || now - known.last > MEMORY.toMillis() ? new Guesses(0, now, 0) : known;
    }

    private void count(String who, Duration longest, long now) {
        int wrong = known(who, now).wrong + 1;
        // 1 s after the free ones, then 2, 4, 8; 20 doublings are over the longest wait already.
        long wait = wrong < FREE ? 0 : Math.min(longest.toMillis(), 1000L << Math.min(20, wrong - FREE));
        guesses.put(who, new Guesses(wrong, now, now + wait));
        if (guesses.size() > REMEMBERED) {
            guesses.remove(guesses.keySet().iterator().next());
        }
    }

    int remembered() {
        return guesses.size();
    }

    /** The address, of an IPv6 one its network: whoever has one address of a /64 has all of them. */
    private static String network(String address) {
        if (address.indexOf(':') < 0) {
            return address;
        }
        try {
            // With a colon it is a literal address or none: nothing is looked up.
            byte[] bytes = InetAddress.getByName(address).getAddress();
            return Arrays.toString(Arrays.copyOf(bytes, Math.min(8, bytes.length)));
        } catch (UnknownHostException e) {
            return address;
        }
    }
}

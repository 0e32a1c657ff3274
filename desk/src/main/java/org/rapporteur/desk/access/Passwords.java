package org.rapporteur.desk.access;

import at.favre.lib.crypto.bcrypt.BCrypt;
import java.text.Normalizer;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Turns passwords into what can be kept of them, and checks them against it: bcrypt over SHA-384.
 *
 * <p>bcrypt reads 72 bytes only, so a long password is hashed before: 64 characters of SHA-384 keep all of it.
 */
final class Passwords {
    /** About a quarter of a second on one core of 2024; four times OWASP's least cost of 10. */
    static final int COST = 12;

    /** At least: NIST SP 800-63B asks for 8 and advises more; the guess rate is bounded besides. */
    static final int SHORTEST = 10;

    /** At most: nobody types more, and more only keeps the processor busy. */
    static final int LONGEST = 1024;

    /** Two at a time: who floods the login page gets a part of the machine only. */
    private static final int AT_ONCE = 2;

    /** How long a login waits for its turn. */
    private static final int WAIT_SECONDS = 10;

    /** What no password gives; checked where the name is unknown, so that both take as long. */
    private static final String NOBODY = "$2a$12$D/tWo7zSNsuHH0JJC56xcu4bQkDC5eGVObPRzpGmceZV28q2QCI5a";

    private final Semaphore turn = new Semaphore(AT_ONCE, true);
    private final int cost;

    /** @param cost of what is hashed from now on; each step doubles the time */
    Passwords(int cost) {
        this.cost = cost;
    }

    /** What is kept. */
    String hash(String name, String password) {
        check(name, password);
        return inTurn(() -> BCrypt.withDefaults().hashToString(cost, prepared(password)));
    }

    /** Whether this is the password; takes as long when there is none. */
    boolean matches(@Nullable String hash, String password) {
        String against = hash == null ? NOBODY : hash;
        return inTurn(() -> BCrypt.verifyer().verify(prepared(password), against.toCharArray()).verified)
                && hash != null;
    }

    private static void check(String name, String password) {
        if (password.codePointCount(0, password.length()) < SHORTEST) {
            throw new Refused("A password has at least " + SHORTEST + " characters.");
        }
        if (password.length() > LONGEST) {
            throw new Refused("A password has at most " + LONGEST + " characters.");
        }
        if (password.strip().equalsIgnoreCase(name)
                || password.chars().distinct().count() < 4) {
            throw new Refused("This password is too easy to guess.");
        }
    }

    private static char[] prepared(String password) {
        // The same password typed on two machines may come composed or not.
        String typed = Normalizer.normalize(password, Normalizer.Form.NFKC);
        return Secrets.base64(Secrets.digest("SHA-384", typed)).toCharArray();
    }

    private <T> T inTurn(Supplier<T> work) {
        try {
            if (!turn.tryAcquire(WAIT_SECONDS, TimeUnit.SECONDS)) {
                throw new Refused("Too many people log in at this moment. Please try again.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refused("The desk is closing.");
        }
        try {
            return work.get();
        } finally {
            turn.release();
        }
    }
}

package org.rapporteur.desk.access;

import java.time.Duration;

/** How a login went. */
public sealed interface Login {
    /**
     * Somebody is in.
     *
     * @param token what the browser keeps; nobody else does
     */
    record In(Member member, String token) implements Login {}

    /** No such name, or not its password; which of the two is not said. */
    record Wrong() implements Login {}

    /**
     * Too many wrong guesses: nothing was looked at.
     *
     * @param left how long until the next try is looked at
     */
    record TooSoon(Duration left) implements Login {}
}

package org.rapporteur.desk.watch;

import java.util.List;
import java.util.Map;

/** What the watchers are told and what they hand on; the newsroom keeps it. For many threads. */
public interface Ledger {
    /** What is followed now; somebody may name or drop an input at any time. */
    List<Input> inputs();

    /** What was committed of an input's positions. */
    Map<String, String> positions(String input);

    /**
     * Hands on what an input gave. Deliveries of one input are committed in the order in which they were handed on.
     *
     * @throws InterruptedException while waiting, since so many deliveries are on their way that no more are taken
     */
    void deliver(Delivery delivery) throws InterruptedException;

    /** Waits until all that this input delivered is committed. */
    void settle(String input) throws InterruptedException;

    /** Says how an input fares. */
    void report(InputStatus status);

    /**
     * A feed says that it has moved for good (301, 308), or what it is called: only its address and title are to be taken, since
     * somebody may have changed the rest meanwhile. One that is followed no longer stays so.
     */
    void renamed(Input input);
}

package org.passportsync.job;

import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * How much of this process, and of its database, runs may take at once. Many runs read at the same time; what they read,
 * and what they work out in the database, goes through here.
 *
 * <p>Each turn and each desk needs one database connection. Whoever waits for either holds none, so that all other
 * connections are left for what is short: leases, orders to stop, launches, pages of the console.
 */
public final class Room {

    /** Turns where nobody says otherwise. */
    public static final int USUAL_TURNS = 4;

    /** So many pages of 5,000 rows fit into a small heap, and are enough for one run to use every core. */
    private static final int PAGES = 28;

    /** So many more pages may be under way from the SIS, or lie in memory as they came, ahead of the one that is wanted. */
    private static final int AHEAD = 64;

    /** So many pages of earlier readings lie in memory, about a megabyte each where pages have 5,000 rows. */
    private static final int EARLIER_PAGES = 48;

    /** Connections beside those of turns and desks. */
    private static final int RESERVE = 8;

    /** So many rows are worth a second connection: with fewer, beginning costs as much as it saves. */
    public static final long MUCH = 20_000;

    private final long much;
    private final Line turns;
    private final Line desks;
    private final Semaphore shelf = new Semaphore(PAGES);
    private final Semaphore ahead = new Semaphore(PAGES + AHEAD);
    private final Semaphore earlier;

    /** Takes how many runs may be in the database's long steps at once; as many pages are written at once. */
    public Room(int turns) {
        this(turns, MUCH);
    }

    /** The same, with the number of rows from which on a run takes a second turn where one is free. */
    public Room(int turns, long much) {
        this(turns, much, EARLIER_PAGES);
    }

    Room(int turns, long much, int earlierPages) {
        this.much = much;
        this.turns = new Line(turns);
        this.desks = new Line(turns);
        this.earlier = new Semaphore(earlierPages);
    }

    /** How many database connections a process with so many turns needs at most. */
    public static int connections(int turns) {
        return 2 * turns + RESERVE;
    }

    /** Who works in the database for long: runs, by their number, from the step {@code prove} to their end. */
    Line turns() {
        return turns;
    }

    /** Whether so many rows are worth a second turn. */
    boolean much(long rows) {
        return rows >= much;
    }

    /** Takes a desk for the calling thread, which works in the database for a moment: writes a page, begins a run. */
    void takeDesk() throws InterruptedException {
        desks.enter(Thread.currentThread());
    }

    /** Gives back the calling thread's desk, if it has one. */
    void leaveDesk() {
        desks.leave(Thread.currentThread());
    }

    /** Does something for which the calling thread, which nobody interrupts, takes a desk. */
    <T> T atDesk(Supplier<T> work) {
        try {
            takeDesk();
            return work.get();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for a desk", stopped);
        } finally {
            leaveDesk();
        }
    }

    /** Pages that were read ahead of their turn and lie in memory, ready to be written. */
    Semaphore shelf() {
        return shelf;
    }

    /** Pages that are fetched ahead of the ones that are wanted next, and those among them that have come in. */
    Semaphore ahead() {
        return ahead;
    }

    /** Pages of earlier readings that lie in memory. */
    Semaphore earlier() {
        return earlier;
    }
}

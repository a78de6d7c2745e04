package org.passportsync.job;

/** How many requests the reader of a slice may have under way now, and whether it could use more. */
final class Allowance {

    private volatile int requests;
    private volatile boolean wanted;
    private boolean ended;

    Allowance(int requests) {
        this.requests = requests;
    }

    /** Of who has as many pages to ask for. */
    int requests() {
        wanted = true;
        return requests;
    }

    /** Whether another request may be sent where so many are under way. */
    boolean another(int underWay) {
        if (underWay < requests) {
            return true;
        }
        wanted = true;
        return false;
    }

    /** From now on so many; those that are under way already go on. */
    synchronized void become(int share) {
        requests = ended ? 0 : share;
    }

    /** Nothing is sent any more, whatever is found later. */
    synchronized void end() {
        ended = true;
        requests = 0;
    }

    /** Whether fewer than so many may be sent although more were wanted since this was asked last. */
    boolean lacks(int most) {
        boolean more = wanted;
        wanted = false;
        return more && requests < most;
    }
}

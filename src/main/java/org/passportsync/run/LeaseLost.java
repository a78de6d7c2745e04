package org.passportsync.run;

/** Another process has taken a connection's lease over; this one must not write any more. */
public final class LeaseLost extends RuntimeException {

    private static final long serialVersionUID = 1L;

    LeaseLost(int connectionId, long epoch) {
        super("the lease of connection " + connectionId + " was taken over after epoch " + epoch
                + "; this process writes nothing more. Look at the newest run of the connection");
    }
}

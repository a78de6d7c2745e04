package org.passportsync.sis;

import java.net.URI;

/** Every request to a SIS passes it, whatever the protocol. */
public interface Gate {

    /** What has been let in; closing it lets the next one in. */
    @FunctionalInterface
    interface Place extends AutoCloseable {
        @Override
        void close();
    }

    /** Waits until a request may be sent to the host of an address; {@code asker} is one connection's way of asking. */
    Place enter(URI address, Object asker) throws InterruptedException;

    /** Whether an address may be asked without encryption, by a setting of the program. */
    default boolean mayBePlain(URI address) {
        return false;
    }
}

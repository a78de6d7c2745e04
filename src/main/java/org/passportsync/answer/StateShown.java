package org.passportsync.answer;

import org.passportsync.job.Moved;
import org.passportsync.run.Connections;

/**
 * What became of a connection.
 *
 * @param message what that means
 */
public record StateShown(String connection, Connections.State state, String message) {

    public static StateShown of(Moved.Done done) {
        return new StateShown(done.connection(), done.state(), done.text());
    }
}

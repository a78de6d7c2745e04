package org.passportsync.command;

import org.passportsync.job.Moved;
import org.passportsync.run.Connections.State;

/** Tells what became of a connection. */
final class StateWords {

    private StateWords() {}

    static ExitCode tell(Session session, Moved moved) {
        return switch (moved) {
            case Moved.Done(String connection, State state, String text) -> {
                session.console()
                        .line(
                                session.options().json
                                        ? Json.text(Json.object()
                                                .put("connection", connection)
                                                .put("state", state.name())
                                                .put("message", text))
                                        : text);
                yield ExitCode.DONE;
            }
            case Moved.Refused(String reason) -> session.tell(ExitCode.REFUSED, reason);
            case Moved.Wrong(String reason) -> session.tell(ExitCode.WRONG, reason);
        };
    }
}

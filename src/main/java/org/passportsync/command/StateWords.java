package org.passportsync.command;

import org.passportsync.answer.Answers;
import org.passportsync.answer.StateShown;
import org.passportsync.job.Moved;

/** Tells what became of a connection. */
final class StateWords {

    private StateWords() {}

    static ExitCode tell(Session session, Moved moved) {
        return switch (moved) {
            case Moved.Done done -> {
                session.console().line(session.options().json ? Answers.text(StateShown.of(done)) : done.text());
                yield ExitCode.DONE;
            }
            case Moved.Refused(String reason) -> session.tell(ExitCode.REFUSED, reason);
            case Moved.Wrong(String reason) -> session.missing(reason);
        };
    }
}

package org.passportsync.command;

import java.net.URI;
import java.util.List;

/** A command line that was read and checked, before anything is opened. */
sealed interface Prepared {

    /** It makes no sense; exit code 2. */
    record Wrong(List<String> problems) implements Prepared {}

    /** It needs no database. */
    record Alone(Work work) implements Prepared {}

    /** It needs the database. */
    record AtDesk(DeskWork work) implements Prepared {}

    /** It needs the database, and serves pages and API meanwhile; settings are what it sets where nobody does. */
    record AtServer(List<String> settings, ServerWork work) implements Prepared {}

    /** What a command does while it serves. */
    interface ServerWork {
        ExitCode work(Desk desk, URI console) throws InterruptedException;
    }

    /** What a command does by itself. */
    interface Work {
        ExitCode work() throws InterruptedException;
    }

    /** What a command does with the database. */
    interface DeskWork {
        ExitCode work(Desk desk) throws InterruptedException;
    }
}

package org.passportsync.command;

import org.passportsync.job.RunWatcher;

/** Shows a person, or a log, how a run goes, until it is closed. */
interface Progress extends RunWatcher, AutoCloseable {

    /** The progress that fits the console. */
    static Progress on(Console console) {
        return console.attended() ? new LiveProgress(console) : new PlainProgress(console.err());
    }

    @Override
    void close();
}

package org.passportsync.job;

import org.passportsync.run.Run;
import org.passportsync.run.RunState;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/** Drops what is kept no longer once a run has come to rest that did not fail, for systems where nobody serves. */
record Tidying(Keeping keeping) {

    /** Looks after the run's district; where that fails, the run is what it is. */
    void after(Launched result, RunWatcher watcher) {
        if (result instanceof Launched.Ended(Run run) && run.state() != RunState.FAILED) {
            tidy(run, watcher);
        }
    }

    private void tidy(Run run, RunWatcher watcher) {
        try {
            Dropped dropped = keeping.drop(run.district());
            if (!dropped.equals(Dropped.NOTHING)) {
                watcher.remark("dropped what is kept no longer: " + dropped.words());
            }
        } catch (DataAccessException | TransactionException failed) {
            watcher.remark("what is kept no longer could not be dropped now; the next sync tries again");
        }
    }
}

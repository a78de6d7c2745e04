package org.passportsync.answer;

import java.util.List;
import org.passportsync.run.NewDataKey;

/**
 * A district that has a new data key.
 *
 * @param closedRuns runs that had failed or stopped, and can't go on any more
 */
public record DataKeyShown(String district, List<Long> closedRuns) {

    public DataKeyShown {
        closedRuns = List.copyOf(closedRuns);
    }

    public static DataKeyShown of(NewDataKey.Outcome.Done done) {
        return new DataKeyShown(done.district(), done.closed());
    }
}

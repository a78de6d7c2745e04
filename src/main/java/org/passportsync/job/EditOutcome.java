package org.passportsync.job;

import java.util.List;
import java.util.UUID;
import org.passportsync.change.Edited;

/** What came of an edit. */
public sealed interface EditOutcome {

    /**
     * It is done.
     *
     * @param run the run that it is kept as
     */
    record Done(UUID passportId, long run, Edited edited) implements EditOutcome {}

    /** There is no such live record. */
    record Missing() implements EditOutcome {}

    /** The version that it has was not named. */
    record Unseen(int version) implements EditOutcome {}

    /** It has another version than those that were named. */
    record Stale(int version) implements EditOutcome {}

    /** It can't be done as things are. */
    record Obstacle(String reason) implements EditOutcome {}

    /** What was given is wrong. */
    record Refused(List<String> problems) implements EditOutcome {}
}

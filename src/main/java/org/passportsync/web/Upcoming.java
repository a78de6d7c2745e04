package org.passportsync.web;

import java.time.ZonedDateTime;
import java.util.Optional;

/** When connections run next by themselves; there is one only where a schedule fires. */
@FunctionalInterface
public interface Upcoming {

    Optional<ZonedDateTime> nextRun(String connection);
}

package org.passportsync.notice;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.passportsync.run.NoticeKind;

/**
 * One thing that one recipient is to be told.
 *
 * @param runId null: it is about the connection
 * @param detail the fact, as it was when it was noted
 * @param channel how: {@code EMAIL} or {@code WEBHOOK}
 * @param attempts how often it was tried, this time included
 */
record Notice(
        long id,
        NoticeKind kind,
        int connectionId,
        @Nullable Long runId,
        @Nullable String detail,
        String channel,
        String address,
        Instant at,
        int attempts) {

    /** For messages; without the address. */
    String inWords() {
        return kind + " by " + channel + (runId == null ? "" : " about run " + runId);
    }
}

package org.passportsync.answer;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.passportsync.access.Audit;

/**
 * Who did what.
 *
 * @param from the address it came from; null: by a command on the machine itself
 * @param subject for example {@code run 7}
 */
public record AuditRow(
        Instant at,
        String actor,
        @Nullable String from,
        String action,
        String subject,
        @Nullable String detail) {

    public static AuditRow of(Audit.Entry entry) {
        return new AuditRow(
                entry.at(),
                entry.actor().name(),
                entry.actor().from(),
                entry.action(),
                entry.subject(),
                entry.detail());
    }
}

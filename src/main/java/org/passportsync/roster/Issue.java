package org.passportsync.roster;

import org.jspecify.annotations.Nullable;

/**
 * A data-quality finding about one source record.
 *
 * @param entity null where the record could not be read far enough to tell
 * @param sisId null where it could not be read
 * @param stage where it was found: intake, assemble, link or settle
 * @param value the offending value, already masked where the attribute is personal
 * @param page the page of the extract, for example {@code users#12}
 */
public record Issue(
        @Nullable EntityType entity,
        @Nullable String sisId,
        IssueKind kind,
        String stage,
        String rule,
        @Nullable String attribute,
        @Nullable String value,
        String message,
        @Nullable String page) {}

package org.passportsync.shape;

import org.jspecify.annotations.Nullable;
import org.passportsync.roster.IssueKind;

/**
 * What is wrong with one value of a record.
 *
 * @param value already masked where the attribute is personal
 */
public record Finding(
        IssueKind kind,
        String rule,
        @Nullable String attribute,
        @Nullable String value,
        String message) {}

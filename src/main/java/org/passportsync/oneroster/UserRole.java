package org.passportsync.oneroster;

import org.jspecify.annotations.Nullable;

/**
 * One role of a user at one organisation.
 *
 * @param org the organisation's identifier
 * @param primary whether it is called the user's primary role there
 */
public record UserRole(
        @Nullable String name,
        @Nullable String org,
        boolean primary,
        @Nullable String beginDate,
        @Nullable String endDate) {}

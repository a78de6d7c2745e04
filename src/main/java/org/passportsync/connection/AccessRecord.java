package org.passportsync.connection;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Qmlativ's integration access record, as the district entered it there.
 *
 * @param effective first day it is valid; null: no limit
 * @param expires last day it is valid; null: no limit
 */
public record AccessRecord(
        @Nullable String name,
        @Nullable String description,
        @Nullable String authenticationType,
        boolean active,
        @Nullable LocalDate effective,
        @Nullable LocalDate expires,
        @Nullable String oneRosterConfiguration) {}

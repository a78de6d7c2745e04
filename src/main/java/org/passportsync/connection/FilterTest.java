package org.passportsync.connection;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One condition of a filter rule.
 *
 * @param text what a condition on text compares with, else null
 * @param date what a condition on dates compares with, else null
 */
public record FilterTest(
        String attribute,
        FilterCondition condition,
        @Nullable String text,
        @Nullable LocalDate date) {}

package org.passportsync.connection;

import org.jspecify.annotations.Nullable;

/**
 * What a district asks of an attribute, and what happens to a record that doesn't meet it.
 *
 * @param value stands in for what is missing; only with {@link Action#DEFAULT}
 */
public record Requirement(
        String attribute,
        Check check,
        Action action,
        @Nullable String value) {}

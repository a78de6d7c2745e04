package org.passportsync.connection;

import org.jspecify.annotations.Nullable;

/**
 * One school of the SIS and the hub school that it feeds; exactly one of the last two is set.
 *
 * @param source the school's identifier in the SIS, without prefix
 * @param newName name of the hub school to make
 * @param existingSlug the hub school that is there already, or that another entry makes
 */
public record MappedSchool(
        String source, @Nullable String newName, @Nullable String existingSlug) {}

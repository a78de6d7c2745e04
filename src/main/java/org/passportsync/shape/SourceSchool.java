package org.passportsync.shape;

import org.jspecify.annotations.Nullable;

/**
 * A school as the SIS lists it.
 *
 * @param id raw, without prefix
 * @param type {@code school}, or {@code district} for the district office
 */
public record SourceSchool(
        String id,
        @Nullable String name,
        @Nullable String type,
        @Nullable String identifier) {

    /** Says whether it is the district's own row: the district office. */
    public boolean office() {
        return "district".equals(type);
    }
}

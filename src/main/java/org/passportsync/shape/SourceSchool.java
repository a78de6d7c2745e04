package org.passportsync.shape;

import org.jspecify.annotations.Nullable;

/**
 * A school as the SIS lists it.
 *
 * @param id raw, without prefix
 * @param type {@code school}, or {@code district} for the district office
 * @param identifier given by the state or NCES
 * @param ended whether the SIS calls it inactive or to be deleted
 */
public record SourceSchool(
        String id,
        @Nullable String name,
        @Nullable String type,
        @Nullable String identifier,
        boolean ended) {

    /** Says whether it is the district's own row: the district office. */
    public boolean office() {
        return "district".equals(type);
    }

    /** What is known of a school that the SIS doesn't list. */
    static SourceSchool unlisted(String id) {
        return new SourceSchool(id, null, null, null, false);
    }
}

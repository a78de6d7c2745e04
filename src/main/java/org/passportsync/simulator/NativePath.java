package org.passportsync.simulator;

import java.util.Optional;

/**
 * What a path below {@code v1} leads to.
 *
 * @param owner the SchoolId of the school, or the NameId of the student, that a collection is limited to; or an empty text
 * @param key the key of a single row, or an empty text
 */
record NativePath(NativeResource resource, String owner, String key) {

    /** Reads a path such as {@code schools/101/students}; nothing where it leads nowhere. */
    static Optional<NativePath> read(String path) {
        String[] parts = path.split("/", -1);
        Optional<NativeResource> first = NativeResource.named(parts[0]);
        return first.flatMap(resource -> switch (parts.length) {
            case 1 -> only(resource, resource != NativeResource.ENROLLMENTS, "", "");
            case 2 -> only(resource, resource != NativeResource.ENROLLMENTS && !parts[1].isEmpty(), "", parts[1]);
            case 3 -> NativeResource.named(parts[2]).flatMap(below -> below(resource, parts[1], below));
            default -> Optional.empty();
        });
    }

    private static Optional<NativePath> below(NativeResource outer, String owner, NativeResource resource) {
        boolean isThere = switch (outer) {
            case SCHOOLS -> resource.isListedBySchool();
            case STUDENTS -> resource == NativeResource.ENROLLMENTS;
            default -> false;
        };
        return only(resource, isThere, owner, "");
    }

    private static Optional<NativePath> only(NativeResource resource, boolean isThere, String owner, String key) {
        return isThere ? Optional.of(new NativePath(resource, owner, key)) : Optional.empty();
    }
}

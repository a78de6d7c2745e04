package org.passportsync.simulator;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What requests are for, and faults may be limited to: a collection of OneRoster or one of SMS 2.0. */
public sealed interface Target permits Resource, NativeResource {

    /** Every collection of both. */
    List<Target> ALL = Stream.<Target>concat(Stream.of(Resource.values()), Stream.of(NativeResource.values()))
            .toList();

    /** The last part of the collection's path, for example {@code users}. */
    String path();

    /** The collections with this path: none, one, or one of each side. */
    static Set<Target> named(String path) {
        return ALL.stream().filter(one -> one.path().equals(path)).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Every path once. */
    static String names() {
        return ALL.stream().map(Target::path).distinct().collect(Collectors.joining(", "));
    }
}

package org.passportsync.connection;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gathers everything that is wrong with a document, so that nobody has to fix it problem by problem. */
final class Problems {

    private static final Comparator<DefinitionProblem> BY_PLACE =
            Comparator.comparingInt(DefinitionProblem::line).thenComparingInt(DefinitionProblem::column);

    private final List<DefinitionProblem> found = new ArrayList<>();

    void note(Place place, String message) {
        found.add(new DefinitionProblem(place.path(), place.line(), place.column(), message));
    }

    /** Notes a problem and gives the value that wasn't read: null. */
    <T> @Nullable T refuse(Place place, String message) {
        note(place, message);
        return null;
    }

    boolean none() {
        return found.isEmpty();
    }

    int count() {
        return found.size();
    }

    /** All of them in the order of the document. */
    List<DefinitionProblem> all() {
        return found.stream().distinct().sorted(BY_PLACE).toList();
    }
}

package org.passportsync.connection;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Gathers everything that is wrong with a document, so that nobody has to fix it problem by problem. */
final class Problems {

    private final List<DefinitionProblem> found = new ArrayList<>();
    private final Set<Place> places = new HashSet<>();
    private int noted;

    /** Notes a problem; of several at one place only the first, since the others follow from it. */
    void note(Place place, String message) {
        noted++;
        if (places.add(place)) {
            found.add(new DefinitionProblem(place.path(), place.line(), place.column(), message));
        }
    }

    /** Notes a problem and gives the value that wasn't read: null. */
    <T> @Nullable T refuse(Place place, String message) {
        note(place, message);
        return null;
    }

    boolean none() {
        return found.isEmpty();
    }

    /** How often something was noted so far, what follows from the first at its place included. */
    int count() {
        return noted;
    }

    /** All of them by line, and within a line in the order of the settings. */
    List<DefinitionProblem> all() {
        return found.stream()
                .sorted(Comparator.comparingInt(DefinitionProblem::line))
                .toList();
    }
}

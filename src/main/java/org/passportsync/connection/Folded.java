package org.passportsync.connection;

import java.util.List;

/** What came of folding connections' definitions into their district. */
public sealed interface Folded {

    record Agreed(DistrictDefinition district) implements Folded {}

    /** The definitions contradict one another, so none of the given ones is taken. */
    record Contradicted(List<Contradiction> contradictions) implements Folded {
        public Contradicted {
            contradictions = List.copyOf(contradictions);
        }
    }

    /**
     * Two definitions that can't hold together.
     *
     * @param path the setting
     * @param message what each says, in which file, and what to do
     */
    record Contradiction(String path, String message) {}
}

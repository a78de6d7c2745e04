package org.passportsync.sources;

import java.util.List;

/** A hub to which a story happens: the model, or the engine, through whole runs or through its steps alone. */
interface Hub {

    /** Lets one thing happen. */
    void take(Step step);

    /** The live passport records of students and staff. */
    List<Shown> shown();

    /** What contradicts itself in it, in words. */
    default List<String> contradictions() {
        return List.of();
    }
}

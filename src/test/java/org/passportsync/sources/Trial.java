package org.passportsync.sources;

import java.util.ArrayList;
import java.util.List;

/** A story that happens to the model and to a hub at once. */
record Trial(Story story) {

    /** What differs after the first run after which anything does, in words; empty: nothing ever does. */
    List<String> differences(Hub hub) {
        ModelHub model = new ModelHub();
        Likeness likeness = new Likeness();
        int number = 0;
        for (Step step : story.steps()) {
            number++;
            model.take(step);
            try {
                hub.take(step);
            } catch (AssertionError | RuntimeException broken) {
                return List.of("step " + number + ", " + step + ", broke: " + broken);
            }
            if (step instanceof Step.Synced) {
                List<String> differences = new ArrayList<>(likeness.differences(model.shown(), hub.shown()));
                differences.addAll(hub.contradictions());
                if (!differences.isEmpty()) {
                    return List.of("after step " + number + ", " + step + ":", String.join("\n", differences));
                }
            }
        }
        return List.of();
    }
}

package org.passportsync.job;

import java.lang.ref.SoftReference;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.passportsync.staging.SeenIndex;

/** What runs compare their pages with, kept for each run's next slice: of so many runs at most, as long as memory lasts. */
final class KeptIndexes {

    private final int most;
    private final Map<Long, SoftReference<@Nullable SeenIndex>> kept = new LinkedHashMap<>(16, 0.75f, true);

    KeptIndexes(int most) {
        this.most = most;
    }

    /** That of a run; where it is to be loaded, another is let go before, rather none of the runs that are being read. */
    synchronized SeenIndex of(long runId, Set<Long> beingRead, Supplier<SeenIndex> load) {
        SoftReference<@Nullable SeenIndex> found = kept.get(runId);
        SeenIndex index = found == null ? null : found.get();
        if (index == null) {
            kept.remove(runId);
            makeRoom(beingRead);
            index = load.get();
            kept.put(runId, new SoftReference<>(index));
        }
        return index;
    }

    private void makeRoom(Set<Long> beingRead) {
        while (kept.size() >= most) {
            kept.remove(kept.keySet().stream()
                    .filter(run -> !beingRead.contains(run))
                    .findFirst()
                    .orElseGet(() -> kept.keySet().iterator().next()));
        }
    }
}

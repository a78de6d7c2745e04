package org.passportsync.sis;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a connection test found.
 *
 * @param facts what was learned of the server, in words, for example the version and path
 * @param problem why nothing could be asked at all; null where the SIS let us in
 */
public record ConnectionReport(List<String> facts, @Nullable String problem, List<ResourceReport> resources) {

    /**
     * What one resource answered.
     *
     * @param count rows the SIS claims; null where it does not say
     * @param problem the first problem in words; null where all is well
     */
    public record ResourceReport(
            String resource,
            boolean reachable,
            @Nullable Long count,
            Duration responseTime,
            @Nullable String problem) {}

    /** Says whether every resource that is needed can be read. */
    public boolean passed() {
        return problem == null && resources.stream().allMatch(ResourceReport::reachable);
    }
}

package org.passportsync.watch;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Locale;
import org.passportsync.job.Onlooker;
import org.passportsync.sis.SourceWatcher;

/** How long the SIS takes to answer this process, and how often it does not. */
public final class SisFigures implements Onlooker {

    private static final Duration[] BOUNDS = {
        Duration.ofMillis(100),
        Duration.ofMillis(500),
        Duration.ofSeconds(2),
        Duration.ofSeconds(10),
        Duration.ofMinutes(1)
    };

    private final MeterRegistry registry;

    public SisFigures(MeterRegistry registry) {
        this.registry = registry;
    }

    @Override
    public void asked(String connection, String resource, SourceWatcher.Outcome outcome, Duration took) {
        Timer.builder("passport.sis.request")
                .description("Requests to the SIS by this process, each try counted")
                .tag("connection", connection)
                .tag("resource", resource)
                .tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
                .serviceLevelObjectives(BOUNDS)
                .register(registry)
                .record(took);
    }
}

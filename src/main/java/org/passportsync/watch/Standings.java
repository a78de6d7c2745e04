package org.passportsync.watch;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/** How connections stand now, as gauges. */
final class Standings {

    private final MultiGauge success;
    private final MultiGauge parked;
    private final MultiGauge age;
    private final MultiGauge leased;
    private final MultiGauge expired;
    private final MultiGauge issues;

    Standings(MeterRegistry registry) {
        this.success = gauge(
                registry,
                "passport.last.success.age",
                "Since the last committed run, or else since the" + " connection was made",
                "seconds");
        this.parked = gauge(registry, "passport.runs.parked", "Whether a run is held and waits for a decision", null);
        this.age = gauge(registry, "passport.run.parked.age", "Since the held run began", "seconds");
        this.leased = gauge(registry, "passport.lease.held", "Whether a process works on the connection", null);
        this.expired =
                gauge(registry, "passport.lease.expired", "Whether a run is under way that no process works on", null);
        this.issues = gauge(registry, "passport.issues.open", "Findings about records that are still true", null);
    }

    void show(List<Sightings.Standing> standings, List<Sightings.Open> open) {
        rows(success, standings, _ -> true, Sightings.Standing::since);
        rows(parked, standings, _ -> true, one -> one.parked() == null ? 0 : 1);
        rows(age, standings, one -> one.parked() != null, one -> one.parked() == null ? 0 : one.parked());
        rows(leased, standings, _ -> true, one -> one.leased() ? 1 : 0);
        rows(expired, standings, _ -> true, one -> one.expired() ? 1 : 0);
        issues.register(
                open.stream()
                        .map(one -> MultiGauge.Row.of(
                                Tags.of(
                                        "connection",
                                        one.connection(),
                                        "kind",
                                        one.kind().toLowerCase(Locale.ROOT)),
                                one.count()))
                        .toList(),
                true);
    }

    private static void rows(
            MultiGauge gauge,
            List<Sightings.Standing> standings,
            Predicate<Sightings.Standing> shown,
            ToDoubleFunction<Sightings.Standing> value) {
        gauge.register(
                standings.stream()
                        .filter(shown)
                        .map(one ->
                                MultiGauge.Row.of(Tags.of("connection", one.connection()), value.applyAsDouble(one)))
                        .toList(),
                true);
    }

    private static MultiGauge gauge(
            MeterRegistry registry, String name, String description, @org.jspecify.annotations.Nullable String unit) {
        return MultiGauge.builder(name).description(description).baseUnit(unit).register(registry);
    }
}

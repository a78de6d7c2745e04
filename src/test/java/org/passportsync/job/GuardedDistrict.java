package org.passportsync.job;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.passportsync.connection.Guards;
import org.passportsync.run.Run;
import org.passportsync.run.RunReport;
import org.passportsync.run.RunReports;

/** A little district whose imports are guarded. */
abstract class GuardedDistrict {

    static final String DURING = LittleDistrict.TODAY;
    static final String AFTER = "2026-09-15";

    LittleDistrict district;
    private InstantSource clock = Clock.systemUTC();

    @BeforeEach
    void enter(@TempDir Path folder) {
        district = new LittleDistrict(folder, () -> clock.instant());
        district.apply(district.definition());
        district.committed("asOf=2026-09-13");
    }

    @AfterEach
    void leave() {
        district.close();
    }

    /** Changes a record of the hub just before the commit, as another connection might. */
    RunWatcher meddler() {
        return new At(
                "commit",
                () -> district.house
                        .sql()
                        .sql("update passport_record set version = version + 1 where sis_id = 's-101-07'")
                        .update());
    }

    /** Lets it be noon of a day in the district from now on. */
    void onTheDay(String day) {
        clock = () -> Instant.parse(day + "T17:00:00Z");
    }

    /** Lets it be ten in the evening in the district, when the next day has begun in UTC. */
    void inTheEveningOf(String day) {
        clock = () -> Instant.parse(day + "T22:00:00-05:00");
    }

    void guard(Guards.Kind kind, String from, String to) {
        set(kind, new Guards.Window(LocalDate.parse(from), LocalDate.parse(to)));
    }

    void set(Guards.Kind kind, Guards.@org.jspecify.annotations.Nullable Window window) {
        district.house.connections.guard(
                "lakeside", guards -> guards.with(kind, window), org.passportsync.access.Actor.here("steward"));
    }

    RunReport report(Run run) {
        return new RunReports(district.house.place.database(), district.house.connections).of(run);
    }
}

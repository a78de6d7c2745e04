package org.passportsync.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.passportsync.database.TestDatabase;
import org.passportsync.roster.EntityType;
import org.passportsync.run.Hold;
import org.passportsync.run.Holds;
import org.passportsync.run.Run;
import org.passportsync.run.RunState;
import org.passportsync.simulator.District;
import org.passportsync.simulator.DistrictSettings;
import org.passportsync.simulator.Pace;
import org.passportsync.simulator.SimulatedSkyward;
import org.passportsync.simulator.SimulatorSettings;

/** A simulated district that is synced on chosen days of a school year, under the default limits. */
abstract class SyncedYear {

    static final int ROLLOVER = 303;
    static final int LAST_YEAR_UNLISTED = 365;

    final SimulatedSkyward skyward = SimulatedSkyward.start(SimulatorSettings.of(
            District.of(DistrictSettings.of(7, 300).with(DistrictSettings.Quirks.USUAL.at(Pace.CALM)))));
    final TestDatabase database = TestDatabase.fresh();
    House house;

    @BeforeEach
    void enter(@TempDir Path folder) {
        house = House.on(database, folder, this::noon);
        house.apply(Definitions.lakeside(skyward).text());
    }

    Instant noon() {
        return skyward.district().today().atTime(12, 0).toInstant(ZoneOffset.UTC);
    }

    @AfterEach
    void leave() {
        house.close();
        database.close();
        skyward.close();
    }

    Run sync(int day) {
        skyward.day(day);
        return Lakeside.ended(house.launch("asOf=" + skyward.district().today()));
    }

    Run approved(Run run) {
        return Lakeside.ended(house.syncs.approve(
                run.id(), String.valueOf(run.digest()), "the new school year", House.OPERATOR, RunWatcher.NONE));
    }

    void assertCommitted(Run run) {
        assertThat(holds(run)).isEmpty();
        assertThat(run.state()).isIn(RunState.COMMITTED, RunState.COMMITTED_WITH_ISSUES);
        assertThat(run.message()).isNull();
    }

    /** The holds of a run that was not approved, each as its reason, entity and operation. */
    List<String> holds(Run run) {
        return run.state() == RunState.PARKED
                ? new Holds(house.place.database())
                        .of(run.id()).stream().map(SyncedYear::shown).toList()
                : List.of();
    }

    private static String shown(Hold hold) {
        return hold.reason() + " " + hold.entity() + (hold.operation() == null ? "" : " " + hold.operation());
    }

    int changes(Run run, EntityType entity, String operation, String cause) {
        return house.sql()
                .sql("select count(*) from change where run_id = :run and entity = :entity"
                        + " and operation = :operation and cause = :cause")
                .param("run", run.id())
                .param("entity", entity.code())
                .param("operation", operation)
                .param("cause", cause)
                .query(Integer.class)
                .single();
    }

    int live(EntityType entity) {
        return house.sql()
                .sql("select count(*) from passport_record where entity = :entity and deleted_at is null")
                .param("entity", entity.code())
                .query(Integer.class)
                .single();
    }
}

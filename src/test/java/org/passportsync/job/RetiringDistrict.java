package org.passportsync.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.passportsync.connection.LaunchParameters;
import org.passportsync.run.ConnectionStates.Order;
import org.passportsync.run.Run;
import org.passportsync.run.RunState;
import org.passportsync.simulator.AccessRecord;
import org.passportsync.simulator.Resource;
import org.passportsync.simulator.SimulatedSkyward;
import org.passportsync.simulator.SimulatorSettings;

/** A little district beside another connection of it, which is to be retired and released. */
abstract class RetiringDistrict {

    static final List<String> REMEMBERED =
            List.of("source_record", "source_part", "school_mapping", "school_refresh", "baseline", "remembered_hash");

    final FewRows annexRows = new FewRows();
    final SimulatedSkyward annex = SimulatedSkyward.start(
            SimulatorSettings.of(annexRows.rows).with(AccessRecord.of("annex", "simulated-secret")));
    Path folder;
    LittleDistrict district;

    @BeforeEach
    void enter(@TempDir Path given) {
        folder = given;
        district = new LittleDistrict(given);
        district.apply(shared());
        district.committed();
        annexRows.put(Resource.ORGS, """
                        {"sourcedId":"a-1","status":"active","name":"Annex","type":"school"}""").aStudent("a-001", "a-1");
        district.house.apply(Definitions.lakeside(annex)
                .advanced("multipleSources: true")
                .text()
                .replace("connection: lakeside", "connection: annex")
                .replace("  autoMap: true", "  autoMap: true\n  map: [{ source: a-1, existing: school-101 }]"));
    }

    @AfterEach
    void leave() {
        district.close();
        annex.close();
    }

    Definitions shared() {
        return district.definition().advanced("multipleSources: true");
    }

    void retire() {
        assertThat(district.house.life.order("lakeside", Order.RETIRE, House.OPERATOR))
                .isInstanceOf(Moved.Done.class);
    }

    Launched launch() {
        return launch(RunWatcher.NONE);
    }

    Launched launch(RunWatcher watcher) {
        return district.house.syncs.launch(LaunchParameters.release("lakeside", "moved"), House.OPERATOR, watcher);
    }

    Run released() {
        return ended(launch());
    }

    Run approved(Run held) {
        assertThat(held.state()).as(held.message()).isEqualTo(RunState.PARKED);
        return ended(district.approve(held));
    }

    static Run ended(Launched launched) {
        assertThat(launched).isInstanceOf(Launched.Ended.class);
        return ((Launched.Ended) launched).run();
    }

    List<String> hub() {
        return texts("select entity || ' ' || sis_id from passport_record where deleted_at is null order by 1");
    }

    List<String> texts(String statement) {
        return district.house
                .sql()
                .sql(statement)
                .query((row, _) -> row.getString(1))
                .list();
    }

    int count(String what) {
        return district.house
                .sql()
                .sql("select count(*) from " + what)
                .query(Integer.class)
                .single();
    }
}

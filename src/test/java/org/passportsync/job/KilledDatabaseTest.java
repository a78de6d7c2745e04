package org.passportsync.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.passportsync.run.Run;
import org.passportsync.run.RunState;
import org.passportsync.simulator.SimulatedSkyward;
import org.passportsync.simulator.SimulatorSettings;
import org.springframework.dao.DataAccessException;

/** kill -9 of PostgreSQL during intake and before the commit: the run fails or has broken off, and goes on later. */
@Timeout(180)
class KilledDatabaseTest {

    @ParameterizedTest
    @ValueSource(strings = {"intake", "commit"})
    void the_same_command_goes_on_when_the_database_is_back(String when, @TempDir Path folder) throws Exception {
        FewRows district = new FewRows().aSchool("lincoln").students(1, 60, "lincoln");
        try (SimulatedSkyward skyward = SimulatedSkyward.start(SimulatorSettings.of(district.rows));
                OwnServer server = new OwnServer(folder.resolve("data"));
                House house = House.at(server.address(), folder)) {
            house.apply(Definitions.lakeside(skyward)
                    .with("pageSize", "10\n  maxConcurrentRequests: 1")
                    .text());
            AtomicBoolean killed = new AtomicBoolean();
            skyward.afterRequest(request -> {
                if (when.equals("intake") && request.query().contains("offset=27") && !killed.getAndSet(true)) {
                    server.kill();
                }
            });

            Run broken = Lakeside.ended(house.launch(new At(when, () -> {
                if (when.equals("commit") && !killed.getAndSet(true)) {
                    server.kill();
                }
            })));

            assertThat(killed).isTrue();
            assertThat(broken.state()).isEqualTo(RunState.FAILED);
            assertThat(broken.message()).contains("the database can't be reached any more", "restart run 1");
            server.startAgain();
            ChildProcess.await("the pool's recovery", () -> answers(house));
            // The lease could not be given back; it runs out within 30 seconds, which a test need not wait for.
            house.sql()
                    .sql("update lease set until = clock_timestamp() - interval '1 second'")
                    .update();
            Run again = Lakeside.ended(house.launch());
            assertThat(again.id()).isEqualTo(1);
            assertThat(again.state()).as(again.message()).isEqualTo(RunState.COMMITTED);
            assertThat(house.sql()
                            .sql("select count(*) from passport_record where entity = 5")
                            .query(Long.class)
                            .single())
                    .isEqualTo(60);
        }
    }

    private static boolean answers(House house) {
        try {
            return house.sql().sql("select true").query(Boolean.class).single();
        } catch (DataAccessException away) {
            return false;
        }
    }
}

package org.passportsync.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.passportsync.database.TestDatabase;
import org.passportsync.run.Run;
import org.passportsync.run.RunState;
import org.passportsync.simulator.District;
import org.passportsync.simulator.DistrictSettings;
import org.passportsync.simulator.SimulatedSkyward;
import org.passportsync.simulator.SimulatorSettings;

/**
 * A step's work is committed before Spring Batch writes down that the step is done. Whoever dies between the two has the
 * step done again by the restart: with the same result.
 */
class StepDoneTwiceTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "open schools",
                "schools intake",
                "prove assemble",
                "assemble link",
                "link settle",
                "settle compare",
                "compare gate",
                "gate commit",
                "commit close"
            })
    void the_result_is_that_of_a_step_done_once(String steps, @TempDir Path folder) {
        String done = steps.split(" ")[0];
        try (SimulatedSkyward skyward =
                        SimulatedSkyward.start(SimulatorSettings.of(District.of(DistrictSettings.of(11, 100))));
                TestDatabase once = TestDatabase.fresh();
                TestDatabase twice = TestDatabase.fresh();
                House undisturbed = House.on(once, folder);
                House house = House.on(twice, folder)) {
            String definition =
                    Definitions.lakeside(skyward).with("pageSize", "50").text();
            for (House one : List.of(undisturbed, house)) {
                one.apply(definition);
                Lakeside.ended(one.launch("asOf=" + skyward.district().today()));
            }
            skyward.day(1);
            String asOf = "asOf=" + skyward.district().today();
            undisturbed.launch(asOf);

            house.launch(At.failing(steps.split(" ")[1]), asOf);
            house.sql()
                    .sql("update batch_step_execution set status = 'STARTED', end_time = null where step_name = :step")
                    .param("step", done)
                    .update();
            house.sql()
                    .sql("update batch_job_execution set status = 'STARTED', end_time = null")
                    .update();
            Run again = Lakeside.ended(house.launch(asOf));

            assertThat(again.state()).as(again.message()).isIn(RunState.COMMITTED, RunState.COMMITTED_WITH_ISSUES);
            Map<String, String> expected = RosterSyncTest.documents(once);
            assertThat(RosterSyncTest.documents(twice)).isEqualTo(expected);
        }
    }

    @Test
    void slices_that_were_listed_and_not_begun_are_read_by_the_restart(@TempDir Path folder) {
        try (Lakeside lakeside = Lakeside.in(folder)) {
            lakeside.district.aSchool("lincoln").students(1, 5, "lincoln");
            lakeside.skyward.faults("forbidden=users");
            assertThat(lakeside.sync().state()).isEqualTo(RunState.FAILED);
            lakeside.skyward.faults();
            lakeside.sql()
                    .sql("delete from batch_step_execution_context using batch_step_execution s"
                            + " where s.step_execution_id = batch_step_execution_context.step_execution_id"
                            + " and s.step_name like 'intake:%'")
                    .update();

            Run again = Lakeside.ended(lakeside.house.launch());

            assertThat(again.id()).isEqualTo(1);
            assertThat(again.state()).as(again.message()).isEqualTo(RunState.COMMITTED);
        }
    }

    @Test
    void a_job_that_was_named_and_not_begun_is_begun_by_the_restart(@TempDir Path folder) {
        try (Lakeside lakeside = Lakeside.in(folder)) {
            lakeside.district.aSchool("lincoln").students(1, 5, "lincoln");
            lakeside.house.launch(At.failing("open"));
            for (String table : List.of(
                    "step_execution_context",
                    "step_execution",
                    "job_execution_context",
                    "job_execution_params",
                    "job_execution")) {
                lakeside.sql().sql("delete from batch_" + table).update();
            }

            Run again = Lakeside.ended(lakeside.house.launch());

            assertThat(again.id()).isEqualTo(1);
            assertThat(again.state()).as(again.message()).isEqualTo(RunState.COMMITTED);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"until = clock_timestamp()", "until = clock_timestamp() + interval '1 hour', holder = 'x'"})
    void a_run_whose_process_is_gone_is_stopped_at_once_and_goes_on(String lease, @TempDir Path folder) {
        try (Lakeside lakeside = Lakeside.in(folder)) {
            lakeside.district.aSchool("lincoln").students(1, 5, "lincoln");
            lakeside.house.launch(At.failing("intake"));
            lakeside.sql()
                    .sql("update run set state = 'RUNNING', finished_at = null")
                    .update();
            lakeside.sql()
                    .sql("update batch_job_execution set status = 'STARTED', end_time = null")
                    .update();
            lakeside.sql().sql("update lease set " + lease).update();

            assertThat(lakeside.house.syncs.stop(1, House.OPERATOR))
                    .isInstanceOfSatisfying(
                            Decided.Done.class,
                            done -> assertThat(done.run().state()).isEqualTo(RunState.STOPPED));

            assertThat(lakeside.sql()
                            .sql("select subject || ', ' || detail from audit where action = 'STOP'")
                            .query((row, _) -> row.getString(1))
                            .list())
                    .containsExactly("run 1, its process was gone");
            assertThat(Lakeside.ended(lakeside.house.launch()).state()).isEqualTo(RunState.COMMITTED);
        }
    }
}

package org.passportsync.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.passportsync.run.RunState;

/** What those see who watch a program that serves: figures and health, over HTTP, after runs of this and of other processes. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class WatchedRunsTest implements ActuatorContract {

    private WatchedProgram watched;

    @BeforeAll
    void serve(@TempDir Path folder) {
        watched = new WatchedProgram(folder);
    }

    @AfterAll
    void close() {
        watched.close();
    }

    @Override
    public WatchedProgram watched() {
        return watched;
    }

    @Test
    @Order(2)
    void a_committed_run_of_another_process_is_counted_once() throws Exception {
        assertThat(watched.figure("passport_last_success_age_seconds{connection=\"lakeside\"}"))
                .isBetween(0.0, 600.0);
        assertThat(watched.scraped().lines().filter(line -> line.startsWith("passport_runs_total{")))
                .as("before it counts, so that the first one makes it grow")
                .hasSize(RunState.values().length - 1)
                .contains("passport_runs_total{connection=\"lakeside\",state=\"failed\"} 0.0");

        watched.elsewhere.launch("new=true");

        assertThat(watched.figure("passport_runs_total{connection=\"lakeside\",state=\"committed\"}"))
                .isEqualTo(1);
        assertThat(watched.figure("passport_runs_total{connection=\"lakeside\",state=\"committed\"}"))
                .isEqualTo(1);
        assertThat(watched.figure(
                        "passport_records_total{connection=\"lakeside\",entity=\"student\",outcome=\"read\"}"))
                .isEqualTo(40);
        assertThat(watched.figure(
                        "passport_records_total{connection=\"lakeside\",entity=\"student\",outcome=\"created\"}"))
                .isEqualTo(40);
        assertThat(
                        watched.figure(
                                "passport_step_duration_seconds_count{connection=\"lakeside\",status=\"completed\",step=\"commit\"}"))
                .isEqualTo(1);
        assertThat(watched.figure("passport_run_duration_seconds_sum{connection=\"lakeside\",state=\"committed\"}"))
                .isGreaterThan(0);
        assertThat(watched.figure("passport_runs_parked{connection=\"lakeside\"}"))
                .isZero();
        assertThat(watched.figure("passport_database_reached")).isEqualTo(1);
    }

    @Test
    @Order(3)
    void a_held_run_is_seen_with_its_reason_and_age_and_is_not_unhealthy() throws Exception {
        for (int number = 1; number <= 20; number++) {
            watched.district.without(org.passportsync.simulator.Resource.USERS, "s-%03d".formatted(number));
        }

        watched.elsewhere.launch("new=true");

        assertThat(watched.figure("passport_runs_parked{connection=\"lakeside\"}"))
                .isEqualTo(1);
        assertThat(watched.figure("passport_run_parked_age_seconds{connection=\"lakeside\"}"))
                .isBetween(0.0, 600.0);
        assertThat(watched.figure("passport_holds_total{connection=\"lakeside\",reason=\"limit\"}"))
                .isEqualTo(1);
        assertThat(watched.answer("/actuator/health", "vera").body())
                .contains("\"status\":\"UP\"")
                .doesNotContain("components");
        assertThat(watched.answer("/actuator/health", "ada").body())
                .contains("\"lease\"", "\"db\"", "\"diskSpace\"", "\"schedule\"");
        assertThat(watched.answer("/actuator/health/liveness", "vera").body()).contains("\"status\":\"UP\"");
        assertThat(watched.answer("/actuator/health/readiness", "vera").body()).contains("\"status\":\"UP\"");
    }

    @Test
    @Order(4)
    void what_is_approved_is_counted_when_it_is_committed_and_read_only_once() throws Exception {
        Long parked = watched.run("PARKED");
        String digest = String.valueOf(watched.elsewhere.runs.get(parked).digest());
        double read =
                watched.figure("passport_records_total{connection=\"lakeside\",entity=\"student\",outcome=\"read\"}");

        watched.elsewhere.syncs.approve(parked, digest, null, House.OPERATOR, RunWatcher.NONE);

        assertThat(watched.figure(
                        "passport_records_total{connection=\"lakeside\",entity=\"student\",outcome=\"deleted\"}"))
                .isEqualTo(20);
        assertThat(watched.figure(
                        "passport_records_total{connection=\"lakeside\",entity=\"student\",outcome=\"read\"}"))
                .isEqualTo(read);
        assertThat(watched.figure("passport_runs_parked{connection=\"lakeside\"}"))
                .isZero();
    }

    @Test
    @Order(5)
    void requests_of_this_process_are_timed_by_resource_and_by_how_they_ended() throws Exception {
        watched.district.aUser("s-050", "Student", "", "wizard", "lincoln");
        watched.skyward.faults("503=1@users#1:1");
        watched.served
                .part(Syncs.class)
                .launch(
                        ((org.passportsync.connection.Launch.Asked) org.passportsync.connection.LaunchReader.read(
                                        List.of("connection=lakeside", "new=true")))
                                .parameters(),
                        House.OPERATOR,
                        RunWatcher.NONE);

        assertThat(
                        watched.figure(
                                "passport_sis_request_seconds_count{connection=\"lakeside\",outcome=\"answered\",resource=\"orgs\"}"))
                .isGreaterThan(0);
        assertThat(
                        watched.figure(
                                "passport_sis_request_seconds_count{connection=\"lakeside\",outcome=\"busy\",resource=\"users\"}"))
                .isGreaterThan(0);
    }

    @Test
    @Order(6)
    void a_run_is_counted_once_however_often_it_is_looked_at_while_its_process_ends() throws Exception {
        String committed = "passport_runs_total{connection=\"lakeside\",state=\"committed_with_issues\"}";
        String read = "passport_records_total{connection=\"lakeside\",entity=\"student\",outcome=\"read\"}";
        double before = watched.figure(committed);
        double worked = watched.figure(
                "passport_run_duration_seconds_sum{connection=\"lakeside\",state=\"committed_with_issues\"}");
        watched.elsewhere.launch("new=true");
        String last = " where job_execution_id = (select max(job_execution_id) from batch_job_execution)";
        String execution = "update batch_job_execution set end_time = start_time + interval '1 hour'" + last;
        watched.database
                .client()
                .sql("update batch_job_execution set end_time = null" + last)
                .update();
        watched.database
                .client()
                .sql("update lease set until = clock_timestamp() + interval '1 hour'")
                .update();
        assertThat(watched.figure(committed))
                .as("its process is at the last step")
                .isEqualTo(before);

        watched.database
                .client()
                .sql("update lease set until = clock_timestamp()")
                .update();
        assertThat(watched.figure(committed)).isEqualTo(before + 1);
        double records = watched.figure(read);
        watched.database.client().sql(execution).update();

        assertThat(watched.figure(committed)).isEqualTo(before + 1);
        assertThat(watched.figure(read)).isEqualTo(records);
        assertThat(watched.figure(
                        "passport_run_duration_seconds_sum{connection=\"lakeside\",state=\"committed_with_issues\"}"))
                .isLessThan(worked + 3600);
    }

    @Test
    @Order(7)
    void a_run_that_its_process_left_is_worrying() throws Exception {
        watched.database
                .client()
                .sql("update lease set until = clock_timestamp() - interval '1 minute', run_id = :run")
                .param("run", watched.run("COMMITTED"))
                .update();
        watched.database
                .client()
                .sql("update run set state = 'RUNNING', finished_at = null where id = :run")
                .param("run", watched.run("COMMITTED"))
                .update();

        assertThat(watched.figure("passport_lease_expired{connection=\"lakeside\"}"))
                .isEqualTo(1);
        assertThat(watched.answer("/actuator/health", "vera").body()).contains("WORRYING");
        assertThat(watched.answer("/actuator/health", "vera").statusCode()).isEqualTo(200);
        assertThat(watched.answer("/actuator/health/readiness", "vera").body()).contains("\"status\":\"UP\"");
    }
}

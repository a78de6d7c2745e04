package org.passportsync.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passportsync.access.Actor;
import org.passportsync.connection.Guards;
import org.passportsync.run.Run;
import org.passportsync.run.RunState;
import org.passportsync.schedule.ScheduledLaunches;

/** What comes of a fire: always a new run, or a refusal that can be found afterwards. */
class ScheduledLaunchesTest {

    private Lakeside lakeside;
    private ScheduledLaunches launches;

    @BeforeEach
    void apply(@TempDir Path folder) {
        lakeside = Lakeside.in(folder, definition -> definition.section("notify: { email: [ops@lakeside.example] }"));
        lakeside.district.aSchool("lincoln").students(1, 20, "lincoln");
        launches = new ScheduledLaunches(lakeside.house.syncs, lakeside.house.place);
    }

    @AfterEach
    void leave() {
        lakeside.close();
    }

    @Test
    void each_fire_is_a_new_run_by_the_schedule() {
        Run parked = lakeside.sync("preview=true");

        Run fired = Lakeside.ended(fire());

        assertThat(fired.id()).isGreaterThan(parked.id());
        assertThat(fired.trigger()).isEqualTo("SCHEDULE");
        assertThat(fired.requestedBy()).isEqualTo("schedule");
        assertThat(fired.state()).isEqualTo(RunState.COMMITTED);
    }

    @Test
    void while_a_run_is_under_way_a_fire_is_refused_and_noted() {
        List<Launched> fired = new ArrayList<>();

        Launched launched = lakeside.house.launch(new At("settle", () -> fired.add(fire())), "new=true");

        assertThat(Lakeside.ended(launched).state()).isEqualTo(RunState.COMMITTED);
        assertThat(fired).singleElement().isInstanceOf(Launched.Refused.class);
        long way = Lakeside.ended(launched).id();
        assertThat(audit())
                .singleElement()
                .asString()
                .contains("schedule", "run " + way + " of lakeside is under way", "stop run=" + way);
        assertThat(notices()).singleElement().asString().contains("run " + way + " of lakeside is under way");
    }

    @Test
    void of_a_run_that_is_committed_and_about_to_be_left_nobody_is_told_to_stop_it() {
        List<Launched> fired = new ArrayList<>();

        Run run = Lakeside.ended(lakeside.house.launch(new At("close", () -> fired.add(fire())), "new=true"));

        assertThat(fired)
                .containsExactly(
                        new Launched.Refused("run " + run.id() + " of lakeside is COMMITTED, and its process is"
                                + " just finishing with it; launch the sync again in a moment"));
        assertThat(Lakeside.ended(fire()).state()).isEqualTo(RunState.COMMITTED);
    }

    @Test
    void what_can_not_start_is_told_once_a_day() {
        lakeside.apply(definition -> definition
                .with("clientSecret", "\"\\${env:NOT_THERE}\"")
                .section("notify: { email: [ops@lakeside.example] }"));

        fire();
        fire();

        assertThat(audit()).hasSize(2).allMatch(line -> line.contains("NOT_THERE"));
        assertThat(notices()).hasSize(1);
    }

    @Test
    void while_the_import_is_suspended_a_fire_is_recorded_as_skipped() {
        Guards.Window always = new Guards.Window(LocalDate.of(2020, 1, 1), LocalDate.of(2090, 1, 1));
        var _ = lakeside.house.connections.guard(
                "lakeside", guards -> guards.with(Guards.Kind.SUSPEND, always), Actor.here("admin"));

        assertThat(Lakeside.ended(fire()).state()).isEqualTo(RunState.SKIPPED_SUSPENDED);
        assertThat(audit()).isEmpty();
    }

    private Launched fire() {
        return launches.launch(lakeside.house.connections.find("lakeside").orElseThrow());
    }

    private List<String> audit() {
        return lines("select actor || ' ' || action || ' ' || detail from audit where action = 'NOT_STARTED'");
    }

    private List<String> notices() {
        return lines("select detail from notice where kind = 'NOT_STARTED'");
    }

    private List<String> lines(String query) {
        return lakeside.sql()
                .sql(query)
                .query((row, _) -> String.valueOf(row.getString(1)))
                .list();
    }
}

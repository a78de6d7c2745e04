package org.passportsync.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passportsync.roster.EntityType;
import org.passportsync.run.Run;
import org.passportsync.run.RunState;

/** SIGTERM to the real program: it stops at the next page, says so by its exit code, and can be continued. */
class SignalledSyncTest {

    private static final int STOPPED = 130;

    @Test
    void a_sync_that_is_terminated_stops_within_seconds_and_goes_on_later(@TempDir Path folder) throws Exception {
        try (Lakeside lakeside = Lakeside.in(folder, definition -> definition.with("pageSize", "10"))) {
            lakeside.district.aSchool("lincoln").students(1, 300, "lincoln");
            lakeside.skyward.faults("latency=200ms@users");
            Process process = ChildProcess.start(
                    "org.passportsync.PassportSync",
                    List.of(
                            "sync",
                            "connection=lakeside",
                            "--data-dir=" + folder,
                            "--spring.datasource.url=" + lakeside.database.url(),
                            "--spring.datasource.username=" + lakeside.database.user(),
                            "--spring.datasource.password=" + lakeside.database.password()));
            ChildProcess.await(
                    "two pages of users",
                    () -> !process.isAlive() || pages(lakeside).size() >= 2);
            assertThat(process.isAlive()).as(() -> said(process)).isTrue();

            process.destroy();

            assertThat(process.waitFor(20, TimeUnit.SECONDS))
                    .as("it ends within seconds")
                    .isTrue();
            assertThat(process.exitValue()).as(() -> said(process)).isEqualTo(STOPPED);
            Run stopped = lakeside.house.runs.get(1);
            assertThat(stopped.state()).isEqualTo(RunState.STOPPED);
            goesOn(lakeside);
        }
    }

    private static void goesOn(Lakeside lakeside) {
        Set<String> journaled = Set.copyOf(pages(lakeside));
        assertThat(journaled).hasSizeBetween(2, 25);
        lakeside.skyward.faults();
        long before = lakeside.skyward.requests().size();

        Run again = Lakeside.ended(lakeside.house.launch());

        assertThat(again.id()).isEqualTo(1);
        assertThat(again.state()).isEqualTo(RunState.COMMITTED);
        assertThat(lakeside.live(EntityType.STUDENT)).hasSize(300);
        assertThat(lakeside.skyward.requestsAfter(before))
                .filteredOn(request -> request.path().endsWith("/users"))
                .noneMatch(request -> journaled.contains(request.query().replaceAll(".*offset=(\\d+).*", "$1")));
    }

    private static List<String> pages(Lakeside lakeside) {
        return lakeside.sql()
                .sql("select page_offset::text from page_journal where slice = 'users'")
                .query((row, _) -> String.valueOf(row.getString(1)))
                .list();
    }

    private static String said(Process process) {
        return String.join("\n", process.inputReader().lines().toList());
    }
}

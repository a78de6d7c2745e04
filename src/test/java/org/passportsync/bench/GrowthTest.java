package org.passportsync.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passportsync.database.TestDatabase;
import org.passportsync.job.House;
import org.passportsync.run.Run;

/** What the bench of what grows lets happen, and what it finds. */
class GrowthTest {

    private static final int STUDENTS = 100;

    @Test
    void two_sources_go_through_days_that_are_held_rules_that_move_and_a_release(@TempDir Path folder)
            throws Exception {
        List<String> told = new ArrayList<>();
        try (BenchSkyward skyward = BenchSkyward.start(STUDENTS);
                TestDatabase database = TestDatabase.fresh();
                House house = House.on(database, folder)) {
            new TwoSources(house, skyward, folder, STUDENTS).tell((situation, work) -> {
                Run run = work.work();
                told.add(situation + ": " + run.state().name().replace("_WITH_ISSUES", ""));
            });
            assertThat(house.sql()
                            .sql(
                                    "select count(*) from source_record a join source_record b on b.entity = 5 and a.entity = 5"
                                            + " and b.passport_id = a.passport_id and a.connection_id < b.connection_id")
                            .query(Long.class)
                            .single())
                    .as("students that both sources have")
                    .isGreaterThan(STUDENTS / 2);
        }

        assertThat(told)
                .containsSubsequence(
                        "first: COMMITTED",
                        "a second source: PARKED",
                        "a second source, approved: COMMITTED",
                        "next day: COMMITTED",
                        "the day after of the second: COMMITTED",
                        "a bad day, held: PARKED",
                        "other rules: PARKED",
                        "other rules, approved: COMMITTED",
                        "release: PARKED",
                        "release, approved: COMMITTED",
                        "taken over: COMMITTED",
                        "the first comes back, approved: COMMITTED");
    }

    @Test
    void a_statement_of_which_a_record_costs_more_in_the_large_district_is_named_the_longest_first() {
        Took small = new Took("link", 1_000, Map.of(), Map.of("square", 0.1, "straight", 0.1, "longer", 0.2));
        Took large = new Took(
                "link",
                4_000,
                Map.of(),
                Map.of("square", 1.6, "straight", 0.4, "longer", 3.2, "new", 0.3, "short", 0.1));

        assertThat(Growth.faster(small, large))
                .containsExactly(
                        "GREW link: 3.20 s, in the small one 0.20 s: longer",
                        "GREW link: 1.60 s, in the small one 0.10 s: square",
                        "GREW link: 0.30 s, in the small one 0.00 s: new");
    }
}

package org.passportsync.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passportsync.oneroster.HastyApplication;
import org.passportsync.oneroster.NotingParser;
import org.passportsync.run.Run;
import org.passportsync.run.RunState;
import org.passportsync.simulator.Resource;

/** Of a page that does not come as before, only the rows are parsed that did not come before byte for byte. */
class RowMemoryTest {

    private final Queue<String> noted = new ConcurrentLinkedQueue<>();
    private LittleDistrict district;

    @BeforeEach
    void first_sync(@TempDir Path folder) {
        district = new LittleDistrict(folder, bounds());
        district.apply(pagesOf("10"));
        district.committed();
        NotingParser.tell(noted::add);
    }

    House.Bounds bounds() {
        return House.Bounds.usual();
    }

    @AfterEach
    void leave() {
        NotingParser.tell(_ -> {});
        district.close();
    }

    private Definitions pagesOf(String size) {
        return district.definition().with("application", HastyApplication.NAME).with("pageSize", size);
    }

    @Test
    void a_row_that_changed_is_parsed_and_its_neighbours_are_not() {
        district.user("s-101-03", "student", "101", "g-s-101-03", "Changed");

        assertThat(parsed()).containsExactly("s-101-03");
    }

    @Test
    void pages_are_compared_with_those_before_on_the_threads_that_this_may_be_done_on() {
        Queue<String> threads = new ConcurrentLinkedQueue<>();
        NotingParser.tell(id -> {
            if (id.equals("s-101-03")) {
                threads.add(Thread.currentThread().getName());
            }
        });
        district.user("s-101-03", "student", "101", "g-s-101-03", "Changed");

        district.run();

        assertThat(threads).hasSize(1).allMatch(thread -> thread.startsWith("prefetch ") == whereTheyComeIn());
    }

    /** Whether earlier pages lie in memory, so that threads which may not look into the database can do it. */
    boolean whereTheyComeIn() {
        return true;
    }

    @Test
    void rows_that_moved_to_another_page_are_not_parsed() {
        district.leave("101", 1, 1);
        district.student("101", 21);

        List<String> parsed = parsed();

        assertThat(parsed).contains("s-101-21", "g-s-101-21", "e-s-101-21");
        assertThat(parsed)
                .as("of 84 rows, and pages are written over as they are read")
                .hasSizeLessThan(15);
    }

    @Test
    void a_row_of_which_the_baseline_no_longer_remembers_all_is_parsed() {
        district.house
                .sql()
                .sql("delete from source_record where sis_id = 'e-s-101-03'")
                .update();
        district.house
                .sql()
                .sql("delete from passport_record where sis_id = 'e-s-101-03'")
                .update();

        assertThat(parsed()).containsExactly("e-s-101-03");
    }

    @Test
    void a_page_with_a_row_that_is_held_back_is_parsed_as_a_whole() {
        district.user("s-101-03", "astronaut", "101", "g-s-101-03");

        assertThat(parsed()).contains("s-101-03", "s-101-02", "s-101-04");
    }

    @Test
    void once_a_page_had_little_in_common_with_those_before_the_next_are_parsed_as_a_whole() {
        district.apply(pagesOf("10\n  maxConcurrentRequests: 1"));
        district.committed();
        for (int number = 1; number <= 10; number++) {
            String id = LittleDistrict.id("101", number);
            district.user(id, "student", "101", "g-" + id, "New");
        }
        district.user("s-205-10", "student", "205", "g-s-205-10", "New");

        assertThat(parsed()).contains("s-101-01", "s-101-10", "s-205-10", "s-205-09");
    }

    @Test
    void whoever_wants_everything_compared_anew_has_all_of_it_parsed() {
        assertThat(parsed("force=true")).contains("s-101-03", "e-s-205-10");
    }

    /** What was taken from the memory day by day is what reading everything anew finds. */
    @Test
    void after_days_of_all_kinds_of_changes_reading_everything_anew_finds_nothing_else() {
        Random random = new Random(seed());
        int parsed = 0;
        for (int day = 0; day < 12; day++) {
            if (day % 8 == 7) {
                district.apply(pagesOf(String.valueOf(5 + random.nextInt(20))));
            }
            change(random);
            noted.clear();
            Run run = district.run();
            parsed += noted.size();
            if (run.state() == RunState.PARKED) {
                district.approve(run);
            }
            Run again = district.run("force=true");

            assertThat(district.changes(again)).as("day " + day).isEmpty();
            assertThat(district.counts(again)).as("day " + day).isEqualTo(district.counts(run));
        }
        assertThat(parsed).as("rows parsed in 12 days of some 90 rows").isBetween(25, 600);
    }

    long seed() {
        return 7;
    }

    private void change(Random random) {
        for (int times = random.nextInt(4); times > 0; times--) {
            String school = random.nextBoolean() ? "101" : "205";
            int number = 1 + random.nextInt(30);
            String id = LittleDistrict.id(school, number);
            switch (random.nextInt(5)) {
                case 0 -> district.leave(school, number, number);
                case 1 -> district.student(school, number);
                case 2 -> district.user("g-" + id, "guardian", school, null, "Name " + random.nextInt(9));
                case 3 -> district.rows.remove(Resource.ENROLLMENTS, "e-" + id);
                default -> district.move("101", 1 + random.nextInt(20), random.nextBoolean() ? "101" : "205");
            }
        }
    }

    private List<String> parsed(String... parameters) {
        noted.clear();
        Run run = district.run(parameters);
        assertThat(run.state()).isNotEqualTo(RunState.FAILED);
        // Schools are read ahead of everything by a step of their own.
        return noted.stream().filter(id -> !id.matches("[0-9]+")).sorted().toList();
    }
}

package org.passportsync.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.passportsync.job.RunWatcher;
import org.passportsync.run.Run;
import org.passportsync.run.RunState;

/** Days on which a set is not what it was: without some of its files, replaced while it is read, cut, put right again. */
class CsvDaysTest {

    private CsvHouse town;
    private Path zip;

    @BeforeEach
    void enter(@TempDir Path folder) {
        town = new CsvHouse(folder, 4);
        zip = town.folder().resolve("nightly.zip");
    }

    @AfterEach
    void leave() {
        town.close();
    }

    /** Twelve students with a guardian each, a teacher, one class. */
    private static SetOfFiles twelve() {
        SetOfFiles set = SetOfFiles.empty()
                .with("orgs", "dst,,,Lakeside,district,1,", "s-1,,,North,school,101,dst")
                .with("academicSessions", "y-1,,,2026-2027,schoolYear,2026-08-15,2027-06-10,,2027")
                .with("courses", "c-1,,,y-1,Reading,R1,09,s-1,")
                .with("classes", "k-1,,,Reading 1,09,c-1,R1-1,scheduled,,s-1,y-1,,")
                .with("users", "t-1,,,true,s-1,teacher,tia,,Tia,Tate,tia@lakeside.example,,,")
                .with("enrollments", "e-t,,,k-1,s-1,t-1,teacher,true,2026-08-15,2027-06-10");
        for (int number = 10; number < 22; number++) {
            String id = "u-" + number;
            set.with(
                            "users",
                            id + ",,,true,s-1,student,lee" + number + ",,Lee,Lane,,g-" + number + ",09,",
                            "g-" + number + ",,,true,s-1,guardian,,,Gus,Lane,,,,")
                    .with("enrollments", "e-" + number + ",,,k-1,s-1," + id + ",student,,2026-08-15,2027-06-10")
                    .with("demographics", id + ",,,2011-05-" + number + ",male,true,false");
        }
        return set;
    }

    @ParameterizedTest
    @ValueSource(strings = {"academicSessions", "courses", "classes", "users", "enrollments", "demographics"})
    void what_is_known_of_a_list_that_is_absent_stays_as_it_is(String list) {
        twelve().zippedAs(zip);
        town.committed();
        var before = town.live();
        twelve().comes(list, "absent").zippedAs(zip);

        Run run = town.run("new=true");

        assertThat(run.state()).as("%s", run.message()).isEqualTo(RunState.COMMITTED);
        assertThat(town.changes(run)).isEmpty();
        assertThat(town.live()).isEqualTo(before);
        assertThat(town.proofs(run)).containsEntry(list, "REFUSED NONE");
    }

    @Test
    void a_district_may_hand_in_nothing_but_its_schools_and_people() {
        SetOfFiles set = twelve();
        List.of("academicSessions", "courses", "classes", "enrollments", "demographics")
                .forEach(list -> set.comes(list, "absent"));
        set.zippedAs(zip);

        town.committed();

        assertThat(town.live())
                .containsEntry("student", 12L)
                .containsEntry("contact", 12L)
                .containsEntry("staff", 1L)
                .containsEntry("schoolEnrollment", 13L)
                .doesNotContainKeys("class", "enrollment");
        set.without("users", "u-10").zippedAs(zip);
        assertThat(town.changes(town.committed()))
                .containsExactlyInAnyOrder(
                        "DELETE student u-10 SOURCE",
                        "DELETE contact g-10 PARENT",
                        "DELETE schoolEnrollment u-10|student|s-1 SOURCE");
    }

    /** Does something once, when the first page of a list is journaled; hears what is remarked. */
    private static final class OnFirstPage implements RunWatcher {

        private final String list;
        private final Runnable work;
        private final AtomicBoolean done = new AtomicBoolean();
        private final List<String> heard = new ArrayList<>();
        private final List<String> pages = new ArrayList<>();

        OnFirstPage(String list, Runnable work) {
            this.list = list;
            this.work = work;
        }

        @Override
        public void started(long runId) {}

        @Override
        public void step(String name) {}

        @Override
        public synchronized void page(String slice, int page, long rows, OptionalLong total) {
            pages.add(slice + " " + page);
            if (slice.equals(list) && done.compareAndSet(false, true)) {
                work.run();
            }
        }

        @Override
        public void waiting(String resource, String reason, Duration pause) {}

        @Override
        public synchronized void remark(String text) {
            heard.add(text);
        }
    }

    @Test
    void a_set_that_is_replaced_while_it_is_read_is_read_again_from_its_start() {
        twelve().zippedAs(zip);
        town.committed();
        OnFirstPage replacing = new OnFirstPage(
                "users",
                () -> twelve().without("users", "u-10").without("users", "g-10").zippedAs(zip));

        Run run = town.run(replacing, "new=true");

        boolean refused = String.valueOf(run.message()).contains("is being written at this moment");
        if (refused || replacing.heard.isEmpty()) {
            // Another list was looked through at that very moment, and nothing is taken; or the list's last page had
            // been
            // read already, and all of the old one is. The next run reads the new set.
            assertThat(town.live()).containsEntry("student", 12L);
            run = town.run(RunWatcher.NONE, "new=true");
        } else {
            assertThat(replacing.heard)
                    .contains(
                            "users is read again: users.csv in nightly.zip was replaced, or written to, while it was read");
        }
        assertThat(run.state()).as("%s", run.message()).isIn(RunState.COMMITTED, RunState.COMMITTED_WITH_ISSUES);
        assertThat(town.changes(run)).contains("DELETE student u-10 SOURCE").noneMatch(one -> one.contains("u-11"));
        assertThat(town.live()).containsEntry("student", 11L);
    }

    @Test
    void a_run_that_a_broken_set_ended_goes_on_where_it_stopped_once_the_same_set_is_back() throws IOException {
        twelve().zippedAs(zip);
        byte[] whole = Files.readAllBytes(zip);
        Path away = town.folder().resolveSibling("away.zip");
        Run failed = town.run(new OnFirstPage("users", () -> move(zip, away)), "new=true");
        assertThat(failed.state()).isEqualTo(RunState.FAILED);
        assertThat(failed.message()).contains("no OneRoster set is in the folder lakeside");
        Files.write(zip, whole);
        OnFirstPage again = new OnFirstPage("nothing", () -> {});

        Run run = town.run(again);

        assertThat(run.id()).isEqualTo(failed.id());
        assertThat(run.state()).as("%s", run.message()).isEqualTo(RunState.COMMITTED);
        assertThat(again.pages).doesNotContain("users 0").anyMatch(page -> page.startsWith("users "));
        assertThat(town.live()).containsEntry("student", 12L);
    }

    private static void move(Path from, Path to) {
        try {
            Files.move(from, to);
        } catch (IOException broken) {
            throw new java.io.UncheckedIOException(broken);
        }
    }

    @Test
    void a_row_without_all_its_columns_costs_itself_and_its_person_stays() {
        twelve().zippedAs(zip);
        town.committed();
        twelve().without("users", "u-10").with("users", "u-10,,,true,s-1").zippedAs(zip);

        Run run = town.run("new=true");

        assertThat(run.state()).as("%s", run.message()).isEqualTo(RunState.COMMITTED_WITH_ISSUES);
        assertThat(town.changes(run)).isEmpty();
        assertThat(town.issues(run))
                .containsExactly("columns the row has another number of columns than the file's first line");
    }

    @Test
    void whoever_is_marked_to_be_deleted_leaves() {
        twelve().zippedAs(zip);
        town.committed();
        twelve().replace("users", "u-10,,", "u-10,tobedeleted,").zippedAs(zip);

        assertThat(town.changes(town.committed())).contains("DELETE student u-10 SOURCE");
    }

    @Test
    void the_same_people_by_1_1_and_by_1_2_are_the_same() {
        twelve().looseIn(town.folder());
        town.committed();
        SetOfFiles later = twelve().version("1.2");
        for (String row : later.rows("users")) {
            String[] values = row.split(",", -1);
            if (!values[0].equals("sourcedId")) {
                later.with("roles", "r-" + values[0] + ",,," + values[0] + ",primary," + values[5] + ",,,s-1,");
            }
        }
        later.rows("users").replaceAll(row -> {
            List<String> values = new ArrayList<>(List.of(row.split(",", -1)));
            values.remove(5);
            values.remove(4);
            return String.join(",", values);
        });
        later.looseIn(town.folder());

        Run run = town.committed();

        assertThat(town.changes(run)).isEmpty();
    }
}

package org.passportsync.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.passportsync.roster.EntityType;
import org.passportsync.run.Run;
import org.passportsync.simulator.Resource;

/**
 * Rule 3: what each verdict does to a record that is live, and to one that is not. The rows of the table are verdicts as
 * students come by them; the columns are what the run does: {@code -} nothing.
 */
class VerdictsTest {

    private Lakeside lakeside;

    @BeforeEach
    void first_sync(@TempDir Path folder) {
        lakeside = Lakeside.in(folder, definition -> definition.with("autoMap", "true\n  exclude: [ shut ]"));
        lakeside.district.aSchool("lincoln").aSchool("shut").students(1, 30, "lincoln");
        lakeside.committed();
    }

    @AfterEach
    void leave() {
        lakeside.close();
    }

    @ParameterizedTest(name = "{0}: live {1} {2}, new {3}")
    @CsvSource({
        // verdict      bulk on  bulk off  not live before
        "kept,          UPDATE,  UPDATE,   CREATE",
        "held back,     -,       -,        -",
        "out of scope,  DELETE,  -,        -",
        "ended,         DELETE,  DELETE,   -",
        "absent,        DELETE,  -,        -"
    })
    void a_verdict_does_what_the_table_says(String verdict, String live, String liveWithoutBulk, String fresh) {
        become(verdict, "s-007");
        become(verdict, "s-900");

        Run unbulked = lakeside.committed("bulk=false");
        assertThat(operations(unbulked)).isEqualTo(expected(liveWithoutBulk, fresh));

        if (liveWithoutBulk.equals("-")) {
            Run bulked = lakeside.committed();
            assertThat(operations(bulked)).isEqualTo(expected(live, "-"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "kept, UPDATE, CREATE",
        "held back, -, -",
        "out of scope, DELETE, -",
        "ended, DELETE, -",
        "absent, DELETE, -"
    })
    void in_bulk_mode_it_does_so_at_once_and_nothing_more_in_the_next_run(String verdict, String live, String fresh) {
        become(verdict, "s-007");
        become(verdict, "s-900");

        assertThat(operations(lakeside.committed())).isEqualTo(expected(live, fresh));
        assertThat(operations(lakeside.committed())).isEmpty();
        assertThat(operations(lakeside.committed("force=true"))).isEmpty();
    }

    @Test
    void with_bulk_mode_off_an_enrollment_in_a_class_that_is_not_there_stays_while_the_last_good_one_holds() {
        lakeside.district
                .aClass("c1", "lincoln")
                .aClass("c2", "lincoln")
                .anEnrollment("e-1", "s-001", "c1")
                .anEnrollment("e-2", "s-002", "c2")
                .put(Resource.ENROLLMENTS, until("e-3", "c2", "\"2027-01-31\""));
        lakeside.committed("asOf=2026-09-14");
        assertThat(lakeside.live(EntityType.ENROLLMENT)).containsExactly("e-1", "e-2", "e-3");
        lakeside.district
                .put(Resource.CLASSES, "{\"sourcedId\":\"c1\",\"status\":\"tobedeleted\"}")
                .anEnrollment("e-1", "s-001", "nowhere")
                .anEnrollment("e-2", "s-002", "nowhere")
                .put(Resource.ENROLLMENTS, until("e-3", "nowhere", "null"));

        Run run = lakeside.committed("bulk=false", "asOf=2027-02-01");

        assertThat(lakeside.changes(run))
                .containsExactly(
                        "DELETE class c1 SOURCE", "DELETE enrollment e-1 PARENT", "DELETE enrollment e-3 PARENT");
    }

    private static String until(String enrollment, String inClass, String day) {
        return """
                {"sourcedId":"%s","status":"active","role":"student","user":{"sourcedId":"s-003"},
                 "class":{"sourcedId":"%s"},"school":{"sourcedId":"lincoln"},"endDate":%s}""".formatted(enrollment, inClass, day);
    }

    @Test
    void an_enrollment_that_names_a_class_that_is_not_there_leaves_without_bulk_mode_too_where_it_is_over() {
        lakeside.district
                .aClass("c1", "lincoln")
                .anEnrollment("e1", "s-001", "c1")
                .anEnrollment("e2", "s-002", "c1");
        lakeside.committed();
        lakeside.district.put(Resource.ENROLLMENTS, """
                {"sourcedId":"e1","status":"active","role":"student","user":{"sourcedId":"s-001"},
                 "class":{"sourcedId":"c9"},"endDate":"2026-01-31"}""");

        assertThat(lakeside.changes(lakeside.committed("bulk=false"))).containsExactly("DELETE enrollment e1 PARENT");
    }

    private void become(String verdict, String id) {
        switch (verdict) {
            case "kept" -> lakeside.district.aStudentNamed("Married", id, "lincoln");
            case "held back" -> lakeside.district.aStudentNamed("", id, "lincoln");
            case "out of scope" -> lakeside.district.aStudent(id, "shut");
            case "ended" -> lakeside.district.put(Resource.USERS, """
                        {"sourcedId":"%s","status":"tobedeleted","givenName":"Given","familyName":"Student","roles":
                         [{"roleType":"primary","role":"student","org":{"sourcedId":"lincoln","type":"org"}}]}""".formatted(id));
            case "absent" -> lakeside.district.without(Resource.USERS, id);
            default -> throw new AssertionError(verdict);
        }
    }

    private static Map<String, String> expected(String live, String fresh) {
        Map<String, String> expected = new TreeMap<>(Map.of("s-007", live, "s-900", fresh));
        expected.values().removeIf("-"::equals);
        return expected;
    }

    private Map<String, String> operations(Run run) {
        Map<String, String> operations = new TreeMap<>();
        List<String> changes = lakeside.changes(run);
        changes.stream()
                .map(change -> change.split(" "))
                .filter(words -> words[1].equals("student"))
                .forEach(words -> operations.put(words[2], words[0]));
        return operations;
    }
}

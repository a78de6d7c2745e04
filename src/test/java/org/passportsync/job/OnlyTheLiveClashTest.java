package org.passportsync.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.passportsync.simulator.Resource;

/** Two of one connection with one key clash where both are live or would be: whoever is not, holds nobody out. */
class OnlyTheLiveClashTest {

    private static final String OVER = "\"beginDate\":\"2025-08-20\",\"endDate\":\"2026-09-10\"";
    private static final String NOW = "\"beginDate\":\"2026-08-20\"";
    private static final String TO_COME = "\"beginDate\":\"2026-10-01\"";

    private LittleDistrict district;

    @BeforeEach
    void enter(@TempDir Path folder) {
        district = new LittleDistrict(folder);
        compared("student: [ { attributes: [studentNumber] }, { attributes: [email] } ]", "ALL_ACTIVE");
    }

    @AfterEach
    void leave() {
        district.close();
    }

    @Test
    void whose_role_is_over_holds_nobody_out_and_is_told_of_by_no_issue() {
        student("zz1", OVER, "7", "one");
        student("zz2", NOW, "7", "two");

        run();

        assertThat(came(5)).containsExactly("zz2");
        assertThat(issues()).isEmpty();
        student("zz1", OVER, "7", "edited");
        run();
        assertThat(came(5)).containsExactly("zz2");
        assertThat(issues()).isEmpty();
    }

    @Test
    void who_was_held_out_comes_on_the_day_on_which_the_other_s_role_is_over() {
        student("zz1", "\"endDate\":\"2026-09-20\"", "7", "one");
        run();
        student("zz2", NOW, "7", "two");
        run();
        assertThat(came(5)).containsExactly("zz1");
        assertThat(issues()).containsExactly("studentNumber zz2 zz1");

        run("asOf=2026-09-30");

        assertThat(came(5)).containsExactly("zz2");
        assertThat(issues()).isEmpty();
    }

    @Test
    void who_comes_as_the_other_s_role_ends_takes_the_place() {
        student("zz9", NOW, "7", "nine");
        run();
        student("zz9", OVER, "7", "nine");
        student("zz99", NOW, "7", "new");

        run();

        assertThat(came(5)).containsExactly("zz99");
        assertThat(issues()).isEmpty();
    }

    @Test
    void an_aide_who_is_not_wanted_does_not_hold_out_a_teacher() {
        compared("staff: [ { attributes: [staffNumber] } ]", "TEACHING_ONLY");
        user("zz1", "aide", "", NOW, "7", "aide");
        user("zz2", "teacher", "", NOW, "7", "teacher");

        run();

        assertThat(came(6)).containsExactly("zz2");
        assertThat(issues()).isEmpty();
    }

    @Test
    void the_contact_of_a_student_who_is_held_out_holds_out_no_contact() {
        compared("""
                student: [ { attributes: [studentNumber] } ]
                  contact: [ { attributes: [email], onClash: HOLD_OUT } ]""", "ALL_ACTIVE");
        studentOf("zzb", "zz1", "7");
        studentOf("zza", "zz2", "7");

        run();

        assertThat(came(5)).containsExactly("zz1");
        assertThat(came(9)).containsExactly("zzb");
        assertThat(issues()).containsExactly("studentNumber zz2 zz1");
    }

    @ParameterizedTest
    @CsvSource({"7, two, studentNumber zz1 zz2, zz2", "8, one, email zz1 zz2, zz1 zz2"})
    void who_becomes_live_by_the_date_is_compared_with_who_is_live(
            String number, String email, String issue, String live) {
        student("zz1", TO_COME, "7", "one");
        run();
        student("zz2", NOW, number, email);
        run();
        assertThat(issues()).isEmpty();

        run("asOf=2026-10-02");

        assertThat(came(5)).containsExactly(live.split(" "));
        assertThat(issues()).containsExactly(issue);
        run("asOf=2026-10-03");
        assertThat(came(5)).containsExactly(live.split(" "));
        assertThat(issues()).containsExactly(issue);
    }

    @Test
    void the_incoming_one_of_two_who_are_both_kept_stays_the_incoming_one() {
        student("zz9", NOW, "9", "shared");
        run();
        student("zz5", NOW, "5", "shared");
        run();
        List<Long> first = numbers();
        assertThat(issues()).containsExactly("email zz5 zz9");

        run();
        assertThat(numbers()).isEqualTo(first);
        student("zz1", NOW, "1", "shared");
        run();
        assertThat(issues()).containsExactly("email zz1 zz9", "email zz5 zz9");
        List<Long> both = numbers();
        run();

        assertThat(numbers()).isEqualTo(both).containsAll(first);
    }

    private void compared(String domains, String staff) {
        district.apply(district.definition()
                .advanced("compareByUniqueness: true\n  holdThreshold: none\n  staff: " + staff)
                .section("uniqueness:\n  " + domains));
    }

    private void run(String... parameters) {
        String[] all = java.util.Arrays.copyOf(parameters, parameters.length + 1);
        all[parameters.length] = "new=true";
        district.committed(all);
    }

    private List<String> came(int entity) {
        return district.live(entity).stream()
                .filter(sisId -> sisId.startsWith("zz"))
                .toList();
    }

    /** Open duplicates, each as {@code email zz1 zz9}: of what, the incoming one, the other one. */
    private List<String> issues() {
        return district.house
                .sql()
                .sql("select attribute || ' ' || sis_id || ' ' || other_sis_id as told from issue"
                        + " where closed_run is null and kind = 'DUPLICATE' order by 1")
                .query((row, _) -> row.getString("told"))
                .list();
    }

    private List<Long> numbers() {
        return district.house
                .sql()
                .sql("select id from issue where closed_run is null and kind = 'DUPLICATE' order by 1")
                .query((row, _) -> row.getLong("id"))
                .list();
    }

    private void student(String id, String dates, String number, String email) {
        user(id, "student", "", dates, number, email);
    }

    private void user(String id, String role, String fields, String dates, String number, String email) {
        district.rows.put(Resource.USERS, """
                {"sourcedId":"%s","status":"active","enabledUser":"true","givenName":"Test","familyName":"Person",
                 "identifier":"%s","email":"%s@lake.example",%s
                 "roles":[{"roleType":"primary","role":"%s","org":{"sourcedId":"101"},%s}]}
                """.formatted(id, number, email, fields, role, dates));
    }

    /** A student with a guardian; all guardians share an address. */
    private void studentOf(String guardian, String id, String number) {
        user(id, "student", "\"agents\":[{\"sourcedId\":\"%s\"}],".formatted(guardian), NOW, number, id);
        user(guardian, "guardian", "", NOW, "", "home");
    }
}

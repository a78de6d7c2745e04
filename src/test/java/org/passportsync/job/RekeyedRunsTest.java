package org.passportsync.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.passportsync.run.HoldReason;
import org.passportsync.run.Run;
import org.passportsync.simulator.Resource;

/** The SIS ID prefix, and its change by a re-key, through whole runs. */
class RekeyedRunsTest extends PrefixedDistrict {

    @Test
    void a_rekey_always_parks_and_keeps_every_passport_id() {
        district.apply(district.definition());
        district.committed();
        Map<String, String> before = passports(id -> id);
        district.apply(prefixed("N-"));

        Run run = district.parked("rekey=true");

        assertThat(district.reasons(run)).containsExactly(HoldReason.REKEY);
        assertThat(district.holds(run).getFirst().message())
                .isEqualTo(
                        before.size() + " live records get new SIS IDs, because the prefix changes from \"\" to \"N-\";"
                                + " their Passport IDs stay");
        assertThat(district.changes(run)).hasSize(before.size()).allMatch(change -> change.endsWith(" REKEY"));
        assertThat(passports(id -> id)).isEqualTo(before);

        approve(run);

        assertThat(passports(id -> id.substring(2))).isEqualTo(before);
        assertThat(strings("select sis_id from passport_record where not starts_with(sis_id, 'N-')"))
                .isEmpty();
        assertThat(strings("select distinct version::text from passport_record"))
                .containsExactly("2");
        assertThat(district.changes(district.committed())).isEmpty();
        assertThat(district.launch("rekey=true")).isInstanceOf(Launched.Wrong.class);
    }

    @Test
    void after_a_rekey_the_baseline_is_the_one_that_the_next_reading_makes() {
        district.apply(prefixed("N-"));
        district.committed();
        district.apply(prefixed("Long_1-"));
        approve(district.parked("rekey=true"));
        List<String> rewritten = baseline();

        district.committed("new=true");

        assertThat(baseline()).isEqualTo(rewritten);
    }

    @Test
    void what_came_left_and_changed_meanwhile_is_one_change_each() {
        district.apply(district.definition());
        district.committed();
        Map<String, String> before = passports(id -> id);
        district.apply(prefixed("N-"));
        district.leave("101", 1, 1);
        district.user("s-101-02", "student", "101", "g-s-101-02", "Renamed");
        district.student("101", 50);

        Run run = district.parked("rekey=true");

        assertThat(district.changes(run))
                .contains("DELETE 5 s-101-01 SOURCE", "CREATE 5 N-s-101-50 SOURCE", "UPDATE 5 N-s-101-02 REKEY")
                .filteredOn(change -> change.contains(" 5 "))
                .hasSize(31);
        approve(run);
        assertThat(district.live(5)).hasSize(30).contains("N-s-101-50").doesNotContain("s-101-01", "N-s-101-01");
        assertThat(passports(id -> id.substring(2)).get("5/s-101-02")).isEqualTo(before.get("5/s-101-02"));
        assertThat(strings("select document ->> 'familyName' from passport_record where sis_id = 'N-s-101-02'"))
                .containsExactly("Renamed");
        assertThat(district.changes(district.committed())).isEmpty();
    }

    @Test
    void who_only_gets_a_new_sis_id_does_not_count_toward_the_limits_and_who_changed_too_does() {
        district.apply(district.definition());
        district.committed();
        district.apply(prefixed("N-").advanced("holdThreshold: { student: { updates: { percent: 0 } } }"));

        assertThat(district.reasons(district.parked("rekey=true"))).containsExactly(HoldReason.REKEY);

        district.user("s-101-02", "student", "101", "g-s-101-02", "Renamed");
        Run run = district.parked("rekey=true", "new=true");

        assertThat(district.reasons(run)).containsExactlyInAnyOrder(HoldReason.REKEY, HoldReason.LIMIT);
        assertThat(district.holds(run))
                .anySatisfy(hold -> assertThat(hold.message()).contains("1 of 30 live student records"));
    }

    @Test
    void who_left_before_or_after_a_rekey_comes_back_as_the_same() {
        district.apply(district.definition());
        district.committed();
        Map<String, String> before = passports(id -> id);
        district.leave("101", 1, 1);
        district.committed();
        district.apply(prefixed("N-"));
        approve(district.parked("rekey=true"));
        district.leave("101", 2, 2);
        district.committed();

        district.student("101", 1);
        district.student("101", 2);
        Run back = district.committed("new=true");

        assertThat(district.changes(back)).contains("CREATE 5 N-s-101-01 REVIVED", "CREATE 5 N-s-101-02 REVIVED");
        assertThat(passports(id -> id.substring(2))).isEqualTo(before);
    }

    @Test
    void a_rejected_rekey_leaves_everything_as_it_was() {
        district.apply(district.definition());
        district.committed();
        List<String> before = baseline();
        district.apply(prefixed("N-"));
        Run run = district.parked("rekey=true");

        district.house.syncs.reject(run.id(), null, House.OPERATOR);
        district.apply(district.definition());

        assertThat(district.changes(district.committed("new=true"))).isEmpty();
        assertThat(baseline()).isEqualTo(before);
    }

    @Test
    void what_gets_a_new_sis_id_in_the_same_night_gets_it_under_the_new_prefix() {
        String rules = "uniqueness: { student: [ { attributes: [studentNumber] } ] }";
        numbered("zz1");
        district.apply(
                district.definition().advanced("compareByUniqueness: true").section(rules));
        district.committed();
        String before = passports(id -> id).get("5/zz1");
        district.rows.remove(Resource.USERS, "zz1");
        numbered("zz1new");
        district.rows.remove(Resource.ENROLLMENTS, "e-s-101-01");
        district.rows.put(Resource.ENROLLMENTS, """
                {"sourcedId":"zze","status":"active","role":"student","user":{"sourcedId":"s-101-01"},
                 "class":{"sourcedId":"math-101-1"},"school":{"sourcedId":"101"},
                 "beginDate":"2026-08-20","endDate":"2027-06-30"}""");
        district.apply(prefixed("N-").advanced("compareByUniqueness: true").section(rules));

        Run run = district.parked("rekey=true");

        assertThat(district.changes(run))
                .contains("UPDATE 5 N-zz1new REKEY", "UPDATE 7 N-zz1new|student|101 REKEY", "UPDATE 8 N-zze REKEY");
        approve(run);
        assertThat(strings("select sis_id from passport_record where deleted_at is null"
                        + " and not starts_with(sis_id, 'N-')"))
                .isEmpty();
        assertThat(passports(id -> id).get("5/N-zz1new")).isEqualTo(before);
        assertThat(district.changes(district.committed("new=true"))).isEmpty();
        assertThat(district.changes(district.committed("new=true", "force=true")))
                .isEmpty();

        district.house
                .sql()
                .sql("update passport_record set sis_id = 'zz1new' where sis_id = 'N-zz1new'")
                .update();
        assertThat(district.changes(district.committed("new=true", "force=true")))
                .containsExactly("UPDATE 5 N-zz1new MERGE");
        assertThat(passports(id -> id)).containsKey("5/N-zz1new");
    }

    private void numbered(String id) {
        district.rows.put(Resource.USERS, """
                {"sourcedId":"%s","status":"active","enabledUser":"true","givenName":"Test","familyName":"Person",
                 "identifier":"7","roles":[{"roleType":"primary","role":"student","org":{"sourcedId":"101"}}]}
                """.formatted(id));
    }

    @Test
    void issues_that_are_open_name_what_they_are_about_by_its_new_sis_id() {
        String rules = """
                requirements: { class: [ { attribute: course, check: reference, otherwise: SKIP } ] }
                uniqueness: { contact: [ { attributes: [email], onClash: FLAG } ] }""";
        district.rows.put(Resource.CLASSES, """
                {"sourcedId":"chess-1","status":"active","title":"Chess","classType":"scheduled",
                 "course":{"sourcedId":"chess"},"school":{"sourcedId":"101"},"terms":[{"sourcedId":"year"}]}""");
        district.rows.put(Resource.ENROLLMENTS, """
                {"sourcedId":"zze","status":"active","role":"student","user":{"sourcedId":"s-101-01"},
                 "class":{"sourcedId":"chess-1"},"school":{"sourcedId":"101"},
                 "beginDate":"2026-08-20","endDate":"2027-06-30"}""");
        for (int one = 1; one <= 2; one++) {
            district.rows.put(Resource.USERS, """
                    {"sourcedId":"g-s-101-0%s","status":"active","enabledUser":"true","givenName":"Test",
                     "familyName":"Person","email":"family@home.example",
                     "roles":[{"roleType":"primary","role":"guardian","org":{"sourcedId":"101"}}]}""".formatted(one));
        }
        district.apply(
                district.definition().advanced("compareByUniqueness: true").section(rules));
        district.committed();
        assertThat(open())
                .containsExactly(
                        "chess-1 chess: course chess is neither in this upload nor live, so the record is not taken",
                        "g-s-101-02 ***: has the same email as g-s-101-01 of the same connection. Both are kept",
                        "zze chess-1: class chess-1 was skipped, so this record is not taken either");

        district.apply(prefixed("N-").advanced("compareByUniqueness: true").section(rules));
        approve(district.parked("rekey=true"));

        List<String> renamed = List.of(
                "N-chess-1 N-chess: course N-chess is neither in this upload nor live, so the record is not taken",
                "N-g-s-101-02 ***: has the same email as N-g-s-101-01 of the same connection. Both are kept",
                "N-zze N-chess-1: class N-chess-1 was skipped, so this record is not taken either");
        assertThat(open()).isEqualTo(renamed);
        for (String force : List.of("force=false", "force=true")) {
            district.committed("new=true", force);
            assertThat(open()).isEqualTo(renamed);
        }
        assertThat(strings("select sis_id from issue where closed_run is not null"))
                .isEmpty();
    }

    private List<String> open() {
        return strings(
                "select concat(sis_id, ' ', value, ': ', message) from issue where closed_run is null order by 1");
    }

    /** The baseline, hashes aside. */
    private List<String> baseline() {
        return strings("""
                select concat_ws(' ', entity, sis_id, raw_id, origin, own, live, document, passport_id, schools, student, staff,
                                 class, course, calendars, parent, students, begin_date, end_date)
                from source_record
                union all
                select concat_ws(' ', 'part', entity, sis_id, part, raw_id, origin, own, document) from source_part
                order by 1
                """);
    }
}

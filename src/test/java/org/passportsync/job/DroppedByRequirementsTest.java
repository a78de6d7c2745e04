package org.passportsync.job;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.passportsync.simulator.Resource;

/** What is dropped for a requirement is in the SIS all the same: it says of people whether they teach and whether they have ended. */
class DroppedByRequirementsTest extends InLittleDistrict {

    @Test
    void who_teaches_a_class_that_is_dropped_teaches() {
        district.user("aide", "aide", "101", null);
        district.enrollment("aide", "teacher", "101", "2027-06-30");

        apply("class: [ { attribute: title, check: { maxLength: 3 }, otherwise: SKIP } ]");

        assertThat(district.live(4)).isEmpty();
        assertThat(district.house
                        .sql()
                        .sql(
                                "select document ->> 'teaching' as teaching from passport_record where entity = 6 and sis_id = 'aide'")
                        .query((row, _) -> row.getString("teaching"))
                        .single())
                .isEqualTo("true");
    }

    @Test
    void a_role_that_is_dropped_and_not_over_keeps_its_person() {
        roles("""
                {"roleType":"primary","role":"student","org":{"sourcedId":"101"}},
                {"roleType":"secondary","role":"student","org":{"sourcedId":"205"},"beginDate":"2024-08-01","endDate":"2025-06-30"}""");

        apply("schoolEnrollment: [ { attribute: beginDate, missing: SKIP } ]");

        assertThat(district.live(5)).contains("s-1");
    }

    @Test
    void a_role_that_is_dropped_and_over_keeps_nobody() {
        roles(
                "{\"roleType\":\"primary\",\"role\":\"student\",\"org\":{\"sourcedId\":\"101\"},\"endDate\":\"2025-06-30\"}");

        apply("schoolEnrollment: [ { attribute: beginDate, missing: SKIP } ]");

        assertThat(district.live(5)).doesNotContain("s-1");
    }

    private void roles(String roles) {
        district.rows.put(Resource.USERS, """
                {"sourcedId":"s-1","status":"active","enabledUser":"true","givenName":"Test","familyName":"Person",
                 "roles":[%s]}""".formatted(roles));
    }

    /** Applies a requirement that leaves nothing in a version that was good once, and syncs twice. */
    private void apply(String requirement) {
        district.apply(district.definition()
                .advanced("staleRecords: DELETE")
                .section("requirements: { " + requirement + " }"));
        district.committed();
        assertThat(district.changes(district.committed("force=true"))).isEmpty();
    }
}

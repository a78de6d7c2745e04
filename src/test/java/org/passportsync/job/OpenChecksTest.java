package org.passportsync.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.passportsync.connection.ConnectionDefinition;
import org.passportsync.connection.DefinitionReader;
import org.passportsync.connection.Guards;
import org.passportsync.connection.Reading;
import org.passportsync.connection.ReadingRules;

class OpenChecksTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 9, 14);

    @Test
    void a_valid_access_record_lets_the_run_begin_on_its_first_and_on_its_last_day() {
        assertThat(obstacle("active: true, effective: 2026-09-14, expires: 2026-09-14"))
                .isNull();
    }

    @Test
    void an_expired_record_is_refused_with_its_date_and_what_to_do() {
        assertThat(obstacle("active: true, expires: 2026-09-13"))
                .contains("expired on 2026-09-13", "today is 2026-09-14", "apply the definition again");
    }

    @Test
    void a_record_that_is_not_valid_yet_is_refused() {
        assertThat(obstacle("active: true, effective: 2026-09-15")).contains("valid from 2026-09-15 on");
    }

    @Test
    void an_inactive_record_is_refused() {
        assertThat(obstacle("active: false")).contains("is not active");
    }

    @Test
    void a_suspended_district_is_refused_from_the_first_to_the_last_day() {
        Guards suspended = new Guards(new Guards.Window(TODAY, TODAY), null, null);
        assertThat(OpenChecks.suspension("lakeside", suspended, TODAY)).contains("suspended from 2026-09-14");
        assertThat(OpenChecks.suspension("lakeside", suspended, TODAY.plusDays(1)))
                .isNull();
    }

    private static @Nullable String obstacle(String accessRecord) {
        return OpenChecks.obstacle(definition("accessRecord: { " + accessRecord + " }"), TODAY);
    }

    private static ConnectionDefinition definition(String delivery) {
        return definition("skyward-oneroster", delivery);
    }

    private static ConnectionDefinition definition(String application, String delivery) {
        String text = """
                version: 1
                district: { id: lakeside, name: Lakeside School District, timeZone: America/Chicago }
                connection: lakeside
                application: %s
                syncMode: IMPORT
                delivery:
                  serviceUrl: https://skyward.example
                  clientId: lakeside
                  clientSecret: "${env:SKYWARD_SECRET}"
                  %s
                terms: { acceptedBy: superintendent@lakeside.example, acceptedOn: 2026-07-01 }
                schools: { autoMap: true }
                """.formatted(application, delivery);
        ReadingRules rules = ReadingRules.of(Set.of("skyward-oneroster", "skyward"));
        return switch (new DefinitionReader(rules).read(text)) {
            case Reading.Accepted accepted -> accepted.definition();
            case Reading.Refused refused -> throw new AssertionError(refused.problems());
        };
    }

    @Test
    void gaps_of_a_definition_are_told() {
        assertThat(OpenChecks.gaps(definition("pageSize: 100"))).isEqualTo(List.of());
    }

    @Test
    void a_native_api_that_cannot_be_spoken_as_the_definition_says_is_told_with_its_place() {
        ConnectionDefinition paged = definition("skyward", "native: { resources: { staff: { paging: PAGE } } }");

        assertThat(OpenChecks.gaps(paged))
                .singleElement()
                .asString()
                .contains("delivery.native.resources.staff.paging: PAGE", "write CURSOR or OFFSET");
    }
}

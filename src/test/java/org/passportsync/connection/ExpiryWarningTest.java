package org.passportsync.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.passportsync.connection.ExpiryWarning.Urgency;

class ExpiryWarningTest {

    private static final LocalDate EXPIRES = LocalDate.of(2026, 10, 15);

    @ParameterizedTest
    @CsvSource({
        "30, NOTICE, 'the integration access record expires on 2026-10-15, in 30 days'",
        "8, NOTICE, 'the integration access record expires on 2026-10-15, in 8 days'",
        "7, URGENT, 'URGENT: the integration access record expires on 2026-10-15, in 7 days'",
        "2, URGENT, 'URGENT: '",
        "1, LAST_CALL, 'LAST CALL: after 2026-10-15 no sync starts any more'",
        "0, LAST_CALL, 'LAST CALL: after 2026-10-15 no sync starts any more'"
    })
    void the_nearer_the_end_the_more_urgent_it_is_told(long before, Urgency urgency, String text) {
        ExpiryWarning warning = ExpiryWarning.of(definition("expires: 2026-10-15"), EXPIRES.minusDays(before))
                .orElseThrow();

        assertThat(warning.urgency()).isEqualTo(urgency);
        assertThat(warning.text()).startsWith(text).contains("renewed in Qmlativ", "apply the definition again");
    }

    @Test
    void nothing_is_told_before_and_once_it_is_over_and_where_no_end_is_known() {
        assertThat(ExpiryWarning.of(definition("expires: 2026-10-15"), EXPIRES.minusDays(31)))
                .isEmpty();
        assertThat(ExpiryWarning.of(definition("expires: 2026-10-15"), EXPIRES.plusDays(1)))
                .isEmpty();
        assertThat(ExpiryWarning.of(definition("active: true"), EXPIRES)).isEmpty();
    }

    private static ConnectionDefinition definition(String record) {
        String text = """
                version: 1
                district: { id: lakeside, name: Lakeside School District, timeZone: America/Chicago }
                connection: lakeside
                application: skyward-oneroster
                delivery:
                  serviceUrl: https://skyward.example
                  clientId: lakeside
                  accessRecord: { %s }
                terms: { acceptedBy: superintendent@lakeside.example, acceptedOn: 2026-07-01 }
                schools: { autoMap: true }
                """.formatted(record);
        ReadingRules rules = ReadingRules.of(java.util.Set.of("skyward-oneroster"));
        return switch (new DefinitionReader(rules).read(text)) {
            case Reading.Accepted accepted -> accepted.definition();
            case Reading.Refused refused -> throw new AssertionError(refused.problems());
        };
    }
}

package org.passportsync.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.passportsync.roster.EntityType;

class LaunchTextTest {

    @Test
    void what_was_asked_for_is_read_back_as_it_was() {
        LaunchParameters everything = new LaunchParameters(
                "lakeside",
                true,
                false,
                true,
                Set.of(EntityType.STUDENT, EntityType.SCHOOL_ENROLLMENT),
                LocalDate.of(2026, 9, 1),
                17L,
                true,
                true,
                "after \"the\" outage = done");
        assertThat(LaunchText.read(LaunchText.write(everything))).isEqualTo(everything);
    }

    @Test
    void what_was_not_asked_for_is_not_kept() {
        assertThat(LaunchText.write(LaunchParameters.of("lakeside"))).isEqualTo("{\"connection\":\"lakeside\"}");
    }
}

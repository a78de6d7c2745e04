package org.passportsync.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passportsync.job.House;
import org.passportsync.simulator.AccessRecord;

/** Secrets and access records that open nothing, told with what to check: message, exit code, untouched hub. */
class RefusedAccessTest extends TypedOnSyncedHub {

    @Test
    void a_wrong_secret_is_told_without_showing_it() throws IOException {
        skyward.grant(AccessRecord.of("lakeside", "another-secret"));
        skyward.forgetTokens();

        assertThat(sync()).isEqualTo(1);
        assertThat(said()).contains("lakeside", "secret").doesNotContain("simulated-secret", "another-secret");
    }

    @Test
    void a_secret_that_is_not_there_is_refused_with_its_reference() throws IOException {
        given(definition().replace("SKYWARD_SECRET", "NO_SUCH_SECRET"));

        assertThat(sync()).isEqualTo(4);
        assertThat(said()).contains("NO_SUCH_SECRET");
    }

    @Test
    void a_secret_that_was_stored_under_another_master_key_is_told_as_that(@TempDir Path elsewhere) throws IOException {
        given(definition().replace("${env:SKYWARD_SECRET}", "simulated-secret"));
        try (House other = House.on(database, elsewhere)) {
            keyboard = keyboardIn(other);

            assertThat(keyboard.type("sync", "connection=lakeside", "asOf=2026-09-14"))
                    .isEqualTo(4);
        }
        assertThat(said())
                .contains("the secret of connection lakeside was sealed under key", "give the program the key")
                .doesNotContain("VaultLocked", "at org.");
    }

    @Test
    void an_access_record_that_has_expired_by_the_definition_is_refused_with_its_date() throws IOException {
        given(definition()
                .replace("pageSize: 1000", "pageSize: 1000\n  accessRecord: { name: Roster, expires: 2026-08-31 }"));

        assertThat(sync()).isEqualTo(4);
        assertThat(said()).contains("expired on 2026-08-31", "delivery.accessRecord");
    }

    @Test
    void an_access_record_that_skyward_itself_holds_for_expired_fails_with_what_to_check() throws IOException {
        skyward.grant(AccessRecord.of("lakeside", "simulated-secret")
                .with(new AccessRecord.Validity(
                        AccessRecord.Standing.ACTIVE, LocalDate.of(2026, 1, 1), LocalDate.of(2026, 8, 31))));
        skyward.forgetTokens();

        assertThat(sync()).isEqualTo(1);
        assertThat(said()).contains("expired", "access record");
    }
}

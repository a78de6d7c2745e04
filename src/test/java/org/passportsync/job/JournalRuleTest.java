package org.passportsync.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.passportsync.connection.DataKey;
import org.passportsync.connection.VaultLocked;
import org.passportsync.run.Run;
import org.passportsync.run.RunState;

/** Rule 11: pages are kept sealed. */
class JournalRuleTest extends JournaledLakeside {

    @Test
    void a_page_is_sealed_with_the_districts_key_and_bound_to_its_place() throws Exception {
        Run run = lakeside.committed();

        byte[] sealed = body(run, "users");
        assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain(CHILD, "sourcedId");
        assertThat(opened(run, "users")).contains(CHILD, "s-001");
        assertThatThrownBy(() -> key().decrypt(sealed, run.id() + "/users/1")).isInstanceOf(VaultLocked.class);
        assertThatThrownBy(() -> strangersKey().decrypt(sealed, run.id() + "/users/0"))
                .isInstanceOf(VaultLocked.class);
        assertThat(kept(run, "users", "encoding")).isEqualTo("gzip");
        assertThat(kept(run, "users", "length(body)::text"))
                .isEqualTo(String.valueOf(Integer.parseInt(kept(run, "users", "body_length")) + 33));
    }

    @Test
    void a_page_that_did_not_come_compressed_is_kept_compressed_and_known_when_it_comes_again() throws Exception {
        lakeside.skyward.faults("no-gzip");

        Run run = lakeside.committed();

        assertThat(kept(run, "users", "encoding")).isEqualTo("gzip");
        assertThat(opened(run, "users")).contains(CHILD, "s-001");
        assertThat(kept(run, "users", "known::text")).isEqualTo("false");
        assertThat(kept(lakeside.committed(), "users", "known::text")).isEqualTo("true");
    }

    @Test
    void of_a_page_that_can_not_be_read_length_fingerprint_and_position_are_kept_only() {
        lakeside.skyward.faults("half-json@users");

        Run run = lakeside.sync();

        assertThat(run.state()).isEqualTo(RunState.FAILED);
        assertThat(run.message())
                .matches(
                        "(?s).*users from row 0: .* at byte \\d+.*only this is kept: \\d+ bytes, fingerprint [0-9a-f-]{36}.*")
                .doesNotContain(CHILD, "Student");
        assertThat(pages(run, "users")).isZero();
    }

    private DataKey key() {
        return vault().unwrap(lakeside.house.connections.dataKey("lakeside"), "lakeside");
    }

    private DataKey strangersKey() {
        return vault().unwrap(vault().newDataKey("elsewhere"), "elsewhere");
    }

    private long pages(Run run, String slice) {
        return lakeside.sql()
                .sql("select count(*) from page_journal where run_id = :run and slice = :slice")
                .param("run", run.id())
                .param("slice", slice)
                .query(Long.class)
                .single();
    }
}

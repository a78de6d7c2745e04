package org.passportsync.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Definitions and rows that are wrong, told with their place: message, exit code, untouched hub. */
class BadInputTest extends TypedOnSyncedHub {

    @Test
    void a_wrong_definition_is_refused_whole_with_every_problem_and_its_place() throws IOException {
        int code =
                apply(definition().replace("pageSize: 1000", "pageSize: many").replace("IMPORT", "EXPORT"));

        assertThat(code).isEqualTo(2);
        assertThat(keyboard.err()).contains("delivery.pageSize", "syncMode", "EXPORT");
        assertThat(keyboard.err().lines().filter(line -> line.contains("lakeside.yaml:")))
                .hasSize(2);
    }

    @Test
    void a_definition_that_is_no_yaml_is_told_with_its_line() throws IOException {
        assertThat(apply("version: 1\n  district: [")).isEqualTo(2);
        assertThat(keyboard.err()).containsPattern("lakeside.yaml:\\d+");
    }

    @Test
    void a_page_that_is_no_json_fails_and_the_same_command_goes_on_later() throws IOException {
        skyward.faults("not-json@classes");

        assertThat(sync()).isEqualTo(1);
        assertThat(said()).contains("/classes answers 200", "That is not OneRoster's JSON. Check the service URL");
        skyward.faults();
        assertThat(sync()).isZero();
    }

    @Test
    void a_record_that_cannot_be_read_is_an_issue_and_the_others_come_in() throws IOException {
        skyward.faults("odd-row=long-text@classes");

        assertThat(sync()).isZero();
        assertThat(keyboard.out()).contains("MALFORMED");
    }
}

package org.passportsync.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class UnusedSettingsTest {

    private final Set<String> settings = new SchemaTree().settings().keySet();

    @Test
    void of_all_settings_only_those_of_the_write_back_do_nothing_yet() {
        assertThat(UnusedSettings.of(Texts.accepted(Texts.everySetting())))
                .containsExactlyInAnyOrder("syncMode", "writeBack");
    }

    @Test
    void the_table_says_of_every_setting_whether_it_acts() {
        assertThat(settings).isNotEmpty().allMatch(UnusedSettings::covers);
    }

    @Test
    void the_table_names_no_setting_that_is_not_there() {
        assertThat(settings).containsAll(UnusedSettings.entries());
    }
}

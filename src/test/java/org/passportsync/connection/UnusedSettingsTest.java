package org.passportsync.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
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
    void what_is_kept_for_people_says_so_to_whoever_writes_it() {
        assertThat(new SchemaTree()
                        .settings().entrySet().stream()
                                .filter(one -> one.getValue()
                                        .path("description")
                                        .asString("")
                                        .contains("Kept for people; nothing"))
                                .map(Map.Entry::getKey))
                .containsExactlyInAnyOrderElementsOf(UnusedSettings.forPeople());
        assertThat(UnusedSettings.forPeople())
                .isNotEmpty()
                .allSatisfy(path -> assertThat(Texts.file("docs/definition.md"))
                        .contains("`" + path.substring(path.lastIndexOf('.') + 1) + "`"));
    }

    @Test
    void every_leaf_of_the_delivery_stands_in_the_table_by_itself() {
        assertThat(settings.stream()
                        .filter(path -> path.startsWith("delivery.") && !path.matches("delivery\\.(native|csv)\\..*"))
                        .filter(path -> !path.equals("delivery.accessRecord")))
                .isNotEmpty()
                .isSubsetOf(UnusedSettings.entries());
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

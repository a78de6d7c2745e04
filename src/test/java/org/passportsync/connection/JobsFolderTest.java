package org.passportsync.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds the examples under {@code jobs/}: what they show can be typed and applied. */
class JobsFolderTest {

    private static final Pattern COMMAND = Pattern.compile("`passport-sync sync ([^`]+)`");

    static List<String> commands() {
        return COMMAND.matcher(Texts.file("jobs/parameters.md"))
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void every_sample_of_job_parameters_is_accepted(String command) {
        List<String> words = Pattern.compile("[^\\s\"]+(?:\"[^\"]*\")?")
                .matcher(command)
                .results()
                .map(word -> word.group().replace("\"", ""))
                .toList();

        assertThat(LaunchReader.read(words)).isInstanceOf(Launch.Asked.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"lakeside-oneroster", "lakeside-native", "lakeside-directory"})
    void an_example_is_a_definition_of_what_its_file_is_called(String name) {
        assertThat(Texts.accepted(Texts.file("jobs/" + name + ".yaml")).name()).isEqualTo(name);
    }

    @Test
    void every_launch_parameter_has_a_sample() {
        Launch refused = LaunchReader.read(List.of("nonsense"));
        List<String> known = Pattern.compile("(\\w+)=")
                .matcher(((Launch.Refused) refused).problems().getLast())
                .results()
                .map(found -> found.group(1))
                .toList();

        assertThat(known)
                .isNotEmpty()
                .allSatisfy(parameter -> assertThat(commands()).anyMatch(one -> one.contains(parameter + "=")));
    }

    @Test
    void every_section_and_every_delivery_and_advanced_setting_of_the_full_example_has_a_comment() {
        List<String> lines = Texts.everySetting().lines().toList();
        String section = "";
        for (int at = 0; at < lines.size(); at++) {
            String line = lines.get(at);
            boolean top = line.matches("[a-zA-Z]+:.*");
            section = top ? line.replaceAll(":.*", "") : section;
            boolean setting = line.matches("  [a-zA-Z]+:.*")
                    && List.of("delivery", "advanced").contains(section);
            if (top || setting) {
                assertThat(lines.get(at - 1).strip())
                        .as("above " + line)
                        .startsWith("# ")
                        .endsWith(".");
            }
        }
    }
}

package org.passportsync.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Words with something in them that a terminal, a shell or a file system takes for more than a letter. */
class OddWordsTest {

    private final Keyboard keyboard = new Keyboard();

    @ParameterizedTest
    @ValueSource(strings = {"runs --passport.data-dir=a\0b", "runs --data-dir a\0b", "apply a\0b"})
    void a_name_that_no_file_can_have_is_wrong_and_no_fault_of_the_program(String line) {
        assertThat(keyboard.type(line.split(" "))).isEqualTo(2);
        assertThat(keyboard.err())
                .contains("\"a\\u0000b\" can't name a file here; write it otherwise")
                .doesNotContain("Exception", "unexpectedly");
    }

    @Test
    void a_setting_is_given_on_once_whichever_way_and_before_what_is_usual() {
        keyboard.type("sync", "connection=x", "--passport.data-dir=elsewhere");
        assertThat(keyboard.desk.settings).containsExactly("--passport.data-dir=elsewhere");
        assertThat(keyboard.out()).contains("--data-dir elsewhere").doesNotContain("--passport.data-dir");

        Arguments arguments = Arguments.of("demo", "--server.port=8090");
        assertThat(arguments.settings(new CommonOptions(), List.of("--passport.serving=true", "--server.port=0")))
                .containsExactly("--passport.serving=true", "--server.port=8090");
    }

    @Test
    void a_terminal_is_shown_control_characters_and_does_not_obey_them() {
        keyboard.type("runs", "state=\u001b[2JHELD\u009b0m\u0007");

        assertThat(keyboard.err()).contains("state=\\u001b[2JHELD\\u009b0m\\u0007 is not valid");
        assertThat(Table.of(Table.Column.left("name")).row("Anna\r\nDELETE\t").lines())
                .hasSize(3)
                .last()
                .isEqualTo("Anna\\u000d\\u000aDELETE\\u0009");
    }

    @Test
    void a_command_to_paste_names_things_and_has_a_shell_do_none_of_them() {
        assertThat(Pasteable.by(new Pasteable.Launcher.Jar("a.jar")).command("show", "school=it's $(reboot)", "at=a b"))
                .isEqualTo("java -jar a.jar show 'school=it'\\''s $(reboot)' \"at=a b\"");
        assertThat(Pasteable.by(new Pasteable.Launcher.Maven("./mvnw")).command("show", "school=`x` $(y)"))
                .isEqualTo("./mvnw -q spring-boot:run -Dspring-boot.run.arguments=\"show 'school=\\`x\\` \\$(y)'\"");
    }
}

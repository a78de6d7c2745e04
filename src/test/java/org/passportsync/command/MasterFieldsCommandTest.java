package org.passportsync.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.passportsync.connection.MasterField;
import org.passportsync.connection.MasterField.Mode;
import org.passportsync.connection.MasterRules.Rule;
import org.passportsync.roster.EntityType;
import org.passportsync.run.Connections;
import org.passportsync.run.Connections.Change;
import org.passportsync.run.Mastering.Outcome;

class MasterFieldsCommandTest {

    private final Keyboard keyboard = new Keyboard();

    private static Outcome made() {
        Change change = new Change("lakeside-ad", 4, Change.Kind.CHANGED, Connections.State.ACTIVE, false, List.of());
        return new Outcome.Done(
                change,
                List.of(new Rule(EntityType.STAFF, new MasterField("email", "lakeside-ad", Mode.MASTER, false))),
                2);
    }

    @Test
    void rules_are_made_and_told() {
        keyboard.desk.generated = made();

        assertThat(keyboard.type(
                        "master-fields", "generate", "connection=lakeside-ad", "entities=student,staff", "--actor=ada"))
                .isZero();
        assertThat(keyboard.desk.asked).contains("generate MASTER of lakeside-ad for [STUDENT, STAFF] by ada");
        assertThat(keyboard.out())
                .isEqualTo("lakeside-ad: 1 rule added, 2 there already, revision 4\n  staff.email MASTER\n"
                        .replace("\n", System.lineSeparator()));
    }

    @Test
    void programs_get_them_as_json() {
        keyboard.desk.generated = made();
        keyboard.type(
                "master-fields",
                "generate",
                "connection=lakeside-ad",
                "entities=staff",
                "mode=DO_NOT_OVERRIDE",
                "--json");

        assertThat(keyboard.desk.asked.getFirst()).startsWith("generate DO_NOT_OVERRIDE");
        assertThat(keyboard.out().replaceAll("\\s", ""))
                .isEqualTo("{\"connection\":\"lakeside-ad\",\"revision\":4,\"kind\":\"CHANGED\",\"added\":[{\"entity\":"
                        + "\"staff\",\"attribute\":\"email\",\"mode\":\"MASTER\"}],\"already\":2}");
    }

    @Test
    void clashes_are_told_each_and_nothing_is_saved() {
        keyboard.desk.generated = new Outcome.Clashing(List.of("staff.email: x is its MASTER", "staff.sms: x is too"));

        assertThat(keyboard.type("master-fields", "generate", "connection=lakeside-ad", "entities=staff"))
                .isEqualTo(2);
        assertThat(keyboard.err()).contains("staff.email", "staff.sms", "Nothing is saved.");
        keyboard.desk.generated = new Outcome.Unknown("lakeside-ad");
        assertThat(keyboard.type("master-fields", "generate", "connection=lakeside-ad", "entities=staff"))
                .isEqualTo(2);
        assertThat(keyboard.err()).contains("there is no connection lakeside-ad");
    }
}

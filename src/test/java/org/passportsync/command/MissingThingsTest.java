package org.passportsync.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.passportsync.job.Decided;
import org.passportsync.job.Launched;
import org.passportsync.job.Moved;
import org.passportsync.job.Schools;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is not there is a problem for programs with the status that the interface answers. */
class MissingThingsTest {

    private final Keyboard keyboard = new Keyboard();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sync connection=x",
                "restart run=8",
                "stop run=8",
                "approve run=8 digest=c0ffee",
                "reject run=8",
                "show run=8",
                "export connection=x",
                "test connection=x",
                "schools connection=x",
                "pause connection=x",
                "retire connection=x --yes",
                "master-fields generate connection=x entities=student mode=MASTER",
                "duplicates district=atlantis",
                "guards district=atlantis",
                "new-data-key district=atlantis --yes"
            })
    void what_is_not_there_is_told_with_404(String line) {
        keyboard.desk.launched = new Launched.Unknown("there is no such thing");
        keyboard.desk.decided = new Decided.Wrong("there is no such thing");
        keyboard.desk.moved = new Moved.Wrong("there is no such thing");

        assertThat(keyboard.type((line + " --json").split(" "))).isEqualTo(2);
        assertThat(problem().path("status").asInt()).isEqualTo(404);
        assertThat(problem().path("title").asString()).isEqualTo("Not Found");
        assertThat(problem().path("detail").asString()).startsWith("there is no ");
    }

    @Test
    void schools_that_nobody_read_yet_are_told_with_409_and_a_silent_sis_with_502() {
        keyboard.desk.schools = new Schools.Answer.Wrong("no run of x has read its schools yet");
        assertThat(keyboard.type("schools", "connection=x", "--json")).isEqualTo(2);
        assertThat(problem().path("status").asInt()).isEqualTo(409);

        Keyboard again = new Keyboard();
        again.desk.schools = new Schools.Answer.Failed("no answer");
        assertThat(again.type("schools", "connection=x", "from=sis", "--json")).isEqualTo(1);
        assertThat(again.out()).contains("\"status\" : 502");
    }

    private JsonNode problem() {
        return new JsonMapper().readTree(keyboard.out());
    }
}

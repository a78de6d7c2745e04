package org.passportsync.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.passportsync.access.AccessHouse;
import org.passportsync.access.Actor;
import org.passportsync.access.Logins;
import org.passportsync.access.Reach;
import org.passportsync.access.Role;
import org.passportsync.access.User;
import org.passportsync.database.TestDatabase;
import org.passportsync.job.ConnectionTests;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Users by command, on a database. */
class UsersCommandTest {

    private final TestDatabase database = TestDatabase.fresh();
    private final AccessHouse access = AccessHouse.on(database.client()).districts("lakeside", "riverside");
    private final FakeDesk fake = new FakeDesk();

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void a_user_is_added_listed_changed_and_removed() {
        Keyboard keyboard = keyboard();
        assertThat(keyboard.type("users", "list")).isZero();
        assertThat(keyboard.out()).contains("There is no user yet");
        assertThat(keyboard.type("users", "add", "name=maria", "role=OPERATOR", "districts=riverside,lakeside"))
                .isZero();
        assertThat(keyboard.out()).contains("maria is OPERATOR of lakeside, riverside, with the password ");
        String password = keyboard.out().split("with the password ")[1].split(" ")[0];
        assertThat(access.logins().attempt("maria", password, "x")).isInstanceOf(Logins.In.class);

        assertThat(keyboard.type("users", "add", "name=maria", "role=VIEWER", "districts=all"))
                .isEqualTo(4);
        assertThat(keyboard.type(
                        "users", "change", "name=maria", "role=ADMIN", "districts=all", "login=off", "--actor=root"))
                .isZero();
        assertThat(keyboard.out()).contains("maria is ADMIN of every district, may not log in");
        assertThat(keyboard.type("users", "list", "--json")).isZero();
        assertThat(keyboard.type("users", "remove", "name=maria")).isZero();
        assertThat(keyboard.type("users", "remove", "name=maria")).isEqualTo(2);
        assertThat(access.audit().about("user maria", 9).stream().map(entry -> entry.action()))
                .containsExactly("USER_REMOVED", "USER_CHANGED", "USER_ADDED");
    }

    @Test
    void a_user_belongs_to_districts_that_there_are() {
        Keyboard keyboard = keyboard();
        assertThat(keyboard.type("users", "add", "name=Maria", "role=VIEWER", "districts=lakesyde,lakeside,rivers"))
                .isEqualTo(2);
        assertThat(keyboard.err())
                .contains(
                        "name Maria is not valid",
                        "there is no district lakesyde; known are lakeside, riverside",
                        "there is no district rivers; ");

        keyboard.type("users", "add", "name=maria", "role=VIEWER", "districts=lakeside");
        assertThat(keyboard.type("users", "change", "name=maria", "districts=lakesyde"))
                .isEqualTo(2);
        assertThat(keyboard.err()).contains("there is no district lakesyde; known are lakeside, riverside");
        assertThat(access.users().list()).extracting(User::reach).containsExactly(new Reach.Within(Set.of("lakeside")));
    }

    @Test
    void a_user_of_a_district_that_never_came_can_still_be_locked_out() {
        access.user("maria", "secret-of-maria", Role.VIEWER, new Reach.Within(Set.of("never", "lakeside")));
        Keyboard keyboard = keyboard();

        assertThat(keyboard.type("users", "change", "name=maria", "login=off")).isZero();
        assertThat(keyboard.type("users", "change", "name=maria", "districts=lakeside"))
                .isZero();
        assertThat(keyboard.type("users", "change", "name=maria", "districts=never"))
                .isEqualTo(2);
    }

    @Test
    void before_there_is_a_district_users_are_of_every_one() {
        try (TestDatabase empty = TestDatabase.fresh()) {
            AccessHouse house = AccessHouse.on(empty.client());
            Keyboard keyboard = keyboard(house);
            assertThat(house.accounts().first(Actor.here("ops"))).isPresent();
            assertThat(keyboard.type("users", "add", "name=maria", "role=ADMIN", "districts=all"))
                    .isZero();
            assertThat(keyboard.type("users", "add", "name=anna", "role=VIEWER", "districts=lakeside"))
                    .isEqualTo(2);
            assertThat(keyboard.err())
                    .contains("there is no district lakeside; apply a definition of one of its connections first");
        }
    }

    @Test
    void programs_get_what_the_api_answers() {
        Keyboard keyboard = keyboard();
        keyboard.type("users", "add", "name=maria", "role=VIEWER", "districts=lakeside", "--json");

        JsonNode added = new JsonMapper().readTree(keyboard.out());
        assertThat(added.path("user").path("districts").path(0).asString()).isEqualTo("lakeside");
        assertThat(added.path("password").asString()).hasSize(20);
    }

    @Test
    void programs_get_a_changed_user_and_a_new_token_as_the_api_answers_them() {
        keyboard().type("users", "add", "name=maria", "role=VIEWER", "districts=lakeside");
        Keyboard changing = keyboard();
        changing.type("users", "change", "name=maria", "role=ADMIN", "--json");
        Keyboard making = keyboard();
        making.type("users", "token", "name=maria", "label=nightly", "--json");

        assertThat(new JsonMapper().readTree(changing.out()).path("role").asString())
                .isEqualTo("ADMIN");
        JsonNode token = new JsonMapper().readTree(making.out());
        assertThat(token.path("user").asString()).isEqualTo("maria");
        assertThat(token.path("label").asString()).isEqualTo("nightly");
        assertThat(token.path("token").asString()).startsWith("psync_");
        assertThat(token.propertyNames()).contains("createdAt", "expiresAt");
    }

    @Test
    void a_password_is_read_from_standard_input_and_not_shown() {
        Keyboard keyboard = keyboard();
        keyboard.type("users", "add", "name=maria", "role=VIEWER", "districts=all");

        assertThat(reading("correct horse battery\n", keyboard)).isZero();
        assertThat(keyboard.out()).doesNotContain("correct horse battery");
        assertThat(access.logins().attempt("maria", "correct horse battery", "x"))
                .isInstanceOf(Logins.In.class);
        assertThat(reading("short\n", keyboard)).isEqualTo(2);
        assertThat(reading("", keyboard)).isEqualTo(2);
        assertThat(keyboard.err()).contains("password has 5 characters", "password has 0 characters");
    }

    @Test
    void tokens_are_made_listed_and_taken_back() {
        Keyboard keyboard = keyboard();
        keyboard.type("users", "add", "name=maria", "role=VIEWER", "districts=all");
        assertThat(keyboard.type("users", "token", "name=maria", "label=nightly", "days=30"))
                .isZero();
        assertThat(keyboard.out()).contains("token of maria: psync_");
        assertThat(keyboard.type("users", "token", "name=maria", "label=nightly"))
                .isEqualTo(4);
        assertThat(keyboard.type("users", "tokens", "name=maria")).isZero();
        assertThat(keyboard.out()).contains("nightly");
        assertThat(keyboard.type("users", "revoke", "name=maria", "label=nightly"))
                .isZero();
        assertThat(keyboard.type("users", "revoke", "name=maria", "label=nightly"))
                .isEqualTo(2);
    }

    @Test
    void programs_are_shown_nothing_of_what_is_taken_away_as_the_interface_answers_nothing() {
        keyboard().type("users", "add", "name=maria", "role=VIEWER", "districts=all");
        keyboard().type("users", "token", "name=maria", "label=nightly");
        Keyboard keyboard = keyboard();

        assertThat(keyboard.type("users", "revoke", "name=maria", "label=nightly", "--json"))
                .isZero();
        assertThat(keyboard.type("users", "remove", "name=maria", "--json")).isZero();
        assertThat(keyboard.out()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "users drop",
                "users add name=maria",
                "users add name=maria role=BOSS districts=all",
                "users change",
                "users change name=x login=maybe",
                "users token name=x days=soon label=y"
            })
    void what_makes_no_sense_is_wrong(String line) {
        assertThat(keyboard().type(line.split(" "))).isEqualTo(2);
    }

    private static int reading(String typed, Keyboard keyboard) {
        InputStream before = System.in;
        System.setIn(new ByteArrayInputStream(typed.getBytes(StandardCharsets.UTF_8)));
        try {
            return keyboard.type("users", "password", "name=maria", "--password-stdin");
        } finally {
            System.setIn(before);
        }
    }

    private Keyboard keyboard() {
        return keyboard(access);
    }

    private Keyboard keyboard(AccessHouse house) {
        return Keyboard.at(new Desk(
                fake,
                fake,
                _ -> new ConnectionTests.Tested.Wrong("nothing is tried here"),
                fake,
                fake,
                fake.history,
                fake,
                house::orders,
                MissingParts.STEWARDSHIP,
                MissingParts.HANDS));
    }
}

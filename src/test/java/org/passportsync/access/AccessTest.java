package org.passportsync.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.passportsync.database.TestDatabase;

/** Users, passwords, tokens, slowed logins, and the audit. */
class AccessTest {

    private final TestDatabase database = TestDatabase.fresh();
    private final AccessHouse house = AccessHouse.on(database.client());
    private final Reach lakeside = new Reach.Within(Set.of("lakeside"));

    @AfterEach
    void drop() {
        database.close();
    }

    @Test
    void a_role_includes_those_below_it() {
        assertThat(Role.ADMIN.includes(Role.VIEWER)).isTrue();
        assertThat(Role.OPERATOR.includes(Role.OPERATOR)).isTrue();
        assertThat(Role.OPERATOR.includes(Role.ADMIN)).isFalse();
    }

    @Test
    void a_reach_covers_its_districts_and_everywhere_covers_all() {
        assertThat(lakeside.covers("lakeside")).isTrue();
        assertThat(lakeside.covers("hillside")).isFalse();
        assertThat(new Reach.Everywhere().covers(lakeside)).isTrue();
        assertThat(lakeside.covers(new Reach.Everywhere())).isFalse();
        assertThatThrownBy(() -> new Reach.Within(Set.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void users_are_kept_as_they_were_given() {
        house.user("maria", "secret-of-maria", Role.OPERATOR, lakeside);
        house.user("root", "secret-of-root", Role.ADMIN, new Reach.Everywhere());

        assertThat(house.users().list())
                .extracting(User::name, User::role, User::reach)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("maria", Role.OPERATOR, lakeside),
                        org.assertj.core.groups.Tuple.tuple("root", Role.ADMIN, new Reach.Everywhere()));
        assertThat(house.users().add("maria", Role.ADMIN, lakeside, "x", "test"))
                .isFalse();
        assertThat(house.users().find("maria").orElseThrow().toString()).doesNotContain("$2a$");
    }

    @Test
    void a_right_password_lets_in_and_a_wrong_one_does_not() {
        house.user("maria", "secret-of-maria", Role.OPERATOR, lakeside);

        assertThat(house.logins().attempt("maria", "secret-of-maria", "10.0.0.1"))
                .isInstanceOf(Logins.In.class);
        assertThat(house.logins().attempt("maria", "Secret-of-maria", "10.0.0.1"))
                .isEqualTo(new Logins.Out());
        assertThat(house.logins().attempt("mario", "secret-of-maria", "10.0.0.1"))
                .isEqualTo(new Logins.Out());
    }

    @Test
    void a_disabled_user_is_not_let_in_by_password_or_token() {
        house.user("maria", "secret-of-maria", Role.OPERATOR, lakeside);
        String token = house.tokens()
                .issue("maria", "nightly", house.now().plus(Duration.ofDays(1)))
                .orElseThrow();
        User maria = house.users().find("maria").orElseThrow().user();
        house.users()
                .change(new User("maria", maria.role(), maria.reach(), true, maria.createdAt(), maria.passwordAt()));

        assertThat(house.logins().attempt("maria", "secret-of-maria", "10.0.0.1"))
                .isEqualTo(new Logins.Out());
        assertThat(house.tokens().user(token)).isEmpty();
    }

    @Test
    void whoever_fails_again_and_again_waits_longer_and_longer_and_a_right_password_is_not_looked_at_meanwhile() {
        house.user("maria", "secret-of-maria", Role.OPERATOR, lakeside);
        for (int failure = 0; failure < 5; failure++) {
            assertThat(house.logins().attempt("maria", "guess", "10.0.0.1")).isEqualTo(new Logins.Out());
        }

        assertThat(house.logins().attempt("maria", "secret-of-maria", "10.0.0.2"))
                .isInstanceOf(Logins.Wait.class);
        house.wait(Logins.pause(5).plusSeconds(1));
        assertThat(house.logins().attempt("maria", "secret-of-maria", "10.0.0.2"))
                .isInstanceOf(Logins.In.class);
        assertThat(Logins.pause(4)).isZero();
        assertThat(Logins.pause(6)).isGreaterThan(Logins.pause(5));
        assertThat(Logins.pause(1000)).isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void an_address_that_fails_with_many_names_waits_too() {
        house.user("maria", "secret-of-maria", Role.OPERATOR, lakeside);
        for (int guess = 0; guess < 5; guess++) {
            house.logins().attempt("user" + guess, "guess", "10.0.0.1");
        }

        assertThat(house.logins().attempt("maria", "secret-of-maria", "10.0.0.1"))
                .isInstanceOf(Logins.Wait.class);
        assertThat(house.logins().attempt("maria", "secret-of-maria", "10.0.0.2"))
                .isInstanceOf(Logins.In.class);
    }

    @Test
    void many_guesses_at_once_are_told_of_no_more_than_one_after_the_other() throws Exception {
        house.user("maria", "secret-of-maria", Role.OPERATOR, lakeside);

        assertThat(atOnce(guess -> new Guess("maria", "guess", "10.0.1." + guess)))
                .as("of one user, from many addresses")
                .filteredOn(new Logins.Out()::equals)
                .hasSize(5);
        assertThat(atOnce(guess -> new Guess("user" + guess, "guess", "10.0.2.1")))
                .as("of many users, from one address")
                .filteredOn(new Logins.Out()::equals)
                .hasSize(5);
        assertThat(house.logins().attempt("maria", "secret-of-maria", "10.0.3.1"))
                .isInstanceOf(Logins.Wait.class);
    }

    @Test
    void a_right_password_is_let_in_however_many_ask_with_it_at_once() throws Exception {
        house.user("maria", "secret-of-maria", Role.OPERATOR, lakeside);

        assertThat(atOnce(_ -> new Guess("maria", "secret-of-maria", "10.0.0.1")))
                .allMatch(Logins.In.class::isInstance);
    }

    /** What somebody tries. */
    private record Guess(String name, String password, String address) {}

    /** Tries so that no password is looked at before all have begun. */
    private List<Logins.Tried> atOnce(java.util.function.IntFunction<Guess> guesses) throws Exception {
        int many = 40;
        CyclicBarrier barrier = new CyclicBarrier(many);
        Passwords quick = AccessHouse.quick();
        Passwords meeting = new Passwords() {
            @Override
            public String hash(String password) {
                return quick.hash(password);
            }

            @Override
            public boolean match(String password, String hash) {
                try {
                    barrier.await(60, TimeUnit.SECONDS);
                } catch (Exception alone) {
                    throw new AssertionError(alone);
                }
                return quick.match(password, hash);
            }
        };
        Logins logins = new Logins(database.client(), house::now, house.users(), meeting);
        try (ExecutorService threads = Executors.newFixedThreadPool(many)) {
            List<Future<Logins.Tried>> tries = IntStream.range(0, many)
                    .mapToObj(guesses)
                    .map(guess -> threads.submit(() -> logins.attempt(guess.name(), guess.password(), guess.address())))
                    .toList();
            List<Logins.Tried> tried = new ArrayList<>();
            for (Future<Logins.Tried> one : tries) {
                tried.add(one.get());
            }
            return tried;
        }
    }

    @Test
    void what_was_typed_for_a_name_is_kept_nowhere() {
        for (String typed : List.of("planted-password", "Planted Password!")) {
            house.logins().attempt(typed, "x", "10.0.0.1");
        }

        assertThat(database.client()
                        .sql("select count(*) from failed_login")
                        .query(Integer.class)
                        .single())
                .isEqualTo(3);
        assertThat(database.client()
                        .sql("select cast(database_to_xml(true, false, '') as text)")
                        .query(String.class)
                        .single())
                .contains("address 10.0.0.1")
                .doesNotContainIgnoringCase("planted");
    }

    @Test
    void a_token_is_good_until_it_expires_or_is_taken_back_and_is_not_kept() {
        house.user("maria", "secret-of-maria", Role.OPERATOR, lakeside);
        String token = house.tokens()
                .issue("maria", "nightly", house.now().plus(Duration.ofDays(1)))
                .orElseThrow();

        assertThat(house.tokens().user(token)).map(User::name).contains("maria");
        assertThat(house.tokens().user(token + "x")).isEmpty();
        assertThat(house.tokens().issue("maria", "nightly", house.now())).isEmpty();
        assertThat(house.tokens().issue("nobody", "nightly", house.now())).isEmpty();
        assertThat(database.client()
                        .sql("select encode(hash, 'escape') from access_token")
                        .query(String.class)
                        .list())
                .noneMatch(kept -> kept.contains(token));
        house.wait(Duration.ofDays(2));
        assertThat(house.tokens().user(token)).isEmpty();
        assertThat(house.tokens().revoke("maria", "nightly")).isTrue();
        assertThat(house.tokens().list("maria")).isEmpty();
    }

    @Test
    void the_first_administrator_is_made_once() {
        Optional<Accounts.Login> first = house.accounts().first(Actor.here("ops"));

        assertThat(first).isPresent();
        assertThat(house.logins().attempt("admin", first.get().password(), "127.0.0.1"))
                .isInstanceOf(Logins.In.class);
        assertThat(house.accounts().first(Actor.here("ops"))).isEmpty();
        assertThat(first.get().toString()).doesNotContain(first.get().password());
    }

    @Test
    void the_audit_can_only_be_added_to() {
        house.audit().note(new Actor("maria", "10.0.0.1"), "LAUNCH", "run 1", null);

        assertThat(house.audit().about("run 1", 10))
                .extracting(Audit.Entry::actor, Audit.Entry::action)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(new Actor("maria", "10.0.0.1"), "LAUNCH"));
        for (String change : List.of("update audit set actor = 'nobody'", "delete from audit", "truncate audit")) {
            assertThatThrownBy(() -> database.client().sql(change).update())
                    .as(change)
                    .hasMessageContaining("append-only");
        }
    }
}

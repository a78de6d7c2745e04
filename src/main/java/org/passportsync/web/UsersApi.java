package org.passportsync.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.passportsync.access.Reach;
import org.passportsync.access.Role;
import org.passportsync.access.User;
import org.passportsync.access.UserOrders;
import org.passportsync.access.UserOrders.Outcome;
import org.passportsync.answer.Items;
import org.passportsync.answer.NewLogin;
import org.passportsync.answer.UserShown;
import org.passportsync.web.UserAnswers.Wished;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Who may log in. */
@RestController
@RequestMapping(path = "/api/v1/users", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Users")
class UsersApi {

    private final UserOrders orders;

    UsersApi(UserOrders orders) {
        this.orders = orders;
    }

    /**
     * A user to add.
     *
     * @param role VIEWER, OPERATOR or ADMIN
     * @param everywhere true: it belongs to every district, also to later ones
     * @param districts those it belongs to; one of both must be given
     * @param password left out: one is made by chance, and answered this once
     */
    record UserAsked(
            @Nullable String name,
            @Nullable String role,
            @Nullable Boolean everywhere,
            @Nullable List<String> districts,
            @Nullable String password) {

        /** Without the password. */
        @Override
        public String toString() {
            return "UserAsked[" + name + "]";
        }
    }

    /** What shall be different of a user; what is left out stays. */
    record ChangeAsked(
            @Nullable String role,
            @Nullable Boolean everywhere,
            @Nullable List<String> districts,
            @Nullable Boolean disabled) {}

    /**
     * A new password.
     *
     * @param password left out: one is made by chance, and answered this once
     */
    record PasswordAsked(@Nullable String password) {

        /** Without the password. */
        @Override
        public String toString() {
            return "PasswordAsked[]";
        }
    }

    @GetMapping
    @Needs(Role.ADMIN)
    @Operation(summary = "Lists the users of your districts, by name.")
    Items<UserShown> list(Visitor visitor) {
        return Items.all(
                orders.list(UserAnswers.by(visitor)).stream().map(UserShown::of).toList());
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Needs(Role.ADMIN)
    @Refuses({409, 422})
    @Operation(summary = "Adds a user.")
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<NewLogin> add(Visitor visitor, @RequestBody UserAsked asked) {
        Wished wished = Wished.of(asked.role(), asked.everywhere(), asked.districts());
        Role role = wished.wantedRole();
        Reach reach = wished.wantedReach();
        String name = asked.name() == null ? "" : asked.name();
        if (asked.role() == null) {
            wished.problems().add("role is missing; write VIEWER, OPERATOR or ADMIN");
        }
        if (asked.everywhere() == null && asked.districts() == null) {
            wished.problems().add("districts is missing; name them, or write everywhere: true");
        }
        wished.problems().addAll(orders.problems(name, asked.password(), reach, UserAnswers.by(visitor)));
        wished.end();
        Outcome.Done done = UserAnswers.done(orders.add(
                new UserOrders.Wish(
                        name,
                        java.util.Objects.requireNonNull(role),
                        java.util.Objects.requireNonNull(reach),
                        asked.password()),
                UserAnswers.by(visitor)));
        return ResponseEntity.created(URI.create("/api/v1/users/" + done.user().name()))
                .body(new NewLogin(UserShown.of(done.user()), done.secret()));
    }

    @PatchMapping(path = "/{name}", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Needs(Role.ADMIN)
    @Refuses({409, 422})
    @Operation(summary = "Gives a user another role, other districts, or takes the login away or gives it back.")
    UserShown change(Visitor visitor, @PathVariable String name, @RequestBody ChangeAsked asked) {
        Wished wished = Wished.of(asked.role(), asked.everywhere(), asked.districts());
        Role role = wished.wantedRole();
        Reach reach = wished.wantedReach();
        wished.end();
        return UserShown.of(UserAnswers.done(orders.change(
                        name,
                        user -> new User(
                                user.name(),
                                role == null ? user.role() : role,
                                reach == null ? user.reach() : reach,
                                asked.disabled() == null ? user.disabled() : asked.disabled(),
                                user.createdAt(),
                                user.passwordAt()),
                        UserAnswers.by(visitor)))
                .user());
    }

    @PostMapping(path = "/{name}/password", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Needs(Role.ADMIN)
    @Refuses(422)
    @Operation(summary = "Sets a new password; every session from before is over.")
    NewLogin password(
            Visitor visitor, @PathVariable String name, @RequestBody(required = false) @Nullable PasswordAsked asked) {
        String password = asked == null ? null : asked.password();
        Outcome.Done done = UserAnswers.done(orders.password(name, password, UserAnswers.by(visitor)));
        return new NewLogin(UserShown.of(done.user()), done.secret());
    }

    @DeleteMapping("/{name}")
    @Needs(Role.ADMIN)
    @Refuses(409)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Removes a user with its tokens; what it did stays in history and audit.")
    void remove(Visitor visitor, @PathVariable String name) {
        UserAnswers.done(orders.remove(name, UserAnswers.by(visitor)));
    }
}

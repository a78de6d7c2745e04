package org.passportsync.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.passportsync.access.Role;
import org.passportsync.access.Tokens;
import org.passportsync.access.User;
import org.passportsync.access.UserOrders;
import org.passportsync.access.UserOrders.Outcome;
import org.passportsync.answer.Items;
import org.passportsync.answer.TokenShown;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;

/** What programs log in with. */
@RestController
@RequestMapping(path = "/api/v1/users/{name}/tokens", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Users")
class TokensApi {

    private static final int USUAL_DAYS = 365;

    private final UserOrders orders;

    TokensApi(UserOrders orders) {
        this.orders = orders;
    }

    /**
     * A token to make.
     *
     * @param label what it is for
     * @param days how long it is good; left out: 365
     */
    record TokenAsked(@Nullable String label, @Nullable Integer days) {}

    @GetMapping
    @Needs(Role.ADMIN)
    @Operation(summary = "Lists the tokens of a user, by label; the tokens themselves are not kept.")
    Items<TokenShown> list(Visitor visitor, @PathVariable String name) {
        User user = orders.find(name, UserAnswers.by(visitor)).orElseThrow(() -> ApiRefusal.notThere("user " + name));
        return Items.all(orders.tokens(user).stream().map(TokenShown::of).toList());
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Needs(Role.ADMIN)
    @Refuses({409, 422})
    @Operation(summary = "Makes a token for a user; it is answered this once.")
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<TokenShown> issue(Visitor visitor, @PathVariable String name, @RequestBody TokenAsked asked) {
        String label = asked.label();
        if (label == null) {
            throw ApiRefusal.wrong(List.of("label is missing; write what the token is for"));
        }
        Duration life = Duration.ofDays(asked.days() == null ? USUAL_DAYS : asked.days());
        Outcome.Done done = UserAnswers.done(orders.issue(name, label, life, UserAnswers.by(visitor)));
        Tokens.Listed made = orders.tokens(done.user()).stream()
                .filter(token -> token.label().equals(label))
                .findFirst()
                .orElseThrow(() -> ApiRefusal.conflict("the token was taken back just now; make another"));
        URI place = UriComponentsBuilder.fromPath("/api/v1/users/{name}/tokens/{label}")
                .build(name, label);
        return ResponseEntity.created(place)
                .body(TokenShown.of(made).with(java.util.Objects.requireNonNull(done.secret())));
    }

    @DeleteMapping("/{label}")
    @Needs(Role.ADMIN)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Takes a token back.")
    void revoke(Visitor visitor, @PathVariable String name, @PathVariable String label) {
        UserAnswers.done(orders.revoke(name, label, UserAnswers.by(visitor)));
    }
}

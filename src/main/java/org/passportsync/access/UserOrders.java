package org.passportsync.access;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionOperations;

/** What administrators ask of users and their tokens; each order with its audit entry, or refused with a reason. */
public final class UserOrders {

    private final Accounts accounts;
    private final Users users;
    private final Tokens tokens;
    private final Districts districts;
    private final InstantSource clock;
    private final TransactionOperations transactions;

    public UserOrders(
            Accounts accounts,
            Tokens tokens,
            Districts districts,
            InstantSource clock,
            TransactionOperations transactions) {
        this.accounts = accounts;
        this.users = accounts.users();
        this.tokens = tokens;
        this.districts = districts;
        this.clock = clock;
        this.transactions = transactions;
    }

    /**
     * Who gives an order.
     *
     * @param reach only users within it are there for them
     */
    public record By(Actor actor, Reach reach) {}

    /**
     * A user who shall be added.
     *
     * @param password null: one is made by chance
     */
    public record Wish(
            String name, Role role, Reach reach, @Nullable String password) {

        /** Without the password. */
        @Override
        public String toString() {
            return "Wish[" + name + "]";
        }
    }

    /** What came of an order. */
    public sealed interface Outcome {

        /**
         * It is done.
         *
         * @param secret a password or token that is told this once; null: there is none to tell
         */
        record Done(User user, @Nullable String secret) implements Outcome {

            /** Without the secret. */
            @Override
            public String toString() {
                return "Done[" + user + "]";
            }
        }

        /** There is no such user, or token. */
        record Unknown(String what) implements Outcome {}

        /** It can't be done as things are. */
        record Refused(String reason) implements Outcome {}

        /** Whoever asks may not do that. */
        record Beyond(String reason) implements Outcome {}

        /** What is asked for is wrong. */
        record Wrong(List<String> problems) implements Outcome {}
    }

    /** The users that somebody may see, by name. */
    public List<User> list(By by) {
        return users.list().stream()
                .filter(user -> by.reach().covers(user.reach()))
                .toList();
    }

    /** A user whom somebody may see. */
    public Optional<User> find(String name, By by) {
        return users.find(name)
                .map(Users.Stored::user)
                .filter(user -> by.reach().covers(user.reach()));
    }

    /** What is wrong with a new user; the password itself is not told. */
    public List<String> problems(String name, @Nullable String password, @Nullable Reach reach, By by) {
        List<String> problems = new ArrayList<>();
        if (name.isBlank()) {
            problems.add("name is missing; write what the user logs in with");
        } else if (!Users.NAME.matcher(name).matches()) {
            problems.add("name " + name
                    + " is not valid; write small letters, digits, dots, hyphens, underscores and @, at most 64");
        }
        problems.addAll(UserRules.password(password));
        if (reach != null && by.reach().covers(reach)) {
            problems.addAll(UserRules.unknown(reach, new Reach.Everywhere(), districts.known(), by));
        }
        return problems;
    }

    public Outcome add(Wish wish, By by) {
        List<String> problems = problems(wish.name(), wish.password(), wish.reach(), by);
        if (!problems.isEmpty()) {
            return new Outcome.Wrong(problems);
        }
        if (!by.reach().covers(wish.reach())) {
            return UserRules.beyond(by);
        }
        String password = wish.password() == null ? accounts.password() : wish.password();
        String hash = accounts.passwords().hash(password);
        return all(() -> {
            if (!users.add(
                    wish.name(), wish.role(), wish.reach(), hash, by.actor().name())) {
                return new Outcome.Refused("the name " + wish.name() + " is taken; choose another");
            }
            User added = users.find(wish.name()).orElseThrow().user();
            note(by, "USER_ADDED", added, UserRules.words(added));
            return new Outcome.Done(added, wish.password() == null ? password : null);
        });
    }

    /** Gives a user another role, other districts, or takes the login away or gives it back. */
    public Outcome change(String name, Function<User, User> change, By by) {
        return about(name, by, user -> {
            User changed = change.apply(user);
            if (!by.reach().covers(changed.reach())) {
                return UserRules.beyond(by);
            }
            if (UserRules.self(user, by) && !changed.equals(user)) {
                return UserRules.OWN;
            }
            // A user of districts from before this was looked at can still be locked out, or given fewer of them.
            List<String> unknown = UserRules.unknown(changed.reach(), user.reach(), districts.known(), by);
            if (!unknown.isEmpty()) {
                return new Outcome.Wrong(unknown);
            }
            if (!changed.equals(user)) {
                users.change(changed);
                note(by, "USER_CHANGED", changed, UserRules.words(changed));
            }
            return new Outcome.Done(changed, null);
        });
    }

    /** Sets a password; null: one is made by chance. Every session from before is over. */
    public Outcome password(String name, @Nullable String given, By by) {
        List<String> problems = UserRules.password(given);
        if (!problems.isEmpty()) {
            return new Outcome.Wrong(problems);
        }
        String password = given == null ? accounts.password() : given;
        String hash = accounts.passwords().hash(password);
        return about(name, by, user -> {
            users.password(name, hash);
            note(by, "PASSWORD", user, given == null ? "generated" : "given");
            return new Outcome.Done(users.find(name).orElseThrow().user(), given == null ? password : null);
        });
    }

    /** Removes a user with its tokens; what it did stays in history and audit. */
    public Outcome remove(String name, By by) {
        return about(name, by, user -> {
            if (UserRules.self(user, by)) {
                return UserRules.OWN;
            }
            users.remove(name);
            note(by, "USER_REMOVED", user, null);
            return new Outcome.Done(user, null);
        });
    }

    /** Makes a token, which is told this once. */
    public Outcome issue(String name, String label, Duration life, By by) {
        List<String> problems = UserRules.token(label, life);
        if (!problems.isEmpty()) {
            return new Outcome.Wrong(problems);
        }
        Instant expires = clock.instant().plus(life);
        return about(name, by, user -> {
            Optional<String> token = tokens.issue(name, label, expires);
            if (token.isEmpty()) {
                return new Outcome.Refused(name + " has a token " + label + " already; take it back first");
            }
            note(by, "TOKEN_ISSUED", user, label + ", until " + expires);
            return new Outcome.Done(user, token.get());
        });
    }

    /** Takes a token back. */
    public Outcome revoke(String name, String label, By by) {
        return about(name, by, user -> {
            if (!tokens.revoke(name, label)) {
                return new Outcome.Unknown("token " + label + " of user " + name);
            }
            note(by, "TOKEN_REVOKED", user, label);
            return new Outcome.Done(user, null);
        });
    }

    /** The tokens of a user, by label. */
    public List<Tokens.Listed> tokens(User user) {
        return tokens.list(user.name());
    }

    private Outcome about(String name, By by, Function<User, Outcome> work) {
        return all(() -> find(name, by).map(work).orElseGet(() -> new Outcome.Unknown("user " + name)));
    }

    private Outcome all(Supplier<Outcome> work) {
        return java.util.Objects.requireNonNull(transactions.execute(status -> {
            Outcome outcome = work.get();
            if (!(outcome instanceof Outcome.Done)) {
                status.setRollbackOnly();
            }
            return outcome;
        }));
    }

    private void note(By by, String action, User user, @Nullable String detail) {
        accounts.audit().note(by.actor(), action, "user " + user.name(), detail);
    }
}

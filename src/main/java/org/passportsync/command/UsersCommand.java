package org.passportsync.command;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.passportsync.access.Actor;
import org.passportsync.access.Reach;
import org.passportsync.access.Role;
import org.passportsync.access.User;
import org.passportsync.access.UserOrders;
import org.passportsync.access.UserOrders.By;
import org.passportsync.access.UserOrders.Outcome;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Who may log in to the console and the API. */
@Command(
        name = "users",
        description = "List, add, change and remove those who may log in, and the tokens that programs log in with.",
        sortOptions = false,
        exitCodeListHeading = Exits.HEADING,
        exitCodeList = {Exits.DONE, Exits.WRONG, "4:the name or label is taken"})
final class UsersCommand implements Order {

    private static final String EVERYWHERE = "all";
    private static final int USUAL_DAYS = 365;

    /** What can be done about users. */
    enum What {
        list,
        add,
        change,
        password,
        remove,
        tokens,
        token,
        revoke
    }

    @Mixin
    CommonOptions options = new CommonOptions();

    @Parameters(
            index = "0",
            paramLabel = "WHAT",
            description = {
                "list",
                "add name=NAME role=VIEWER|OPERATOR|ADMIN districts=ID,ID|all",
                "change name=NAME [role=ROLE] [districts=ID,ID|all] [login=on|off]",
                "password name=NAME: a new one; sessions from before are over",
                "remove name=NAME",
                "tokens name=NAME: lists them",
                "token name=NAME label=TEXT [days=365]: makes one, shown this once",
                "revoke name=NAME label=TEXT: takes a token back"
            })
    What what = What.list;

    @Parameters(index = "1..*", paramLabel = "KEY=VALUE", description = "as said for each")
    List<String> parameters = new ArrayList<>();

    @Option(
            names = "--password-stdin",
            description = "With add and password: read the password, one line, from standard input; else one is made by"
                    + " chance and shown this once.")
    boolean stdin;

    @Override
    public CommonOptions options() {
        return options;
    }

    @Override
    public Prepared prepare(Session session) {
        return switch (what) {
            case list ->
                Pairs.read(parameters)
                        .then(() -> new Prepared.AtDesk(desk ->
                                UserLines.list(session, desk.people().orders().list(by()))));
            case add -> add(session);
            case change -> change(session);
            case password -> {
                Pairs pairs = Pairs.read(parameters, "name=NAME");
                yield about(session, pairs, (people, name) -> people.password(name, given(), by()));
            }
            case remove -> {
                Pairs pairs = Pairs.read(parameters, "name=NAME");
                yield about(session, pairs, (people, name) -> people.remove(name, by()));
            }
            case tokens -> tokens(session);
            case token -> token(session);
            case revoke -> {
                Pairs pairs = Pairs.read(parameters, "name=NAME", "label=TEXT");
                String label = pairs.required("label");
                yield about(session, pairs, (people, name) -> people.revoke(name, label, by()));
            }
        };
    }

    private Prepared add(Session session) {
        Pairs pairs = Pairs.read(parameters, "name=NAME", "role=VIEWER|OPERATOR|ADMIN", "districts=ID,ID|all");
        String _ = pairs.required("role");
        Role role = pairs.among("role", Role.values(), Role::name);
        Reach reach = reach(pairs.required("districts"));
        return about(
                session,
                pairs,
                (people, name) -> people.add(
                        new UserOrders.Wish(
                                name,
                                java.util.Objects.requireNonNull(role),
                                java.util.Objects.requireNonNull(reach),
                                given()),
                        by()));
    }

    private Prepared change(Session session) {
        Pairs pairs = Pairs.read(
                parameters, "name=NAME", "role=VIEWER|OPERATOR|ADMIN", "districts=ID,ID|all", "login=on|off");
        Role role = pairs.among("role", Role.values(), Role::name);
        String districts = pairs.text("districts");
        Reach reach = districts == null ? null : reach(districts);
        String login = pairs.among("login", new String[] {"on", "off"}, Function.identity());
        return about(
                session,
                pairs,
                (people, name) -> people.change(
                        name,
                        user -> new User(
                                user.name(),
                                role == null ? user.role() : role,
                                reach == null ? user.reach() : reach,
                                login == null ? user.disabled() : login.equals("off"),
                                user.createdAt(),
                                user.passwordAt()),
                        by()));
    }

    private Prepared tokens(Session session) {
        Pairs pairs = Pairs.read(parameters, "name=NAME");
        String name = pairs.required("name");
        return pairs.then(() -> new Prepared.AtDesk(desk -> desk.people()
                .orders()
                .find(name, by())
                .map(user -> UserLines.tokens(session, desk.people().orders().tokens(user)))
                .orElseGet(() -> session.missing("there is no user " + name))));
    }

    private Prepared token(Session session) {
        Pairs pairs = Pairs.read(parameters, "name=NAME", "label=TEXT", "days=NUMBER");
        String label = pairs.required("label");
        Long days = pairs.number("days");
        Duration life = Duration.ofDays(days == null ? USUAL_DAYS : Math.min(days, Integer.MAX_VALUE));
        String name = pairs.required("name");
        return pairs.then(() -> new Prepared.AtDesk(desk -> {
            UserOrders people = desk.people().orders();
            Outcome outcome = people.issue(name, label, life, by());
            return options.json && outcome instanceof Outcome.Done made && made.secret() != null
                    ? UserLines.made(session, people.tokens(made.user()), label, made.secret())
                    : UserLines.tell(session, what, outcome);
        }));
    }

    private Prepared about(Session session, Pairs pairs, BiFunction<UserOrders, String, Outcome> order) {
        String name = pairs.required("name");
        return pairs.then(() -> new Prepared.AtDesk(
                desk -> UserLines.tell(session, what, order.apply(desk.people().orders(), name))));
    }

    /** Nothing where no district is named, which is a problem of its own already. */
    private static @Nullable Reach reach(String districts) {
        if (districts.equals(EVERYWHERE)) {
            return new Reach.Everywhere();
        }
        Set<String> named = new TreeSet<>();
        Arrays.stream(districts.split(","))
                .map(String::strip)
                .filter(id -> !id.isEmpty())
                .forEach(named::add);
        return named.isEmpty() ? null : new Reach.Within(named);
    }

    private By by() {
        return new By(Actor.here(options.who()), new Reach.Everywhere());
    }

    private @Nullable String given() {
        if (!stdin) {
            return null;
        }
        try {
            String line = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
            return line == null ? "" : line;
        } catch (IOException unreadable) {
            return "";
        }
    }
}

package org.passportsync.command;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.passportsync.access.Tokens;
import org.passportsync.access.User;
import org.passportsync.access.UserOrders.Outcome;
import org.passportsync.answer.Answers;
import org.passportsync.answer.Items;
import org.passportsync.answer.NewLogin;
import org.passportsync.answer.TokenShown;
import org.passportsync.answer.UserShown;
import org.passportsync.command.Table.Column;

/** Users for people and for programs. */
final class UserLines {

    /** After these there is nothing left to show, and the API answers without a body. */
    private static final Set<UsersCommand.What> GONE = Set.of(UsersCommand.What.remove, UsersCommand.What.revoke);

    private UserLines() {}

    static ExitCode list(Session session, List<User> users) {
        Console console = session.console();
        if (session.options().json) {
            console.line(
                    Answers.text(Items.all(users.stream().map(UserShown::of).toList())));
            return ExitCode.DONE;
        }
        if (users.isEmpty()) {
            console.line("There is no user yet; serve makes the first one.");
            return ExitCode.DONE;
        }
        Table table = Table.of(
                Column.left("name"),
                Column.left("role"),
                Column.left("districts"),
                Column.left("password from").first(),
                Column.left("may log in"));
        users.forEach(user -> table.row(
                user.name(),
                user.role().name(),
                districts(user),
                Words.time(user.passwordAt()),
                user.disabled() ? "no" : "yes"));
        table.lines().forEach(console::line);
        return ExitCode.DONE;
    }

    static ExitCode tokens(Session session, List<Tokens.Listed> tokens) {
        Console console = session.console();
        if (session.options().json) {
            console.line(
                    Answers.text(Items.all(tokens.stream().map(TokenShown::of).toList())));
            return ExitCode.DONE;
        }
        Table table = Table.of(Column.left("label").first(), Column.left("made"), Column.left("good until"));
        tokens.forEach(token -> table.row(token.label(), Words.time(token.createdAt()), Words.time(token.expiresAt())));
        console.line(table.isEmpty() ? "There is no token." : String.join(System.lineSeparator(), table.lines()));
        return ExitCode.DONE;
    }

    static ExitCode tell(Session session, UsersCommand.What what, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Done done -> {
                if (!session.options().json) {
                    session.console().line(words(what, done));
                } else if (!GONE.contains(what)) {
                    session.console().line(json(what, done));
                }
                yield ExitCode.DONE;
            }
            case Outcome.Unknown(String missing) ->
                session.missing("there is no " + missing + "; the command users list shows who there is");
            case Outcome.Wrong(List<String> problems) -> session.tell(ExitCode.WRONG, problems);
            case Outcome.Refused(String reason) -> session.tell(ExitCode.REFUSED, reason);
            case Outcome.Beyond(String reason) -> session.tell(ExitCode.REFUSED, reason);
        };
    }

    /** For programs, a token that was just made; its label tells it from the others of its user. */
    static ExitCode made(Session session, List<Tokens.Listed> tokens, String label, String secret) {
        Optional<TokenShown> made = tokens.stream()
                .filter(token -> token.label().equals(label))
                .findFirst()
                .map(token -> TokenShown.of(token).with(secret));
        if (made.isEmpty()) {
            return session.tell(ExitCode.REFUSED, "the token was taken back just now; make another");
        }
        session.console().line(Answers.text(made.get()));
        return ExitCode.DONE;
    }

    private static String json(UsersCommand.What what, Outcome.Done done) {
        UserShown user = UserShown.of(done.user());
        return switch (what) {
            case add, password -> Answers.text(new NewLogin(user, done.secret()));
            case change, list, tokens, token, remove, revoke -> Answers.text(user);
        };
    }

    private static String words(UsersCommand.What what, Outcome.Done done) {
        User user = done.user();
        String secret = done.secret() == null ? "" : " " + done.secret() + " - it is shown this once";
        return switch (what) {
            case add, change, list, tokens ->
                user.name() + " is " + user.role() + " of " + districts(user)
                        + (user.disabled() ? ", may not log in" : "")
                        + (secret.isEmpty() ? "" : ", with the password" + secret);
            case password ->
                user.name() + " has a new password" + (secret.isEmpty() ? "" : ":" + secret)
                        + "; sessions from before are over";
            case remove -> user.name() + " is removed, with its tokens; what it did stays in the history";
            case token -> "token of " + user.name() + ":" + secret;
            case revoke -> "the token of " + user.name() + " is taken back";
        };
    }

    private static String districts(User user) {
        List<String> names = user.reach().names();
        return names == null ? "every district" : String.join(", ", names);
    }
}

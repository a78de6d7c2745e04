package org.passportsync.command;

import java.util.List;
import org.passportsync.access.Actor;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Serves the console, the REST interface and the schedule. */
@Command(
        name = "serve",
        description = {
            "Serve the console, the REST interface and the schedule until Ctrl-C; the default without a command.",
            "Listens on 127.0.0.1:8080; others with --server.address and --server.port."
        },
        sortOptions = false,
        exitCodeListHeading = Exits.HEADING,
        exitCodeList = {"0:served until Ctrl-C", Exits.FAILED, Exits.WRONG})
final class ServeCommand implements Order {

    @Mixin
    CommonOptions options = new CommonOptions();

    @Override
    public CommonOptions options() {
        return options;
    }

    @Override
    public Prepared prepare(Session session) {
        return new Prepared.AtServer(List.of("--passport.serving=true"), (desk, console) -> {
            session.console().line("Console and API: " + console + " until Ctrl-C.");
            desk.welcome()
                    .first(Actor.here(options.who()))
                    .ifPresent(login -> session.console()
                            .line("There was no user yet. Log in as " + login.user() + " with the password "
                                    + login.password() + " - it is shown this once; make users with the command"
                                    + " users."));
            Serving.untilAsked(session.signal());
            return ExitCode.DONE;
        });
    }
}

package org.passportsync.command;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Plays school days of a make-believe district. */
@Command(
        name = "demo",
        description = {
            "Play school days of a make-believe district, with a simulated Skyward and the embedded database.",
            "On an empty data directory three of them: a first sync, an ordinary day, and a bad day that is held.",
            "Later one a time. Serves afterwards, until Ctrl-C."
        },
        sortOptions = false,
        exitCodeListHeading = Exits.HEADING,
        exitCodeList = {
            "0:committed; or served until Ctrl-C",
            Exits.FAILED,
            Exits.WRONG,
            "3:held; with --once only",
            Exits.REFUSED,
            Exits.STOPPED
        })
final class DemoCommand implements Order {

    /** At a free port, and no schedule fires. */
    private static final List<String> SERVED =
            List.of("--passport.serving=true", "--passport.schedule.enabled=false", "--server.port=0");

    @Mixin
    CommonOptions options = new CommonOptions();

    @Option(names = "--once", description = "Play one day, and end with its exit code.")
    boolean once;

    @Option(names = "--bad-day", description = "Make it the bad one.")
    boolean badDay;

    @Option(
            names = "--students",
            paramLabel = "NUMBER",
            description = "From 100 to 500000, on an empty data directory; else 1200.")
    int students = 1200;

    @Option(
            names = "--seed",
            paramLabel = "NUMBER",
            description = "Another seed, another district, on an empty data directory; else 1.")
    long seed = 1;

    @Option(
            names = "--application",
            paramLabel = "NAME",
            description =
                    "skyward (SMS 2.0's own API) or skyward-oneroster, on an empty data directory; else the latter.")
    @Nullable
    String application;

    @Override
    public CommonOptions options() {
        return options;
    }

    @Override
    public Prepared prepare(Session session) {
        if (students < 100 || students > 500_000) {
            return new Prepared.Wrong(List.of("--students is " + students + "; give 100 to 500000"));
        }
        DemoDefinition definition = application == null
                ? DemoDefinition.ONEROSTER
                : DemoDefinition.of(application).orElse(null);
        if (definition == null) {
            return new Prepared.Wrong(List.of("--application is " + application + "; give one of "
                    + String.join(", ", DemoDefinition.applications())));
        }
        DemoMemory fresh = new DemoMemory(definition, 0, seed, students, -1);
        DemoDay.Wish wish = DemoDay.Wish.of(once, badDay);
        return once
                ? new Prepared.AtDesk(desk -> play(session, fresh, wish, desk, null))
                : new Prepared.AtServer(SERVED, (desk, console) -> play(session, fresh, wish, desk, console));
    }

    private ExitCode play(Session session, DemoMemory fresh, DemoDay.Wish wish, Desk desk, @Nullable URI console)
            throws InterruptedException {
        DemoFolder folder = new DemoFolder(options.dataDir);
        try {
            DemoMemory memory = folder.recall().orElse(fresh);
            return application != null && memory.definition() != fresh.definition()
                    ? session.tell(ExitCode.WRONG, another(memory.definition()))
                    : new Demo(session, desk, folder, console).play(memory, wish);
        } catch (IOException unwritable) {
            return session.tell(
                    ExitCode.FAILED,
                    "the demo's files in " + options.dataDir + " can't be read or written; check whose they are: "
                            + unwritable.getMessage());
        }
    }

    private String another(DemoDefinition played) {
        return "the demo in " + options.dataDir + " plays " + played.application() + ", not " + application
                + "; leave --application out to go on with it, or give an empty directory as --data-dir";
    }
}

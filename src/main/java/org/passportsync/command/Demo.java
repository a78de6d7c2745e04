package org.passportsync.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.passportsync.access.Accounts;
import org.passportsync.access.Actor;
import org.passportsync.answer.RunWords;
import org.passportsync.connection.LaunchParameters;
import org.passportsync.job.Launched;
import org.passportsync.job.Requester;
import org.passportsync.run.Connections;
import org.passportsync.run.Run;
import org.passportsync.run.RunState;
import org.passportsync.run.Runs;
import org.passportsync.simulator.AccessRecord;
import org.passportsync.simulator.District;
import org.passportsync.simulator.DistrictSettings;
import org.passportsync.simulator.SimulatedSkyward;
import org.passportsync.simulator.SimulatorSettings;

/** The demo: a simulated Skyward, its connection, and the school days to play. */
final class Demo {

    private static final String ADMINISTRATOR = "demo";

    private final Session session;
    private final Console console;
    private final Desk desk;
    private final DemoFolder folder;
    private final @Nullable URI served;

    Demo(Session session, Desk desk, DemoFolder folder, @Nullable URI served) {
        this.session = session;
        this.console = session.console();
        this.desk = desk;
        this.folder = folder;
        this.served = served;
    }

    /** Plays what is next, and serves unless one day was asked for. */
    ExitCode play(DemoMemory memory, DemoDay.Wish wish) throws IOException, InterruptedException {
        List<DemoDay> days = DemoDay.after(memory.day() < 0 ? null : memory.day(), wish);
        if (days.getLast().number() > DistrictSettings.LAST_DAY) {
            return session.tell(ExitCode.WRONG, "the demo has no further school day; delete the data directory");
        }
        try (SimulatedSkyward skyward = start(memory)) {
            Connections.Applied applied = desk.definitions()
                    .apply(
                            List.of(memory.definition().at(skyward.url())),
                            session.options().who());
            return switch (applied) {
                case Connections.Applied.Refused(List<String> problems) ->
                    session.tell(ExitCode.WRONG, String.join(System.lineSeparator(), problems));
                case Connections.Applied.Done _ -> {
                    ExitCode code = play(memory, days, skyward);
                    boolean played = code == ExitCode.DONE || code == ExitCode.PARKED;
                    yield wish.once() || !played ? code : serve(memory.definition(), skyward);
                }
            };
        }
    }

    /** At the remembered port, because a held run and a second terminal know that; else at a free one. */
    private SimulatedSkyward start(DemoMemory memory) throws IOException {
        District district = District.of(DistrictSettings.of(memory.seed(), memory.students()));
        AccessRecord access =
                AccessRecord.of(DemoDefinition.CLIENT, folder.secret(memory.definition(), new SecureRandom()));
        SimulatorSettings settings = SimulatorSettings.of(district).with(access);
        try {
            return SimulatedSkyward.start(settings.withPort(memory.port()));
        } catch (UncheckedIOException taken) {
            return SimulatedSkyward.start(settings);
        }
    }

    private ExitCode play(DemoMemory memory, List<DemoDay> days, SimulatedSkyward skyward) throws IOException {
        ExitCode code = ExitCode.DONE;
        for (DemoDay day : days) {
            code = play(memory.definition(), day, skyward);
            if (code != ExitCode.DONE && code != ExitCode.PARKED) {
                return code;
            }
            folder.remember(memory.at(skyward.port(), day.number()));
        }
        return code;
    }

    private ExitCode play(DemoDefinition definition, DemoDay day, SimulatedSkyward skyward) {
        skyward.day(day.number());
        switch (day.kind()) {
            case FIRST, ORDINARY -> skyward.showOrdinaryDay();
            case BAD -> skyward.showBadDay();
        }
        LocalDate today = skyward.district().today();
        console.problem(console.strong("School day " + (day.number() + 1) + ", " + today) + ": " + day.words());
        Requester by = new Requester("DEMO", session.options().who());
        Launched launched = Attended.give(
                session, desk.orders(), watcher -> desk.orders().launch(asked(definition, today), by, watcher));
        return Outcome.tell(session, desk, launched);
    }

    /** Always a new run: the demo's days are its own. */
    private static LaunchParameters asked(DemoDefinition definition, LocalDate today) {
        return new LaunchParameters(
                definition.connection(), false, null, false, Set.of(), today, null, false, true, null, false);
    }

    private ExitCode serve(DemoDefinition definition, SimulatedSkyward skyward) throws InterruptedException {
        console.line("The simulated Skyward serves at " + skyward.url() + " until Ctrl-C.");
        tellConsole();
        List<Run> held = desk.history().list(new Runs.Wanted(definition.connection(), RunState.PARKED, null, 1));
        held.stream()
                .filter(RunWords::decidable)
                .forEach(run -> console.line("In a second terminal you can approve what is held:\n  "
                        + session.program().command("approve", "run=" + run.id(), "digest=" + run.digest())));
        Serving.untilAsked(session.signal());
        return ExitCode.DONE;
    }

    private void tellConsole() {
        if (served == null) {
            return;
        }
        Accounts.Login login = desk.welcome()
                .administrator(ADMINISTRATOR, Actor.here(session.options().who()));
        console.line(console.strong("The console: " + served) + "  user " + login.user() + "  password "
                + login.password() + "  (new at each start)");
    }
}

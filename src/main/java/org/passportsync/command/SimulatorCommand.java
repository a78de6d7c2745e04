package org.passportsync.command;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.passportsync.simulator.DirectoryExport;
import org.passportsync.simulator.District;
import org.passportsync.simulator.DistrictSettings;
import org.passportsync.simulator.Fault;
import org.passportsync.simulator.Pace;
import org.passportsync.simulator.SimulatedSkyward;
import org.passportsync.simulator.SimulatorSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Serves a make-believe Skyward. */
@Command(
        name = "simulator",
        description = "Serve a make-believe Skyward on 127.0.0.1 until Ctrl-C: OneRoster and SMS 2.0, invented people.",
        sortOptions = false,
        exitCodeListHeading = Exits.HEADING,
        exitCodeList = {Exits.DONE, Exits.FAILED_PLAIN, Exits.WRONG})
final class SimulatorCommand implements Order {

    @Mixin
    CommonOptions options = new CommonOptions();

    @Option(names = "--port", paramLabel = "PORT", description = "Where it listens; 0 takes a free one; else 8091.")
    int port = 8091;

    @Option(names = "--students", paramLabel = "NUMBER", description = "From 100 to 500000; else 1200.")
    int students = 1200;

    @Option(names = "--seed", paramLabel = "NUMBER", description = "Another seed, another district; else 1.")
    long seed = 1;

    @Option(
            names = "--day",
            paramLabel = "NUMBER",
            description = "The day, from 0 to 1000, counted from 2026-09-14; else 0."
                    + " On 121 the second semester begins, 271 to 344 are summer, from 303 on next year is offered.")
    int day;

    @Option(
            names = "--pace",
            paramLabel = "PACE",
            description =
                    "lively: each day one student in a hundred leaves and another comes; calm: a twentieth of that,"
                            + " so that a year can be played; else lively.")
    Pace pace = Pace.LIVELY;

    @Option(
            names = "--fault",
            paramLabel = "FAULT",
            description = "What goes wrong: NAME[=VALUE][@RESOURCE,..][#FROM[:TO]], for example 429-every=3:1@users."
                    + " May be given again.")
    List<String> faults = new ArrayList<>();

    @Option(
            names = "--directory",
            paramLabel = "FOLDER",
            description =
                    "Serve nothing: write the accounts of staff and students of the day into this folder, as a zip of"
                            + " OneRoster files for application csv, and end.")
    @Nullable
    Path directory;

    @Override
    public CommonOptions options() {
        return options;
    }

    @Override
    public Prepared prepare(Session session) {
        return switch (Fault.read(faults)) {
            case Fault.Reading.Unreadable(List<String> problems) -> new Prepared.Wrong(problems);
            case Fault.Reading.Readable(List<Fault> wanted) -> prepare(session, wanted);
        };
    }

    private Prepared prepare(Session session, List<Fault> wanted) {
        try {
            District district = District.of(
                            DistrictSettings.of(seed, students).with(DistrictSettings.Quirks.USUAL.at(pace)))
                    .onDay(day);
            Path folder = directory;
            if (folder != null) {
                return new Prepared.Alone(() -> write(session, district, folder));
            }
            SimulatorSettings settings =
                    SimulatorSettings.of(district).withPort(port).withFaults(wanted);
            return new Prepared.Alone(() -> serve(session, settings));
        } catch (IllegalArgumentException wrong) {
            return new Prepared.Wrong(List.of(String.valueOf(wrong.getMessage())));
        }
    }

    private ExitCode write(Session session, District district, Path folder) {
        try {
            Path written = new DirectoryExport(district).into(folder);
            session.console().line("The directory's accounts on " + district.today() + " are in " + written + ".");
            return ExitCode.DONE;
        } catch (UncheckedIOException refused) {
            return session.tell(ExitCode.FAILED, String.valueOf(refused.getMessage()));
        }
    }

    private ExitCode serve(Session session, SimulatorSettings settings) throws InterruptedException {
        try (SimulatedSkyward skyward = SimulatedSkyward.start(settings)) {
            Console console = session.console();
            console.line("A simulated Skyward with " + Words.counted(students, "student") + " on "
                    + skyward.district().today() + " (day " + day + ")");
            console.line("  serviceUrl:    " + skyward.url());
            console.line("  tokenUrl:      " + skyward.tokenUrl());
            console.line("  SMS 2.0:       " + skyward.nativeUrl());
            console.line("  clientId:      " + skyward.clientId());
            console.line("  client secret: " + skyward.clientSecret());
            console.line("It serves until Ctrl-C.");
            Serving.untilAsked(session.signal());
            return ExitCode.DONE;
        } catch (UncheckedIOException taken) {
            return session.tell(ExitCode.FAILED, String.valueOf(taken.getMessage()));
        }
    }
}

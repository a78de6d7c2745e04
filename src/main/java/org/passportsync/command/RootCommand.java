package org.passportsync.command;

import java.nio.file.Path;
import java.util.Objects;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.Option;

/** The program: knows its commands. */
@Command(
        name = "passport-sync",
        description = "Brings rosters from Skyward into the School Passport hub, and never deletes without proof.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            DemoCommand.class,
            SyncCommand.class,
            RestartCommand.class,
            StopCommand.class,
            ApproveCommand.class,
            RejectCommand.class,
            RunsCommand.class,
            ShowCommand.class,
            ApplyCommand.class,
            ExportCommand.class,
            DuplicatesCommand.class,
            DecideCommand.class,
            MasterFieldsCommand.class,
            GuardsCommand.class,
            NewDataKeyCommand.class,
            TestCommand.class,
            SchoolsCommand.class,
            PauseCommand.class,
            ResumeCommand.class,
            RetireCommand.class,
            UsersCommand.class,
            ServeCommand.class,
            WorkerCommand.class,
            SimulatorCommand.class
        },
        exitCodeListHeading = Exits.HEADING,
        exitCodeList = {Exits.COMMITTED, Exits.FAILED, Exits.WRONG, Exits.PARKED, Exits.REFUSED, Exits.STOPPED},
        footerHeading = "%n",
        footer = {
            "Every command has --help. Settings of Spring Boot are given as they are, for example",
            "--spring.datasource.url=jdbc:postgresql://...; without such a URL the embedded database is used.",
            "Without a command it serves."
        })
final class RootCommand {

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Say this, and nothing else.")
    boolean help;

    static CommandLine line() {
        CommandLine line = new CommandLine(new RootCommand());
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.registerConverter(Path.class, Arguments::path);
        line.setUsageHelpWidth(110);
        line.setUsageHelpAutoWidth(false);
        // Only when it is asked for: no other command needs the gallery to start.
        Objects.requireNonNull(line.getSubcommands().get("apply"))
                .getHelpSectionMap()
                .put(UsageMessageSpec.SECTION_KEY_FOOTER, _ -> ApplyCommand.gallery());
        return line;
    }
}

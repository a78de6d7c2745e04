package org.passportsync.command;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Reads the command line first, opens what the command needs, carries it out, and gives its exit code. */
public final class Program {

    private final OpenDesk.Opening opening;
    private final Console console;
    private final Pasteable launched;
    private final StopSignal signal;

    public Program(OpenDesk.Opening opening, Console console, Pasteable launched, StopSignal signal) {
        this.opening = opening;
        this.console = console;
        this.launched = launched;
        this.signal = signal;
    }

    /** Carries out what the arguments ask for. */
    public int run(String... given) {
        Arguments arguments = Arguments.of(given).orServing();
        CommandLine line = RootCommand.line();
        line.setOut(new PrintWriter(console.out(), true, StandardCharsets.UTF_8));
        line.setErr(new PrintWriter(console.err(), true, StandardCharsets.UTF_8));
        line.setExecutionStrategy(parsed -> carryOut(parsed, arguments));
        line.setParameterExceptionHandler((wrong, words) -> explain(wrong, List.of(words)));
        int code = line.execute(arguments.words().toArray(String[]::new));
        signal.ended(code);
        return code;
    }

    private int carryOut(ParseResult parsed, Arguments arguments) {
        Integer helped = CommandLine.executeHelpRequest(parsed);
        if (helped != null) {
            return helped;
        }
        CommandLine leaf = parsed.asCommandLineList().getLast();
        if (leaf.getCommand() instanceof Order order) {
            return orFail(order, arguments).code();
        }
        leaf.usage(leaf.getErr());
        return ExitCode.WRONG.code();
    }

    /** The command line's library would print what nobody foresaw with its message and its trace. */
    private ExitCode orFail(Order order, Arguments arguments) {
        try {
            return carryOut(order, arguments);
        } catch (CommandLine.TypeConversionException wrong) {
            return new Session(console, order.options(), launched, signal)
                    .tell(ExitCode.WRONG, "passport.data-dir: " + wrong.getMessage());
        } catch (RuntimeException failure) {
            return new Session(console, order.options(), launched, signal)
                    .tell(ExitCode.FAILED, Unforeseen.inWords(failure));
        }
    }

    private ExitCode carryOut(Order order, Arguments arguments) {
        CommonOptions options = order.options();
        arguments.settle(options);
        Session session = new Session(console, options, launched.with(options, arguments.besides()), signal);
        try {
            return switch (order.prepare(session)) {
                case Prepared.Wrong(List<String> problems) -> session.tell(ExitCode.WRONG, problems);
                case Prepared.Alone(Prepared.Work work) -> work.work();
                case Prepared.AtDesk(Prepared.DeskWork work) ->
                    open(
                            session,
                            arguments.settings(options, List.of()),
                            OpenDesk.Kind.COMMAND,
                            open -> work.work(open.desk()));
                case Prepared.AtServer(List<String> usual, Prepared.ServerWork work) ->
                    open(
                            session,
                            arguments.settings(options, usual),
                            OpenDesk.Kind.SERVER,
                            open -> work.work(open.desk(), Objects.requireNonNull(open.console())));
            };
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return ExitCode.STOPPED;
        }
    }

    /** Work at an open desk. */
    private interface OpenWork {
        ExitCode work(OpenDesk open) throws InterruptedException;
    }

    private ExitCode open(Session session, List<String> settings, OpenDesk.Kind kind, OpenWork work)
            throws InterruptedException {
        try (OpenDesk open = opening.open(settings, kind)) {
            signal.opened(open);
            return work.work(open);
        } catch (OpenDesk.Closed closed) {
            return session.tell(closed.code(), closed.reason());
        }
    }

    /** Nothing was read then, so whether a program listens is told by the words themselves. */
    private int explain(ParameterException wrong, List<String> words) {
        CommandLine line = wrong.getCommandLine();
        CommonOptions options = new CommonOptions();
        options.json = words.contains("--json");
        String problem = String.valueOf(wrong.getMessage());
        ExitCode code = new Session(console, options, launched, signal).tell(ExitCode.WRONG, problem);
        var _ = CommandLine.UnmatchedArgumentException.printSuggestions(wrong, line.getErr());
        String name = line.getCommandSpec().qualifiedName(" ");
        console.problem("Try: " + name + " --help");
        return code.code();
    }
}

package org.passportsync.command;

import java.io.PrintStream;
import java.util.Optional;
import java.util.regex.Pattern;

/** Where results, progress and problems are printed, and where a person may be asked. */
public record Console(PrintStream out, PrintStream err, Screen screen, Asking asking) {

    private static final String CONTROL = "[\\p{Cntrl}\\x80-\\x9f]";

    /** Control characters, but for ends of lines, tabs and our own colours. */
    private static final Pattern COMMANDS = Pattern.compile("(?!\u001b\\[(0|1|1;3[123])m|\\r?\\n|\\t)" + CONTROL);

    private static final Pattern ANY = Pattern.compile(CONTROL);

    /** What the output goes to. */
    public enum Screen {
        /** A person looks at it, and likes colours. */
        COLOURED,
        /** A person looks at it. */
        PLAIN,
        /** A file, a pipe or a scheduler's log. */
        NOBODY
    }

    /** Asks a person and gives the answer; nothing where the person has gone. */
    public interface Asking {
        Optional<String> ask(String question);
    }

    /** The console of this process. */
    public static Console ofThisProcess() {
        java.io.Console terminal = System.console();
        if (terminal == null || !terminal.isTerminal()) {
            return new Console(System.out, System.err, Screen.NOBODY, _ -> Optional.empty());
        }
        java.io.Console person = terminal;
        boolean plain = System.getenv("NO_COLOR") != null || "dumb".equals(System.getenv("TERM"));
        return new Console(
                System.out,
                System.err,
                plain ? Screen.PLAIN : Screen.COLOURED,
                question -> Optional.ofNullable(person.readLine("%s", question)));
    }

    boolean attended() {
        return screen != Screen.NOBODY;
    }

    void line(String text) {
        out.println(harmless(text));
    }

    void problem(String text) {
        err.println(harmless(text));
    }

    /** A terminal obeys what stands in names, files and arguments; so that is spelled out, as JSON would. */
    private static String harmless(String text) {
        return spelled(text, COMMANDS);
    }

    /** A value that stays in its line, and in its cell of a table. */
    static String inLine(String value) {
        return spelled(value, ANY);
    }

    private static String spelled(String text, Pattern wanted) {
        return wanted.matcher(text)
                .replaceAll(
                        found -> String.format("\\\\u%04x", (int) found.group().charAt(0)));
    }

    /** A text that stands out. */
    String strong(String text) {
        return painted("1", text);
    }

    /** A text in the colour of its exit code: green is well, yellow wants a person, red went wrong. */
    String painted(ExitCode meaning, String text) {
        return switch (meaning) {
            case DONE -> painted("1;32", text);
            case PARKED, STOPPED -> painted("1;33", text);
            case FAILED, WRONG, REFUSED -> painted("1;31", text);
        };
    }

    private String painted(String codes, String text) {
        return screen == Screen.COLOURED ? "\u001b[" + codes + "m" + text + "\u001b[0m" : text;
    }
}

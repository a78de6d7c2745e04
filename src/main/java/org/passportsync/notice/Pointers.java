package org.passportsync.notice;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.passportsync.run.Run;
import org.passportsync.run.RunState;

/**
 * Where to go on: commands to paste, and the console's pages.
 *
 * @param commands writes a command for this program
 * @param console the console's address; null: it is not told
 */
public record Pointers(Commands commands, @Nullable String console) {

    /** Writes a command so that it can be pasted, for example of {@code show}, {@code run=7}. */
    public interface Commands {
        String command(String... words);
    }

    public Pointers {
        console = console == null || console.isBlank() ? null : console.replaceAll("/+$", "");
    }

    /** What may be done now, by its name. */
    Map<String, String> commands(Facts facts) {
        Map<String, String> all = new LinkedHashMap<>();
        if (facts.report() == null) {
            all.put(
                    "test",
                    commands.command("test", "connection=" + facts.about().connection()));
            return all;
        }
        Run run = facts.report().run();
        words(run).forEach((name, words) -> all.put(name, commands.command(words.toArray(String[]::new))));
        return all;
    }

    private static Map<String, List<String>> words(Run run) {
        String number = "run=" + run.id();
        String connection = "connection=" + run.connection();
        Map<String, List<String>> words = new LinkedHashMap<>();
        List<String> show = new ArrayList<>(List.of("show", number));
        if (run.state() == RunState.PARKED) {
            show.add("--changes");
        }
        if (run.state() == RunState.COMMITTED_WITH_ISSUES) {
            show.add("--issues");
        }
        words.put("show", show);
        switch (run.state()) {
            case PARKED -> {
                words.put("approve", List.of("approve", number));
                words.put("reject", List.of("reject", number));
            }
            case FAILED -> {
                words.put("test", List.of("test", connection));
                words.put("restart", List.of("restart", number));
            }
            case EXPIRED -> words.put("sync", List.of("sync", connection));
            case RUNNING, COMMITTED, COMMITTED_WITH_ISSUES, REJECTED, SUPERSEDED, STOPPED, SKIPPED_SUSPENDED -> {}
        }
        return words;
    }

    /** The page about a matter; null where no console's address is set. */
    @Nullable
    String page(Facts facts) {
        if (console == null) {
            return null;
        }
        Long run = facts.notice().runId();
        return console + (run == null ? "/connections/" + facts.about().connection() : "/runs/" + run);
    }
}

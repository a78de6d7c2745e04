package org.passportsync.command;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Types commands into the program and keeps what it prints. */
final class Keyboard {

    final FakeDesk desk = new FakeDesk();
    final StopSignal signal = new StopSignal(Duration.ofSeconds(30));
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private OpenDesk.Opening opening = desk.opening();
    private @Nullable String answer;

    /** A keyboard before another desk. */
    static Keyboard at(Desk other) {
        Keyboard keyboard = new Keyboard();
        keyboard.opening = (_, _) -> new OpenDesk(other, null, () -> {});
        return keyboard;
    }

    /** From now on a person sits there, who answers every question so. */
    Keyboard answering(String text) {
        answer = text;
        return this;
    }

    int type(String... words) {
        Console console = new Console(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                answer == null ? Console.Screen.NOBODY : Console.Screen.PLAIN,
                _ -> Optional.ofNullable(answer));
        Pasteable jar = Pasteable.by(new Pasteable.Launcher.Jar("target/passport-sync.jar"));
        return new Program(opening, console, jar, signal).run(words);
    }

    String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    String err() {
        return err.toString(StandardCharsets.UTF_8);
    }
}

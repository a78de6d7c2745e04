package org.passportsync;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.core.convert.ConversionFailedException;

/** Which setting can't be read, and what it may be. */
final class SettingWords {

    /** How Spring Boot begins to tell that a profile has no name, or one that can't be. */
    private static final String PROFILES = "Invalid profile property value";

    /** How the machine begins to tell that there is no such port. */
    private static final String PORT = "port out of range:";

    private SettingWords() {}

    /** Nothing where no setting is at fault. */
    static Optional<String> of(Throwable failed) {
        return StartFailure.find(failed, BindException.class)
                .map(wrong -> about(
                        wrong.getName().toString(), wrong.getTarget().getType().resolve(), failed))
                .or(() -> StartFailure.find(failed, InvalidConfigurationPropertyValueException.class)
                        .map(wrong -> about(wrong.getName(), wanted(failed), failed)))
                .or(() -> told(failed, PROFILES)
                        .map(_ -> "the setting spring.profiles.active is wrong: " + StartFailure.deepest(failed)
                                + "; give names, with commas between them"))
                .or(() -> told(failed, PORT)
                        .map(words -> "there is no port " + words.substring(PORT.length())
                                + "; give one up to 65535 with --server.port=, 0 for any free one"));
    }

    private static Optional<String> told(Throwable failed, String beginning) {
        return StartFailure.chain(failed)
                .map(one -> String.valueOf(one.getMessage()))
                .filter(words -> words.startsWith(beginning))
                .findFirst();
    }

    private static @Nullable Class<?> wanted(Throwable failed) {
        return StartFailure.find(failed, ConversionFailedException.class)
                .<Class<?>>map(wrong -> wrong.getTargetType().getType())
                .orElse(null);
    }

    private static String about(String name, @Nullable Class<?> type, Throwable failed) {
        String form = type == null ? null : form(type);
        return "the setting " + name + " is wrong: " + (form == null ? StartFailure.deepest(failed) : "give " + form);
    }

    /** What a value of this type looks like; null where its fault is told best by what read it. */
    private static @Nullable String form(Class<?> type) {
        if (Stream.of(int.class, Integer.class, long.class, Long.class).anyMatch(type::equals)) {
            return "a whole number";
        }
        if (type.equals(boolean.class) || type.equals(Boolean.class)) {
            return "true or false";
        }
        if (type.equals(Duration.class)) {
            return "a time like 30s, 15m or 6h";
        }
        return type.isEnum()
                ? "one of "
                        + Arrays.stream(type.getEnumConstants())
                                .map(one -> one.toString().toLowerCase(Locale.ROOT))
                                .collect(Collectors.joining(", "))
                : null;
    }
}

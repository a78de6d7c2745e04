package org.passportsync.command;

import java.io.File;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Writes commands so that they can be pasted as they stand, for the program as it was started. */
public final class Pasteable {

    private static final Pattern SAFE = Pattern.compile("[A-Za-z0-9_@%+=:,./\\\\-]+");

    /** What a shell obeys between double quotes; between single ones it obeys nothing. */
    private static final Pattern OBEYED = Pattern.compile("[$`\"\\\\]");

    private static final Pattern SECRET = Pattern.compile("(?i).*(password|secret|key|token).*");

    private final Launcher launcher;
    private final List<String> carried;

    private Pasteable(Launcher launcher, List<String> carried) {
        this.launcher = launcher;
        this.carried = carried;
    }

    /** How the program was started. */
    sealed interface Launcher {
        record Jar(String path) implements Launcher {}

        record Maven(String wrapper) implements Launcher {}
    }

    /** Commands for the program as this process was started. */
    public static Pasteable ofThisProcess() {
        String path = System.getProperty("java.class.path", "");
        boolean windows =
                System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows");
        return path.endsWith(".jar") && !path.contains(System.getProperty("path.separator", ":"))
                ? by(new Launcher.Jar(path))
                : by(new Launcher.Maven(windows ? ".\\mvnw" : "./mvnw"));
    }

    static Pasteable by(Launcher launcher) {
        return new Pasteable(launcher, List.of());
    }

    /** The same, so that commands reach the same database; passwords are left to the environment, also those in a URL. */
    Pasteable with(CommonOptions options, List<String> settings) {
        List<String> all = new ArrayList<>();
        if (!options.dataDir.equals(CommonOptions.USUAL_FOLDER)) {
            all.add("--data-dir");
            all.add(options.dataDir.toString());
        }
        settings.stream()
                .filter(setting -> setting.startsWith("--spring.datasource.")
                        && !SECRET.matcher(setting.split("=", 2)[0]).matches())
                .map(Pasteable::withoutSecrets)
                .forEach(all::add);
        return new Pasteable(launcher, all);
    }

    /** A database's URL may carry a password among its parameters. */
    private static String withoutSecrets(String setting) {
        String[] parts = setting.split("\\?", 2);
        if (parts.length == 1) {
            return setting;
        }
        String kept = Arrays.stream(parts[1].split("&"))
                .filter(parameter -> !SECRET.matcher(parameter.split("=", 2)[0]).matches())
                .collect(Collectors.joining("&"));
        return kept.isEmpty() ? parts[0] : parts[0] + "?" + kept;
    }

    /** One command, for example {@code approve}, {@code run=7}. */
    public String command(String... words) {
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(carried);
        return switch (launcher) {
            case Launcher.Jar(String path) -> "java -jar " + quoted(path, '"') + " " + joined(all, '"');
            case Launcher.Maven(String wrapper) ->
                wrapper + " -q spring-boot:run -Dspring-boot.run.arguments=\"" + joined(all, '\'') + "\"";
        };
    }

    private static String joined(List<String> words, char quote) {
        return words.stream().map(word -> quoted(word, quote)).collect(Collectors.joining(" "));
    }

    private static String quoted(String word, char quote) {
        if (SAFE.matcher(word).matches()) {
            return word;
        }
        if (File.separatorChar == '/' && OBEYED.matcher(word).find()) {
            return quote == '"'
                    ? "'" + word.replace("'", "'\\''") + "'"
                    : quote + OBEYED.matcher(word).replaceAll("\\\\$0") + quote;
        }
        return quote + word + quote;
    }
}

package org.passportsync.command;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import picocli.CommandLine;

/**
 * The command line taken apart.
 *
 * @param words the command with its parameters and options
 * @param settings what Spring Boot reads, each as {@code --name=value}
 */
record Arguments(List<String> words, List<String> settings) {

    private static final String DATA_DIR = "--passport.data-dir=";
    private static final Pattern SETTING = Pattern.compile("--(spring|passport|server|logging|management)\\..+");

    static Arguments of(String... given) {
        List<String> words = new ArrayList<>();
        List<String> settings = new ArrayList<>();
        for (String argument : given) {
            (SETTING.matcher(argument).matches() ? settings : words).add(argument);
        }
        return new Arguments(List.copyOf(words), List.copyOf(settings));
    }

    /** Without a command, serving is meant. */
    Arguments orServing() {
        boolean none = words.isEmpty()
                || (words.getFirst().startsWith("-") && !List.of("-h", "--help").contains(words.getFirst()));
        if (!none) {
            return this;
        }
        List<String> serving = new ArrayList<>(List.of("serve"));
        serving.addAll(words);
        return new Arguments(List.copyOf(serving), settings);
    }

    /** Lets {@code --passport.data-dir=} say the same as {@code --data-dir}. */
    void settle(CommonOptions options) {
        settings.stream()
                .filter(setting -> setting.startsWith(DATA_DIR))
                .forEach(setting -> options.dataDir = path(setting.substring(DATA_DIR.length())));
    }

    /** A path as somebody gave it. */
    static Path path(String given) {
        try {
            return Path.of(given);
        } catch (InvalidPathException unwritable) {
            throw new CommandLine.TypeConversionException("\"" + given
                    + "\" can't name a file here; write it otherwise, or set LC_ALL to a locale with UTF-8");
        }
    }

    /** The settings but the data directory, which the options hold. */
    List<String> besides() {
        return settings.stream()
                .filter(setting -> !setting.startsWith(DATA_DIR))
                .toList();
    }

    /**
     * The settings, with the data directory. Of one that is given twice, Spring Boot would take both for a list.
     *
     * @param usual what the command sets where nobody sets it otherwise
     */
    List<String> settings(CommonOptions options, List<String> usual) {
        List<String> all = new ArrayList<>(
                usual.stream().filter(setting -> !given(name(setting))).toList());
        all.addAll(besides());
        if (!options.dataDir.equals(CommonOptions.USUAL_FOLDER)) {
            all.add(DATA_DIR + options.dataDir);
        }
        return all;
    }

    private boolean given(String name) {
        return settings.stream().anyMatch(setting -> name(setting).equals(name));
    }

    private static String name(String setting) {
        return setting.split("=", 2)[0];
    }
}

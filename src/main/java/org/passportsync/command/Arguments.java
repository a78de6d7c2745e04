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
        String prefix = "--passport.data-dir=";
        settings.stream()
                .filter(setting -> setting.startsWith(prefix))
                .forEach(setting -> options.dataDir = path(setting.substring(prefix.length())));
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

    /** The settings, with the data directory. */
    List<String> settings(CommonOptions options) {
        List<String> all = new ArrayList<>(settings);
        if (!options.dataDir.equals(CommonOptions.USUAL_FOLDER)) {
            all.add("--passport.data-dir=" + options.dataDir);
        }
        return all;
    }
}

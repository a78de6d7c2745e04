package org.passportsync;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The program's own settings. Paths are texts here, because Spring would look for one like {@code .} or {@code jobs} on
 * the classpath first.
 *
 * @param dataDir where the embedded database, the master key and the demo's files are kept
 * @param secretsFolder folders in which files with secrets may lie; where none is given, /run/secrets and the folder secrets
 *     where data is kept
 * @param csvFolder the folder inside which connections of application csv find their files
 * @param turns how many runs of this program may be in the database's long steps at once; further ones wait in line
 * @param requestsPerHost how many requests this program has under way at one SIS host at once, over all connections
 * @param plainHttpHosts hosts that SIS and webhooks may be reached at without encryption, beside this machine
 * @param slicesPerWorker how many slices a worker reads at once; the same for all workers on one database
 * @param resumeWithin how old the first page of a failed run may be that the same command goes on with
 */
@ConfigurationProperties("passport")
record PassportSettings(
        @DefaultValue("data") String dataDir,
        @DefaultValue List<String> secretsFolder,
        @DefaultValue("incoming") String csvFolder,
        @DefaultValue("4") int turns,
        @DefaultValue("16") int requestsPerHost,
        @DefaultValue Set<String> plainHttpHosts,
        @DefaultValue("2") int slicesPerWorker,
        @DefaultValue("6h") Duration resumeWithin) {

    private static final int MOST = 64;
    private static final Pattern HOST = Pattern.compile("[a-z0-9._-]+|\\[[0-9a-f:.]+]");

    PassportSettings {
        demand("passport.turns", turns);
        demand("passport.requests-per-host", requestsPerHost);
        plainHttpHosts = plainHttpHosts.stream().map(PassportSettings::host).collect(Collectors.toUnmodifiableSet());
        demand("passport.slices-per-worker", slicesPerWorker);
    }

    private static void demand(String setting, int number) {
        if (number < 1 || number > MOST) {
            throw new IllegalArgumentException(setting + " is " + number + "; give a number from 1 to " + MOST);
        }
    }

    private static String host(String written) {
        String host = written.strip().toLowerCase(Locale.ROOT);
        if (!HOST.matcher(host).matches()) {
            throw new IllegalArgumentException("passport.plain-http-hosts names " + written
                    + "; give names of hosts alone, like skyward.lan, without http:// and without a port");
        }
        return host;
    }

    /** Where data is kept. */
    Path dataFolder() {
        return Path.of(dataDir);
    }

    /** The folders in which files with secrets may lie. */
    List<Path> secretsFolders() {
        return secretsFolder.isEmpty()
                ? List.of(Path.of("/run/secrets"), dataFolder().resolve("secrets"))
                : secretsFolder.stream().map(Path::of).toList();
    }
}

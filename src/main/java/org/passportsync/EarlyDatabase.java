package org.passportsync;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.Environment;

/**
 * Starts the embedded database as soon as the settings are read, beside the rest of the program: starting it is mostly
 * waiting for another process.
 *
 * <p>What is wrong with the settings is left to be told by whoever reads them next.
 */
final class EarlyDatabase implements ApplicationListener<ApplicationEnvironmentPreparedEvent> {

    private static final List<String> PRODUCTION = List.of("prod", "production");
    private static final String EMBEDDED = "embedded";

    private @Nullable CompletableFuture<EmbeddedDatabase> starting;
    private boolean taken;

    @Override
    public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
        Environment environment = event.getEnvironment();
        String url = environment.getProperty("spring.datasource.url", EMBEDDED);
        if (!url.equalsIgnoreCase(EMBEDDED) || production(environment)) {
            return;
        }
        try {
            PassportSettings settings = Binder.get(environment).bindOrCreate("passport", PassportSettings.class);
            starting = CompletableFuture.supplyAsync(
                    () -> EmbeddedDatabase.start(settings.dataFolder()), Thread::startVirtualThread);
        } catch (BindException _) {
            // The settings are bound again where they are used, and refused there in words.
        }
    }

    /** Whether nobody may be let in without a password. */
    static boolean production(Environment environment) {
        return Arrays.stream(environment.getActiveProfiles()).anyMatch(PRODUCTION::contains);
    }

    /**
     * Waits for the database; whoever takes it closes it.
     *
     * @param folder where it is, should it not be starting yet
     * @throws DatabaseUnavailable if it can't be had
     */
    EmbeddedDatabase take(Path folder) {
        if (starting == null) {
            return EmbeddedDatabase.start(folder);
        }
        try {
            EmbeddedDatabase database = starting.join();
            taken = true;
            return database;
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof DatabaseUnavailable unavailable ? unavailable : failed;
        }
    }

    /** Stops the database again where nobody has taken it, because the program did not come that far. */
    void abandon() {
        if (starting != null && !taken) {
            starting.handle((database, _) -> {
                        if (database != null) {
                            database.close();
                        }
                        return database;
                    })
                    .join();
        }
    }
}

package org.passportsync.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** Definitions to test with, and how to read them. */
final class Texts {

    static final ReadingRules RULES =
            new ReadingRules(Set.of("skyward", "skyward-oneroster", "csv"), Set.of(), Set.of("skyward"));

    /** The least that a definition has to say. */
    static final String LEAST = """
            version: 1
            district: { id: lakeside, name: Lakeside, timeZone: America/Chicago }
            connection: lakeside-oneroster
            application: skyward-oneroster
            delivery: { serviceUrl: "https://skyward.example", clientId: lakeside }
            terms: { acceptedBy: superintendent@lakeside.example, acceptedOn: 2026-07-01 }
            schools: { autoMap: true }
            """;

    /** A connection that reads files. */
    static final String FILES = """
            version: 1
            district: { id: lakeside, name: Lakeside, timeZone: America/Chicago }
            connection: lakeside-directory
            application: csv
            delivery: { csv: { folder: incoming/lakeside }, pageSize: 1000, maxConcurrentRequests: 2 }
            terms: { acceptedBy: superintendent@lakeside.example, acceptedOn: 2026-07-01 }
            schools: { autoMap: true }
            """;

    private Texts() {}

    static ConnectionDefinition accepted(String text) {
        Reading reading = read(text);
        assertThat(reading).isInstanceOf(Reading.Accepted.class);
        return ((Reading.Accepted) reading).definition();
    }

    static List<DefinitionProblem> problems(String text) {
        return read(text) instanceof Reading.Refused refused ? refused.problems() : List.of();
    }

    static Reading read(String text) {
        return new DefinitionReader(RULES).read(text);
    }

    static String everySetting() {
        return file("jobs/every-setting.yaml");
    }

    static String contract() {
        return file("src/test/resources/connection/contract.yaml");
    }

    static String lakeside() {
        return file("jobs/lakeside-oneroster.yaml");
    }

    static String file(String path) {
        try {
            return Files.readString(Path.of(path));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}

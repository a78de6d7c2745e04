package org.passportsync.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Properties;
import org.passportsync.connection.OwnerOnly;

/** The demo's files in the data directory: its memory, and the client's secret. */
record DemoFolder(Path folder) {

    /** What the demo remembers; nothing on an empty data directory. */
    Optional<DemoMemory> recall() throws IOException {
        Path file = folder.resolve("demo.properties");
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        Properties properties = new Properties();
        try (InputStream from = Files.newInputStream(file)) {
            properties.load(from);
        } catch (IllegalArgumentException foreign) {
            return Optional.empty();
        }
        return DemoMemory.read(properties);
    }

    void remember(DemoMemory memory) throws IOException {
        Files.createDirectories(folder, OwnerOnly.folder());
        try (OutputStream to = Files.newOutputStream(folder.resolve("demo.properties"))) {
            memory.written().store(to, "where the demo has got to; delete the whole folder to start over");
        }
    }

    /** The client's secret, made up the first time, in a file that only its owner may read. */
    String secret(DemoDefinition definition, SecureRandom chance) throws IOException {
        Path file = folder.resolve("secrets").resolve(definition.connection() + ".secret");
        if (Files.isRegularFile(file) && Files.size(file) > 0) {
            return Files.readString(file).strip();
        }
        byte[] bytes = new byte[24];
        chance.nextBytes(bytes);
        String secret = HexFormat.of().formatHex(bytes);
        Files.createDirectories(file.getParent(), OwnerOnly.folder());
        Files.deleteIfExists(file);
        Files.createFile(file, OwnerOnly.file());
        Files.writeString(file, secret + "\n");
        return secret;
    }
}

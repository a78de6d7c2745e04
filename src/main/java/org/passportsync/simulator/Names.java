package org.passportsync.simulator;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** A list of invented names, each as it is written and as it stands in an e-mail address. */
final class Names {

    static final Names GIVEN = of("given-names.txt");
    static final Names FAMILY = of("family-names.txt");

    private final byte[][] written;
    private final byte[][] plain;

    private Names(List<String> names) {
        written = names.stream().map(Utf8::bytes).toArray(byte[][]::new);
        plain = names.stream().map(Names::plain).map(Utf8::bytes).toArray(byte[][]::new);
    }

    static String resource(String name) {
        try (InputStream in = Objects.requireNonNull(Names.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    int count() {
        return written.length;
    }

    byte[] written(int at) {
        return written[at];
    }

    byte[] plain(int at) {
        return plain[at];
    }

    private static Names of(String name) {
        return new Names(resource(name).lines().filter(line -> !line.isBlank()).toList());
    }

    private static String plain(String name) {
        return Normalizer.normalize(name.replace('ł', 'l').replace('Ł', 'L').replace("ø", "o"), Normalizer.Form.NFD)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z]", "");
    }
}

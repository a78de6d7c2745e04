package org.passportsync.job;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.passportsync.roster.ContentHash;
import org.passportsync.sis.Application;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * Which code reads and shapes pages in this process. A version number does not tell: builds between two releases share
 * one, and what another build made of a page is not what this one would.
 */
final class ProgramCode {

    private static final List<String> SHARED =
            List.of("roster", "connection", "sis", "wire", "oneroster", "shape", "staging");
    private static final String OURS = "org/passportsync/";

    private static final Map<Class<?>, String> KNOWN = new ConcurrentHashMap<>();

    private ProgramCode() {}

    /** The fingerprint of the compiled classes that a page's outcome depends on, for one kind of SIS. */
    static String fingerprint(Application application) {
        return KNOWN.computeIfAbsent(application.getClass(), ProgramCode::ofClasses);
    }

    /** The same for all kinds of SIS that this program knows. */
    static String fingerprint() {
        byte[] all = Application.all().stream()
                .map(ProgramCode::fingerprint)
                .sorted()
                .collect(Collectors.joining())
                .getBytes(StandardCharsets.UTF_8);
        return ContentHash.of(all, 0, all.length).asUuid().toString();
    }

    private static String ofClasses(Class<?> application) {
        TreeSet<String> folders = new TreeSet<>();
        SHARED.forEach(part -> folders.add(OURS + part));
        folders.add(application.getPackageName().replace('.', '/'));
        List<ContentHash> classes = new ArrayList<>();
        try {
            for (String folder : folders) {
                of(folder, classes);
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        ByteBuffer all = ByteBuffer.allocate(classes.size() * 2 * Long.BYTES);
        classes.forEach(one -> all.putLong(one.high()).putLong(one.low()));
        return ContentHash.of(all.array(), 0, all.position()).asUuid().toString();
    }

    private static void of(String folder, List<ContentHash> classes) throws IOException {
        Resource[] found = new PathMatchingResourcePatternResolver().getResources("classpath*:" + folder + "/*.class");
        if (found.length == 0) {
            throw new IllegalStateException("the program can't find its own classes in " + folder + "; build it again");
        }
        Arrays.sort(found, Comparator.comparing(Resource::getFilename));
        for (Resource one : found) {
            try (InputStream bytes = one.getInputStream()) {
                byte[] code = bytes.readAllBytes();
                classes.add(ContentHash.of(code, 0, code.length));
            }
        }
    }
}

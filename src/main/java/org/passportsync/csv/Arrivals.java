package org.passportsync.csv;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.passportsync.sis.SourceFault;
import org.passportsync.sis.SourceFault.Kind;

/**
 * Finds the set to read in a folder: the files that lie there, or the newest of the zips.
 *
 * <p>Newest is what was written last; of two zips of the same time, the one whose name comes last. A zip that is still
 * being written is not passed over: an older one in its place would be read as today's.
 */
final class Arrivals {

    private static final long MOST_BYTES = 16L * 1024 * 1024 * 1024;

    private final Path folder;

    /** Looks into a folder that is really where it should be. */
    Arrivals(Path folder) {
        this.folder = folder;
    }

    FileSet newest() throws SourceFault {
        List<Path> loose = named(".csv");
        List<Path> zips = named(".zip");
        if (loose.isEmpty() && zips.isEmpty()) {
            throw new SourceFault(
                    Kind.MISSING,
                    "no OneRoster set is in the folder " + folder.getFileName()
                            + ": neither a zip nor files with manifest.csv; put one there");
        }
        if (!loose.isEmpty() && !zips.isEmpty()) {
            throw new SourceFault(
                    Kind.REFUSED,
                    "in the folder " + folder.getFileName() + " lie files ("
                            + loose.getFirst().getFileName()
                            + ") and zips (" + zips.getFirst().getFileName()
                            + "), so that it can't be told which is meant; take one kind away");
        }
        return zips.isEmpty() ? loose(loose) : PackedSet.in(newest(zips));
    }

    private List<Path> named(String ending) throws SourceFault {
        try (Stream<Path> all = Files.list(folder)) {
            List<Path> named = all.filter(file -> {
                        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
                        return name.endsWith(ending) && !name.startsWith(".") && Files.isRegularFile(file);
                    })
                    .sorted()
                    .toList();
            for (Path file : named) {
                demandInside(file);
            }
            return named;
        } catch (IOException unreadable) {
            throw unreadable();
        }
    }

    private void demandInside(Path file) throws IOException, SourceFault {
        if (!file.toRealPath().startsWith(folder)) {
            throw new SourceFault(
                    Kind.REFUSED,
                    file.getFileName() + " is a link out of the folder " + folder.getFileName()
                            + "; put the file itself there");
        }
    }

    private FileSet loose(List<Path> found) throws SourceFault {
        Map<String, SetFile> files = new TreeMap<>();
        for (Path path : found) {
            SetFile file = new SetFile(path.getFileName().toString(), path, stamp(path), null);
            if (file.size() > MOST_BYTES) {
                throw new SourceFault(
                        Kind.REFUSED,
                        file.name() + " has " + file.size() + " bytes; " + MOST_BYTES + " is the most that is read");
            }
            files.put(file.name(), file);
        }
        return FileSet.of("the folder " + folder.getFileName(), files);
    }

    private static Path newest(List<Path> zips) throws SourceFault {
        Map<Path, Stamp> stamps = new TreeMap<>();
        for (Path zip : zips) {
            stamps.put(zip, stamp(zip));
        }
        return stamps.entrySet().stream()
                .max(Comparator.comparing(
                                (Map.Entry<Path, Stamp> one) -> one.getValue().modified())
                        .thenComparing(one -> one.getKey().getFileName().toString()))
                .orElseThrow()
                .getKey();
    }

    private static Stamp stamp(Path file) throws SourceFault {
        try {
            return Stamp.of(file);
        } catch (IOException gone) {
            throw new SourceFault(
                    Kind.UNAVAILABLE,
                    file.getFileName() + " was taken away just now; launch again when the files are complete");
        }
    }

    private SourceFault unreadable() {
        return new SourceFault(
                Kind.UNAVAILABLE,
                "the folder " + folder.getFileName() + " can't be read by this program; check whose it is and who may"
                        + " read it");
    }
}

package org.passportsync.csv;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.passportsync.sis.SourceFault;
import org.passportsync.sis.SourceFault.Kind;

/** Finds the set inside a zip, without unpacking anything to disk. */
final class PackedSet {

    private static final int MOST_FILES = 1_000;
    private static final long MOST_BYTES = 16L * 1024 * 1024 * 1024;
    private static final long UNSUSPECTED_BYTES = 100_000_000;
    private static final int MOST_TIMES = 500;

    private PackedSet() {}

    static FileSet in(Path zip) throws SourceFault {
        String name = zip.getFileName().toString();
        Map<String, SetFile> files = new TreeMap<>();
        try {
            Stamp stamp = Stamp.of(zip);
            for (ZipEntry entry : entries(zip)) {
                SetFile before = files.put(file(entry), packed(zip, stamp, entry));
                if (before != null) {
                    throw new SourceFault(
                            Kind.FOREIGN,
                            name + " holds two files " + file(entry) + "; a zip holds one set, have it written anew");
                }
            }
        } catch (IOException broken) {
            throw new SourceFault(
                    Kind.UNAVAILABLE,
                    name + " is no whole zip: it is still being written, was cut short, or is no zip. Wait until it is"
                            + " complete, or put it there anew; a file that is named otherwise while it is written, and"
                            + " renamed then, is never read half");
        }
        return FileSet.of(name, files);
    }

    private static List<? extends ZipEntry> entries(Path zip) throws IOException, SourceFault {
        try (ZipFile opened = new ZipFile(zip.toFile())) {
            if (opened.size() > MOST_FILES) {
                throw new SourceFault(
                        Kind.REFUSED,
                        zip.getFileName() + " holds " + opened.size() + " files; " + MOST_FILES
                                + " is the most that is looked through");
            }
            return opened.stream()
                    .filter(entry -> !entry.isDirectory())
                    .filter(entry -> !entry.getName().startsWith("__MACOSX/"))
                    .filter(entry -> file(entry).endsWith(".csv"))
                    .toList();
        }
    }

    private static String file(ZipEntry entry) {
        return entry.getName().substring(entry.getName().lastIndexOf('/') + 1);
    }

    private static SetFile packed(Path zip, Stamp stamp, ZipEntry entry) throws SourceFault {
        long size = entry.getSize();
        boolean blown = size > UNSUSPECTED_BYTES && size / MOST_TIMES > entry.getCompressedSize();
        if (size > MOST_BYTES || blown) {
            throw new SourceFault(
                    Kind.REFUSED,
                    file(entry) + " in " + zip.getFileName() + " would grow from " + entry.getCompressedSize() + " to "
                            + size + " bytes; at most " + MOST_BYTES + " are read, and " + MOST_TIMES
                            + " times the packed ones");
        }
        return new SetFile(file(entry), zip, stamp, new SetFile.Packed(entry.getName(), size, entry.getCrc()));
    }
}

package org.passportsync.csv;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** A set of OneRoster files to be written down: lists with their rows, and a manifest that says what they are. */
public final class SetOfFiles {

    private static final Map<String, String> COLUMNS = Map.of(
            "orgs", "sourcedId,status,dateLastModified,name,type,identifier,parentSourcedId",
            "academicSessions",
                    "sourcedId,status,dateLastModified,title,type,startDate,endDate,parentSourcedId,schoolYear",
            "courses",
                    "sourcedId,status,dateLastModified,schoolYearSourcedId,title,courseCode,grades,orgSourcedId,subjects",
            "classes",
                    "sourcedId,status,dateLastModified,title,grades,courseSourcedId,classCode,classType,location,schoolSourcedId,termSourcedIds,subjects,periods",
            "users",
                    "sourcedId,status,dateLastModified,enabledUser,orgSourcedIds,role,username,userIds,givenName,familyName,email,agentSourcedIds,grades,password",
            "enrollments",
                    "sourcedId,status,dateLastModified,classSourcedId,schoolSourcedId,userSourcedId,role,primary,beginDate,endDate",
            "demographics", "sourcedId,status,dateLastModified,birthDate,sex,asian,white",
            "roles",
                    "sourcedId,status,dateLastModified,userSourcedId,roleType,role,beginDate,endDate,orgSourcedId,userProfileSourcedId");

    private final Map<String, String> coming = new TreeMap<>();
    private final Map<String, List<String>> lists = new TreeMap<>();
    private String version = "1.1";

    /** A set with one line of columns for each list that has rows. */
    public static SetOfFiles empty() {
        return new SetOfFiles();
    }

    /** What a zip holds. */
    public static SetOfFiles in(Path zip) {
        SetOfFiles set = new SetOfFiles();
        try (InputStream bytes = Files.newInputStream(zip);
                ZipInputStream packed = new ZipInputStream(bytes)) {
            for (ZipEntry entry = packed.getNextEntry(); entry != null; entry = packed.getNextEntry()) {
                String list = entry.getName().replace(".csv", "");
                if (!list.equals("manifest")) {
                    String text = new String(packed.readAllBytes(), StandardCharsets.UTF_8);
                    set.lists.put(list, new ArrayList<>(text.lines().toList()));
                    set.coming.put(list, "bulk");
                }
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return set;
    }

    public SetOfFiles version(String said) {
        version = said;
        return this;
    }

    /** Other columns than the usual ones; before any row. */
    public SetOfFiles columns(String list, String columns) {
        rows(list).set(0, columns);
        return this;
    }

    public SetOfFiles with(String list, String... rows) {
        rows(list).addAll(List.of(rows));
        return this;
    }

    /** Without the rows that begin with an identifier. */
    public SetOfFiles without(String list, String id) {
        rows(list).removeIf(row -> row.startsWith(id + ","));
        return this;
    }

    /** Without the rows that hold a text. */
    public SetOfFiles withoutAll(String list, String text) {
        rows(list).removeIf(row -> row.contains(text));
        return this;
    }

    public SetOfFiles replace(String list, String before, String now) {
        rows(list).replaceAll(row -> row.replace(before, now));
        return this;
    }

    /** Another word in the manifest than bulk; a list that is absent has no file either. */
    public SetOfFiles comes(String list, String how) {
        coming.put(list, how);
        if (how.equals("absent")) {
            lists.remove(list);
        }
        return this;
    }

    public List<String> rows(String list) {
        coming.putIfAbsent(list, "bulk");
        return lists.computeIfAbsent(list, _ -> new ArrayList<>(List.of(COLUMNS.get(list))));
    }

    private Map<String, String> texts() {
        Map<String, String> texts = new TreeMap<>();
        lists.forEach((list, rows) -> texts.put(list + ".csv", String.join("\n", rows) + "\n"));
        StringBuilder manifest =
                new StringBuilder("propertyName,value\nmanifest.version,1.0\noneroster.version," + version + "\n");
        coming.forEach((list, how) ->
                manifest.append("file.").append(list).append(',').append(how).append('\n'));
        texts.put("manifest.csv", manifest.toString());
        return texts;
    }

    /** Lays the files down in a folder, in place of whatever lies there. */
    public void looseIn(Path folder) {
        clear(folder);
        texts().forEach((name, text) -> write(folder.resolve(name), text));
    }

    /** Packs the files into a zip; what lies beside it stays. */
    public void zippedAs(Path zip) {
        try {
            Files.createDirectories(zip.getParent());
            Path written = zip.resolveSibling(zip.getFileName() + ".part");
            try (OutputStream bytes = Files.newOutputStream(written);
                    ZipOutputStream packed = new ZipOutputStream(bytes)) {
                for (Map.Entry<String, String> text : texts().entrySet()) {
                    packed.putNextEntry(new ZipEntry(text.getKey()));
                    packed.write(text.getValue().getBytes(StandardCharsets.UTF_8));
                }
            }
            Files.move(written, zip, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** The same, written at some time. */
    public void zippedAs(Path zip, Instant at) {
        zippedAs(zip);
        try {
            Files.setLastModifiedTime(zip, FileTime.from(at));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static void clear(Path folder) {
        try {
            Files.createDirectories(folder);
            try (var files = Files.list(folder)) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}

package org.passportsync.simulator;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes what the district's own directory of accounts says of a day, as OneRoster files: schools, staff and students, each
 * under the directory's own identifier, with user name, e-mail address and number.
 *
 * <p>The same seed and day give the same bytes. The zip gets its name only when it is complete.
 */
public final class DirectoryExport {

    /** The file that is written; an older one is replaced. */
    public static final String FILE = "directory.zip";

    private static final List<String> ORGS =
            List.of("sourcedId", "status", "dateLastModified", "name", "type", "identifier", "parentSourcedId");

    private final District district;
    private final View view = new View(Version.V1_1, "");

    /** The directory of a district on its day. */
    public DirectoryExport(District district) {
        this.district = district;
    }

    /** Writes the set into a folder, which is made where it is not there, and says where. */
    public Path into(Path folder) {
        try {
            Files.createDirectories(folder);
            Path part = folder.resolve(FILE + ".part");
            try (OutputStream bytes = Files.newOutputStream(part);
                    ZipOutputStream zip = new ZipOutputStream(bytes)) {
                write(zip, "orgs.csv", this::orgs);
                write(zip, "users.csv", this::users);
                write(zip, "manifest.csv", DirectoryExport::manifest);
            }
            return Files.move(part, folder.resolve(FILE), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException refused) {
            throw new UncheckedIOException(
                    "the directory's files can't be written into " + folder + "; name another folder", refused);
        }
    }

    /** Writes one file. */
    private interface Lines {
        void into(CsvWriter file);
    }

    private void write(ZipOutputStream zip, String name, Lines lines) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        LocalDate today = district.today();
        entry.setTimeLocal(today.atTime(1, 0));
        zip.putNextEntry(entry);
        CsvWriter file = CsvWriter.builder().build(zip);
        lines.into(file);
        file.flush();
        zip.closeEntry();
    }

    private void orgs(CsvWriter file) {
        file.writeRecord(ORGS);
        Table orgs = district.table(Resource.ORGS, view, Sight.EVERYTHING);
        for (int rank = 0; rank < orgs.size(); rank++) {
            OneRosterRow.at(orgs, rank)
                    .ifPresent(row -> file.writeRecord(
                            unit(row.id()),
                            "",
                            "",
                            row.text("name"),
                            row.text("type"),
                            row.text("identifier"),
                            row.reference("parent").isEmpty() ? "" : unit(row.reference("parent"))));
        }
    }

    private void users(CsvWriter file) {
        file.writeRecord(Account.COLUMNS);
        Table users = district.table(Resource.USERS, view, Sight.EVERYTHING);
        long seed = district.settings().seed();
        for (int rank = 0; rank < users.size(); rank++) {
            Optional<OneRosterRow> row = OneRosterRow.at(users, rank).filter(Account::hasOne);
            row.ifPresent(one -> file.writeRecord(new Account(seed, one).values()));
        }
    }

    private static void manifest(CsvWriter file) {
        file.writeRecord("propertyName", "value");
        file.writeRecord("manifest.version", "1.0");
        file.writeRecord("oneroster.version", "1.1");
        for (String list : List.of("academicSessions", "classes", "courses", "demographics", "enrollments")) {
            file.writeRecord("file." + list, "absent");
        }
        file.writeRecord("file.orgs", "bulk");
        file.writeRecord("file.users", "bulk");
        file.writeRecord("source.systemName", "Lakeside directory");
    }

    /** A school's identifier in the directory. */
    static String unit(String school) {
        return "ou-" + school;
    }
}

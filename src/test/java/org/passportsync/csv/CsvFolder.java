package org.passportsync.csv;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.passportsync.connection.Csv;
import org.passportsync.connection.CsvFolders;
import org.passportsync.roster.EntityType;
import org.passportsync.sis.PartKind;
import org.passportsync.sis.RowSchema;
import org.passportsync.sis.RowSink;
import org.passportsync.sis.SourceFault;
import org.passportsync.sis.SourcePage;
import org.passportsync.sis.SourceRow;
import org.passportsync.sis.UnreadablePage;

/** A folder with files of a small district, the source that reads it, and what came of it. */
abstract class CsvFolder {

    @TempDir
    Path base;

    final SetOfFiles set = SetOfFiles.empty()
            .with("orgs", "dst,,,Lakeside,district,1,", "s-1,,,North,school,101,dst")
            .with(
                    "users",
                    "u-1,,,true,s-1,student,ann.a,\"{State:77},{SIS:12}\",Ann,Ames,ann@lakeside.example,g-1,\"09,10\",hunter2",
                    "u-2,tobedeleted,,true,s-1,teacher,tea.t,,Tia,Tate,tia@lakeside.example,,,hunter2",
                    "u-3,active,,true,\"s-1,s-2\",teacher,tom.t,,Tom,Tait,tom@lakeside.example,,,");
    Path folder;
    CsvSource source;

    @BeforeEach
    void open() throws IOException {
        folder = Files.createDirectories(base.resolve("incoming/lakeside"));
        CsvFolders folders = new CsvFolders(base.resolve("incoming"));
        source = new CsvSource(() -> folders.find(new Csv("lakeside")));
    }

    @AfterEach
    void close() {
        source.close();
    }

    final SourceFault fault() {
        return catchThrowableOfType(SourceFault.class, () -> source.follow("users", null, 10));
    }

    static String text(SourcePage page) {
        return new String(page.body(), StandardCharsets.UTF_8);
    }

    /** What a page's parts hold, and what is told of its rows. */
    static final class Parts implements RowSink {

        final List<String> rows = new ArrayList<>();
        final List<String> told = new ArrayList<>();

        @Override
        public void row(SourceRow row) {
            Map<String, Object> values = new TreeMap<>();
            for (int slot = 0; slot < row.schema().size(); slot++) {
                Object value = row.value(slot);
                if (value != null) {
                    values.put(row.schema().attributes().get(slot), value);
                }
            }
            rows.add(row.entity().key() + " " + row.rawId() + " " + row.status() + " " + values);
        }

        @Override
        public void heldBack(
                Set<EntityType> entities, String rawId, String rule, @Nullable String value, String message) {
            told.add(rawId + " " + rule);
        }

        @Override
        public void unreadable(String message) {
            told.add("unreadable");
        }

        @Override
        public void secret() {
            told.add("secret");
        }
    }

    final Parts parts(String list, EntityType entity, String... attributes)
            throws SourceFault, InterruptedException, UnreadablePage {
        Parts parts = new Parts();
        List<RowSchema> wanted = List.of(new RowSchema(new PartKind(entity, list), List.of(attributes)));
        source.parser(list, wanted).parse(source.follow(list, null, 100), parts);
        return parts;
    }

    final void reopened() {
        source.close();
        CsvFolders folders = new CsvFolders(base.resolve("incoming"));
        source = new CsvSource(() -> folders.find(new Csv("lakeside")));
    }
}

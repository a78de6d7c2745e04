package org.passportsync.job;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Unmistakable texts that were planted, and the search for them in a database. */
record Planted(List<String> texts) {

    /** Where records stand, with what they say. */
    private static final Set<String> RECORDS = Set.of(
            "passport_record",
            "record_history",
            "source_record",
            "source_part",
            "staged_record",
            "staged_part",
            "change");

    /** Each table that holds one of the texts, also inside of bytes, as {@code table text}. */
    List<String> tables(JdbcClient database) {
        List<String> found = new ArrayList<>();
        List<String> tables = database.sql("select table_name from information_schema.tables"
                        + " where table_schema = 'public' and table_type = 'BASE TABLE'")
                .query((row, _) -> String.valueOf(row.getString(1)))
                .list();
        for (String table : tables) {
            String text = text(database, table);
            texts.stream()
                    .filter(planted -> database.sql("select exists (select from " + table + " one where " + text
                                    + " like '%' || :planted || '%')")
                            .param("planted", planted)
                            .query(Boolean.class)
                            .single())
                    .forEach(planted -> found.add(table + " " + planted));
        }
        return found;
    }

    /** The texts that stand in a text. */
    List<String> in(String text) {
        return texts.stream().filter(text::contains).toList();
    }

    /** Whether something was found elsewhere than in the tables of records. */
    static boolean outsideRecords(String found) {
        String table = found.split(" ")[0].replaceAll(
                "_(2\\d{7}|school|calendar|course|class|student|staff|school_enrollment|enrollment|contact)$", "");
        return !RECORDS.contains(table);
    }

    private static String text(JdbcClient database, String table) {
        List<String> columns = database.sql(
                        "select case data_type when 'bytea' then 'encode(' || column_name || ', ''escape'')'"
                                + " else quote_ident(column_name) || '::text' end from information_schema.columns"
                                + " where table_schema = 'public' and table_name = :table")
                .param("table", table)
                .query((row, _) -> String.valueOf(row.getString(1)))
                .list();
        return "concat_ws(' ', " + String.join(", ", columns) + ")";
    }
}

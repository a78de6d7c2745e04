package org.passportsync.scenario;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.passportsync.roster.EntityType;
import org.passportsync.roster.ShownDocument;
import org.passportsync.run.Run;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Changes and hub records as text: unmasked, since nobody in a scenario exists, and with SIS IDs in place of passport ids. */
final class HubRecords {

    private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final JdbcClient database;

    HubRecords(JdbcClient database) {
        this.database = database;
    }

    /** How many records of each entity are live. */
    String totals() {
        Map<Integer, Long> live = new HashMap<>();
        database.sql("select entity, count(*) as live from passport_record where deleted_at is null group by entity")
                .query((row, _) -> live.put(row.getInt("entity"), row.getLong("live")))
                .list();
        return Arrays.stream(EntityType.values())
                .map(entity -> entity.key() + " " + live.getOrDefault((int) entity.code(), 0L))
                .collect(Collectors.joining(", "));
    }

    /** Every record of an entity, tombstones too; where several records of sources feed it, with all of them. */
    Stream<String> records(EntityType entity) {
        Map<String, String> names = names(0);
        return database
                .sql("""
                        select p.sis_id, version, slug, deleted_run, p.document::text as document,
                               case when records > 1 then sources end as sources
                        from passport_record p
                        cross join lateral (
                            select string_agg(c.name || ' ' || s.sis_id, ' and ' order by c.name, s.sis_id collate "C")
                                       filter (where s.live) as sources,
                                   count(*) filter (where s.live) as records
                            from source_record s join connection c on c.id = s.connection_id
                            where s.entity = p.entity and s.passport_id = p.id) fed
                        where p.entity = :entity order by p.sis_id collate "C", slug collate "C", p.created_run, sources
                        """)
                .param("entity", entity.code())
                .query((row, _) -> row.getString("sis_id") + " version " + row.getInt("version")
                        + (row.getString("slug") == null ? "" : ", slug " + row.getString("slug"))
                        + (row.getString("deleted_run") == null
                                ? ""
                                : ", deleted by run " + row.getString("deleted_run"))
                        + (row.getString("sources") == null ? "" : ", of " + row.getString("sources"))
                        + ": " + named(document(entity, row.getString("document")), names))
                .list()
                .stream();
    }

    /** Every change of a run, by entity and SIS ID, with what is in the hub and what will be. */
    Stream<String> changes(Run run) {
        Map<String, String> names = names(run.id());
        return database
                .sql("""
                        select entity, sis_id, sis_id_before, operation, cause, school, withheld, before::text as old,
                               after::text as young
                        from change where run_id = :run order by entity, sis_id collate "C", withheld
                        """)
                .param("run", run.id())
                .query((row, _) -> {
                    EntityType entity = EntityType.byCode(row.getInt("entity"));
                    String school = row.getString("school");
                    String head = row.getString("operation") + " " + entity.key() + " " + row.getString("sis_id") + " "
                            + row.getString("cause") + (school == null ? "" : " at " + school)
                            + (row.getString("sis_id_before") == null ? "" : ", was " + row.getString("sis_id_before"))
                            + (row.getBoolean("withheld") ? ", withheld" : "")
                            + (held(row) ? ", others keep it" : "");
                    return head + named(difference(entity, row.getString("old"), row.getString("young")), names);
                })
                .list()
                .stream();
    }

    /** Whether one source lets go of what others hold. */
    private static boolean held(ResultSet row) throws SQLException {
        return row.getString("operation").equals("DELETE") && row.getString("young") != null;
    }

    private static String difference(EntityType entity, @Nullable String before, @Nullable String after) {
        if (after == null) {
            return "";
        }
        if (before == null) {
            return ": " + document(entity, after);
        }
        JsonNode old = JsonMapper.shared().readTree(before);
        JsonNode young = JsonMapper.shared().readTree(after);
        List<String> changed = ShownDocument.changed(entity, before, after).stream()
                .map(name -> name + " " + value(old.path(name)) + " -> " + value(young.path(name)))
                .toList();
        return changed.isEmpty() ? "" : ": " + String.join(", ", changed);
    }

    /** The attributes that have a value, in the schema's order. */
    private static String document(EntityType entity, String json) {
        JsonNode document = JsonMapper.shared().readTree(json);
        List<String> values = new ArrayList<>();
        ShownDocument.changed(entity, null, json).stream()
                .filter(name -> !document.path(name).isNull())
                .forEach(name -> values.add(name + " " + value(document.path(name))));
        return String.join(", ", values);
    }

    private static String value(JsonNode value) {
        return value.isMissingNode() || value.isNull()
                ? "nothing"
                : value.toString().replace("\"", "");
    }

    private Map<String, String> names(long run) {
        Map<String, String> names = new HashMap<>();
        database.sql("""
                        select passport_id::text as id, sis_id from change where run_id = :run
                        union all select id::text, sis_id from passport_record
                        """)
                .param("run", run)
                .query((row, _) -> names.put(row.getString("id"), row.getString("sis_id")))
                .list();
        return names;
    }

    private static String named(String text, Map<String, String> names) {
        return UUID.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(names.getOrDefault(found.group(), "an unknown record")));
    }
}

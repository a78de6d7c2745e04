package org.passportsync.sources;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.passportsync.roster.EntityType;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is live of one district in the database. */
record HubRows(JdbcClient sql, EngineHub.Names names) {

    private static final JsonMapper JSON = JsonMapper.shared();

    List<Shown> people() {
        Map<String, Set<SourceId>> contributors = contributors();
        Map<String, String> schools = schools();
        return sql.sql("""
                        select id::text, entity, sis_id, document::text as document from passport_record
                        where district_id = :district and entity in (5, 6) and deleted_at is null order by entity, sis_id
                        """)
                .param("district", names.district())
                .query((row, _) -> new Shown(
                        row.getString("id"),
                        EntityType.byCode(row.getInt("entity")),
                        contributors.getOrDefault(row.getString("id"), Set.of()),
                        row.getString("sis_id"),
                        document(JSON.readTree(row.getString("document")), schools)))
                .list();
    }

    /** Places in schools that are not those of whoever holds them, or are missing. */
    List<String> contradictions() {
        return sql.sql("""
                        with person as (
                            select s.connection_id, s.entity, s.sis_id, s.passport_id from source_record s
                            join connection c on c.id = s.connection_id
                            where c.district_id = :district and s.entity in (5, 6) and s.live),
                        place as (
                            select s.connection_id, coalesce(s.student, s.staff) as person,
                                   case when s.student is null then 6 else 5 end as entity,
                                   (coalesce(p.document ->> 'student', p.document ->> 'staff'))::uuid as passport_id
                            from source_record s
                            join connection c on c.id = s.connection_id
                            left join passport_record p
                                on p.entity = 7 and p.id = s.passport_id and p.deleted_at is null
                            where c.district_id = :district and s.entity = 7 and s.live)
                        select coalesce(person.sis_id, place.person) as sis_id, person.passport_id as is_one,
                               place.passport_id as is_at_school
                        from person full join place on place.connection_id = person.connection_id
                            and place.entity = person.entity and place.person = person.sis_id
                        where person.passport_id is distinct from place.passport_id
                        """)
                .param("district", names.district())
                .query((row, _) -> "%s is the passport record %s, but %s is at the school"
                        .formatted(row.getString("sis_id"), row.getString("is_one"), row.getString("is_at_school")))
                .list();
    }

    private Map<String, Set<SourceId>> contributors() {
        Map<String, Set<SourceId>> contributors = new TreeMap<>();
        sql.sql("""
                        select c.name, s.entity, s.sis_id, s.passport_id::text from source_record s
                        join connection c on c.id = s.connection_id
                        where c.district_id = :district and s.entity in (5, 6) and s.live
                        """)
                .param("district", names.district())
                .query((row, _) -> contributors
                        .computeIfAbsent(row.getString("passport_id"), _ -> new TreeSet<>())
                        .add(new SourceId(
                                names.plain(row.getString("name")),
                                EntityType.byCode(row.getInt("entity")),
                                row.getString("sis_id"))))
                .list();
        return contributors;
    }

    private Map<String, String> schools() {
        Map<String, String> schools = new TreeMap<>();
        sql.sql("select id::text, sis_id from passport_record where district_id = :district and entity = 1")
                .param("district", names.district())
                .query((row, _) -> schools.put(row.getString("id"), row.getString("sis_id")))
                .list();
        return schools;
    }

    private static Map<String, String> document(JsonNode document, Map<String, String> schools) {
        Map<String, String> values = new TreeMap<>();
        document.properties().forEach(entry -> values.put(entry.getKey(), text(entry.getValue(), schools)));
        values.computeIfPresent(
                "schools",
                (_, list) -> new TreeSet<>(
                                List.of(list.substring(1, list.length() - 1).split(", ")))
                        .toString());
        return values;
    }

    private static String text(JsonNode value, Map<String, String> schools) {
        if (!value.isArray()) {
            return schools.getOrDefault(value.asString(), value.asString());
        }
        List<String> items = new ArrayList<>();
        value.forEach(item -> items.add(text(item, schools)));
        return items.toString();
    }
}

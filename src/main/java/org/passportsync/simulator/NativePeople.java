package org.passportsync.simulator;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.passportsync.simulator.PeopleTable.Place;

/** Sorts users into students, staff and guardians, reading each row once. */
final class NativePeople {

    private final Table users;
    private final NativeStaff staff;
    private final Map<NativeResource, List<Place>> places = new EnumMap<>(NativeResource.class);
    private final Map<String, List<String>> named = new HashMap<>();

    NativePeople(Table users, Sight sight, Optional<TellingIds> ids) {
        this.users = users;
        staff = new NativeStaff(sight);
        for (NativeResource one : NativeResource.values()) {
            places.put(one, new ArrayList<>());
        }
        for (int rank = 0; rank < users.size(); rank++) {
            sort(rank, ids);
        }
    }

    private void sort(int rank, Optional<TellingIds> ids) {
        if (ids.isPresent()) {
            String id = users.idAt(rank);
            if (ids.get().isOnlyGuardian(id)) {
                put(NativeResource.GUARDIANS, NameIds.of(id), rank, 0, List.of());
                return;
            }
        }
        Optional<OneRosterRow> user = OneRosterRow.at(users, rank);
        user.ifPresent(found -> sort(found, rank));
        // A generated guardian names every student; only hand-made ones may be named by students alone.
        if (ids.isEmpty()) {
            user.ifPresent(this::remember);
        }
    }

    private void sort(OneRosterRow user, int rank) {
        List<NativeRole> roles = NativeRole.of(user);
        long nameId = NameIds.of(user.id());
        List<NativeRole> own = roles.stream().filter(NativeRole::isStudent).toList();
        if (!own.isEmpty()) {
            List<String> schools =
                    NativeStudents.schools(own).map(String::intern).toList();
            put(NativeResource.STUDENTS, nameId, rank, 0, schools);
        }
        if (roles.stream().anyMatch(NativeRole::isGuardian)) {
            put(NativeResource.GUARDIANS, nameId, rank, 0, List.of());
        }
        List<NativeRole> schools = staff.schools(user);
        for (int part = 0; part < schools.size(); part++) {
            String school = NameIds.school(schools.get(part).school()).intern();
            put(NativeResource.STAFF, nameId, rank, part, List.of(school));
        }
    }

    private void remember(OneRosterRow user) {
        if (NativeRole.of(user).stream().anyMatch(NativeRole::isStudent)) {
            user.references("agents")
                    .forEach(agent ->
                            named.computeIfAbsent(agent, _ -> new ArrayList<>()).add(user.id()));
        }
    }

    private void put(NativeResource resource, long nameId, int rank, int part, List<String> schools) {
        places.getOrDefault(resource, List.of()).add(new Place(nameId, rank, part, schools));
    }

    Map<NativeResource, NativeList> lists(NativeStudents kind) {
        NativeList students = list(NativeResource.STUDENTS, kind);
        NativeGuardians guardians = new NativeGuardians(
                users, named, sourcedId -> ((PeopleTable) students.table()).has(NameIds.of(sourcedId)));
        return Map.of(
                NativeResource.STUDENTS,
                students,
                NativeResource.STAFF,
                list(NativeResource.STAFF, staff),
                NativeResource.GUARDIANS,
                list(NativeResource.GUARDIANS, guardians));
    }

    private NativeList list(NativeResource resource, NativeKind kind) {
        List<Place> sorted = places.getOrDefault(resource, List.of()).stream()
                .sorted(Place.ORDER)
                .toList();
        return NativeList.of(
                new PeopleTable(users, kind, sorted),
                sorted.stream().map(Place::schools).toList());
    }
}

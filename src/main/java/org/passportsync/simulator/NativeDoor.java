package org.passportsync.simulator;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Answers what is asked of SMS 2.0: tokens, collections and single rows below {@link BasePath#NATIVE}. */
final class NativeDoor {

    private static final int REMEMBERED = 4;
    private static final Complaint COMPLAINT = (status, _, description) -> NativeError.of(status, description);

    private final Stage stage;
    private final Protocol protocol;
    private final String url;
    private final NativeTokens tokens;
    private final NativePages pages = new NativePages();
    private final Map<Object, NativeDistrict> districts = new LinkedHashMap<>(8, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Object, NativeDistrict> eldest) {
            return size() > REMEMBERED;
        }
    };

    NativeDoor(Protocol protocol, Stage stage, String url) {
        this.stage = stage;
        this.protocol = protocol;
        this.url = url;
        tokens = new NativeTokens(stage, protocol);
    }

    Answer answer(Call call) {
        String path = call.path().substring(BasePath.NATIVE.path().length() + 1);
        if (path.equals("token")) {
            return stage.settled(call, () -> tokens.token(call));
        }
        Optional<NativePath> asked = path.startsWith("v1/") ? NativePath.read(path.substring(3)) : Optional.empty();
        if (asked.isEmpty()) {
            return stage.settled(call, () -> NativeError.unknown(call));
        }
        if (!call.method().equals("GET")) {
            return stage.settled(call, () -> notAllowed(call));
        }
        Struck struck = stage.faults.strike(asked.get().resource());
        Outage.waitFor(struck);
        return stage.settled(call, () -> settle(call, asked.get(), struck));
    }

    private Answer settle(Call call, NativePath path, Struck struck) {
        NativeDistrict district = district(struck);
        Answer answer = Outage.refusal(struck, call, COMPLAINT)
                .or(() -> denial(call, struck))
                .orElseGet(() -> read(call, path, district, struck));
        if (struck.has(FaultName.MOVING)) {
            stage.faults.move(struck, district.table(path.resource()), path.resource());
        }
        return Outage.spoiled(answer, struck);
    }

    private Optional<Answer> denial(Call call, Struck struck) {
        Optional<TokenDesk.Grant> grant = tokens.grant(call);
        long uses = grant.map(one -> one.uses().incrementAndGet()).orElse(0L);
        long most = struck.by(FaultName.TOKEN_DIES).map(Fault::first).orElse(Long.MAX_VALUE);
        return grant.isEmpty() || uses > most
                ? Optional.of(NativeError.of(401, "Authorization has been denied for this request."))
                : Optional.empty();
    }

    private Answer read(Call call, NativePath path, NativeDistrict district, Struck struck) {
        if (!path.key().isEmpty()) {
            return struck.has(FaultName.NO_SINGLE_ROWS) ? notAllowed(call) : single(call, path, district, struck);
        }
        if (path.resource() == NativeResource.ENROLLMENTS) {
            int student = moved(district, NativeResource.STUDENTS).rankOf(path.owner()) < 0
                    ? -1
                    : district.table(NativeResource.STUDENTS).rankOf(path.owner());
            return student < 0
                    ? notFound()
                    : pages.all(reading(call, path, district, district.enrollmentsOf(student), struck), struck);
        }
        Optional<Table> table = path.owner().isEmpty()
                ? Optional.of(district.table(path.resource()))
                : district.ofSchool(path.resource(), path.owner());
        NativeQuery query = NativeQuery.read(call.parameters(), protocol.maxNativePage());
        return table.map(found -> pages.page(reading(call, path, district, found, struck), query, struck))
                .orElseGet(NativeDoor::notFound);
    }

    private Answer single(Call call, NativePath path, NativeDistrict district, Struck struck) {
        NativePages.Reading reading = reading(call, path, district, district.table(path.resource()), struck);
        if (path.resource() == NativeResource.STAFF) {
            int[] ranks = PeopleTable.ranksOf(reading.table(), path.key());
            return ranks.length == 0 ? notFound() : reading.page(ranks, Struck.BY_NOTHING);
        }
        int rank = NativeDistrict.rankOf(path.resource(), reading.table(), path.key());
        return rank < 0 ? notFound() : reading.single(rank);
    }

    private Table moved(NativeDistrict district, NativeResource resource) {
        return stage.faults.over(resource, district.table(resource), district.table(resource));
    }

    private NativePages.Reading reading(
            Call call, NativePath path, NativeDistrict district, Table table, Struck struck) {
        NativeResource resource = path.resource();
        return new NativePages.Reading(
                path,
                url + call.path(),
                stage.faults.over(resource, district.table(resource), table),
                List.of(edition(stage.rows(), struck), stage.faults.moves()));
    }

    private NativeDistrict district(Struck struck) {
        Rows rows = stage.rows();
        return districts.computeIfAbsent(edition(rows, struck), _ -> new NativeDistrict(rows, sight(struck)));
    }

    private Object edition(Rows rows, Struck struck) {
        return List.of(rows.edition(), sight(struck));
    }

    private Sight sight(Struck struck) {
        return struck.sight(stage.access().schools());
    }

    private static Answer notFound() {
        return NativeError.of(404, "The requested resource was not found.");
    }

    private static Answer notAllowed(Call call) {
        return NativeError.of(405, "The requested resource does not support http method '" + call.method() + "'.");
    }
}

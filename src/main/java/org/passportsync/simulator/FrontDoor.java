package org.passportsync.simulator;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Finds out what a request is for and has it answered. */
final class FrontDoor {

    private static final String FRONT_PAGE = "<!DOCTYPE html><html lang=\"en\"><head><title>Skyward</title></head>"
            + "<body><h1>Skyward</h1><p>A simulated district. Sign in.</p></body></html>";

    private final SimulatorSettings settings;
    private final Stage stage;
    private final String url;
    private final AdminDesk admin;
    private final Listing listing = new Listing();
    private final NativeDoor nativeDoor;

    FrontDoor(SimulatorSettings settings, Stage stage, String url) {
        this.settings = settings;
        this.stage = stage;
        this.url = url;
        this.admin = new AdminDesk(stage);
        this.nativeDoor = new NativeDoor(settings.protocol(), stage, url);
    }

    Answer answer(Call call) {
        if (call.path().equals("/simulator") || call.path().startsWith("/simulator/")) {
            return admin.answer(call);
        }
        if (call.path().equals("/oauth/token") && !isOnlyNative()) {
            return stage.settled(call, () -> token(call));
        }
        if (call.path().isEmpty() || call.path().equals("/")) {
            return stage.settled(call, () -> Answer.of(200, "text/html;charset=UTF-8", FRONT_PAGE));
        }
        return bases(call)
                .findFirst()
                .map(base -> base.equals(BasePath.NATIVE) ? nativeDoor.answer(call) : inBase(call, base))
                .orElseGet(
                        () -> stage.settled(call, () -> Answer.json(404, "{\"message\":\"Nothing is served here\"}")));
    }

    private boolean isOnlyNative() {
        return settings.protocol().bases().equals(List.of(BasePath.NATIVE));
    }

    private Stream<BasePath> bases(Call call) {
        return settings.protocol().bases().stream().filter(base -> call.path().startsWith(base.path() + "/"));
    }

    private Answer token(Call call) {
        return call.method().equals("POST")
                ? stage.tokens.token(call, stage.access(), stage.today(), settings.protocol())
                : Answer.json(405, "{\"error\":\"invalid_request\"}").withHeader("Allow", "POST");
    }

    private Answer inBase(Call call, BasePath base) {
        String[] parts = call.path().substring(base.path().length() + 1).split("/", 2);
        Optional<Resource> resource = Resource.named(parts[0]);
        if (resource.isEmpty() || !call.method().equals("GET")) {
            int status = resource.isEmpty() ? 404 : 405;
            return stage.settled(
                    call, () -> OfficialError.of(base.version(), status, "unknownobject", "Nothing is served here"));
        }
        Struck struck = stage.faults.strike(resource.get());
        Outage.waitFor(struck);
        return stage.settled(call, () -> {
            Answer answer = Outage.refusal(struck, call, Complaint.in(base.version()))
                    .or(() -> denial(call, base, resource.get(), struck))
                    .orElseGet(() -> read(call, base, resource.get(), parts.length < 2 ? "" : parts[1], struck));
            stage.faults.move(struck, stage.rows(), resource.get());
            return Outage.spoiled(answer, struck);
        });
    }

    private Optional<Answer> denial(Call call, BasePath base, Resource resource, Struck struck) {
        Optional<TokenDesk.Grant> grant = stage.tokens.grant(call.bearer());
        long uses = grant.map(one -> one.uses().incrementAndGet()).orElse(0L);
        long most = struck.by(FaultName.TOKEN_DIES).map(Fault::first).orElse(Long.MAX_VALUE);
        if (grant.isEmpty() || uses > most) {
            return Optional.of(OfficialError.of(base.version(), 401, "unauthorisedrequest", "No token, or it expired")
                    .withHeader("WWW-Authenticate", "Bearer realm=\"simulator\", error=\"invalid_token\""));
        }
        return mayRead(grant.get().scopes(), resource)
                ? Optional.empty()
                : Optional.of(
                        OfficialError.of(base.version(), 403, "forbidden", "The token's scopes don't allow this"));
    }

    private boolean mayRead(Set<String> scopes, Resource resource) {
        boolean roster = scopes.contains("roster.readonly") || scopes.contains("roster-core.readonly");
        if (resource != Resource.DEMOGRAPHICS) {
            return roster;
        }
        return scopes.contains("roster-demographics.readonly")
                || roster && settings.protocol().demographicsScope() == Protocol.DemographicsScope.ROSTER_IS_ENOUGH;
    }

    private Answer read(Call call, BasePath base, Resource resource, String sourcedId, Struck struck) {
        View view = new View(base.version(), url + base.path());
        Rows rows = stage.faults.over(stage.rows());
        Listing.Reading reading = new Listing.Reading(
                rows, resource, view, struck.sight(stage.access().schools()));
        if (!sourcedId.isEmpty() && struck.has(FaultName.NO_SINGLE_ROWS)) {
            return OfficialError.of(base.version(), 405, "invalid_data", "Single objects are not served");
        }
        if (!sourcedId.isEmpty()) {
            return listing.single(reading, sourcedId, call.parameters(), settings.protocol());
        }
        return switch (Query.read(call.parameters(), resource, settings.protocol())) {
            case Asked.Refused refused -> OfficialError.of(base.version(), 400, "invalid_data", refused.reason());
            case Query query -> listing.page(reading, query, call.parameters(), struck);
        };
    }
}

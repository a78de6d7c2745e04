package org.passportsync.job;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import org.passportsync.Served;
import org.passportsync.access.Reach;
import org.passportsync.access.Role;
import org.passportsync.database.TestDatabase;
import org.passportsync.simulator.SimulatedSkyward;
import org.passportsync.simulator.SimulatorSettings;

/** A program that serves a small district's hub, asked over HTTP; its runs are those of another process. */
final class WatchedProgram implements AutoCloseable {

    final FewRows district = new FewRows();
    final SimulatedSkyward skyward = SimulatedSkyward.start(SimulatorSettings.of(district.rows));
    final TestDatabase database = TestDatabase.fresh();
    final Served served;
    final House elsewhere;
    private final HttpClient client = HttpClient.newHttpClient();

    WatchedProgram(Path folder) {
        served = Served.on(database, folder)
                .with("vera", Role.VIEWER, new Reach.Everywhere())
                .with("ada", Role.ADMIN, new Reach.Everywhere());
        elsewhere = House.on(database, folder);
        elsewhere.apply(Definitions.lakeside(skyward)
                .with("pageSize", "100")
                .with("clientSecret", "simulated-secret")
                .text());
        district.aSchool("lincoln").students(1, 40, "lincoln").aClass("c1", "lincoln");
    }

    /** The newest run in a state, or one whose name begins so. */
    long run(String state) {
        return database.client()
                .sql("select max(id) from run where state like :state || '%'")
                .param("state", state)
                .query(Long.class)
                .single();
    }

    /** The value of a figure as it is shown, its labels included. */
    double figure(String name) throws Exception {
        String scraped = scraped();
        return scraped.lines()
                .filter(line -> line.startsWith(name + " "))
                .map(line -> Double.parseDouble(line.substring(name.length() + 1)))
                .findFirst()
                .orElseThrow(() -> new AssertionError(name + " is not among\n"
                        + String.join(
                                "\n",
                                scraped.lines()
                                        .filter(line -> line.startsWith("passport"))
                                        .toList())));
    }

    String scraped() throws Exception {
        return answer("/actuator/prometheus", "vera").body();
    }

    HttpResponse<String> answer(String path, String user) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(served.address() + path));
        if (!user.isEmpty()) {
            String login = user + ":" + user + Served.PASSWORD;
            request.header(
                    "Authorization",
                    "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8)));
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    @Override
    public void close() {
        elsewhere.close();
        served.close();
        database.close();
        skyward.close();
    }
}

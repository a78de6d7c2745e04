package org.passportsync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.Writer;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Carries out docs/session.md as it stands, apart from the ports: programs, shell, curl and jq; and reads its log. */
@Timeout(300)
class CurlSessionTest {

    private static final Path DOCUMENT = Path.of("docs/session.md");
    private static final String END = "--- end of a block ";

    private final JsonMapper json = new JsonMapper();

    @TempDir
    private Path folder;

    @Test
    void the_session_goes_as_it_is_written_and_its_log_is_json_without_data() throws Exception {
        if (System.getenv("CI") == null) {
            assumeTrue(there("curl") && there("jq") && there("bash"), "needs bash, curl and jq");
        }
        Transcript transcript = Transcript.of(DOCUMENT);
        assertThat(transcript.terminals()).hasSize(2);
        Files.createDirectory(folder.resolve("jobs"));
        Map<String, String> ports = Map.of("8080", freePort(), "8091", freePort());
        Path definition = folder.resolve("jobs/lakeside-oneroster.yaml");
        Files.writeString(definition, moved(Files.readString(Path.of("jobs/lakeside-oneroster.yaml")), ports));
        try (SpawnedProgram simulator = start(transcript.terminals().getFirst(), "", ports)) {
            simulator.line("127.0.0.1");
            String port = " --server.port=" + ports.get("8080");
            try (SpawnedProgram serving = start(transcript.terminals().getLast(), port, ports)) {
                String password = serving.line("shown this once").replaceAll(".*the password (\\S+) - .*", "$1");
                talk(transcript, ports, password);
                checkLog(serving.end(), password);
            }
        }
    }

    private SpawnedProgram start(String line, String more, Map<String, String> ports) throws Exception {
        assertThat(line).startsWith("passport-sync ");
        return SpawnedProgram.start(folder, moved(line.substring("passport-sync ".length()), ports) + more);
    }

    /** One shell carries out all blocks, so that what one sets the next one has. */
    private void talk(Transcript transcript, Map<String, String> ports, String password) throws Exception {
        Process shell = new ProcessBuilder("timeout", "150", "bash", "-s")
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        try (Writer in = shell.outputWriter(StandardCharsets.UTF_8);
                BufferedReader out =
                        new BufferedReader(new InputStreamReader(shell.getInputStream(), StandardCharsets.UTF_8))) {
            in.write("set -o pipefail\n");
            String last = "";
            String answer = "";
            for (Transcript.Block block : transcript.talk()) {
                if (block.kind().equals("json")) {
                    JsonNode shown = json.readTree(block.text());
                    JsonNode answered = json.readTree(answer);
                    assertThat(Transcript.shows(shown, answered))
                            .as("after %s\nthe document shows %s\nanswered was %s", last, shown, answered)
                            .isTrue();
                    continue;
                }
                last = moved(block.text(), ports).replace("PASSWORD_THAT_SERVE_PRINTED", password);
                in.write(last + "\nprintf '\\n%s%s\\n' '" + END + "' $?\n");
                in.flush();
                answer = untilEnd(out, last);
            }
        } finally {
            shell.destroyForcibly();
        }
    }

    private static String untilEnd(BufferedReader out, String block) throws Exception {
        List<String> lines = new ArrayList<>();
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            if (line.startsWith(END)) {
                assertThat(line).as("%s\nsaid %s", block, lines).isEqualTo(END + "0");
                return String.join("\n", lines);
            }
            lines.add(line);
        }
        throw new AssertionError(block + "\nended the shell, which said " + lines);
    }

    /** Apart from what is said to the one who starts it, every line is JSON, and tells of both runs. */
    private void checkLog(List<String> said, String password) {
        List<JsonNode> log = said.stream()
                .filter(line -> line.startsWith("{"))
                .map(json::readTree)
                .toList();
        assertThat(said.stream().filter(line -> !line.startsWith("{"))).hasSize(2);
        assertThat(said.stream().filter(line -> line.contains(password))).hasSize(1);
        assertThat(said).noneMatch(line -> line.contains("simulated-secret") || line.contains("@lakeside.example"));
        List<JsonNode> first = log.stream()
                .filter(line -> line.path("run").asString("").equals("1"))
                .toList();
        assertThat(first)
                .isNotEmpty()
                .allMatch(line -> line.path("connection").asString("").equals("lakeside-oneroster"))
                .allMatch(line -> line.path("district").asString("").equals("lakeside"));
        assertThat(first.getFirst().path("trigger").asString()).isEqualTo("API");
        assertThat(first)
                .extracting(line -> line.path("step").asString(""))
                .contains("open", "intake", "gate", "commit");
        assertThat(first).extracting(line -> line.path("reason").asString("")).contains("PREVIEW");
        assertThat(first).extracting(line -> line.path("state").asString("")).contains("PARKED");
        assertThat(first.getFirst().path("log").path("level").asString()).isEqualTo("INFO");
    }

    private static boolean there(String program) throws Exception {
        return new ProcessBuilder("sh", "-c", "command -v " + program).start().waitFor() == 0;
    }

    private static String moved(String text, Map<String, String> ports) {
        String moved = text;
        for (Map.Entry<String, String> port : ports.entrySet()) {
            moved = moved.replace(port.getKey(), port.getValue());
        }
        return moved;
    }

    private static String freePort() throws Exception {
        try (ServerSocket socket = new ServerSocket(0)) {
            return String.valueOf(socket.getLocalPort());
        }
    }
}

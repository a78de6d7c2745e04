package org.passportsync.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which references somebody of one district may bring in, keep, and send elsewhere. */
class ReferencesTest {

    @ParameterizedTest
    @ValueSource(strings = {"${env:RIVERSIDE_SECRET}", "${file:riverside}", "${file:/run/secrets/riverside}"})
    void a_reference_is_not_brought_in_but_kept(String reference) {
        assertThat(problems(withSecret(reference), null))
                .singleElement()
                .asString()
                .contains(reference, "apply");
        assertThat(problems(withSecret(reference), Texts.LEAST)).hasSize(1);
        assertThat(problems(withSecret(reference), withSecret("${env:OTHER}"))).hasSize(1);
        assertThat(problems(withSecret(reference), withSecret("as it is"))).hasSize(1);
        assertThat(problems(withSecret(reference), withSecret(reference))).isEmpty();
    }

    @Test
    void a_folder_is_not_brought_in_but_kept() {
        String other = Texts.FILES.replace("incoming/lakeside", "incoming/riverside");

        assertThat(problems(Texts.FILES, null)).singleElement().asString().contains("delivery.csv.folder", "apply");
        assertThat(problems(other, Texts.FILES)).singleElement().asString().contains("leave it as incoming/lakeside");
        assertThat(problems(Texts.FILES.replace("pageSize: 1000", "pageSize: 10"), Texts.FILES))
                .isEmpty();
    }

    @Test
    void the_secret_itself_may_be_given_and_sent_anywhere_and_none_may_be_waited_for() {
        String elsewhere = withSecret("as it is").replace("skyward.example", "elsewhere.example");

        assertThat(problems(withSecret("as it is"), null)).isEmpty();
        assertThat(problems(elsewhere, withSecret("${env:LAKESIDE}"))).isEmpty();
        assertThat(problems(Texts.LEAST, withSecret("${env:LAKESIDE}"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"${env:LAKESIDE}", "${file:lakeside}", "${stored:clientSecret}"})
    void a_secret_that_is_kept_goes_to_no_other_server(String reference) {
        String before = withSecret(reference);

        for (String server : List.of("https://elsewhere.example", "https://skyward.example:8443", "http://127.0.0.1")) {
            assertThat(problems(before.replace("https://skyward.example", server), before))
                    .as(server)
                    .hasSize(2)
                    .first()
                    .asString()
                    .contains("delivery.serviceUrl", server, "write the secret itself");
        }
        assertThat(problems(before, Texts.LEAST)).as("while it waits").hasSize(1);
        String tokens = before.replace("clientId", "tokenUrl: \"https://elsewhere.example/token\", clientId");
        assertThat(problems(tokens, before)).singleElement().asString().contains("delivery.tokenUrl");
        assertThat(problems(before, tokens)).hasSize(1);
        assertThat(problems(before.replace("skyward.example", "SKYWARD.example:443/api"), before))
                .isEmpty();
        assertThat(problems(tokens.replace("elsewhere", "skyward"), before)).isEmpty();
    }

    private static String withSecret(String secret) {
        return Texts.LEAST.replace("clientId: lakeside", "clientId: lakeside, clientSecret: \"" + secret + "\"");
    }

    private static List<String> problems(String asked, @Nullable String before) {
        return References.problems(
                (Reading.Accepted) Texts.read(asked), before == null ? null : Texts.accepted(before));
    }
}

package org.passportsync.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VaultTest {

    private static final String GIVEN = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";
    private static final byte[] PAGE = "a page with a child's name".getBytes(StandardCharsets.UTF_8);

    private final SecureRandom random = new SecureRandom();

    @TempDir
    private Path folder;

    @Test
    void what_is_sealed_can_be_opened_again_and_looks_different_each_time() {
        DataKey key = lakesidesKey(vault());

        byte[] sealed = key.encrypt(PAGE, "1/users/0");

        assertThat(key.decrypt(sealed, "1/users/0")).isEqualTo(PAGE);
        assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("child");
        assertThat(key.encrypt(PAGE, "1/users/0")).isNotEqualTo(sealed);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 15, 511, 512, 513, 1_024, 100_003})
    void pages_of_any_length_can_be_opened_again(int length) {
        DataKey key = lakesidesKey(vault());
        byte[] page = new byte[length];
        new Random(length).nextBytes(page);

        byte[] sealed = key.encrypt(page, "1/users/0");

        assertThat(key.decrypt(sealed, "1/users/0")).isEqualTo(page);
    }

    @Test
    void a_page_can_not_be_passed_off_as_another_or_changed() {
        DataKey key = lakesidesKey(vault());
        byte[] sealed = key.encrypt(PAGE, "1/users/0");

        assertThatThrownBy(() -> key.decrypt(sealed, "1/users/1")).isInstanceOf(VaultLocked.class);
        for (int at : new int[] {0, 1, 5, 17, sealed.length - 1}) {
            byte[] changed = sealed.clone();
            changed[at] ^= 1;
            assertThatThrownBy(() -> key.decrypt(changed, "1/users/0")).isInstanceOf(VaultLocked.class);
        }
        assertThatThrownBy(() -> key.decrypt(Arrays.copyOf(sealed, 20), "1/users/0"))
                .isInstanceOf(VaultLocked.class);
    }

    @Test
    void a_districts_key_opens_for_its_district_under_its_master_key_only() {
        Vault vault = vault();
        byte[] wrapped = vault.newDataKey("lakeside");
        Vault other = new Vault(MasterKey.of(null, folder.resolve("other"), () -> false, random), random);

        assertThatThrownBy(() -> vault.unwrap(wrapped, "elsewhere")).isInstanceOf(VaultLocked.class);
        assertThatThrownBy(() -> other.unwrap(wrapped, "lakeside"))
                .isInstanceOf(VaultLocked.class)
                .hasMessageContainingAll("was sealed under key", "the command new-data-key district=lakeside;");
        assertThatThrownBy(() -> vault.unwrap(null, "lakeside"))
                .hasMessageContainingAll("has no data key", "new-data-key district=lakeside");
    }

    @Test
    void a_connections_secret_opens_for_that_connection_only() {
        Vault vault = vault();
        byte[] sealed = vault.sealSecret(new GivenSecret("planted-secret"), "lakeside");

        assertThat(vault.openSecret(sealed, "lakeside")).isEqualTo("planted-secret");
        assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("planted");
        assertThatThrownBy(() -> vault.openSecret(sealed, "annex")).isInstanceOf(VaultLocked.class);
    }

    @Test
    void nothing_of_a_key_or_a_secret_is_shown_as_text() {
        Vault vault = vault();

        assertThat(vault + " " + MasterKey.of(GIVEN, folder, () -> false, random) + " " + lakesidesKey(vault) + " "
                        + new GivenSecret("planted-secret") + " " + new SecretAnswer.Found("planted-secret"))
                .doesNotContain(GIVEN, "planted-secret", "0123456789");
    }

    @Test
    void the_environment_goes_before_the_file_and_what_is_no_key_is_refused() {
        Path file = folder.resolve("never-made");

        assertThat(MasterKey.of(GIVEN, file, () -> false, random).toString()).contains("PASSPORT_MASTER_KEY");
        assertThat(file).doesNotExist();
        assertThatThrownBy(() -> MasterKey.of("planted-no-key", file, () -> false, random))
                .isInstanceOf(VaultLocked.class)
                .hasMessageContaining("openssl rand -base64 32")
                .hasMessageNotContaining("planted");
    }

    @Test
    void no_new_key_is_made_where_something_was_sealed_under_another() {
        Path file = folder.resolve("elsewhere/master-key");

        assertThatThrownBy(() -> MasterKey.of(null, file, () -> true, random))
                .isInstanceOf(VaultLocked.class)
                .hasMessageContainingAll(
                        file.toAbsolutePath().toString(),
                        "PASSPORT_MASTER_KEY",
                        "put that key back",
                        "new-data-key district=ID");

        assertThat(file.getParent()).doesNotExist();
        assertThat(MasterKey.of(GIVEN, file, () -> true, random).toString()).contains("PASSPORT_MASTER_KEY");
    }

    @Test
    void the_file_is_made_once_and_only_its_owner_may_read_it() throws IOException {
        Path file = folder.resolve("new/master-key");
        byte[] wrapped = new Vault(MasterKey.fromFile(file, random), random).newDataKey("lakeside");

        assertThat(new Vault(MasterKey.fromFile(file, random), random).unwrap(wrapped, "lakeside"))
                .isNotNull();
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
        }
        Files.writeString(file, "damaged");
        assertThatThrownBy(() -> MasterKey.fromFile(file, random)).isInstanceOf(VaultLocked.class);
    }

    private Vault vault() {
        return new Vault(MasterKey.fromFile(folder.resolve("master-key"), random), random);
    }

    private static DataKey lakesidesKey(Vault vault) {
        return vault.unwrap(vault.newDataKey("lakeside"), "lakeside");
    }
}

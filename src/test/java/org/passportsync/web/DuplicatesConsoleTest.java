package org.passportsync.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.passportsync.Served;
import org.passportsync.access.Reach;
import org.passportsync.access.Role;
import org.passportsync.database.TestDatabase;

/** Duplicates as a steward decides about them, in a real browser that runs no scripts. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(180)
class DuplicatesConsoleTest {

    private final TestDatabase database = TestDatabase.fresh();
    private Served served;

    @TempDir
    private Path folder;

    @BeforeAll
    void serve(@TempDir Path files) {
        Browser.demand();
        served = Served.on(database, files).with("ada", Role.ADMIN, new Reach.Everywhere());
    }

    @AfterAll
    void close() {
        if (served != null) {
            served.close();
        }
        database.close();
    }

    @Test
    void two_records_are_looked_at_decided_about_and_the_decision_is_undone() throws Exception {
        try (ServedDistrict district = ServedDistrict.in(served, "hazel");
                Browser ada = Browser.withoutScripts(served, Files.createTempDirectory(folder, "profile"))
                        .login("ada")) {
            district.sync();
            TwoRecords two = TwoRecords.of(database, "hazel");
            long open = two.open();
            ada.leave(ada.driver().findElement(By.linkText("Duplicates")));
            ada.sees(two.held());
            ada.leave(ada.driver().findElement(By.linkText(String.valueOf(open))));
            assertThat(ada.driver().findElement(By.cssSelector("tr.changed")).getText())
                    .isEqualTo("familyName *** *** differs");
            assertThat(ada.buttons()).contains("Same person", "Different people", "Ignore the incoming");
            ada.driver().findElement(By.id("unmasked")).click();
            ada.press("Show");
            assertThat(ada.driver().findElement(By.cssSelector("tr.changed")).getText())
                    .isEqualTo("familyName Twin Family differs");
            ada.type("note", "their mother called");
            ada.press("Different people");
            ada.sees("DIFFERENT was decided by ada");
            assertThat(ada.text()).contains("with the next run of hazel", "their mother called", "Decide otherwise");
            ada.go("/duplicates");
            ada.press("Undo");
            ada.sees("is undone");
            assertThat(ada.go("/duplicates/" + open).text()).doesNotContain("was decided by");
            assertThat(ada.complaints()).isEmpty();
        }
    }

    @Test
    void rules_about_whose_value_counts_are_made_on_the_page_of_the_connection() throws Exception {
        try (ServedDistrict district = ServedDistrict.in(served, "juniper");
                Browser ada = Browser.withoutScripts(served, Files.createTempDirectory(folder, "profile"))
                        .login("ada")) {
            ada.go("/connections/" + district.name);
            ada.driver().findElement(By.id("master-student")).click();
            ada.press("Make rules");
            ada.sees("rules added, 0 there already");
            assertThat(ada.complaints()).isEmpty();
        }
    }
}

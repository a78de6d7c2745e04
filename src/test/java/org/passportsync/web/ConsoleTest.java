package org.passportsync.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.passportsync.Served;
import org.passportsync.access.Reach;
import org.passportsync.access.Role;
import org.passportsync.database.TestDatabase;
import org.passportsync.run.Run;
import org.passportsync.run.RunState;

/** The pages as people use them, in a real browser over the served program, with a make-believe district behind it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(180)
class ConsoleTest {

    private static final int STOPS = 400;

    private final TestDatabase database = TestDatabase.fresh();
    private Served served;

    @TempDir
    private Path folder;

    @BeforeAll
    void serve(@TempDir Path files) {
        Browser.demand();
        served = Served.on(database, files)
                .with("vera", Role.VIEWER, new Reach.Everywhere())
                .with("opal", Role.OPERATOR, new Reach.Everywhere())
                .with("ada", Role.ADMIN, new Reach.Everywhere());
    }

    @AfterAll
    void close() {
        if (served != null) {
            served.close();
        }
        database.close();
    }

    private Browser browser() throws Exception {
        return Browser.on(served, Files.createTempDirectory(folder, "profile"));
    }

    @Test
    void a_sync_is_run_watched_held_looked_at_and_approved() throws Exception {
        try (ServedDistrict district = ServedDistrict.in(served, "birch");
                Browser ada = browser().login("ada")) {
            district.sync();
            district.turnBad();
            district.skyward.faults("latency=400ms");
            ada.go("/connections/birch");
            ada.type("note", "before the school year");
            ada.press("Run Sync");
            ada.sees("has begun");
            assertThat(ada.buttons()).contains("Stop at the next page");
            ada.sees("Read from the SIS");
            ada.sees("HELD, waiting for approval");
            long run = Long.parseLong(ada.driver().getCurrentUrl().replaceAll(".*/runs/(\\d+).*", "$1"));

            ada.sees("9 of 30 live student records would be deleted (30.0 %); the limit is 10 %");
            assertThat(ada.text())
                    .contains("9 because they are gone, inactive or over in the SIS", "before the school year")
                    .contains("Approve 18 deletes, 2 creates, 1 update");
            ada.driver()
                    .findElement(By.cssSelector("#changes select#operation option[value=UPDATE]"))
                    .click();
            ada.press("Show");
            WebElement change = ada.driver().findElement(By.cssSelector(".changes summary"));
            assertThat(change.getText()).contains("UPDATE student s-101-01", "grade");
            change.click();
            assertThat(ada.driver()
                            .findElement(By.cssSelector(".changes tr.changed"))
                            .getText())
                    .startsWith("grade")
                    .endsWith("changed");

            ada.type("deletes", "17");
            ada.type("approve-note", "the school has closed");
            ada.press("Approve 18 deletes");
            ada.sees("Not approved: run " + run + " makes 18 deletes, and the number that was typed is another one");
            assertThat(ada.driver().executeScript("""
                            const seen = [...document.querySelectorAll('[role=alert]')].map((one) => one.getBoundingClientRect());
                            return seen.length === 1 && seen[0].top >= 0 && seen[0].bottom <= innerHeight""")).isEqualTo(true);
            assertThat(ada.driver().findElement(By.id("approve-note")).getDomProperty("value"))
                    .isEqualTo("the school has closed");
            ada.type("deletes", "18");
            ada.press("Approve 18 deletes");
            ada.sees("the school has closed");
            ada.go("/runs?connection=birch");
            assertThat(ada.driver().findElement(By.cssSelector("tbody tr")).getText())
                    .contains(run + " birch committed", "ada, console");
            assertThat(district.run(run).state()).isEqualTo(RunState.COMMITTED);
            assertThat(ada.complaints()).isEmpty();
        }
    }

    @Test
    void a_held_run_is_rejected_and_a_stopped_one_goes_on() throws Exception {
        try (ServedDistrict district = ServedDistrict.in(served, "cedar");
                Browser ada = browser().login("ada")) {
            Run held = district.held();
            ada.go("/runs/" + held.id());
            ada.type("reject-note", "an export that broke");
            ada.press("Reject");
            ada.sees("is rejected; the hub is as before");
            assertThat(ada.text()).contains("an export that broke").doesNotContain("Approve 18");

            district.skyward.faults("latency=1s");
            ada.go("/");
            ada.leave(ada.driver().findElement(By.cssSelector("form[action='/connections/cedar/runs'] button")));
            ada.sees("has begun");
            ada.press("Stop at the next page");
            ada.sees("stops at its next page");
            ada.sees("A restart goes on at the step that did not end");
            district.skyward.faults();
            ada.press("Restart");
            ada.sees("HELD, waiting for approval");
            assertThat(ada.complaints()).isEmpty();
        }
    }

    @Test
    void a_viewer_is_offered_no_orders_and_an_operator_no_decision() throws Exception {
        try (ServedDistrict district = ServedDistrict.in(served, "dogwood");
                Browser vera = browser().login("vera");
                Browser opal = browser().login("opal")) {
            Run held = district.held();
            for (String page : List.of("/", "/connections/dogwood", "/runs/" + held.id())) {
                assertThat(vera.go(page).buttons())
                        .as(page)
                        .doesNotContain("Run Sync", "Test", "Pause", "Stop at the next page", "Reject")
                        .noneMatch(words -> words.startsWith("Approve"));
                assertThat(opal.go(page).buttons())
                        .as(page)
                        .doesNotContain("Pause", "Reject")
                        .noneMatch(words -> words.startsWith("Approve"));
            }
            assertThat(opal.go("/connections/dogwood").buttons()).contains("Run Sync", "Test");
            assertThat(vera.go("/runs/" + held.id()).text()).contains("An administrator approves or rejects it");
            vera.press("Log out");
            vera.sees("You are logged out");
            assertThat(vera.go("/runs").driver().getCurrentUrl()).endsWith("/login");
        }
    }

    @Test
    void the_keyboard_alone_reaches_and_operates_the_approval() throws Exception {
        try (ServedDistrict district = ServedDistrict.in(served, "elm");
                Browser ada = browser().login("ada")) {
            Run held = district.held();
            ada.go("/runs/" + held.id());
            assertThat(tab(ada).getText()).isEqualTo("Skip to content");
            WebElement number = tabTo(ada, "deletes");
            assertThat(number.getCssValue("outline-style")).isEqualTo("solid");
            number.sendKeys("18");
            tabTo(ada, "approve-note").sendKeys("by keyboard");
            WebElement approve = tab(ada);
            assertThat(approve.getText()).startsWith("Approve 18 deletes");
            assertThat(approve.getCssValue("outline-style")).isEqualTo("solid");
            approve.sendKeys(Keys.ENTER);
            ada.sees("by keyboard");
            assertThat(ada.text()).containsAnyOf("is committed", "is approved and being committed");
        }
    }

    private static WebElement tabTo(Browser browser, String id) {
        for (int stop = 0; stop < STOPS; stop++) {
            WebElement here = tab(browser);
            if (id.equals(here.getDomAttribute("id"))) {
                return here;
            }
        }
        throw new AssertionError("the key Tab never comes to " + id);
    }

    private static WebElement tab(Browser browser) {
        browser.driver().switchTo().activeElement().sendKeys(Keys.TAB);
        return browser.driver().switchTo().activeElement();
    }

    @Test
    void without_scripts_everything_works_too() throws Exception {
        try (ServedDistrict district = ServedDistrict.in(served, "fir");
                Browser ada = Browser.withoutScripts(served, Files.createTempDirectory(folder, "profile"))
                        .login("ada")) {
            district.sync();
            district.turnBad();
            district.skyward.faults("latency=300ms");
            ada.go("/connections/fir");
            ada.driver().findElement(By.id("preview")).click();
            ada.press("Run Sync");
            ada.sees("This page loads itself again every few seconds");
            ada.sees("HELD, waiting for approval");
            assertThat(ada.text()).contains("A preview was asked for");
            ada.type("deletes", "18");
            ada.press("Approve 18 deletes");
            ada.sees("committed");
        }
    }

    @Test
    void no_page_has_serious_barriers_in_light_or_dark() throws Exception {
        try (ServedDistrict district = ServedDistrict.in(served, "gum");
                Browser ada = browser()) {
            Run held = district.held();
            long duplicate = TwoRecords.of(database, "gum").open();
            ada.go("/login");
            none(ada, "/login");
            ada.login("ada");
            for (String page : List.of(
                    "/",
                    "/connections/gum",
                    "/runs",
                    "/duplicates",
                    "/duplicates/" + duplicate,
                    "/runs/" + held.id(),
                    "/runs/" + (held.id() - 1) + "?entity=student",
                    "/runs/99999")) {
                ada.go(page);
                ada.driver().executeScript("document.querySelectorAll('details').forEach((one) => (one.open = true))");
                none(ada, page);
            }
            district.skyward.faults("latency=1s");
            ada.go("/connections/gum");
            ada.press("Test");
            ada.sees("What the SIS answered");
            none(ada, "a test");
            ada.driver().findElement(By.id("fresh")).click();
            ada.press("Run Sync");
            ada.sees("Stop at the next page");
            none(ada, "a run under way");
            assertThat(ada.complaints()).isEmpty();
        }
    }

    @Test
    void no_page_is_wider_than_a_narrow_screen() throws Exception {
        try (ServedDistrict district = ServedDistrict.in(served, "holly");
                Browser ada = browser().login("ada")) {
            Run held = district.held();
            long duplicate = TwoRecords.of(database, "holly").open();
            ada.narrow();
            for (String page : List.of(
                    "/",
                    "/connections/holly",
                    "/runs",
                    "/runs/" + held.id(),
                    "/duplicates",
                    "/duplicates/" + duplicate)) {
                ada.go(page);
                assertThat(ada.driver().executeScript("return document.documentElement.scrollWidth"))
                        .as(page)
                        .asInstanceOf(InstanceOfAssertFactories.LONG)
                        .isLessThanOrEqualTo(400);
            }
        }
    }

    private static void none(Browser browser, String page) {
        for (String scheme : List.of("light", "dark")) {
            browser.wants(scheme);
            assertThat(browser.barriers()).as("%s, %s", page, scheme).isEmpty();
        }
    }
}

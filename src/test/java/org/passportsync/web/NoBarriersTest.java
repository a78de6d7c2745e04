package org.passportsync.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.passportsync.run.Run;

/** The pages keep nobody out who has no mouse or no scripts, a narrow screen, or eyes that need contrast. */
class NoBarriersTest extends ServedConsole {

    private static final int STOPS = 400;

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

    @Test
    void without_scripts_everything_works_too() throws Exception {
        try (ServedDistrict district = ServedDistrict.in(served, "fir");
                Browser ada = withoutScripts().login("ada")) {
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
}

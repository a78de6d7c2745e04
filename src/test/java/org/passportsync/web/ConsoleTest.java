package org.passportsync.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.passportsync.run.Run;
import org.passportsync.run.RunState;

/** The pages as people use them, in a real browser over the served program, with a make-believe district behind it. */
class ConsoleTest extends ServedConsole {

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
}

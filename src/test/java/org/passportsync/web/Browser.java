package org.passportsync.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.WebDriverWait;
import org.passportsync.Served;

/** A real Chromium without a window, with a profile of its own. */
final class Browser implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final List<String> QUIET = List.of(
            "--headless=new",
            "--disable-gpu",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--no-first-run",
            "--disable-quic",
            "--window-size=1200,900");

    private final ChromeDriver driver;
    private final Served served;

    private Browser(ChromeDriver driver, Served served) {
        this.driver = driver;
        this.served = served;
    }

    /** Skips the tests that need a browser where there is none; where CI says that there must be one, they fail. */
    static void demand() {
        boolean there = program("CHROMEDRIVER", "chromedriver").isPresent()
                && chromium().isPresent();
        if (System.getenv("CI") == null) {
            Assumptions.assumeTrue(
                    there,
                    "no Chromium here: install the packages chromium and chromium-driver, or name the programs in CHROMIUM"
                            + " and CHROMEDRIVER");
        }
        assertThat(there)
                .as("chromium and chromedriver are installed, because CI is set")
                .isTrue();
    }

    static Browser on(Served served, Path profile) {
        return new Browser(driver(profile, Map.of()), served);
    }

    /** One that runs no scripts. */
    static Browser withoutScripts(Served served, Path profile) {
        return new Browser(driver(profile, Map.of("profile.managed_default_content_settings.javascript", 2)), served);
    }

    private static ChromeDriver driver(Path profile, Map<String, Object> preferences) {
        ChromeOptions options = new ChromeOptions();
        options.setBinary(chromium().orElseThrow());
        options.addArguments(QUIET);
        options.addArguments("--user-data-dir=" + profile);
        if (System.getProperty("user.name").equals("root")) {
            options.addArguments("--no-sandbox");
        }
        options.setExperimentalOption("prefs", preferences);
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        options.setCapability("goog:loggingPrefs", logs);
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(program("CHROMEDRIVER", "chromedriver").orElseThrow())
                .usingAnyFreePort()
                .build();
        return new ChromeDriver(service, options);
    }

    private static Optional<File> chromium() {
        return Stream.of("chromium", "chromium-browser", "google-chrome")
                .map(name -> program("CHROMIUM", name))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** By the variable, else on the path. */
    private static Optional<File> program(String variable, String name) {
        String named = System.getenv(variable);
        Stream<File> places = named != null
                ? Stream.of(new File(named))
                : Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                        .map(folder -> new File(folder, name));
        return places.filter(File::canExecute).findFirst();
    }

    ChromeDriver driver() {
        return driver;
    }

    Browser login(String user) {
        go("/login");
        type("username", user);
        type("password", user + Served.PASSWORD);
        press("Log in");
        return this;
    }

    Browser go(String path) {
        driver.get(served.address().resolve(path).toString());
        return this;
    }

    void type(String id, String text) {
        WebElement field = driver.findElement(By.id(id));
        field.clear();
        field.sendKeys(text);
    }

    /** Presses a button by what stands on it, and waits for the page that comes of it. */
    void press(String words) {
        leave(driver.findElement(By.xpath("//button[starts-with(normalize-space(), '" + words + "')]")));
    }

    /** Clicks on what leads to another page, and waits until that is there whole. */
    void leave(WebElement way) {
        WebElement old = driver.findElement(By.tagName("html"));
        way.click();
        new WebDriverWait(driver, PATIENCE)
                .ignoring(org.openqa.selenium.WebDriverException.class)
                .withMessage("another page")
                .until(_ -> gone(old) && "complete".equals(driver.executeScript("return document.readyState")));
    }

    private static boolean gone(WebElement old) {
        try {
            var _ = old.isEnabled();
            return false;
        } catch (org.openqa.selenium.StaleElementReferenceException left) {
            return true;
        }
    }

    List<String> buttons() {
        return driver.findElements(By.cssSelector("main button")).stream()
                .map(WebElement::getText)
                .toList();
    }

    String text() {
        return driver.findElement(By.tagName("body")).getText();
    }

    /** Waits until the page shows some words. */
    void sees(String words) {
        new WebDriverWait(driver, PATIENCE)
                .ignoring(org.openqa.selenium.WebDriverException.class)
                .withMessage(() -> words + " in " + text())
                .until(_ -> text().contains(words));
    }

    /** Looks at pages as somebody who wants dark or light ones. */
    void wants(String scheme) {
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    }

    /** Looks at pages as on a telephone. */
    void narrow() {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", 400, "height", 800, "deviceScaleFactor", 1, "mobile", false));
    }

    /** What axe finds wrong with the page that is serious or critical, each with its first element. */
    List<String> barriers() {
        driver.executeScript(axe());
        Object found = driver.executeAsyncScript("""
                const done = arguments[arguments.length - 1];
                axe.run(document, {resultTypes: ['violations']}).then(
                    (result) => done(result.violations
                        .filter((one) => one.impact === 'serious' || one.impact === 'critical')
                        .map((one) => one.id + ': ' + one.nodes[0].html + ' ' + one.nodes[0].failureSummary)),
                    (broken) => done(['axe broke: ' + broken]));
                """);
        return ((List<?>) java.util.Objects.requireNonNull(found))
                .stream().map(String::valueOf).toList();
    }

    private static String axe() {
        try (InputStream script = Browser.class.getResourceAsStream("/axe.min.js")) {
            return new String(java.util.Objects.requireNonNull(script).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** What the browser complained about: scripts, styles, what a content policy forbids. */
    List<String> complaints() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
                .map(LogEntry::getMessage)
                .filter(message -> !message.contains("status of 404"))
                .toList();
    }

    @Override
    public void close() {
        driver.quit();
    }
}

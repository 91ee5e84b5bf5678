package org.terreau.testing;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ScreenshotCaret;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A real browser: what it complains about, what axe finds, and pictures of what it shows under `target/screenshots`. */
public final class Browser implements AutoCloseable {

    public static final int DESK = 1280;
    public static final int TELEPHONE = 375;

    /** A desk read at 400 %: WCAG 2.2, 1.4.10. */
    public static final int NARROWEST = 320;

    private static final String TAGS = """
            {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]}""";
    private static final String CONTRAST = """
            {"type": "rule", "values": ["color-contrast"]}""";

    /** One Chromium for all the tests of a fork; it ends with it. */
    private static final com.microsoft.playwright.Browser CHROMIUM = launch();

    private final List<BrowserContext> windows = new ArrayList<>();
    private final String base;

    public Browser(int port) {
        this.base = "http://localhost:" + port;
    }

    private static com.microsoft.playwright.Browser launch() {
        Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        com.microsoft.playwright.Browser chromium = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(executable())
                        .setArgs(List.of(
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-gpu-compositing",
                                "--disable-software-rasterizer",
                                "--disable-quic",
                                "--no-first-run",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync")));
        Runtime.getRuntime().addShutdownHook(new Thread(playwright::close));
        return chromium;
    }

    /** The one that the machine names; else the one without a head, which costs half as much, when it is there. */
    public static Path executable() {
        String named = System.getenv("TERREAU_CHROMIUM");
        if (named != null) return Path.of(named);
        Path headless = Path.of("/usr/bin/chromium-headless-shell");
        return Files.isExecutable(headless) ? headless : Path.of("/usr/bin/chromium");
    }

    /** A window of this width, with what its console says kept in the list. */
    public Window window(int width) {
        return window(width, new NewContextOptions());
    }

    /** A window of somebody whose browser runs no script. */
    public Window withoutScript(int width) {
        return window(width, new NewContextOptions().setJavaScriptEnabled(false));
    }

    /** A window of somebody whose device is dark. */
    public Window dark(int width) {
        return window(width, new NewContextOptions().setColorScheme(ColorScheme.DARK));
    }

    private Window window(int width, NewContextOptions options) {
        BrowserContext context =
                CHROMIUM.newContext(options.setViewportSize(width, 900).setLocale("fr-FR"));
        windows.add(context);
        return new Window(context.newPage(), base, width);
    }

    @Override
    public void close() {
        windows.forEach(BrowserContext::close);
    }

    public static final class Window {

        private final Page page;
        private final String base;
        private int width;
        private final List<String> complaints = new ArrayList<>();

        private Window(Page page, String base, int width) {
            this.page = page;
            this.base = base;
            this.width = width;
            page.onConsoleMessage(message -> {
                if (message.type().equals("error") || message.text().contains("Content Security Policy"))
                    complaints.add(message.text());
            });
            page.onPageError(complaints::add);
        }

        public Page open(String path) {
            page.navigate(path.startsWith("http") ? path : base + path);
            return page;
        }

        /** The same page in a window of another width. */
        public void resize(int width) {
            page.setViewportSize(width, page.viewportSize().height);
            this.width = width;
        }

        public Page page() {
            return page;
        }

        /** What a reader suffers from on this page at the width of a desk and of a telephone: empty when all is well. */
        public List<String> faultsAtBothWidths() {
            resize(DESK);
            List<String> faults = visibleFaults();
            resize(TELEPHONE);
            faults.addAll(faults());
            return faults;
        }

        /** The same as far down as a page has to hold without being moved sideways. */
        public List<String> faultsAtEveryWidth() {
            List<String> faults = faultsAtBothWidths();
            resize(NARROWEST);
            faults.addAll(visibleFaults());
            return faults;
        }

        /** What a reader suffers from on this page and since the last call: empty when all is well. */
        public List<String> faults() {
            List<String> faults = visibleFaults();
            faults.addAll(Axe.faults(page, TAGS, "light " + width));
            return faults;
        }

        /**
         * What colour alone may spoil where the device is dark. Where it forces its own colours, the browser answers for
         * texts, and what a page keeps of its colours is asked of its style sheets.
         */
        public List<String> faultsInTheDark() {
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
            List<String> faults = Axe.faults(page, CONTRAST, "dark " + width);
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
            return faults;
        }

        /** The same without what axe finds: what the console says, and what does not fit the window. */
        public List<String> visibleFaults() {
            List<String> faults = new ArrayList<>(complaints);
            complaints.clear();
            int scrolled = ((Number) page.evaluate("document.documentElement.scrollWidth")).intValue();
            if (scrolled > width) faults.add("wider than the window: " + scrolled + " > " + width);
            return faults;
        }

        /** A picture of the whole page, when somebody wants to look at them: {@code -Dpictures}. */
        public void picture(String name) {
            if (System.getProperty("pictures") == null) return;
            page.screenshot(new Page.ScreenshotOptions()
                    .setFullPage(true)
                    .setCaret(ScreenshotCaret.INITIAL)
                    .setPath(Path.of("target/screenshots", name + "-" + width + ".png")));
        }
    }
}

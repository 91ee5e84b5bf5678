package org.terreau.standard;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.terreau.web.OutwardCalls;
import tools.jackson.databind.JsonNode;

/**
 * One page shown by a Chromium that has no network of its own: each of its requests stops here, is refused or asked for by
 * us, and is given back. Only what a page is drawn with is asked for, by GET; our scripts run in a world apart, which those of
 * the page do not see.
 */
final class Showing implements DevTools.Hearing {

    /** How many things a page may ask for. */
    static final int MOST = 20;

    private static final Set<String> DRAWN_WITH = Set.of("Document", "Script", "Stylesheet", "XHR", "Fetch");

    /** Headers that speak of how a body travelled, or that ask a browser for more than this page. */
    private static final Set<String> LEFT = Set.of(
            "content-encoding",
            "content-length",
            "transfer-encoding",
            "connection",
            "keep-alive",
            "alt-svc",
            "link",
            "report-to",
            "nel",
            "clear-site-data");

    private static final int PAUSES = 6;
    private static final int RENEWED = 3;
    private static final int COOKIES = 50;

    private static final String LOADED = """
            new Promise(done => {
              if (document.readyState === 'complete') return done()
              addEventListener('load', done)
              setTimeout(done, 20000)
            }).then(() => '')""";
    private static final String PAUSE = "new Promise(done => setTimeout(done, 500)).then(() => '')";
    private static final String HTML = "document.documentElement.outerHTML.slice(0, " + Browsed.LONGEST + ")";
    private static final String RUN = """
            axe.run(document, {
              runOnly: {type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa']},
              resultTypes: ['violations'], iframes: false, preload: false
            }).then(all => JSON.stringify(all.violations.slice(0, 100).map(one =>
              ({id: one.id, impact: one.impact, help: one.help.slice(0, 200), places: one.nodes.length}))))""";

    private final SitePage home;
    private final Browsing.Asking asking;
    private final String agent;
    private String session = "";
    private String frame = "";
    private @Nullable Integer world;
    private boolean begun;
    private int asked;

    /** @param agent what the browser says that it is */
    Showing(SitePage home, Browsing.Asking asking, String agent) {
        this.home = home;
        this.asking = asking;
        this.agent = agent;
    }

    /** @param axe the script of axe, with its words */
    Browsed show(DevTools tools, String axe) throws IOException, InterruptedException {
        frame = tools.ask("", "Target.createTarget", Map.of("url", "about:blank"))
                .path("targetId")
                .asString("");
        session = tools.ask("", "Target.attachToTarget", Map.of("targetId", frame, "flatten", true))
                .path("sessionId")
                .asString("");
        tools.ask("", "Browser.setDownloadBehavior", Map.of("behavior", "deny"));
        for (String domain : List.of("Page.enable", "Network.enable")) tools.ask(session, domain, Map.of());
        tools.ask(session, "Network.setBypassServiceWorker", Map.of("bypass", true));
        tools.ask(session, "Network.setUserAgentOverride", Map.of("userAgent", agent));
        tools.ask(
                session,
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", 1280, "height", 900, "deviceScaleFactor", 1, "mobile", false));
        tools.ask(session, "Fetch.enable", Map.of("patterns", List.of(Map.of("urlPattern", "*"))));
        JsonNode shown =
                tools.ask(session, "Page.navigate", Map.of("url", home.address().toString()));
        if (shown.has("errorText"))
            throw new IOException(shown.path("errorText").asString(""));
        settle(tools);
        String html = evaluate(tools, HTML);
        evaluate(tools, axe + ";''");
        List<Browsed.Broken> broken = broken(evaluate(tools, RUN));
        return new Browsed("", html, broken, cookies(tools));
    }

    /** Until the page is loaded and asks for nothing more. */
    private void settle(DevTools tools) throws IOException, InterruptedException {
        evaluate(tools, LOADED);
        int before = -1;
        for (int pause = 0; pause < PAUSES && before != asked; pause++) {
            before = asked;
            evaluate(tools, PAUSE);
        }
    }

    /** What a script says, in a world of ours; when the page goes elsewhere meanwhile, it is asked again there. */
    private String evaluate(DevTools tools, String script) throws IOException, InterruptedException {
        DevTools.Unwilling last = new DevTools.Unwilling("");
        for (int time = 0; time < RENEWED; time++) {
            try {
                Integer here = world;
                if (here == null) here = apart(tools);
                JsonNode answer = tools.ask(
                        session,
                        "Runtime.evaluate",
                        Map.of("expression", script, "contextId", here, "awaitPromise", true, "returnByValue", true));
                if (answer.has("exceptionDetails"))
                    throw new IOException(answer.path("exceptionDetails").toString());
                return answer.path("result").path("value").asString("");
            } catch (DevTools.Unwilling gone) {
                last = gone;
                world = null;
            }
        }
        throw last;
    }

    private int apart(DevTools tools) throws IOException, InterruptedException {
        int made = tools.ask(session, "Page.createIsolatedWorld", Map.of("frameId", frame, "worldName", "terreau"))
                .path("executionContextId")
                .asInt();
        world = made;
        return made;
    }

    private static List<Browsed.Broken> broken(String told) throws IOException {
        List<Browsed.Broken> broken = new ArrayList<>();
        for (JsonNode one : DevTools.parsed(told.getBytes(StandardCharsets.UTF_8)))
            broken.add(new Browsed.Broken(
                    one.path("id").asString(""),
                    Browsed.Impact.of(one.path("impact").asString("")),
                    one.path("help").asString(""),
                    one.path("places").asInt(0)));
        broken.sort(Comparator.comparing(Browsed.Broken::impact)
                .thenComparing(Comparator.comparing(Browsed.Broken::places).reversed()));
        return broken;
    }

    private List<String> cookies(DevTools tools) throws IOException, InterruptedException {
        List<String> names = new ArrayList<>();
        for (JsonNode one : tools.ask(session, "Network.getCookies", Map.of()).path("cookies"))
            if (names.size() < COOKIES) names.add(one.path("name").asString(""));
        return names;
    }

    @Override
    public void heard(DevTools with, String of, String event, JsonNode told) throws IOException, InterruptedException {
        switch (event) {
            case "Fetch.requestPaused" -> paused(with, of, told);
            case "Page.javascriptDialogOpening" ->
                with.send(of, "Page.handleJavaScriptDialog", Map.of("accept", false));
            case "Inspector.targetCrashed", "Target.targetCrashed" -> throw new IOException("The page ended");
            default -> {}
        }
    }

    private void paused(DevTools with, String of, JsonNode told) throws IOException, InterruptedException {
        String request = told.path("requestId").asString("");
        String kind = told.path("resourceType").asString("");
        boolean own = told.path("frameId").asString("").equals(frame);
        if (kind.equals("Document") && own && !begun) {
            begun = true;
            give(with, of, request, home.status(), home.headers(), home.bytes());
            return;
        }
        URI address = address(told.path("request").path("url").asString(""));
        boolean read = told.path("request").path("method").asString("").equals("GET");
        boolean page = !kind.equals("Document") || own && address != null && Hosts.same(address, home.address());
        OutwardCalls.Page got = read && page && DRAWN_WITH.contains(kind) && address != null ? ask(address) : null;
        // Any other reason would put a page of the browser's own in the place of the site's.
        if (got == null) with.send(of, "Fetch.failRequest", Map.of("requestId", request, "errorReason", "Aborted"));
        else give(with, of, request, got.status(), got.headers(), got.body());
    }

    private OutwardCalls.@Nullable Page ask(URI address) throws InterruptedException {
        if (asked >= MOST) return null;
        asked++;
        try {
            return asking.ask(address);
        } catch (OutwardCalls.Failed nobody) {
            return null;
        }
    }

    private static @Nullable URI address(String written) {
        try {
            return OutwardCalls.address(new URI(written).toString());
        } catch (URISyntaxException | OutwardCalls.Failed notOne) {
            return null;
        }
    }

    private static void give(
            DevTools with, String of, String request, int status, Map<String, List<String>> headers, byte[] body)
            throws IOException {
        List<Map<String, String>> sent = new ArrayList<>();
        headers.forEach((name, values) -> {
            if (!LEFT.contains(name) && name.matches("[a-z0-9-]{1,100}"))
                for (String value : values)
                    if (value.matches("[\\x20-\\x7e\\t]*")) sent.add(Map.of("name", name, "value", value));
        });
        with.send(
                of,
                "Fetch.fulfillRequest",
                Map.of(
                        "requestId",
                        request,
                        "responseCode",
                        status,
                        "responseHeaders",
                        sent,
                        "body",
                        Base64.getEncoder().encodeToString(body)));
    }
}

package org.terreau.standard;

import crawlercommons.robots.BaseRobotRules;
import crawlercommons.robots.SimpleRobotRules;
import crawlercommons.robots.SimpleRobotRulesParser;
import java.net.URI;
import java.net.URISyntaxException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.terreau.shared.Paris;
import org.terreau.standard.Reading.Target;
import org.terreau.web.OutwardCalls;

/** One run of the robot over one site. */
final class Visit {

    static final int MOST = 60;

    private static final int LINKS = 50;
    private static final int REDIRECTIONS = 5;
    private static final int MOVED = 301;

    /** How many bytes are kept of the first page, of those beside it, and of those that are links alone. */
    private static final int WHOLE = 2 << 20;

    private static final int BESIDE = 512 << 10;
    private static final int NOTHING = 0;

    /** What a PDF begins with: its text is kept, and nothing more of its bytes. */
    private static final int MARK = 5;

    private static final Duration APART = Duration.ofSeconds(1);
    private static final Duration SLOWEST = Duration.ofSeconds(10);
    private static final Duration REST = Duration.ofDays(1);
    private static final Duration LONGEST_REST = Duration.ofDays(14);
    private static final Pattern REFRESH = Pattern.compile("(?i)^\\s*\\d*\\s*[;,]?\\s*url\\s*=\\s*['\"]?([^'\"]+)");

    private static final Map<Target, String> KNOWN = new EnumMap<>(Map.of(
            Target.SECURITY_TXT, "/.well-known/security.txt",
            Target.SITEMAP, "/sitemap.xml",
            Target.API_STATS, "/api/stats"));

    private static final List<Target> LINKED =
            List.of(Target.ACCESSIBILITY, Target.LEGAL, Target.PRIVACY, Target.STATS, Target.BUDGET);

    private final Robot robot;
    private final SiteAddress site;
    private final URI origin;
    private final Map<URI, Got> known = new HashMap<>();
    private final List<String> cookies = new ArrayList<>();
    private BaseRobotRules rules = new SimpleRobotRules(SimpleRobotRules.RobotRulesMode.ALLOW_ALL);
    private Duration apart = APART;
    private Instant next = Instant.EPOCH;
    private Instant rest = Instant.EPOCH;
    private int requests;
    private int kept = WHOLE;
    private boolean ofTheFirstPage;
    private Reading.@Nullable Encryption encryption;

    Visit(Robot robot, SiteAddress site) {
        this.robot = robot;
        this.site = site;
        this.origin = URI.create(site.origin());
    }

    /** What came of asking for a page. @param trouble "" when it came */
    private record Got(@Nullable SitePage page, String trouble) {

        boolean gone() {
            return page != null && (page.status() == 404 || page.status() == 410);
        }
    }

    Robot.Visited read() throws InterruptedException {
        LocalDate today = Paris.today(robot.clock());
        Map<Target, Reading.Sought> sought = new EnumMap<>(Target.class);
        Got robots = follow(at("/robots.txt"));
        sought.put(Target.ROBOTS, sought("", at("/robots.txt"), robots));
        obey(robots);
        ofTheFirstPage = true;
        Got first = follow(at(site.paths().isEmpty() ? "/" : site.paths().get(0)));
        ofTheFirstPage = false;
        kept = BESIDE;
        SitePage home = first.page() != null && first.page().found() ? first.page() : null;
        if (home != null && LostName.parked(home)) return parked(home, today);
        Reading.Plain plain = plain(first);
        Browsed browsed = home == null || !home.html() || stopped()
                ? Browsed.not("rien")
                : robot.browser().open(home, this::forBrowser);
        if (home != null && browsed.seen() && home.needsBrowser()) {
            home = home.drawn(browsed.html());
            if (LostName.parked(home)) return parked(home, today);
        }
        List<Reading.Link> links = new ArrayList<>();
        if (home != null) {
            seek(home, sought);
            follow(home, links);
        }
        String trouble = first.page() == null
                ? first.trouble()
                : String.valueOf(first.page().status());
        Reading reading = new Reading(
                origin, home, home == null ? trouble : "", plain, encryption, cookies, sought, links, browsed, today);
        return new Robot.Visited(reading, requests, rest);
    }

    private Robot.Visited parked(SitePage home, LocalDate today) {
        Reading nothing = new Reading(origin, home, "", null, null, List.of(), Map.of(), List.of(), today);
        return new Robot.Visited(nothing.without(LostName.PARKED), requests, rest);
    }

    /** What a browser asks of the site is left where robots.txt keeps machines out. */
    private OutwardCalls.@Nullable Page forBrowser(URI address) throws OutwardCalls.Failed, InterruptedException {
        return Hosts.same(address, origin) && !allowed(address) ? null : ask(address);
    }

    private URI at(String path) {
        return origin.resolve(path);
    }

    private static Reading.Sought sought(String words, URI address, Got got) {
        return new Reading.Sought(words, address, got.page(), got.trouble());
    }

    private Reading.Sought sought(Wordings.Found found, SitePage on) throws InterruptedException {
        boolean ours = Hosts.same(found.address(), origin);
        Got got = !ours
                ? new Got(null, "ailleurs")
                : allowed(found.address()) ? follow(found.address()) : new Got(null, "robots");
        return new Reading.Sought(found.words(), found.address(), got.page(), got.trouble(), on.address());
    }

    private void obey(Got robots) {
        SitePage page = robots.page();
        if (page == null || !page.found() || page.html()) return;
        rules = new SimpleRobotRulesParser()
                .parseContent(
                        page.address().toString(),
                        page.plain().getBytes(java.nio.charset.StandardCharsets.UTF_8),
                        "text/plain",
                        Set.of(Robot.NAME));
        long delay = rules.getCrawlDelay();
        if (delay > APART.toMillis()) apart = delay > SLOWEST.toMillis() ? SLOWEST : Duration.ofMillis(delay);
    }

    /** A page that its team declared is theirs to open; the others are read where robots.txt lets machines. */
    private boolean allowed(URI address) {
        String path = address.getRawPath() == null || address.getRawPath().isEmpty() ? "/" : address.getRawPath();
        return path.equals("/") || site.paths().contains(path) || rules.isAllowed(address.toString());
    }

    /** What the other scheme answers, for a site that is read with encryption. */
    private Reading.@Nullable Plain plain(Got first) throws InterruptedException {
        boolean encrypted = "https".equals(origin.getScheme());
        SitePage read = first.page();
        if (!encrypted) {
            if (read == null) return null;
            boolean led = "https".equals(read.address().getScheme());
            return new Reading.Plain(
                    origin, led ? MOVED : read.status(), led ? read.address().toString() : "");
        }
        if (origin.getPort() != -1) return null;
        URI open = URI.create("http://" + origin.getHost() + "/");
        try {
            OutwardCalls.Page page = ask(open);
            return page == null
                    ? null
                    : new Reading.Plain(
                            open, page.status(), String.join("", page.headers().getOrDefault("location", List.of())));
        } catch (OutwardCalls.Failed nobody) {
            return null;
        }
    }

    private void seek(SitePage home, Map<Target, Reading.Sought> sought) throws InterruptedException {
        for (Map.Entry<Target, String> one : KNOWN.entrySet()) {
            URI address = at(one.getValue());
            sought.put(one.getKey(), sought("", address, allowed(address) ? follow(address) : new Got(null, "robots")));
        }
        if (!home.html()) return;
        List<SitePage> read = new ArrayList<>(List.of(home));
        for (String path : site.paths()) {
            SitePage page = follow(at(path)).page();
            if (page != null && page.found() && page.html() && !read.contains(page)) read.add(page);
        }
        for (Target target : LINKED) linked(target, read, sought);
        Reading.Sought declared = sought.get(Target.ACCESSIBILITY);
        SitePage declaration = declared == null ? null : declared.page();
        List<SitePage> withPlan = new ArrayList<>(read);
        if (declaration != null && declaration.found() && declaration.html()) withPlan.add(0, declaration);
        linked(Target.PLAN, withPlan, sought);
    }

    /** The first of these pages that leads there says it. */
    private void linked(Target target, List<SitePage> pages, Map<Target, Reading.Sought> sought)
            throws InterruptedException {
        for (SitePage page : pages) {
            Wordings.Found found = Wordings.link(page.document(), target).orElse(null);
            if (found == null) continue;
            sought.put(target, sought(found, page));
            return;
        }
    }

    /** Links of the same site alone: what others publish is theirs. */
    private void follow(SitePage home, List<Reading.Link> links) throws InterruptedException {
        if (!home.html()) return;
        kept = NOTHING;
        Map<URI, String> all = new LinkedHashMap<>();
        for (Element link : home.document().select("a[href]"))
            Wordings.address(link)
                    .filter(to -> Hosts.same(to, origin))
                    .ifPresent(to -> all.putIfAbsent(to, link.text().strip()));
        for (Map.Entry<URI, String> one : all.entrySet()) {
            if (links.size() >= LINKS || requests >= MOST || stopped()) return;
            if (!allowed(one.getKey())) continue;
            Got got = follow(one.getKey());
            if (got.page() != null)
                links.add(new Reading.Link(
                        one.getKey(), one.getValue(), got.page().status()));
        }
    }

    private boolean stopped() {
        return rest.isAfter(Instant.EPOCH);
    }

    /** The page at this address, through redirections within the site and a refresh written in the page. */
    private Got follow(URI address) throws InterruptedException {
        Got before = known.get(address);
        if (before != null) return before;
        Got got = walk(address);
        known.put(address, got);
        return got;
    }

    private Got walk(URI address) throws InterruptedException {
        URI here = address;
        for (int hop = 0; hop <= REDIRECTIONS; hop++) {
            OutwardCalls.Page page;
            try {
                page = ask(here);
            } catch (OutwardCalls.Failed failure) {
                certified(failure.chain(), "", false, here);
                return new Got(null, failure.reason().name().toLowerCase(Locale.ROOT));
            }
            if (page == null) return new Got(null, stopped() ? "repos" : "limite");
            certified(page.chain(), page.protocol(), true, here);
            if (ofTheFirstPage) cookies.addAll(page.headers().getOrDefault("set-cookie", List.of()));
            URI to = next(here, page);
            if (to == null) return new Got(kept(here, page), "");
            if (!Hosts.same(to, origin)) return new Got(null, "ailleurs");
            here = to;
        }
        return new Got(null, "redirected");
    }

    private SitePage kept(URI here, OutwardCalls.Page page) {
        byte[] body = page.body();
        SitePage all =
                new SitePage(here, page.status(), page.headers(), page.mediaType(), page.charset(), body, page.cut());
        if (kept == BESIDE && all.found() && all.pdf())
            return part(page, here, MARK).written(robot.documents().of(body));
        return body.length <= kept ? all : part(page, here, kept);
    }

    private static SitePage part(OutwardCalls.Page page, URI here, int length) {
        return new SitePage(
                here,
                page.status(),
                page.headers(),
                page.mediaType(),
                page.charset(),
                Arrays.copyOf(page.body(), Math.min(length, page.body().length)),
                true);
    }

    private @Nullable URI next(URI here, OutwardCalls.Page page) {
        String location = String.join("", page.headers().getOrDefault("location", List.of()));
        if (page.status() < 300 || page.status() >= 400 || location.isEmpty()) {
            if (!page.mediaType().contains("html") || page.body().length > 20_000) return null;
            String refresh = new SitePage(
                            here, page.status(), Map.of(), page.mediaType(), page.charset(), page.body(), page.cut())
                    .document()
                    .select("meta[http-equiv~=(?i)^refresh$]")
                    .attr("content");
            Matcher to = REFRESH.matcher(refresh);
            if (!to.find()) return null;
            location = to.group(1).strip();
        }
        try {
            URI to = here.resolve(new URI(location.replace(" ", "%20")));
            return to.getHost() == null || to.equals(here) && page.status() < 300 ? null : to;
        } catch (URISyntaxException unreadable) {
            return null;
        }
    }

    /** Null when the run may ask for nothing more. */
    private OutwardCalls.@Nullable Page ask(URI address) throws OutwardCalls.Failed, InterruptedException {
        if (requests >= MOST || stopped()) return null;
        robot.pace().until(next);
        requests++;
        try {
            OutwardCalls.Page page = robot.ask(address);
            if (page.status() == 429 || page.status() == 503) rest = restUntil(page);
            return page;
        } finally {
            next = robot.clock().instant().plus(apart);
        }
    }

    private Instant restUntil(OutwardCalls.Page page) {
        Instant now = robot.clock().instant();
        String asked = String.join("", page.headers().getOrDefault("retry-after", List.of()))
                .strip();
        Instant until = now.plus(REST);
        if (asked.matches("\\d{1,9}")) until = now.plusSeconds(Long.parseLong(asked));
        else if (!asked.isEmpty()) {
            try {
                until = ZonedDateTime.parse(asked, DateTimeFormatter.RFC_1123_DATE_TIME)
                        .toInstant();
            } catch (DateTimeParseException unreadable) {
                until = now.plus(REST);
            }
        }
        Instant latest = now.plus(LONGEST_REST);
        return until.isAfter(latest) ? latest : until.isAfter(now) ? until : now.plusSeconds(1);
    }

    private void certified(List<X509Certificate> chain, String protocol, boolean trusted, URI here) {
        if (encryption != null || chain.isEmpty() || !Hosts.same(here, origin)) return;
        Instant until = chain.stream()
                .map(one -> one.getNotAfter().toInstant())
                .min(Instant::compareTo)
                .orElse(Instant.EPOCH);
        encryption = new Reading.Encryption(protocol, Paris.day(until), chain.size(), trusted);
    }
}

package org.terreau.site.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.terreau.shared.NotFound;
import org.terreau.site.FixedPages;
import org.terreau.site.SitePlan;
import org.terreau.site.Sitemap;
import org.terreau.web.NavigationEntry;
import org.terreau.web.OpenTo;
import org.terreau.web.Pages;

/** The plan of the site: for people, and for engines. */
@Controller
@OpenTo(OpenTo.Audience.EVERYONE)
class SitePlanController {

    /** Open to everybody, and of no use to engines: answers to one person, and searches without end. */
    private static final Set<String> OF_NO_USE = Set.of(
            "/alertes/",
            "/auto-diagnostic/",
            "/avis/",
            "/avis-a-lire/",
            "/connexion",
            "/mes-donnees/",
            "/mon-avis/",
            "/problemes/proches",
            "/problemes/declarations/",
            "/problemes/propositions/",
            "/recherche",
            "/retours/",
            "/suivi/",
            "/suivre");

    private static final Duration KEPT = Duration.ofHours(1);

    private final Pages pages;
    private final SitePlan plan;
    private final FixedPages fixed;
    private final ObjectProvider<RequestMappingHandlerMapping> routes;
    private final String baseUrl;
    private final boolean demonstration;

    SitePlanController(
            Pages pages,
            SitePlan plan,
            FixedPages fixed,
            @Qualifier("requestMappingHandlerMapping") ObjectProvider<RequestMappingHandlerMapping> routes,
            @Value("${terreau.base-url}") String baseUrl,
            @Value("${terreau.demo}") boolean demonstration) {
        this.pages = pages;
        this.plan = plan;
        this.fixed = fixed;
        this.routes = routes;
        this.baseUrl = baseUrl;
        this.demonstration = demonstration;
    }

    @GetMapping("/plan-du-site")
    ModelAndView plan() {
        return pages.showToAll("site/plan", () -> {
            Set<String> inMenu = plan.menu().stream().map(NavigationEntry::path).collect(Collectors.toSet());
            List<SitePlanPage.Line> others = fixed.all().stream()
                    .filter(page ->
                            !inMenu.contains(page.path()) && !page.path().equals("/plan-du-site"))
                    .map(page -> new SitePlanPage.Line("site.page." + page.name(), page.path()))
                    .toList();
            return new SitePlanPage(plan.menu(), others);
        });
    }

    /** A demonstration is nothing to be found by. */
    @GetMapping("/robots.txt")
    ResponseEntity<String> robots() {
        StringBuilder text = new StringBuilder("User-agent: *\n");
        if (demonstration) text.append("Disallow: /\n");
        else {
            Set<String> closed = new TreeSet<>(closed());
            closed.addAll(OF_NO_USE);
            closed.forEach(path -> text.append("Disallow: ").append(path).append('\n'));
            text.append("\nSitemap: ").append(baseUrl).append("/sitemap.xml\n");
        }
        return ResponseEntity.ok()
                .contentType(new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8))
                .cacheControl(CacheControl.maxAge(KEPT).cachePublic())
                .body(text.toString());
    }

    /** What begins addresses of which none is open to everybody. */
    private Set<String> closed() {
        Set<String> open = new TreeSet<>();
        Set<String> closed = new TreeSet<>();
        routes.getObject().getHandlerMethods().forEach((info, method) -> {
            if (!method.getBeanType().getName().startsWith("org.terreau")) return;
            for (String pattern : info.getPatternValues()) (isOpen(method) ? open : closed).add(start(pattern));
        });
        closed.removeAll(open);
        return closed;
    }

    private static boolean isOpen(HandlerMethod method) {
        OpenTo onMethod = method.getMethodAnnotation(OpenTo.class);
        OpenTo found = onMethod != null
                ? onMethod
                : AnnotatedElementUtils.findMergedAnnotation(method.getBeanType(), OpenTo.class);
        return found != null && found.value() == OpenTo.Audience.EVERYONE;
    }

    private static String start(String pattern) {
        int end = pattern.indexOf('/', 1);
        return end < 0 ? pattern : pattern.substring(0, end + 1);
    }

    @GetMapping("/sitemap.xml")
    void sitemap(ServletWebRequest request, HttpServletResponse response) throws IOException {
        SitePlan.Held now = plan.now();
        if (!begun(now, request, response)) return;
        try (Writer out = new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8)) {
            new Sitemap(baseUrl, now.addresses()).writeRoot(out);
        }
    }

    @GetMapping("/sitemap-{number:[0-9]{1,4}}.xml")
    void part(@PathVariable int number, ServletWebRequest request, HttpServletResponse response) throws IOException {
        SitePlan.Held now = plan.now();
        Sitemap sitemap = new Sitemap(baseUrl, now.addresses());
        if (number < 1 || number > sitemap.files()) throw new NotFound("sitemap", number);
        if (!begun(now, request, response)) return;
        try (Writer out = new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8)) {
            sitemap.write(number, out);
        }
    }

    /** False when who asks has it already. */
    private static boolean begun(SitePlan.Held now, ServletWebRequest request, HttpServletResponse response) {
        response.setHeader("Cache-Control", CacheControl.noCache().getHeaderValue());
        if (request.checkNotModified(
                "W/\"plan-" + now.version() + "-" + now.addresses().size() + "\"")) return false;
        response.setContentType("application/xml;charset=UTF-8");
        return true;
    }
}

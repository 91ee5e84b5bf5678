package org.terreau.opendata.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;
import org.terreau.portfolio.ProductCatalogue;
import org.terreau.portfolio.ProductId;
import org.terreau.shared.NotFound;
import org.terreau.web.Freshness;
import org.terreau.web.OpenTo;
import org.terreau.web.PreparedFiles;

/** The catalogue in the shapes that consumers of the field already read (v2.6 and v2.7). */
@RestController
@OpenTo(OpenTo.Audience.EVERYONE)
class CatalogueApi {

    private static final String JSON = MediaType.APPLICATION_JSON_VALUE;
    private static final String CSV = "text/csv;charset=UTF-8";

    private final ProductCatalogue products;
    private final CatalogueShapes shapes;
    private final PreparedFiles files;
    private final Freshness freshness;

    CatalogueApi(ProductCatalogue products, CatalogueShapes shapes, PreparedFiles files, Freshness freshness) {
        this.products = products;
        this.shapes = shapes;
        this.files = files;
        this.freshness = freshness;
    }

    @GetMapping(path = "/api/{version:v2\\.6|v2\\.7}/startups.json", produces = JSON)
    void startups(@PathVariable String version, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        files.send(version + "/startups", JSON, out -> shapes.startups(version, out), request, response);
    }

    @GetMapping(path = "/api/{version:v2\\.6|v2\\.7}/incubators.json", produces = JSON)
    void incubators(HttpServletRequest request, HttpServletResponse response) throws IOException {
        files.send("incubators", JSON, shapes::incubators, request, response);
    }

    @GetMapping(path = "/api/{version:v2\\.6|v2\\.7}/organisations.json", produces = JSON)
    void organisations(HttpServletRequest request, HttpServletResponse response) throws IOException {
        files.send("organisations", JSON, shapes::organisations, request, response);
    }

    @GetMapping(path = "/api/{version:v2\\.6|v2\\.7}/sponsors.json", produces = JSON)
    void sponsors(HttpServletRequest request, HttpServletResponse response) throws IOException {
        files.send("sponsors", JSON, shapes::sponsors, request, response);
    }

    @GetMapping(
            path = {"/api/startups.csv", "/startups.csv"},
            produces = "text/csv")
    void csv(HttpServletRequest request, HttpServletResponse response) throws IOException {
        files.send("csv", CSV, shapes::csv, request, response);
    }

    @GetMapping(path = "/api/v3/startups/{id}.json", produces = JSON)
    @Nullable
    ResponseEntity<Map<String, Object>> one(@PathVariable String id, WebRequest request) {
        if (!ProductId.valid(id)) throw new NotFound("product", id);
        ProductId known = new ProductId(id);
        ProductCatalogue.Described described = products.find(List.of(known)).get(known);
        if (described == null) throw new NotFound("product", id);
        String tag = freshness.tag();
        if (request.checkNotModified(tag)) return null;
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noCache())
                .eTag(tag)
                .body(shapes.startup(described));
    }
}

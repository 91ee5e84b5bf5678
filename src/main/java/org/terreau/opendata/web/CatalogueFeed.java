package org.terreau.opendata.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.context.request.WebRequest;
import org.terreau.portfolio.Product;
import org.terreau.portfolio.ProductCatalogue;
import org.terreau.portfolio.ProductId;
import org.terreau.portfolio.Products;
import org.terreau.shared.NotFound;
import org.terreau.shared.Paris;
import org.terreau.web.AtomFeed;
import org.terreau.web.Freshness;
import org.terreau.web.OpenTo;
import org.terreau.web.Pages;
import org.terreau.web.PreparedFiles;
import org.terreau.web.Ui;

/** What happens to products, as Atom feeds: phases that begin and events, the latest first, those to come left out. */
@Controller
@OpenTo(OpenTo.Audience.EVERYONE)
class CatalogueFeed {

    private static final int ENTRIES = 100;
    private static final int AT_ONCE = 200;
    private static final Comparator<Happening> LATEST_LAST = Comparator.comparing(Happening::day)
            .thenComparing(happening -> happening.product().id().value())
            .thenComparing(Happening::code);

    private final ProductCatalogue catalogue;
    private final Products products;
    private final PreparedFiles files;
    private final Freshness freshness;
    private final Pages pages;
    private final Clock clock;

    CatalogueFeed(
            ProductCatalogue catalogue,
            Products products,
            PreparedFiles files,
            Freshness freshness,
            Pages pages,
            Clock clock) {
        this.catalogue = catalogue;
        this.products = products;
        this.files = files;
        this.freshness = freshness;
        this.pages = pages;
        this.clock = clock;
    }

    /** @param code "phase.construction", "event.product_launch"… */
    private record Happening(Product product, LocalDate day, String code, String comment) {}

    @GetMapping("/produits.atom")
    void all(HttpServletRequest request, HttpServletResponse response) throws IOException {
        files.send("produits.atom", AtomFeed.MEDIA_TYPE, this::write, request, response);
    }

    @GetMapping("/produits/{id}/evenements.atom")
    @Nullable
    ResponseEntity<byte[]> one(@PathVariable String id, WebRequest request) {
        if (!ProductId.valid(id)) throw new NotFound("product", id);
        Product product = products.read(new ProductId(id));
        String tag = freshness.tag();
        if (request.checkNotModified(tag)) return null;
        List<Happening> happenings = new ArrayList<>(happenings(product));
        happenings.sort(LATEST_LAST.reversed());
        Ui ui = pages.outsideRequest(Locale.FRENCH);
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(AtomFeed.MEDIA_TYPE))
                .cacheControl(CacheControl.noCache())
                .eTag(tag)
                .body(feed(
                        ui.t("opendata.feed.of", product.name()),
                        product.id().path() + "/evenements.atom",
                        product.id().path(),
                        happenings,
                        ui));
    }

    private void write(OutputStream out) throws IOException {
        PriorityQueue<Happening> latest = new PriorityQueue<>(LATEST_LAST);
        List<ProductCatalogue.Described> some = catalogue.after("", AT_ONCE);
        while (!some.isEmpty()) {
            for (ProductCatalogue.Described one : some)
                for (Happening happening : happenings(one.product())) {
                    latest.add(happening);
                    if (latest.size() > ENTRIES) latest.remove();
                }
            some = catalogue.after(some.get(some.size() - 1).product().id().value(), AT_ONCE);
        }
        List<Happening> happenings = new ArrayList<>(latest);
        happenings.sort(LATEST_LAST.reversed());
        Ui ui = pages.outsideRequest(Locale.FRENCH);
        out.write(feed(ui.t("opendata.feed.title", ui.brand().name()), "/produits.atom", "/produits", happenings, ui));
    }

    private List<Happening> happenings(Product product) {
        LocalDate today = Paris.today(clock);
        List<Happening> happenings = new ArrayList<>();
        for (Product.Phase phase : product.phases())
            if (!phase.start().isAfter(today))
                happenings.add(new Happening(
                        product,
                        phase.start(),
                        "phase." + phase.kind().code(),
                        phase.comment() == null ? "" : phase.comment()));
        for (Product.Event event : product.events())
            if (!event.date().isAfter(today))
                happenings.add(new Happening(product, event.date(), "event." + event.name(), event.comment()));
        return happenings;
    }

    private static byte[] feed(String title, String path, String page, List<Happening> happenings, Ui ui) {
        return AtomFeed.of(
                title, path, page, happenings.stream().map(one -> item(one, ui)).toList(), ui);
    }

    private static AtomFeed.Item item(Happening happening, Ui ui) {
        String path = happening.product().id().path();
        String what = ui.optional("portfolio." + happening.code())
                .orElse(happening.code().substring(happening.code().indexOf('.') + 1));
        return new AtomFeed.Item(
                path + "#" + happening.code() + "-" + happening.day(),
                ui.t("opendata.feed.entry", happening.product().name(), what),
                Paris.start(happening.day()),
                path,
                happening.comment().isBlank() ? happening.product().mission() : happening.comment());
    }
}

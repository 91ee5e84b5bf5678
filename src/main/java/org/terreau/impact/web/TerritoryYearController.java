package org.terreau.impact.web;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.terreau.impact.Impact;
import org.terreau.impact.TerritoryYear;
import org.terreau.portfolio.Product;
import org.terreau.portfolio.Products;
import org.terreau.territory.Collectivities;
import org.terreau.territory.Collectivity;
import org.terreau.web.Csv;
import org.terreau.web.OpenTo;
import org.terreau.web.Pages;

/** One year of an indicator by département or by région: as a page, a table and data. */
@Controller
class TerritoryYearController {

    private final Pages pages;
    private final Products products;
    private final Impact impact;
    private final Collectivities collectivities;

    TerritoryYearController(Pages pages, Products products, Impact impact, Collectivities collectivities) {
        this.pages = pages;
        this.products = products;
        this.impact = impact;
        this.collectivities = collectivities;
    }

    @GetMapping("/produits/{id}/indicateurs/{code}/territoires")
    @OpenTo(OpenTo.Audience.EVERYONE)
    ModelAndView page(
            @PathVariable String id,
            @PathVariable String code,
            @RequestParam(defaultValue = "") String niveau,
            @RequestParam(defaultValue = "") String annee,
            @RequestParam(defaultValue = "") String tri) {
        return pages.showToAll(
                "impact/territories",
                () -> page(products.read(StatsController.id(id)), code, niveau, annee, tri.equals("nom")));
    }

    private TerritoryYearPage page(Product product, String code, String level, String year, boolean byName) {
        TerritoryYear.Level asked =
                level.equals("region") ? TerritoryYear.Level.REGION : TerritoryYear.Level.DEPARTEMENT;
        Map<String, String> names = new LinkedHashMap<>();
        for (Collectivity one :
                asked == TerritoryYear.Level.REGION ? collectivities.regions() : collectivities.departements())
            names.put(one.id().code(), one.name());
        return new TerritoryYearPage(product, impact.year(product.id(), code, asked, year(year)), names, byName);
    }

    private static @Nullable Integer year(String written) {
        return written.matches("\\d{4}") ? Integer.valueOf(written) : null;
    }

    @GetMapping("/produits/{id}/indicateurs/{code}/territoires.csv")
    @OpenTo(OpenTo.Audience.EVERYONE)
    ResponseEntity<byte[]> csv(
            @PathVariable String id,
            @PathVariable String code,
            @RequestParam(defaultValue = "") String niveau,
            @RequestParam(defaultValue = "") String annee) {
        TerritoryYearPage page = page(products.read(StatsController.id(id)), code, niveau, annee, false);
        List<String> columns = new ArrayList<>(List.of("code", "nom"));
        List<LocalDate> starts = page.year().starts();
        starts.forEach(start -> columns.add(start.toString()));
        columns.add("annee_" + page.year().year());
        List<List<String>> rows = new ArrayList<>();
        for (TerritoryYear.Line line : page.lines()) {
            List<String> row = new ArrayList<>(List.of(line.place(), page.name(line)));
            starts.forEach(start -> row.add(plain(line.values().get(start))));
            row.add(plain(line.whole()));
            rows.add(row);
        }
        return Csv.file(
                code + "-" + page.year().level().code() + "-" + page.year().year() + ".csv", columns, rows);
    }

    private static String plain(@Nullable BigDecimal value) {
        return value == null ? "" : value.toPlainString();
    }

    /** @param year null when no year has values */
    record Year(
            String indicator,
            String unit,
            String level,
            @Nullable Integer year,
            List<Integer> years,
            String periodicity,
            List<Territory> territories) {}

    /** @param value of the whole year, null where it has none */
    record Territory(String code, String name, @Nullable BigDecimal value, Map<String, BigDecimal> values) {}

    @GetMapping("/produits/{id}/indicators/{code}/api/territories")
    @OpenTo(OpenTo.Audience.EVERYONE)
    ResponseEntity<Year> data(
            @PathVariable String id,
            @PathVariable String code,
            @RequestParam(defaultValue = "departement") String level,
            @RequestParam(defaultValue = "") String year) {
        TerritoryYearPage page = page(products.read(StatsController.id(id)), code, level, year, false);
        TerritoryYear read = page.year();
        return ResponseEntity.ok(new Year(
                code,
                read.indicator().unit(),
                read.level().code(),
                read.year() == 0 ? null : read.year(),
                read.years(),
                read.periodicity().code(),
                page.lines().stream()
                        .map(line -> {
                            Map<String, BigDecimal> values = new LinkedHashMap<>();
                            line.values().forEach((start, value) -> values.put(start.toString(), value));
                            return new Territory(line.place(), page.name(line), line.whole(), values);
                        })
                        .toList()));
    }
}

package org.terreau.deployment.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.terreau.deployment.Coverage;
import org.terreau.deployment.Coverages;
import org.terreau.deployment.DeploymentState;
import org.terreau.portfolio.Product;
import org.terreau.portfolio.ProductId;
import org.terreau.territory.Collectivity;
import org.terreau.web.Csv;
import org.terreau.web.Form;
import org.terreau.web.NavigationEntry;
import org.terreau.web.OpenTo;
import org.terreau.web.Pages;

/** The coverage of a product, of all of them, and of one département. */
@Controller
@OpenTo(OpenTo.Audience.EVERYONE)
class CoverageController {

    private final Pages pages;
    private final Addresses addresses;
    private final Coverages coverages;

    CoverageController(Pages pages, Addresses addresses, Coverages coverages) {
        this.pages = pages;
        this.addresses = addresses;
        this.coverages = coverages;
    }

    @Bean
    static NavigationEntry coverageNavigation() {
        return NavigationEntry.forEveryone(250, "deployment.menu", "/couverture");
    }

    @GetMapping("/couverture")
    ModelAndView country() {
        return pages.showToAll("deployment/country", () -> new CountryPage(coverages.everywhere()));
    }

    @GetMapping("/couverture.csv")
    ResponseEntity<byte[]> countryCsv() {
        return Csv.file(
                "couverture.csv",
                List.of("code", "departement", "collectivites", "usages", "habitants", "communes"),
                coverages.everywhere().departements().stream()
                        .map(line -> List.of(
                                line.departement().id().code(),
                                line.departement().name(),
                                Long.toString(line.collectivities()),
                                Long.toString(line.uses()),
                                Long.toString(line.inhabitants()),
                                Long.toString(line.communes())))
                        .toList());
    }

    /** A département as programs read it. */
    record DepartementLine(String code, String nom, long collectivites, long usages, long habitants, long communes) {}

    /** Uses at the end of a quarter. */
    record QuarterLine(
            LocalDate trimestre, long usages, @Nullable Double pourcentage) {}

    /** Every product together. */
    record CountryAnswer(
            long collectivites,
            long usages,
            long habitants,
            List<DepartementLine> departements,
            List<QuarterLine> trimestres) {}

    @GetMapping("/api/couverture")
    ResponseEntity<CountryAnswer> countryJson() {
        Coverages.Country country = coverages.everywhere();
        return ResponseEntity.ok(new CountryAnswer(
                country.collectivities(),
                country.uses(),
                country.inhabitants(),
                country.departements().stream()
                        .map(line -> new DepartementLine(
                                line.departement().id().code(),
                                line.departement().name(),
                                line.collectivities(),
                                line.uses(),
                                line.inhabitants(),
                                line.communes()))
                        .toList(),
                country.quarters().stream()
                        .map(quarter -> new QuarterLine(quarter.first(), quarter.uses(), null))
                        .toList()));
    }

    @GetMapping("/couverture/departements/{code}")
    ModelAndView departement(@PathVariable String code, @RequestParam MultiValueMap<String, String> typed) {
        Collectivity departement = coverages.departement(code.toUpperCase(Locale.ROOT));
        return pages.showToAll("deployment/departement", () -> page(departement, null, Form.of(typed)));
    }

    private DepartementPage page(Collectivity departement, @Nullable Product product, Form form) {
        return new DepartementPage(
                departement,
                product,
                coverages.communes(
                        departement,
                        Optional.ofNullable(product).map(Product::id),
                        form.text("usage").matches("oui|non") ? form.text("usage") : "",
                        Addresses.page(form)),
                form);
    }

    @GetMapping("/couverture/departements/{code}/communes.csv")
    ResponseEntity<byte[]> departementCsv(@PathVariable String code) {
        return communes(coverages.departement(code.toUpperCase(Locale.ROOT)), Optional.empty());
    }

    private ResponseEntity<byte[]> communes(Collectivity departement, Optional<ProductId> product) {
        return Csv.file(
                "communes-" + departement.id().code() + ".csv",
                List.of("code", "commune", "population", product.isPresent() ? "etat" : "services"),
                coverages.communes(departement, product).stream()
                        .map(commune -> List.of(
                                commune.place().id().code(),
                                commune.place().name(),
                                DeploymentController.text(commune.place().population()),
                                product.isPresent()
                                        ? commune.state()
                                                .map(DeploymentState::code)
                                                .orElse("")
                                        : Long.toString(commune.uses())))
                        .toList());
    }

    @GetMapping("/produits/{id}/couverture")
    ModelAndView product(@PathVariable String id) {
        return pages.showToAll("deployment/coverage", () -> {
            Product product = addresses.product(id);
            return new CoveragePage(product, coverages.of(product.id()));
        });
    }

    @GetMapping("/produits/{id}/couverture.csv")
    ResponseEntity<byte[]> productCsv(@PathVariable String id) {
        Coverage coverage = coverages.of(addresses.product(id).id());
        List<List<String>> rows = new ArrayList<>();
        coverage.regions().forEach(zone -> rows.add(row("region", zone)));
        coverage.departements().forEach(zone -> rows.add(row("departement", zone)));
        return Csv.file(
                "couverture.csv",
                List.of("niveau", "code", "nom", "cibles", "usages", "habitants_cibles", "habitants_couverts"),
                rows);
    }

    private static List<String> row(String level, Coverage.Zone zone) {
        Coverage.Share share = zone.share();
        return List.of(
                level,
                zone.place().id().code(),
                zone.place().name(),
                Long.toString(share.targets()),
                Long.toString(share.uses()),
                Long.toString(share.inhabitants()),
                Long.toString(share.reached()));
    }

    /** A share as programs read it. */
    record ShareLine(String code, String nom, long cibles, long usages, long habitantsCibles, long habitantsCouverts) {

        static ShareLine of(String code, String name, Coverage.Share share) {
            return new ShareLine(code, name, share.targets(), share.uses(), share.inhabitants(), share.reached());
        }
    }

    /** The coverage of a product as programs read it. */
    record ProductAnswer(
            ShareLine total,
            long horsCible,
            List<ShareLine> regions,
            List<ShareLine> departements,
            List<ShareLine> tailles,
            List<QuarterLine> trimestres) {}

    @GetMapping("/api/produits/{id}/couverture")
    ResponseEntity<ProductAnswer> productJson(@PathVariable String id) {
        Coverage coverage = coverages.of(addresses.product(id).id());
        return ResponseEntity.ok(new ProductAnswer(
                ShareLine.of("", "", coverage.total()),
                coverage.elsewhere(),
                lines(coverage.regions()),
                lines(coverage.departements()),
                coverage.strata().entrySet().stream()
                        .map(entry -> ShareLine.of(entry.getKey().code(), "", entry.getValue()))
                        .toList(),
                coverage.quarters().stream()
                        .map(quarter -> new QuarterLine(quarter.first(), quarter.uses(), quarter.percent()))
                        .toList()));
    }

    private static List<ShareLine> lines(List<Coverage.Zone> zones) {
        return zones.stream()
                .map(zone -> ShareLine.of(zone.place().id().code(), zone.place().name(), zone.share()))
                .toList();
    }

    @GetMapping("/produits/{id}/couverture/departements/{code}")
    ModelAndView productDepartement(
            @PathVariable String id, @PathVariable String code, @RequestParam MultiValueMap<String, String> typed) {
        Collectivity departement = coverages.departement(code.toUpperCase(Locale.ROOT));
        return pages.showToAll(
                "deployment/departement", () -> page(departement, addresses.product(id), Form.of(typed)));
    }

    @GetMapping("/produits/{id}/couverture/departements/{code}/communes.csv")
    ResponseEntity<byte[]> productDepartementCsv(@PathVariable String id, @PathVariable String code) {
        return communes(
                coverages.departement(code.toUpperCase(Locale.ROOT)),
                Optional.of(addresses.product(id).id()));
    }
}

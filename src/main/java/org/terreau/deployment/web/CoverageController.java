package org.terreau.deployment.web;

import java.math.BigDecimal;
import java.math.RoundingMode;
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
import org.terreau.portfolio.Endings;
import org.terreau.portfolio.Product;
import org.terreau.portfolio.ProductId;
import org.terreau.portfolio.ProductTab;
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
    private final Endings endings;

    CoverageController(Pages pages, Addresses addresses, Coverages coverages, Endings endings) {
        this.pages = pages;
        this.addresses = addresses;
        this.coverages = coverages;
        this.endings = endings;
    }

    @Bean
    static NavigationEntry coverageNavigation() {
        return NavigationEntry.forEveryone(250, "deployment.menu", "/couverture");
    }

    @Bean
    static ProductTab deploymentTab() {
        return new ProductTab(600, "deployment.tab.desk", "/deploiements", "/vagues", "/experimentations");
    }

    @GetMapping("/couverture")
    ModelAndView country(@RequestParam(defaultValue = "") String territoire) {
        return pages.showToAll(
                "deployment/country",
                () -> new CountryPage(coverages.everywhere(coverages.territory(territoire)), coverages.places()));
    }

    @GetMapping("/couverture.csv")
    ResponseEntity<byte[]> countryCsv(@RequestParam(defaultValue = "") String territoire) {
        return Csv.file(
                "couverture.csv",
                List.of("code", "departement", "collectivites", "usages", "habitants", "communes"),
                coverages.everywhere(coverages.territory(territoire)).departements().stream()
                        .map(line -> List.of(
                                line.departement().id().code(),
                                line.departement().name(),
                                Long.toString(line.collectivities()),
                                Long.toString(line.uses()),
                                Long.toString(line.inhabitants()),
                                Long.toString(line.communes())))
                        .toList());
    }

    @GetMapping("/couverture/trimestres.csv")
    ResponseEntity<byte[]> countryQuartersCsv(@RequestParam(defaultValue = "") String territoire) {
        return Csv.file(
                "couverture-trimestres.csv",
                List.of(
                        "territoire",
                        "trimestre",
                        "usages",
                        "communes",
                        "communes_utilisatrices",
                        "part",
                        "habitants",
                        "habitants_couverts",
                        "part_habitants"),
                coverages.everywhere(coverages.territory(territoire)).quarters().stream()
                        .map(quarter -> row(territoire, quarter, Long.toString(quarter.uses())))
                        .toList());
    }

    private static List<String> row(String territory, Coverage.Quarter quarter, String... uses) {
        List<String> row = new ArrayList<>(List.of(territory, quarter.first().toString()));
        row.addAll(List.of(uses));
        row.addAll(List.of(
                Long.toString(quarter.share().targets()),
                Long.toString(quarter.share().uses()),
                percent(quarter.share().percent()),
                Long.toString(quarter.share().inhabitants()),
                Long.toString(quarter.share().reached()),
                percent(quarter.share().inhabitantsPercent())));
        return row;
    }

    /** In percent, two decimals, as figures are written in the other CSV. */
    private static String percent(double percent) {
        return BigDecimal.valueOf(percent)
                .setScale(2, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }

    /** A département as programs read it. */
    record DepartementLine(String code, String nom, long collectivites, long usages, long habitants, long communes) {}

    /** How things stood at the end of a quarter, in percent of today's target. */
    record QuarterLine(
            LocalDate trimestre,
            long usages,
            long collectivites,
            double pourcentage,
            long habitantsCouverts,
            double pourcentageHabitants) {

        static QuarterLine of(Coverage.Quarter quarter) {
            return new QuarterLine(
                    quarter.first(),
                    quarter.uses(),
                    quarter.share().uses(),
                    quarter.share().percent(),
                    quarter.share().reached(),
                    quarter.share().inhabitantsPercent());
        }
    }

    /** Every product together. */
    record CountryAnswer(
            long collectivites,
            long usages,
            long habitants,
            List<DepartementLine> departements,
            List<QuarterLine> trimestres) {}

    @GetMapping("/api/couverture")
    ResponseEntity<CountryAnswer> countryJson(@RequestParam(defaultValue = "") String territoire) {
        Coverages.Country country = coverages.everywhere(coverages.territory(territoire));
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
                country.quarters().stream().map(QuarterLine::of).toList()));
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
                        form.page()),
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
    ModelAndView product(@PathVariable String id, @RequestParam(defaultValue = "") String territoire) {
        return pages.showToAll("deployment/coverage", () -> {
            Product product = addresses.product(id);
            return new CoveragePage(
                    product, coverages.of(product.id(), coverages.territory(territoire)), endings.afterlife(product));
        });
    }

    @GetMapping("/produits/{id}/couverture.csv")
    ResponseEntity<byte[]> productCsv(@PathVariable String id, @RequestParam(defaultValue = "") String territoire) {
        Coverage coverage = read(id, territoire);
        List<List<String>> rows = new ArrayList<>();
        coverage.regions().forEach(zone -> rows.add(row("region", zone)));
        coverage.departements().forEach(zone -> rows.add(row("departement", zone)));
        return Csv.file(
                "couverture.csv",
                List.of("niveau", "code", "nom", "cibles", "usages", "habitants_cibles", "habitants_couverts"),
                rows);
    }

    private Coverage read(String product, String territory) {
        return coverages.of(addresses.product(product).id(), coverages.territory(territory));
    }

    @GetMapping("/produits/{id}/couverture/trimestres.csv")
    ResponseEntity<byte[]> productQuartersCsv(
            @PathVariable String id, @RequestParam(defaultValue = "") String territoire) {
        return Csv.file(
                "couverture-trimestres.csv",
                List.of(
                        "territoire",
                        "trimestre",
                        "cibles",
                        "usages",
                        "part",
                        "habitants_cibles",
                        "habitants_couverts",
                        "part_habitants"),
                read(id, territoire).quarters().stream()
                        .map(quarter -> row(territoire, quarter))
                        .toList());
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
    ResponseEntity<ProductAnswer> productJson(
            @PathVariable String id, @RequestParam(defaultValue = "") String territoire) {
        Coverage coverage = read(id, territoire);
        return ResponseEntity.ok(new ProductAnswer(
                ShareLine.of("", "", coverage.total()),
                coverage.elsewhere(),
                lines(coverage.regions()),
                lines(coverage.departements()),
                coverage.strata().entrySet().stream()
                        .map(entry -> ShareLine.of(entry.getKey().code(), "", entry.getValue()))
                        .toList(),
                coverage.quarters().stream().map(QuarterLine::of).toList()));
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

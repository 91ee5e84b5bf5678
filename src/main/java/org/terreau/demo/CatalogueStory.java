package org.terreau.demo;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;
import org.terreau.identity.Actor;
import org.terreau.identity.ApiKeys;
import org.terreau.incubator.IncubatorId;
import org.terreau.opendata.ProductKeys;
import org.terreau.portfolio.Product;
import org.terreau.portfolio.ProductId;
import org.terreau.portfolio.ProductLife;
import org.terreau.portfolio.ProductSheets;
import org.terreau.portfolio.Products;
import org.terreau.shared.Command;

/** What comes from files and from programs: two imports, one file refused, a field changed on both sides, and keys. */
@Component
@ConditionalOnProperty(name = "terreau.demo", havingValue = "true")
class CatalogueStory {

    private static final ProductId MARKETS = new ProductId("places.de.marche");
    private static final ProductId REPAIRS = new ProductId("ateliers.de.reparation");

    private final List<Command> commands;
    private final Products products;
    private final ProductLife life;
    private final ProductSheets sheets;
    private final ProductKeys keys;
    private final StoryClock clock;

    CatalogueStory(
            List<Command> commands,
            Products products,
            ProductLife life,
            ProductSheets sheets,
            ProductKeys keys,
            StoryClock clock) {
        this.commands = commands;
        this.products = products;
        this.life = life;
        this.sheets = sheets;
        this.keys = keys;
        this.clock = clock;
    }

    /** Keys of a product: one that ends soon, one that lasts, one that was revoked. */
    void keys(ProductId product, Actor lead) {
        keys.issue(
                product,
                "Tableau de bord du syndicat d’énergie",
                clock.present().plusDays(9),
                lead);
        keys.issue(product, "Envoi des mesures chaque nuit", clock.present().plusMonths(8), lead);
        keys.issue(product, "Essai d’un prestataire", clock.present().plusMonths(2), lead);
        for (ApiKeys.ApiKey key : keys.of(product, lead))
            if (key.name().startsWith("Essai")) keys.revoke(product, key.id(), lead);
    }

    /** Each import commits by itself, as when somebody asks for it: outside any transaction. */
    void imports(IncubatorId incubator, Actor lead) {
        try {
            Path folder = Files.createTempDirectory("catalogue-de-demonstration");
            try {
                Path files = Files.createDirectories(folder.resolve("startups"));
                write(
                        files,
                        MARKETS,
                        "Places de marché",
                        "Donner une place à chaque commerçant ambulant",
                        incubator,
                        14);
                write(files, REPAIRS, "Ateliers de réparation", "Faire réparer plutôt que jeter", incubator, 5);
                read(folder);
                describe(lead);
                write(
                        files,
                        MARKETS,
                        "Places de marché",
                        "Attribuer les places de marché sans file d’attente",
                        incubator,
                        14);
                Files.writeString(
                        files.resolve("sans.phase.md"),
                        "---\ntitle: Une fiche sans phase\nmission: À compléter\n---\n");
                Files.writeString(files.resolve("abimee.md"), "Une fiche dont l’en-tête manque.\n");
                read(folder);
            } finally {
                FileSystemUtils.deleteRecursively(folder);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void write(Path files, ProductId id, String name, String mission, IncubatorId incubator, int monthsAgo)
            throws IOException {
        LocalDate start = clock.present().minusMonths(monthsAgo).withDayOfMonth(1);
        Files.writeString(files.resolve(id.value() + ".md"), """
                ---
                title: %s
                mission: %s
                incubator: %s
                contact: contact@terreau.example
                thematiques:
                  - Commerce
                phases:
                  - name: construction
                    start: %s
                ---
                Une fiche tenue dans le dépôt du catalogue, et lue à chaque import.
                """.formatted(name, mission, incubator.value(), start));
    }

    private void read(Path folder) {
        commands.stream()
                .filter(one -> one.name().equals("import-catalogue"))
                .findFirst()
                .orElseThrow()
                .run(
                        List.of(folder.toString()),
                        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
    }

    /** The team rewords its mission here, while the file says something else. */
    private void describe(Actor lead) {
        Product known = products.read(MARKETS);
        sheets.describe(
                MARKETS,
                new ProductSheets.Sheet(
                        "Dire la veille à chaque commerçant où s’installer",
                        known.body(),
                        "",
                        "",
                        String.join("\n", known.themes()),
                        "",
                        "",
                        "",
                        known.contact() == null ? "" : known.contact(),
                        "",
                        "",
                        Map.of()),
                "Les commerçants attendent l’emplacement, pas l’attribution.",
                life.version(MARKETS),
                lead);
    }
}

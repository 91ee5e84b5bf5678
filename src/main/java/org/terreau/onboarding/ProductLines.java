package org.terreau.onboarding;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.terreau.identity.Actor;
import org.terreau.incubator.IncubatorId;
import org.terreau.portfolio.PhaseKind;
import org.terreau.portfolio.Product;
import org.terreau.portfolio.ProductId;
import org.terreau.portfolio.ProductsTakenOver;
import org.terreau.shared.EmailAddress;
import org.terreau.shared.Paris;
import org.terreau.shared.Plain;

/** A table of products: each with its phase of today. */
@Component
class ProductLines implements Target<ProductLines.Line> {

    private static final Pattern ADDRESS = Pattern.compile("https?://[^\\s<>\"]{3,480}", Pattern.CASE_INSENSITIVE);

    private static final Shape SHAPE = new Shape(
            SheetKind.PRODUCTS,
            false,
            List.of(
                    Column.needed(
                            "nom",
                            List.of("Mes démarches en un clic", "Cantine facile"),
                            "nom de la startup",
                            "nom de la start up",
                            "nom du produit",
                            "nom du service",
                            "startup",
                            "start up",
                            "produit",
                            "service",
                            "intitule",
                            "titre"),
                    Column.free(
                            "mission",
                            List.of(
                                    "Réunir les démarches d’une petite commune",
                                    "Composer des menus qui respectent la loi"),
                            "description",
                            "pitch",
                            "objet",
                            "resume",
                            "presentation"),
                    Column.of(
                            Vocabulary.PHASE,
                            "phase",
                            false,
                            List.of("Construction", "Accélération"),
                            "phase actuelle",
                            "etape",
                            "stade",
                            "statut",
                            "etat"),
                    Column.free(
                            "depuis",
                            List.of("12/03/2026", "janvier 2025"),
                            "phase depuis",
                            "date de debut de phase",
                            "date de phase",
                            "date de debut",
                            "debut",
                            "lancement",
                            "date de lancement"),
                    Column.free(
                            "lien",
                            List.of("https://demarches.exemple.fr", ""),
                            "site",
                            "site web",
                            "url",
                            "adresse du site",
                            "adresse web",
                            "lien vers le site"),
                    Column.free(
                            "depot",
                            List.of("https://code.exemple.fr/demarches", ""),
                            "depot de code",
                            "github",
                            "gitlab",
                            "code source",
                            "repository"),
                    Column.free(
                            "contact",
                            List.of("contact@demarches.exemple.fr", ""),
                            "courriel de contact",
                            "courriel",
                            "email",
                            "e mail",
                            "mail",
                            "adresse de contact")));

    private final ProductsTakenOver products;
    private final Clock clock;

    ProductLines(ProductsTakenOver products, Clock clock) {
        this.products = products;
        this.clock = clock;
    }

    /** @param since null when nobody kept it: the day of the take-over stands for it, as was agreed to */
    record Line(
            String name,
            String mission,
            String phase,
            @Nullable LocalDate since,
            String link,
            String repository,
            @Nullable EmailAddress contact) {

        private ProductId id() {
            return ProductsTakenOver.idOf(name);
        }
    }

    @Override
    public Shape shape() {
        return SHAPE;
    }

    @Override
    public Reader<Line> reader(IncubatorId incubator) {
        LocalDate today = Paris.today(clock);
        return cells -> {
            cells.becomesPublic("nom");
            cells.becomesPublic("mission");
            LocalDate since = cells.past("depuis", today);
            String phase = cells.word("phase");
            if (!phase.isEmpty() && cells.text("depuis").isEmpty()) cells.todayInstead("depuis");
            return new Line(
                    cells.line("nom"),
                    cells.text("mission"),
                    phase,
                    since,
                    address(cells, "lien"),
                    address(cells, "depot"),
                    cells.email("contact"));
        };
    }

    private static String address(Cells cells, String column) {
        String text = cells.line(column);
        cells.objections()
                .when(!text.isEmpty() && !ADDRESS.matcher(text).matches(), column, "onboarding.fault.address");
        return text;
    }

    @Override
    public String key(Line line) {
        return line.id().value();
    }

    @Override
    public String label(Line line) {
        return line.name();
    }

    @Override
    public Map<String, String> known(IncubatorId incubator, List<Line> lines) {
        Map<String, ProductId> named = products.named();
        Map<String, String> known = new HashMap<>();
        for (Line line : lines) {
            ProductId there = named.get(Plain.text(line.name()));
            if (there == null) there = named.get(Plain.text(line.id().value()));
            if (there != null) known.put(key(line), there.path());
        }
        return known;
    }

    @Override
    public List<Made> make(IncubatorId incubator, List<Line> lines, Actor actor) {
        LocalDate today = Paris.today(clock);
        products.make(
                lines.stream().map(line -> product(incubator, line, today)).toList());
        return lines.stream()
                .map(line -> new Made(line.id().value(), line.id().path()))
                .toList();
    }

    private static Product product(IncubatorId incubator, Line line, LocalDate today) {
        List<Product.Phase> phases = PhaseKind.of(line.phase())
                .map(kind ->
                        new Product.Phase(kind, kind.code(), line.since() == null ? today : line.since(), null, null))
                .stream()
                .toList();
        return Product.described(
                line.id(),
                line.name(),
                line.mission(),
                List.of(incubator),
                phases,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                line.link().isEmpty() ? null : line.link(),
                line.repository().isEmpty() ? null : line.repository(),
                line.contact() == null ? null : line.contact().value(),
                null,
                null,
                "",
                true,
                "{}");
    }

    @Override
    public String subject(String thing) {
        return new ProductId(thing).keyScope();
    }

    @Override
    public Set<String> withdraw(Collection<String> things) {
        return products.withdraw(things.stream().map(ProductId::new).toList()).stream()
                .map(ProductId::value)
                .collect(Collectors.toSet());
    }
}

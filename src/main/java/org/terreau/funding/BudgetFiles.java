package org.terreau.funding;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.core.io.InputStreamSource;
import org.springframework.stereotype.Service;
import org.terreau.identity.Actor;
import org.terreau.portfolio.ProductId;
import org.terreau.portfolio.Products;
import org.terreau.portfolio.TableUploads;
import org.terreau.shared.Plain;
import org.terreau.shared.Refused;

/** Files of budget lines and of contributions that people choose: kept a day, shown as they are understood, then taken. */
@Service
public class BudgetFiles {

    /** What a column may be, in a file of lines. */
    public static final List<String> LINE_ROLES = List.of(
            "product",
            "year",
            "period",
            "activity",
            "resource",
            "amount",
            "ae",
            "cp",
            "nature",
            "agents",
            "vat",
            "rate",
            "label",
            "people",
            "source");

    /** The same in a file of contributions. */
    public static final List<String> FUNDING_ROLES =
            List.of("product", "year", "funder", "amount", "kind", "vat", "source");

    /** Names of columns, in plain text. */
    private static final Map<String, String> NAMES = names();

    private final TableUploads uploads;
    private final Products products;
    private final BudgetImports imports;

    BudgetFiles(TableUploads budgetUploads, Products products, BudgetImports imports) {
        this.uploads = budgetUploads;
        this.products = products;
        this.imports = imports;
    }

    private static Map<String, String> names() {
        Map<String, String> all = new LinkedHashMap<>();
        put(all, "product", "product", "produit", "startup", "service");
        put(all, "year", "year", "annee", "date", "exercice");
        put(all, "period", "period", "periode", "trimestre");
        put(all, "activity", "activity", "activite", "poste");
        put(all, "resource", "resource", "ressource");
        put(all, "amount", "amount eur", "amount", "montant", "montant eur");
        put(all, "ae", "ae", "autorisations d engagement");
        put(all, "cp", "cp", "credits de paiement");
        put(all, "nature", "nature", "state", "etat");
        put(all, "agents", "agents publics", "agents");
        put(all, "vat", "vat", "tva", "regime");
        put(all, "rate", "taux tva", "taux");
        put(all, "label", "intitule", "libelle");
        put(all, "people", "personnes");
        put(all, "source", "source", "commentaire");
        put(all, "funder", "funder", "financeur");
        put(all, "kind", "kind", "type");
        return Map.copyOf(all);
    }

    private static void put(Map<String, String> all, String role, String... names) {
        for (String name : names) all.put(name, role);
    }

    /**
     * Keeps a file until it is confirmed.
     *
     * @return its number
     * @throws Refused on the field `fichier`
     */
    public long keep(ProductId product, String name, InputStreamSource file, Actor actor) {
        products.mustEdit(actor, product);
        return uploads.keep(product, name, file, actor);
    }

    /**
     * A file before it is taken.
     *
     * @param called the names that its column of products holds; empty when it has none
     * @param labels the activities that it names and the referential does not, in plain text, with how it writes them
     */
    public record Shown(
            TableUploads.Preview preview,
            BudgetImport.Content content,
            List<String> called,
            Map<String, String> labels) {

        public Shown {
            called = List.copyOf(called);
        }
    }

    /**
     * The file, with what its columns seem to be.
     *
     * @param roles what the person says that they are; empty when they have not said yet
     */
    public Shown show(ProductId product, long id, Map<Integer, String> roles, Actor actor) {
        products.mustEdit(actor, product);
        return uploads.take(product, id, actor, table -> {
            TableUploads.Preview preview = table.preview(id, BudgetFiles::guessed);
            Map<Integer, String> columns = roles.isEmpty() ? preview.roles() : roles;
            return new Shown(
                    preview,
                    columns.containsValue("funder") ? BudgetImport.Content.CONTRIBUTIONS : BudgetImport.Content.LINES,
                    List.copyOf(values(table, columns, "product")),
                    labels(table, columns));
        });
    }

    /** What columns of these names seem to be. */
    static Map<Integer, String> guessed(List<String> header) {
        Map<Integer, String> roles = new TreeMap<>();
        boolean funders = header.stream().map(Plain::text).anyMatch(name -> "funder".equals(NAMES.get(name)));
        List<String> wanted = funders ? FUNDING_ROLES : LINE_ROLES;
        for (int column = 0; column < header.size(); column++) {
            String role = NAMES.getOrDefault(Plain.text(header.get(column)), "");
            roles.put(column, wanted.contains(role) && !roles.containsValue(role) ? role : "");
        }
        return roles;
    }

    private static Set<String> values(TableUploads.Table table, Map<Integer, String> roles, String role) {
        Set<String> values = new LinkedHashSet<>();
        for (List<String> row : table.rows().subList(1, table.rows().size())) {
            String value = TableUploads.cell(row, roles, role);
            if (!value.isEmpty() && values.size() < 1000) values.add(value);
        }
        return values;
    }

    private static Map<String, String> labels(TableUploads.Table table, Map<Integer, String> roles) {
        Map<String, String> labels = new LinkedHashMap<>();
        for (String label : values(table, roles, "activity")) {
            String plain = Plain.text(label);
            if (Activity.of(label).isEmpty() && !plain.startsWith("total") && !plain.startsWith("sous total"))
                labels.putIfAbsent(plain, label);
        }
        return labels;
    }

    /** What taking the file would do, or why it can't be: nothing is written. */
    public BudgetImports.Outcome check(
            ProductId product, long id, Map<Integer, String> roles, LineReader.Choices choices, Actor actor) {
        products.mustEdit(actor, product);
        mapped(roles);
        return uploads.take(product, id, actor, table -> imports.check(product, table, roles, choices));
    }

    /**
     * Takes the rows of the file.
     *
     * @param whole all of them or none
     * @param reason why closed years change; empty when none does
     * @throws Refused on the fields `colonnes` and `justification`
     */
    public BudgetImports.Outcome take(
            ProductId product,
            long id,
            Map<Integer, String> roles,
            LineReader.Choices choices,
            boolean whole,
            String reason,
            Actor actor) {
        products.mustEdit(actor, product);
        mapped(roles);
        BudgetImports.Outcome outcome = uploads.take(
                product, id, actor, table -> imports.take(product, table, roles, choices, whole, reason, actor));
        if (outcome.taken()) uploads.forget(id);
        return outcome;
    }

    /** @throws Refused on the field `colonnes`, when amounts can't be read from columns that are this */
    static void mapped(Map<Integer, String> roles) {
        Collection<String> said = roles.values();
        if (said.stream().filter(role -> !role.isEmpty()).distinct().count()
                != said.stream().filter(role -> !role.isEmpty()).count())
            throw new Refused("colonnes", "funding.file.columns.twice");
        boolean amounts = said.contains("amount") || said.contains("ae") || said.contains("cp");
        boolean lines = said.contains("activity") && amounts;
        boolean funders = said.contains("funder") && said.contains("amount");
        if (!said.contains("year") || (!lines && !funders)) throw new Refused("colonnes", "funding.file.columns");
    }
}

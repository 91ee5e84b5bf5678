package org.terreau.opendata;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.terreau.audit.Audit;
import org.terreau.identity.Actor;
import org.terreau.portfolio.ProductCatalogue;
import org.terreau.portfolio.ProductId;
import org.terreau.portfolio.Products;
import org.terreau.shared.Mentions;
import org.terreau.shared.NotFound;
import org.terreau.shared.Objections;
import org.terreau.shared.Refused;
import org.terreau.shared.Stale;
import org.terreau.web.Budget;

/** One product as a file of the catalogue: read by everybody, replaced by those who work on it. */
@Service
public class ProductFiles {

    /** What a file may cost. */
    public static final Budget READING = FrontMatter.READING;

    /** What committees and incubators decide: a file says it and does not change it. */
    private static final List<String> DECIDED = List.of("incubator", "incubators", "sponsors", "phases");

    private final Sections sections;
    private final CatalogueExport export;
    private final Products products;
    private final ProductCatalogue catalogue;
    private final Audit audit;

    ProductFiles(
            Sections sections, CatalogueExport export, Products products, ProductCatalogue catalogue, Audit audit) {
        this.sections = sections;
        this.export = export;
        this.products = products;
        this.catalogue = catalogue;
        this.audit = audit;
    }

    /**
     * A file.
     *
     * @param version what to give back to replace this very file
     */
    public record ProductFile(byte[] bytes, long version) {}

    /** The product's file as the catalogue's export gives it. */
    @Transactional(readOnly = true)
    public ProductFile read(ProductId id) {
        byte[] bytes = export.one(sections.products(), id.value());
        if (bytes == null) throw new NotFound("product", id);
        return new ProductFile(bytes, version(bytes));
    }

    /**
     * Replaces what the product's file says. Phases, incubators and sponsors must be those that are known.
     *
     * @param version of the file that was read before; empty to replace whatever there is
     * @param confirmed somebody said that the texts may be read by all, though they may tell who somebody is
     * @return the file as it reads now
     * @throws Refused naming the field or the line, with the reason
     * @throws Stale when the file has changed since
     */
    @Transactional
    public ProductFile replace(ProductId id, byte[] file, OptionalLong version, boolean confirmed, Actor actor) {
        products.mustEdit(actor, id);
        ProductFile before = read(id);
        if (version.isPresent() && version.getAsLong() != before.version())
            throw new Stale("product", id, version.getAsLong());
        Section<ProductCatalogue.Described> section = sections.products();
        ProductCatalogue.Described known =
                Objects.requireNonNull(catalogue.find(List.of(id)).get(id), "a product that may be edited exists");
        ProductCatalogue.Described said = said(section, id, file);
        FrontMatter now = section.facts(known);
        FrontMatter then = section.facts(said);
        Objections objections = new Objections();
        for (String field : DECIDED)
            objections.when(
                    !Objects.equals(now.fields().get(field), then.fields().get(field)), field, "opendata.bad.decided");
        if (!confirmed) {
            tells(
                    objections,
                    "mission",
                    Objects.toString(now.fields().get("mission"), ""),
                    Objects.toString(then.fields().get("mission"), ""));
            tells(objections, "body", now.body(), then.body());
        }
        objections.raise();
        catalogue.store(List.of(said));
        audit.record(actor.who(), "catalogue.file-replaced", id.keyScope(), Map.of("fields", changed(now, then)));
        return read(id);
    }

    /** Objects to what a text tells of somebody, and did not tell before. */
    private static void tells(Objections objections, String field, String before, String after) {
        List<String> told = new ArrayList<>(Mentions.told(after));
        told.removeAll(Mentions.told(before));
        objections.when(!told.isEmpty(), field, "opendata.public", String.join(", ", told));
    }

    private static ProductCatalogue.Described said(
            Section<ProductCatalogue.Described> section, ProductId id, byte[] file) {
        try {
            return section.read(id.value(), FrontMatter.parse(file));
        } catch (BadFile bad) {
            throw new Refused(List.of(new Refused.Problem(bad.place(), bad.key(), bad.arguments())));
        }
    }

    private static String changed(FrontMatter before, FrontMatter after) {
        List<String> changed = new ArrayList<>();
        for (String name : Facts.OF_PRODUCTS)
            if (!Objects.equals(before.fields().get(name), after.fields().get(name))) changed.add(name);
        if (!before.body().equals(after.body())) changed.add("body");
        return String.join(", ", changed.stream().sorted().toList());
    }

    private static long version(byte[] bytes) {
        try {
            return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(bytes))
                    .getLong();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}

package org.terreau.opendata;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import org.terreau.audit.Audit;
import org.terreau.incubator.Catalogue;
import org.terreau.portfolio.ProductCatalogue;
import org.terreau.portfolio.ProductId;
import org.terreau.web.PublicContent;
import tools.jackson.databind.json.JsonMapper;

/**
 * Imports a catalogue from a folder. Each file is read by itself: a bad one is refused and the others go on. What is
 * stored is stored in one transaction, so that an import that is interrupted changes nothing.
 */
@Service
class CatalogueImport {

    private static final int STEP = 100;

    private final Catalogue catalogue;
    private final ProductCatalogue products;
    private final PublicContent content;
    private final Audit audit;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final JsonMapper json;

    CatalogueImport(
            Catalogue catalogue,
            ProductCatalogue products,
            PublicContent content,
            Audit audit,
            JdbcClient jdbc,
            TransactionTemplate transaction,
            JsonMapper json) {
        this.catalogue = catalogue;
        this.products = products;
        this.content = content;
        this.audit = audit;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.json = json;
    }

    /** The folders of a catalogue, in the order in which they are stored. */
    enum Kind {
        ORGANISATIONS("organisations"),
        INCUBATORS("incubators"),
        PRODUCTS("startups");

        private final String folder;

        Kind(String folder) {
            this.folder = folder;
        }

        String folder() {
            return folder;
        }
    }

    /** A file that was not taken, and why. */
    record Refusal(String file, BadFile reason) {}

    /** What became of the files: how many of each kind were created, changed, left as they were; and those refused. */
    record Report(Map<Kind, Map<Catalogue.Change, Integer>> counts, List<Refusal> refused) {

        int count(Kind kind, Catalogue.Change change) {
            return counts.getOrDefault(kind, Map.of()).getOrDefault(change, 0);
        }
    }

    private interface Storing {
        Catalogue.Change store();
    }

    /**
     * Imports.
     *
     * @param check only says what an import would do
     * @param progress told now and then how many files were read
     * @throws IOException when the folder can't be read; nothing is changed then
     */
    Report run(Path folder, boolean check, Consumer<Integer> progress) throws IOException {
        Map<Kind, Map<String, byte[]>> files = read(folder);
        CatalogueReader reader = new CatalogueReader(json);
        List<Refusal> refused = new ArrayList<>();
        Map<Kind, Map<Catalogue.Change, Integer>> counts = new EnumMap<>(Kind.class);
        transaction.executeWithoutResult(status -> {
            jdbc.sql("select pg_advisory_xact_lock(hashtext('terreau.catalogue-import'))")
                    .query(row -> {});
            Map<ProductId, String> known = products.fingerprints();
            int done = 0;
            for (Kind kind : Kind.values()) {
                Map<Catalogue.Change, Integer> count =
                        counts.computeIfAbsent(kind, none -> new EnumMap<>(Catalogue.Change.class));
                for (Map.Entry<String, byte[]> file :
                        files.getOrDefault(kind, Map.of()).entrySet()) {
                    try {
                        Catalogue.Change change =
                                storing(kind, file, reader, known).store();
                        count.merge(change, 1, Integer::sum);
                    } catch (BadFile bad) {
                        refused.add(new Refusal(kind.folder() + "/" + file.getKey(), bad));
                    }
                    if (++done % STEP == 0) progress.accept(done);
                }
            }
            int touched = counts.values().stream()
                    .mapToInt(count -> count.getOrDefault(Catalogue.Change.CREATED, 0)
                            + count.getOrDefault(Catalogue.Change.CHANGED, 0))
                    .sum();
            if (check) {
                status.setRollbackOnly();
                return;
            }
            if (touched == 0) return;
            content.changed();
            audit.record(
                    Audit.Who.PROGRAM,
                    "catalogue.imported",
                    "catalogue",
                    Map.of("changed", String.valueOf(touched), "refused", String.valueOf(refused.size())));
        });
        return new Report(counts, List.copyOf(refused));
    }

    private Storing storing(
            Kind kind, Map.Entry<String, byte[]> file, CatalogueReader reader, Map<ProductId, String> known)
            throws BadFile {
        FrontMatter matter = FrontMatter.parse(file.getValue());
        String name = file.getKey();
        String id = name.endsWith(".md") ? name.substring(0, name.length() - 3) : name;
        return switch (kind) {
            case ORGANISATIONS -> {
                var organisation = reader.organisation(id, matter);
                yield () -> catalogue.store(organisation, reader.published(matter));
            }
            case INCUBATORS -> {
                var incubator = reader.incubator(id, matter);
                yield () -> catalogue.store(incubator, reader.published(matter));
            }
            case PRODUCTS -> {
                CatalogueReader.ReadProduct read = reader.product(id, matter);
                String fingerprint = products.fingerprint(read.product(), read.formerIds());
                yield () -> fingerprint.equals(known.get(read.product().id()))
                        ? Catalogue.Change.UNCHANGED
                        : products.store(read.product(), read.formerIds());
            }
        };
    }

    private static Map<Kind, Map<String, byte[]>> read(Path folder) throws IOException {
        Map<Kind, Map<String, byte[]>> files = new EnumMap<>(Kind.class);
        for (Kind kind : Kind.values()) {
            Path sub = folder.resolve(kind.folder());
            if (!Files.isDirectory(sub)) continue;
            List<Path> listed;
            try (Stream<Path> entries = Files.list(sub)) {
                listed = entries.filter(Files::isRegularFile)
                        .filter(file -> !file.getFileName().toString().startsWith("."))
                        .filter(file -> kind == Kind.ORGANISATIONS
                                || file.getFileName().toString().endsWith(".md"))
                        .sorted()
                        .toList();
            }
            Map<String, byte[]> contents = new LinkedHashMap<>();
            for (Path file : listed) contents.put(file.getFileName().toString(), Files.readAllBytes(file));
            files.put(kind, contents);
        }
        if (files.isEmpty())
            throw new java.nio.file.NoSuchFileException(
                    folder.resolve("startups").toString());
        return files;
    }
}

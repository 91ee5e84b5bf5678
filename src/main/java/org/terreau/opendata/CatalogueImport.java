package org.terreau.opendata;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import org.terreau.audit.Audit;
import org.terreau.incubator.Catalogue;
import org.terreau.web.LongWork;
import org.terreau.web.PublicContent;

/**
 * Imports a catalogue from a folder. Each file is read by itself: a bad one is refused and the others go on. What is
 * stored is stored in one transaction, so that an import that is interrupted changes nothing.
 */
@Service
class CatalogueImport {

    private static final Logger LOG = LoggerFactory.getLogger(CatalogueImport.class);
    private static final int AT_ONCE = 200;

    private final Sections sections;
    private final JdbcCatalogueFiles files;
    private final CatalogueConflicts conflicts;
    private final PublicContent content;
    private final LongWork longWork;
    private final Audit audit;
    private final JdbcConflicts stored;
    private final TransactionTemplate transaction;
    private final TransactionTemplate step;

    CatalogueImport(
            Sections sections,
            JdbcCatalogueFiles files,
            CatalogueConflicts conflicts,
            PublicContent content,
            LongWork longWork,
            Audit audit,
            JdbcConflicts stored,
            PlatformTransactionManager transactions) {
        this.sections = sections;
        this.files = files;
        this.conflicts = conflicts;
        this.content = content;
        this.longWork = longWork;
        this.audit = audit;
        this.stored = stored;
        this.transaction = new TransactionTemplate(transactions);
        this.step = new TransactionTemplate(transactions);
        this.step.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    }

    /**
     * Imports.
     *
     * @param check only says what an import would do
     * @param progress told now and then how many files were read
     * @throws IOException when the folder can't be read; nothing is changed then
     */
    Report run(Path folder, boolean check, Consumer<Integer> progress) throws IOException {
        Map<Kind, List<Path>> listed = list(folder);
        Report report = new Report();
        transaction.executeWithoutResult(status -> {
            longWork.inThisTransaction();
            stored.lock();
            int[] done = {0};
            for (Section<?> section : sections.all())
                take(section, listed.getOrDefault(section.kind(), List.of()), report, read -> {
                    done[0] += read;
                    progress.accept(done[0]);
                });
            if (check) {
                status.setRollbackOnly();
                return;
            }
            if (report.touched() == 0 && report.count(Report.Outcome.CONFLICT) == 0) return;
            content.changed();
            audit.record(
                    Audit.Who.PROGRAM,
                    "catalogue.imported",
                    "catalogue",
                    Map.of(
                            "changed",
                            String.valueOf(report.touched()),
                            "refused",
                            String.valueOf(report.count(Report.Outcome.REFUSED)),
                            "conflicts",
                            String.valueOf(report.count(Report.Outcome.CONFLICT))));
        });
        return report;
    }

    private <T> void take(Section<T> section, List<Path> listed, Report report, Consumer<Integer> progress) {
        Map<String, String> digests = files.digests(section.kind());
        Set<String> known = section.ids();
        Set<String> seen = new HashSet<>();
        for (int from = 0; from < listed.size(); from += AT_ONCE) {
            List<Path> some = listed.subList(from, Math.min(from + AT_ONCE, listed.size()));
            new Batch<>(section, known, digests, seen, report).take(some);
            progress.accept(some.size());
        }
    }

    /** A file that reads well. */
    private record Incoming<T>(JdbcCatalogueFiles.Imported file, FrontMatter written, T thing) {}

    private record Outcome<T>(
            Incoming<T> incoming,
            Catalogue.Change change,
            @Nullable Reconciliation reconciliation) {}

    /** Some files of one kind. */
    private final class Batch<T> {

        private final Section<T> section;
        private final Set<String> known;
        private final Map<String, String> digests;
        private final Set<String> seen;
        private final Report report;

        Batch(Section<T> section, Set<String> known, Map<String, String> digests, Set<String> seen, Report report) {
            this.section = section;
            this.known = known;
            this.digests = digests;
            this.seen = seen;
            this.report = report;
        }

        void take(List<Path> paths) {
            List<Incoming<T>> incoming = new ArrayList<>();
            for (Path path : paths) {
                String name = path.getFileName().toString();
                try {
                    byte[] bytes = bytes(path);
                    String id = name.endsWith(".md") ? name.substring(0, name.length() - 3) : name;
                    if (!seen.add(id)) throw new BadFile("-", "same-id", id);
                    String digest = digest(bytes);
                    if (known.contains(id) && digest.equals(digests.get(id))) {
                        report.counted(section.kind(), Catalogue.Change.UNCHANGED);
                        continue;
                    }
                    FrontMatter written = FrontMatter.parse(bytes);
                    incoming.add(new Incoming<>(
                            new JdbcCatalogueFiles.Imported(id, name, bytes, digest),
                            written,
                            section.read(id, written)));
                } catch (BadFile bad) {
                    report.told(section.kind(), name, Report.Outcome.REFUSED, bad);
                }
            }
            if (!incoming.isEmpty()) store(outcomes(incoming));
        }

        private List<Outcome<T>> outcomes(List<Incoming<T>> incoming) {
            List<String> ids = incoming.stream()
                    .map(one -> one.file().id())
                    .filter(known::contains)
                    .toList();
            Map<String, T> current = section.find(ids);
            Map<String, JdbcCatalogueFiles.Imported> before = files.find(section.kind(), ids);
            List<Outcome<T>> outcomes = new ArrayList<>();
            for (Incoming<T> one : incoming) {
                String id = one.file().id();
                T here = current.get(id);
                try {
                    outcomes.add(
                            here == null
                                    ? new Outcome<>(one, Catalogue.Change.CREATED, null)
                                    : reconciled(one, here, before.get(id)));
                } catch (BadFile bad) {
                    report.told(section.kind(), one.file().name(), Report.Outcome.REFUSED, bad);
                }
            }
            return outcomes;
        }

        private Outcome<T> reconciled(Incoming<T> one, T here, JdbcCatalogueFiles.@Nullable Imported before)
                throws BadFile {
            String id = one.file().id();
            FrontMatter imported = before == null ? section.unfiled(here) : FrontMatter.parse(before.content());
            boolean described = !imported.equals(Facts.NONE);
            Reconciliation.Side base =
                    described ? Reconciliation.Side.of(section, id, imported) : Reconciliation.Side.none();
            Reconciliation.Side ours = Reconciliation.Side.of(
                    section, id, described ? CatalogueExport.now(section, id, here, imported) : section.facts(here));
            Reconciliation merged = Reconciliation.of(base, Reconciliation.Side.of(section, id, one.written()), ours);
            T thing = section.read(id, merged.merged());
            return new Outcome<>(
                    new Incoming<>(one.file(), merged.merged(), thing),
                    section.same(thing, here) ? Catalogue.Change.UNCHANGED : Catalogue.Change.CHANGED,
                    merged);
        }

        /** All at once; one by one when the database refuses some, so that the others are taken. */
        private void store(List<Outcome<T>> outcomes) {
            try {
                step.executeWithoutResult(status -> write(outcomes));
            } catch (DataAccessException refused) {
                LOG.warn("The database refused one of {} files: they are taken one by one", outcomes.size(), refused);
                for (Outcome<T> outcome : outcomes) storeAlone(outcome);
                return;
            }
            tell(outcomes);
        }

        private void storeAlone(Outcome<T> outcome) {
            try {
                step.executeWithoutResult(status -> write(List.of(outcome)));
            } catch (DataAccessException refused) {
                report.told(
                        section.kind(),
                        outcome.incoming().file().name(),
                        Report.Outcome.REFUSED,
                        new BadFile("-", "not-stored"));
                return;
            }
            tell(List.of(outcome));
        }

        private void write(List<Outcome<T>> outcomes) {
            Map<T, FrontMatter> things = new LinkedHashMap<>();
            for (Outcome<T> outcome : outcomes)
                if (outcome.change() != Catalogue.Change.UNCHANGED)
                    things.put(outcome.incoming().thing(), outcome.incoming().written());
            section.store(things);
            for (Outcome<T> outcome : outcomes)
                if (outcome.reconciliation() != null)
                    conflicts.found(section.kind(), outcome.incoming().file().id(), outcome.reconciliation());
            files.keep(
                    section.kind(),
                    outcomes.stream().map(outcome -> outcome.incoming().file()).toList());
        }

        private void tell(Outcome<T> outcome) {
            String name = outcome.incoming().file().name();
            report.counted(section.kind(), outcome.change());
            if (outcome.change() == Catalogue.Change.CREATED)
                report.taken(section.kind(), name, Report.Outcome.CREATED, "-");
            Reconciliation reconciliation = outcome.reconciliation();
            if (reconciliation == null) return;
            if (outcome.change() == Catalogue.Change.CHANGED)
                report.taken(section.kind(), name, Report.Outcome.CHANGED, String.join(", ", reconciliation.taken()));
            for (Reconciliation.Conflict conflict : reconciliation.conflicts())
                report.told(
                        section.kind(), name, Report.Outcome.CONFLICT, new BadFile(conflict.field(), "both-changed"));
        }

        private void tell(List<Outcome<T>> outcomes) {
            outcomes.forEach(this::tell);
            Map<String, String> names = outcomes.stream()
                    .map(outcome -> outcome.incoming().file())
                    .collect(Collectors.toMap(JdbcCatalogueFiles.Imported::id, JdbcCatalogueFiles.Imported::name));
            List<T> stored = outcomes.stream()
                    .filter(outcome -> outcome.change() != Catalogue.Change.UNCHANGED)
                    .map(outcome -> outcome.incoming().thing())
                    .toList();
            for (Section.Remark remark : section.remarks(stored))
                report.told(
                        section.kind(),
                        names.getOrDefault(remark.id(), remark.id()),
                        Report.Outcome.REMARK,
                        remark.about());
        }
    }

    private static byte[] bytes(Path file) throws BadFile {
        try {
            if (Files.size(file) > FrontMatter.LARGEST) throw new BadFile("-", "large", FrontMatter.LARGEST >> 10);
            return Files.readAllBytes(file);
        } catch (IOException unreadable) {
            throw new BadFile("-", "unreadable");
        }
    }

    private static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Map<Kind, List<Path>> list(Path folder) throws IOException {
        Map<Kind, List<Path>> files = new HashMap<>();
        for (Kind kind : Kind.values()) {
            Path sub = folder.resolve(kind.folder());
            if (!Files.isDirectory(sub)) continue;
            try (Stream<Path> entries = Files.list(sub)) {
                files.put(
                        kind,
                        entries.filter(Files::isRegularFile)
                                .filter(file -> named(file, kind))
                                .sorted()
                                .toList());
            }
        }
        if (files.isEmpty())
            throw new NoSuchFileException(folder.resolve("startups").toString());
        return files;
    }

    private static boolean named(Path file, Kind kind) {
        String name = file.getFileName().toString();
        return !name.startsWith(".") && (kind == Kind.ORGANISATIONS || name.endsWith(".md"));
    }
}

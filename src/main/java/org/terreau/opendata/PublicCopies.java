package org.terreau.opendata;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import org.terreau.audit.Audit;
import org.terreau.document.DocumentId;
import org.terreau.document.FileKind;
import org.terreau.document.Vault;
import org.terreau.shared.NotFound;
import org.terreau.shared.Paris;
import org.terreau.web.PublicContent;
import org.terreau.web.PublicDataSet;
import tools.jackson.databind.json.JsonMapper;

/**
 * A copy of everything public, made each night, all of it as it was at one moment: a zip with a manifest that gives the
 * size and the digest of each file. The last {@value #KEPT} are kept.
 */
@Service
public class PublicCopies {

    /** How many are kept. */
    public static final int KEPT = 7;

    private static final int HOUR = 3;

    private final List<PublicDataSet> sets;
    private final Vault vault;
    private final Audit audit;
    private final PublicContent content;
    private final JdbcCopies stored;
    private final JsonMapper json;
    private final Clock clock;
    private final TransactionTemplate oneMoment;
    private final TransactionTemplate transaction;

    PublicCopies(
            List<PublicDataSet> sets,
            Vault vault,
            Audit audit,
            PublicContent content,
            JdbcCopies stored,
            JsonMapper json,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.sets = sets.stream()
                .sorted(Comparator.comparingInt(PublicDataSet::order))
                .toList();
        this.vault = vault;
        this.audit = audit;
        this.content = content;
        this.stored = stored;
        this.json = json;
        this.clock = clock;
        this.oneMoment = new TransactionTemplate(transactions);
        this.oneMoment.setReadOnly(true);
        this.oneMoment.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * A copy.
     *
     * @param size in bytes
     * @param digest SHA-256, in hexadecimal
     * @param files how many it holds, the manifest included
     */
    public record PublicCopy(LocalDate day, Instant at, DocumentId document, long size, String digest, int files) {

        /** The name of its file. */
        public String name() {
            return "terreau-" + day + ".zip";
        }

        private String owner() {
            return "public-copy:" + day;
        }
    }

    /** The sets that a copy holds, in order. */
    public List<PublicDataSet> sets() {
        return sets;
    }

    /** The newest first. */
    @Transactional(readOnly = true)
    public List<PublicCopy> all() {
        return stored.all();
    }

    /** The copy of this day, to be sent. */
    @Transactional(readOnly = true)
    public Vault.Stored open(LocalDate day) {
        PublicCopy copy = all().stream()
                .filter(known -> known.day().equals(day))
                .findFirst()
                .orElseThrow(() -> new NotFound("copy", day));
        return vault.openPublic(copy.document(), copy.owner());
    }

    /** Makes the copy of today, in the place of the one that there may be. */
    public PublicCopy make() throws IOException {
        Path file = Files.createTempFile("terreau-", ".copy");
        try {
            LocalDate today = Paris.today(clock);
            int files = write(file);
            Vault.Arrival arrival = vault.made("terreau-" + today + ".zip", FileKind.ZIP, file);
            PublicCopy made =
                    new PublicCopy(today, clock.instant(), arrival.id(), arrival.size(), arrival.digest(), files);
            transaction.executeWithoutResult(status -> keep(arrival, made));
            return made;
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private void keep(Vault.Arrival arrival, PublicCopy made) {
        List<PublicCopy> before = all();
        List<PublicCopy> gone = new ArrayList<>(
                before.stream().filter(copy -> copy.day().equals(made.day())).toList());
        before.stream()
                .filter(copy -> !copy.day().equals(made.day()))
                .skip(KEPT - 1L)
                .forEach(gone::add);
        for (PublicCopy copy : gone) {
            vault.forget(copy.document());
            stored.delete(copy.day());
        }
        vault.keep(arrival, made.owner(), Audit.Who.PROGRAM);
        stored.insert(made);
        audit.record(Audit.Who.PROGRAM, "opendata.copied", made.owner(), Map.of("sha256", made.digest()));
        content.changed();
    }

    private int write(Path file) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            Entries entries = new Entries(zip);
            try {
                oneMoment.executeWithoutResult(status -> {
                    try {
                        for (PublicDataSet set : sets) set.copy(entries);
                    } catch (IOException failure) {
                        throw new UncheckedIOException(failure);
                    }
                });
            } catch (UncheckedIOException failure) {
                throw failure.getCause();
            }
            entries.end();
            Map<String, Object> manifest = new LinkedHashMap<>();
            manifest.put("madeAt", clock.instant().toString());
            manifest.put("licence", "Licence Ouverte 2.0 (etalab-2.0)");
            manifest.put("files", entries.listed);
            zip.putNextEntry(new ZipEntry("manifest.json"));
            zip.write(json.writerWithDefaultPrettyPrinter()
                    .writeValueAsString(manifest)
                    .getBytes(StandardCharsets.UTF_8));
            zip.closeEntry();
            return entries.listed.size() + 1;
        }
    }

    /** The files of a zip, with their sizes and digests. */
    private static final class Entries implements PublicDataSet.Receiver {

        private final ZipOutputStream zip;
        private final List<Map<String, Object>> listed = new ArrayList<>();
        private @Nullable Counted open;
        private String path = "";

        private Entries(ZipOutputStream zip) {
            this.zip = zip;
        }

        @Override
        public OutputStream file(String path) throws IOException {
            end();
            this.path = path;
            zip.putNextEntry(new ZipEntry(path));
            Counted begun = new Counted(zip);
            open = begun;
            return begun;
        }

        private void end() throws IOException {
            Counted ending = open;
            if (ending == null) return;
            zip.closeEntry();
            Map<String, Object> line = new LinkedHashMap<>();
            line.put("path", path);
            line.put("size", ending.size);
            line.put(
                    "sha256", HexFormat.of().formatHex(ending.getMessageDigest().digest()));
            listed.add(line);
            open = null;
        }
    }

    private static final class Counted extends DigestOutputStream {

        private long size;

        private Counted(OutputStream out) {
            super(out, sha256());
        }

        @Override
        public void write(int one) throws IOException {
            super.write(one);
            size++;
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            super.write(bytes, from, length);
            size += length;
        }

        /** The zip goes on. */
        @Override
        public void close() {}
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** One is due: the night's, or the very first as soon as there is a product. */
    boolean due() {
        ZonedDateTime now = clock.instant().atZone(Paris.ZONE);
        Optional<LocalDate> last = stored.lastDay();
        if (last.isPresent()) return now.getHour() >= HOUR && last.get().isBefore(now.toLocalDate());
        return sets.stream().anyMatch(PublicDataSet::hasSomething);
    }

    @Configuration
    static class Nightly {

        @Bean
        RecurringTask<Void> makePublicCopy(PublicCopies copies) {
            return Tasks.recurring("opendata-copy", FixedDelay.ofMinutes(10)).execute((instance, context) -> {
                try {
                    if (copies.due()) copies.make();
                } catch (IOException failure) {
                    throw new UncheckedIOException(failure);
                }
            });
        }
    }
}

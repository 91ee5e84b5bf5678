package org.terreau.opendata;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Gives the catalogue back in the format in which it came. */
@Service
class CatalogueExport {

    private final Sections sections;
    private final JdbcCatalogueFiles files;

    CatalogueExport(Sections sections, JdbcCatalogueFiles files) {
        this.sections = sections;
        this.files = files;
    }

    /** Where the files go. */
    interface Receiver {

        /** @param path inside the catalogue, such as "startups/x.md" */
        void receive(String path, byte[] content) throws IOException;
    }

    /**
     * Each file, one after another, without holding more than some of them in memory.
     *
     * @throws IOException when it can't be received
     */
    void each(Receiver receiver) throws IOException {
        try {
            for (Section<?> section : sections.all()) each(section, receiver);
        } catch (UncheckedIOException failure) {
            throw failure.getCause();
        }
    }

    private <T> void each(Section<T> section, Receiver receiver) {
        section.each(things -> {
            Map<String, JdbcCatalogueFiles.Imported> imported = files.find(section.kind(), things.keySet());
            things.forEach((id, thing) -> {
                JdbcCatalogueFiles.Imported file = imported.get(id);
                String name = file == null ? id + ".md" : file.name();
                try {
                    receiver.receive(section.kind().folder() + "/" + name, written(section, id, thing, file));
                } catch (IOException failure) {
                    throw new UncheckedIOException(failure);
                }
            });
        });
    }

    /** The file of one thing; null when it is not known. */
    <T> byte @Nullable [] one(Section<T> section, String id) {
        T thing = section.find(List.of(id)).get(id);
        return thing == null
                ? null
                : written(
                        section,
                        id,
                        thing,
                        files.find(section.kind(), List.of(id)).get(id));
    }

    /** What the file of a thing reads now: as it was imported, with what changed here. */
    static <T> FrontMatter now(Section<T> section, String id, T thing, FrontMatter imported) throws BadFile {
        FrontMatter then = section.facts(section.read(id, imported));
        return section.unknown(thing, imported, Facts.since(imported, then, section.facts(thing)));
    }

    private static <T> byte[] written(
            Section<T> section, String id, T thing, JdbcCatalogueFiles.@Nullable Imported file) {
        FrontMatter facts = section.facts(thing);
        try {
            FrontMatter base = file == null ? section.unfiled(thing) : FrontMatter.parse(file.content());
            if (base.equals(Facts.NONE)) return FrontMatterWriter.write(facts);
            FrontMatter now = now(section, id, thing, base);
            return file == null ? FrontMatterWriter.write(now) : FrontMatterWriter.rewrite(file.content(), now);
        } catch (BadFile tolerated) {
            return FrontMatterWriter.write(facts);
        }
    }
}

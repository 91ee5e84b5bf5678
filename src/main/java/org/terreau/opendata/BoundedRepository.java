package org.terreau.opendata;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import org.eclipse.jgit.internal.storage.file.FileRepository;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.transport.PackParser;

/**
 * A repository that takes no object larger than what fits in memory several times, the library making room for each as
 * the sender announces it, and no chain of differences that is heavier: see {@link WeighedPack}.
 */
final class BoundedRepository extends FileRepository {

    /** Pictures beside a catalogue are smaller. */
    static final long LARGEST_OBJECT = 16L << 20;

    private BoundedRepository(Path folder) throws IOException {
        super(folder.toFile());
    }

    /** @param folder an empty one */
    static BoundedRepository in(Path folder) throws IOException {
        BoundedRepository repository = new BoundedRepository(folder);
        repository.create(true);
        return repository;
    }

    @Override
    public ObjectInserter newObjectInserter() {
        ObjectInserter all = super.newObjectInserter();
        return new ObjectInserter.Filter() {
            @Override
            protected ObjectInserter delegate() {
                return all;
            }

            @Override
            public PackParser newPackParser(InputStream pack) throws IOException {
                PackParser parser = super.newPackParser(new WeighedPack(pack));
                parser.setMaxObjectSizeLimit(LARGEST_OBJECT);
                return parser;
            }
        };
    }
}

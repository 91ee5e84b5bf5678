package org.terreau.opendata;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The files of the catalogue as they were last imported. */
@Repository
class JdbcCatalogueFiles {

    private final JdbcClient jdbc;
    private final JdbcTemplate template;

    JdbcCatalogueFiles(JdbcClient jdbc, JdbcTemplate template) {
        this.jdbc = jdbc;
        this.template = template;
    }

    /** @param name the file's name, which is not always its id and an ending */
    record Imported(String id, String name, byte[] content, String digest) {}

    /** The digest of each file, by id. */
    Map<String, String> digests(Kind kind) {
        Map<String, String> digests = new HashMap<>();
        jdbc.sql("select id, digest from catalogue_file where kind = :kind")
                .param("kind", kind.folder())
                .query(row -> {
                    digests.put(row.getString("id"), row.getString("digest"));
                });
        return digests;
    }

    Map<String, Imported> find(Kind kind, Collection<String> ids) {
        Map<String, Imported> found = new HashMap<>();
        if (ids.isEmpty()) return found;
        jdbc.sql("select id, name, content, digest from catalogue_file where kind = :kind and id in (:ids)")
                .param("kind", kind.folder())
                .param("ids", ids)
                .query(row -> {
                    found.put(
                            row.getString("id"),
                            new Imported(
                                    row.getString("id"),
                                    row.getString("name"),
                                    row.getBytes("content"),
                                    row.getString("digest")));
                });
        return found;
    }

    void keep(Kind kind, List<Imported> files) {
        template.batchUpdate(
                """
                insert into catalogue_file (kind, id, name, content, digest) values (?, ?, ?, ?, ?)
                on conflict (kind, id) do update
                set name = excluded.name, content = excluded.content, digest = excluded.digest
                """,
                files.stream()
                        .map(file ->
                                new Object[] {kind.folder(), file.id(), file.name(), file.content(), file.digest()})
                        .toList());
    }
}

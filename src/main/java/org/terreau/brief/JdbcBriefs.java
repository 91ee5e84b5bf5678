package org.terreau.brief;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.terreau.dossier.Author;
import org.terreau.dossier.Brief;
import org.terreau.dossier.BriefContents;
import org.terreau.dossier.DossierId;
import org.terreau.dossier.DossiersBroughtIn;

/** The SQL of the versions of briefs, and of what their drafts were. */
@Repository
class JdbcBriefs {

    private final JdbcClient jdbc;
    private final JdbcTemplate template;
    private final BriefContents contents;

    JdbcBriefs(JdbcClient jdbc, JdbcTemplate template, BriefContents contents) {
        this.jdbc = jdbc;
        this.template = template;
        this.contents = contents;
    }

    /** Keeps what the draft is in this version of it. */
    void revise(DossierId id, long version, Brief draft, Author author) {
        jdbc.sql("""
                        insert into brief_revision (dossier_id, version, author_id, author, saved_at, content)
                        values (:id, :version, :authorId, :author, :at, :content::jsonb)
                        """)
                .param("id", id.value())
                .param("version", version)
                .param("authorId", author.id().value())
                .param("author", author.name())
                .param("at", Timestamp.from(author.at()))
                .param("content", contents.written(draft))
                .update();
    }

    /** The draft as this version of it was; empty when it never was, or is not kept any more. */
    Optional<Brief> revision(DossierId id, long version) {
        return jdbc.sql("select content from brief_revision where dossier_id = :id and version = :version")
                .param("id", id.value())
                .param("version", version)
                .query((row, ignored) -> contents.brief(row.getString("content")))
                .optional();
    }

    /** Keeps the briefs of dossiers of the past: the draft, and the version that a committee decides on where it may. */
    void takeOver(List<DossiersBroughtIn.BroughtIn> taken) {
        template.batchUpdate("""
                insert into brief_revision (dossier_id, version, author_id, author, saved_at, content)
                values (?, 1, ?, ?, ?, ?::jsonb)
                """, taken.stream().map(this::cells).toList());
        template.batchUpdate(
                """
                insert into brief_version (dossier_id, number, author_id, author, saved_at, submitted, content)
                values (?, 1, ?, ?, ?, true, ?::jsonb)
                """,
                taken.stream()
                        .filter(DossiersBroughtIn.BroughtIn::submitted)
                        .map(this::cells)
                        .toList());
    }

    private Object[] cells(DossiersBroughtIn.BroughtIn one) {
        return new Object[] {
            one.id().value(),
            one.author().id().value(),
            one.author().name(),
            Timestamp.from(one.author().at()),
            contents.written(one.brief())
        };
    }

    /** Keeps the draft as a numbered version, unless it is the same as the last one and is not being submitted. */
    void keepVersion(DossierId id, Brief brief, Author author, boolean submitted) {
        jdbc.sql("""
                        insert into brief_version (dossier_id, number, author_id, author, saved_at, submitted, content)
                        select :id, coalesce(max(number), 0) + 1, :authorId, :author, :at, :submitted, :content::jsonb
                        from brief_version where dossier_id = :id
                        having :submitted or coalesce(
                            (select content from brief_version where dossier_id = :id order by number desc limit 1),
                            '{}'::jsonb) <> :content::jsonb
                        """)
                .param("id", id.value())
                .param("authorId", author.id().value())
                .param("author", author.name())
                .param("at", Timestamp.from(author.at()))
                .param("submitted", submitted)
                .param("content", contents.written(brief))
                .update();
    }

    /** The version that was submitted last is the one that the committee decided on. */
    void decided(DossierId id) {
        jdbc.sql("""
                        update brief_version set decided = true
                        where dossier_id = :id and number =
                            (select max(number) from brief_version where dossier_id = :id and submitted)
                        """).param("id", id.value()).update();
    }

    /** Forgets states of drafts that nobody compares with any more; what was kept as a version stays. */
    int forgetRevisions(Instant before) {
        return jdbc.sql("""
                        delete from brief_revision old
                        where saved_at < :before
                          and version < (select draft_version from dossier where id = old.dossier_id)
                          and not exists (select 1 from brief_reading reading
                                          where reading.dossier_id = old.dossier_id
                                            and old.version in (reading.version, reading.previous_version))
                        """).param("before", Timestamp.from(before)).update();
    }

    List<BriefVersion> versions(DossierId id) {
        return jdbc.sql(
                        "select number, author, saved_at, submitted, decided from brief_version where dossier_id = :id order by number desc")
                .param("id", id.value())
                .query((row, ignored) -> new BriefVersion(
                        row.getInt("number"),
                        row.getString("author"),
                        row.getTimestamp("saved_at").toInstant(),
                        row.getBoolean("submitted"),
                        row.getBoolean("decided")))
                .list();
    }

    Optional<Brief> version(DossierId id, int number) {
        return jdbc.sql("select content from brief_version where dossier_id = :id and number = :number")
                .param("id", id.value())
                .param("number", number)
                .query((row, ignored) -> contents.brief(row.getString("content")))
                .optional();
    }

    Optional<Brief> lastSubmitted(DossierId id) {
        return jdbc.sql(
                        "select content from brief_version where dossier_id = :id and submitted order by number desc limit 1")
                .param("id", id.value())
                .query((row, ignored) -> contents.brief(row.getString("content")))
                .optional();
    }
}

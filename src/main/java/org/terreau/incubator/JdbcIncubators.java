package org.terreau.incubator;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

@Repository
@Transactional
class JdbcIncubators implements Incubators, Catalogue {

    private static final String INCUBATORS = """
            select id, title, owner, contact, address, website, github, short_description, description, hidden
            from incubator
            """;
    private static final String ORGANISATIONS = "select id, name, acronym, type, ministry from organisation ";

    private final JdbcClient jdbc;

    JdbcIncubators(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Incubator> find(IncubatorId id) {
        return jdbc.sql(INCUBATORS + "where id = :id")
                .param("id", id.value())
                .query(JdbcIncubators::incubator)
                .optional();
    }

    @Override
    @Transactional(readOnly = true)
    public List<Incubator> all() {
        return jdbc.sql(INCUBATORS + "order by lower(title), id")
                .query(JdbcIncubators::incubator)
                .list();
    }

    @Override
    @Transactional(readOnly = true)
    public Incubator host() {
        return jdbc.sql(INCUBATORS + "where host")
                .query(JdbcIncubators::incubator)
                .single();
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Organisation> organisation(OrganisationId id) {
        return jdbc.sql(ORGANISATIONS + "where id = :id")
                .param("id", id.value())
                .query(JdbcIncubators::organisation)
                .optional();
    }

    @Override
    @Transactional(readOnly = true)
    public Map<OrganisationId, Organisation> organisations(Collection<OrganisationId> ids) {
        if (ids.isEmpty()) return Map.of();
        return jdbc
                .sql(ORGANISATIONS + "where id in (:ids)")
                .param("ids", ids.stream().map(OrganisationId::value).toList())
                .query(JdbcIncubators::organisation)
                .list()
                .stream()
                .collect(Collectors.toMap(Organisation::id, Function.identity()));
    }

    @Override
    @Transactional(readOnly = true)
    public List<Organisation> organisations() {
        return jdbc.sql(ORGANISATIONS + "order by lower(name), id")
                .query(JdbcIncubators::organisation)
                .list();
    }

    @Override
    public Change store(Incubator incubator, String published) {
        return change(jdbc.sql("""
                        insert into incubator (id, title, owner, contact, address, website, github, short_description,
                                               description, hidden, published)
                        values (:id, :title, :owner, :contact, :address, :website, :github, :short, :description, :hidden,
                                :published::jsonb)
                        on conflict (id) do update
                        set title = excluded.title, owner = excluded.owner, contact = excluded.contact,
                            address = excluded.address, website = excluded.website, github = excluded.github,
                            short_description = excluded.short_description, description = excluded.description,
                            hidden = excluded.hidden, published = excluded.published, version = incubator.version + 1
                        where (incubator.title, incubator.owner, incubator.contact, incubator.address, incubator.website,
                               incubator.github, incubator.short_description, incubator.description, incubator.hidden,
                               incubator.published)
                              is distinct from
                              (excluded.title, excluded.owner, excluded.contact, excluded.address, excluded.website,
                               excluded.github, excluded.short_description, excluded.description, excluded.hidden,
                               excluded.published)
                        returning (xmax = 0) as created
                        """)
                .param("id", incubator.id().value())
                .param("title", incubator.title())
                .param("owner", incubator.owner())
                .param("contact", incubator.contact())
                .param("address", incubator.address())
                .param("website", incubator.website())
                .param("github", incubator.github())
                .param("short", incubator.shortDescription())
                .param("description", incubator.description())
                .param("hidden", incubator.hidden())
                .param("published", published)
                .query(Boolean.class)
                .optional());
    }

    @Override
    public Change store(Organisation organisation, String published) {
        return change(jdbc.sql("""
                        insert into organisation (id, name, acronym, type, ministry, published)
                        values (:id, :name, :acronym, :type, :ministry, :published::jsonb)
                        on conflict (id) do update
                        set name = excluded.name, acronym = excluded.acronym, type = excluded.type,
                            ministry = excluded.ministry, published = excluded.published
                        where (organisation.name, organisation.acronym, organisation.type, organisation.ministry,
                               organisation.published)
                              is distinct from
                              (excluded.name, excluded.acronym, excluded.type, excluded.ministry, excluded.published)
                        returning (xmax = 0) as created
                        """)
                .param("id", organisation.id().value())
                .param("name", organisation.name())
                .param("acronym", organisation.acronym())
                .param("type", organisation.type())
                .param("ministry", organisation.ministry())
                .param("published", published)
                .query(Boolean.class)
                .optional());
    }

    private static Change change(Optional<Boolean> created) {
        return created.map(fresh -> fresh ? Change.CREATED : Change.CHANGED).orElse(Change.UNCHANGED);
    }

    private static Incubator incubator(ResultSet row, int ignored) throws SQLException {
        return new Incubator(
                new IncubatorId(row.getString("id")),
                row.getString("title"),
                row.getString("owner"),
                row.getString("contact"),
                row.getString("address"),
                row.getString("website"),
                row.getString("github"),
                row.getString("short_description"),
                row.getString("description"),
                row.getBoolean("hidden"));
    }

    private static Organisation organisation(ResultSet row, int ignored) throws SQLException {
        return new Organisation(
                new OrganisationId(row.getString("id")),
                row.getString("name"),
                row.getString("acronym"),
                row.getString("type"),
                row.getString("ministry"));
    }
}

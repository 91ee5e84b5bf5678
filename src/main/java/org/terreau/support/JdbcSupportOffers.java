package org.terreau.support;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.terreau.incubator.IncubatorId;
import org.terreau.shared.Money;

/** The SQL of the offers of support. */
@Repository
class JdbcSupportOffers {

    private static final String OFFERS = """
            select id, incubator_id, name, family, form, moments, gains, audience, access, deliverer, volume, delay_days,
                   value_cents, capacity, confidential, source, state, position, version
            from support_offer
            """;

    private final JdbcClient jdbc;

    JdbcSupportOffers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** In the order of the catalogue. */
    List<SupportOffer> of(IncubatorId incubator) {
        return jdbc.sql(OFFERS + "where incubator_id = :incubator order by position, lower(name), id")
                .param("incubator", incubator.value())
                .query(JdbcSupportOffers::offer)
                .list();
    }

    /** Those of all incubators that everybody may read, in the order of each catalogue. */
    List<SupportOffer> readable() {
        return jdbc.sql(OFFERS + "where gains <> '' order by incubator_id, position, lower(name), id")
                .query(JdbcSupportOffers::offer)
                .list();
    }

    Optional<SupportOffer> find(long id) {
        return jdbc.sql(OFFERS + "where id = :id")
                .param("id", id)
                .query(JdbcSupportOffers::offer)
                .optional();
    }

    private static SupportOffer offer(ResultSet row, int ignored) throws SQLException {
        long cents = row.getLong("value_cents");
        Money value = row.wasNull() ? null : new Money(cents);
        return new SupportOffer(
                row.getLong("id"),
                new IncubatorId(row.getString("incubator_id")),
                new SupportOffer.Described(
                        row.getString("name"),
                        Family.of(row.getString("family")).orElseThrow(),
                        SupportForm.of(row.getString("form")).orElseThrow(),
                        moments((String[]) row.getArray("moments").getArray()),
                        row.getString("gains"),
                        row.getString("audience"),
                        row.getString("access"),
                        row.getString("deliverer")),
                new SupportOffer.Terms(
                        row.getString("volume"),
                        number(row, "delay_days"),
                        value,
                        number(row, "capacity"),
                        row.getBoolean("confidential"),
                        row.getString("source")),
                OfferState.of(row.getString("state")).orElseThrow(),
                row.getInt("position"),
                row.getLong("version"));
    }

    private static Set<Moment> moments(String[] codes) {
        EnumSet<Moment> moments = EnumSet.noneOf(Moment.class);
        Arrays.stream(codes).flatMap(code -> Moment.of(code).stream()).forEach(moments::add);
        return moments;
    }

    private static @Nullable Integer number(ResultSet row, String column) throws SQLException {
        int number = row.getInt(column);
        return row.wasNull() ? null : number;
    }

    /** Empty when the incubator has one of this name. */
    Optional<Long> insert(IncubatorId incubator, OfferTyped.Checked written) {
        return bound("""
                        insert into support_offer
                            (incubator_id, name, family, form, moments, gains, audience, access, deliverer, volume,
                             delay_days, value_cents, capacity, confidential, source, state, position)
                        values (:incubator, :name, :family, :form, :moments, :gains, :audience, :access, :deliverer,
                                :volume, :delay, :value, :capacity, :confidential, :source, :state, :position)
                        on conflict (incubator_id, lower(name)) do nothing
                        returning id
                        """, written)
                .param("incubator", incubator.value())
                .query(Long.class)
                .optional();
    }

    /** False when somebody else saved since. */
    boolean update(long id, OfferTyped.Checked written, long version) {
        return bound("""
                        update support_offer
                        set name = :name, family = :family, form = :form, moments = :moments, gains = :gains,
                            audience = :audience, access = :access, deliverer = :deliverer, volume = :volume,
                            delay_days = :delay, value_cents = :value, capacity = :capacity,
                            confidential = :confidential, source = :source, state = :state, position = :position,
                            version = version + 1
                        where id = :id and version = :version
                        """, written).param("id", id).param("version", version).update() == 1;
    }

    private JdbcClient.StatementSpec bound(String statement, OfferTyped.Checked written) {
        SupportOffer.Described described = written.described();
        SupportOffer.Terms terms = written.terms();
        Money value = terms.value();
        return jdbc.sql(statement)
                .param("name", described.name())
                .param("family", described.family().code())
                .param("form", described.form().code())
                .param("moments", described.moments().stream().map(Moment::code).toArray(String[]::new))
                .param("gains", described.gains())
                .param("audience", described.audience())
                .param("access", described.access())
                .param("deliverer", described.deliverer())
                .param("volume", terms.volume())
                .param("delay", terms.delayDays(), Types.INTEGER)
                .param("value", value == null ? null : value.cents(), Types.BIGINT)
                .param("capacity", terms.capacity(), Types.INTEGER)
                .param("confidential", terms.confidential())
                .param("source", terms.source())
                .param("state", written.state().code())
                .param("position", written.position());
    }

    /** Another offer of the incubator has this name. */
    boolean named(IncubatorId incubator, String name, long except) {
        return jdbc.sql("""
                        select exists (select 1 from support_offer
                                       where incubator_id = :incubator and lower(name) = lower(:name) and id <> :except)
                        """)
                .param("incubator", incubator.value())
                .param("name", name)
                .param("except", except)
                .query(Boolean.class)
                .single();
    }

    int lastPosition(IncubatorId incubator) {
        return jdbc.sql("select coalesce(max(position), 0) from support_offer where incubator_id = :incubator")
                .param("incubator", incubator.value())
                .query(Integer.class)
                .single();
    }
}

package org.terreau.team;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.terreau.portfolio.ProductId;
import org.terreau.portfolio.Shelf;
import org.terreau.shared.Paris;

/** The missions of every product as everybody may take them away, without names, and those who agreed to be named. */
@Service
public class PublicMissions {

    private final JdbcMissions stored;
    private final JdbcTransverses transverses;
    private final Shelf shelf;
    private final Clock clock;

    PublicMissions(JdbcMissions stored, JdbcTransverses transverses, Shelf shelf, Clock clock) {
        this.stored = stored;
        this.transverses = transverses;
        this.shelf = shelf;
        this.clock = clock;
    }

    /**
     * A mission.
     *
     * @param produit null for what is done for a whole incubator
     * @param statut null when nobody said, and as long as so few people work on the product that it would tell who they are
     * @param fin planned, or real once it is over
     */
    public record Line(
            @Nullable String produit,
            String metier,
            @Nullable String statut,
            LocalDate debut,
            @Nullable LocalDate fin,
            @Nullable BigDecimal joursParSemaine,
            boolean aPourvoir,
            String incubateur) {}

    /**
     * Somebody who agreed to be named, in the fields of the shared catalogue. Their status, their employer and their days are
     * not there: who agrees does so to their name beside their trade.
     *
     * @param domaine the field of their work, in the words of the catalogue
     * @param startups the products on which they are named
     */
    public record Member(String fullname, String domaine, List<String> startups) {

        public Member {
            startups = List.copyOf(startups);
        }
    }

    /** Those who work on a product of the public catalogue today and agreed to be named there, by name. */
    @Transactional(readOnly = true)
    public List<Member> members() {
        Map<Long, List<Mission>> people = new TreeMap<>();
        for (Mission mission : stored.everything()) {
            Person person = mission.person();
            if (person != null
                    && mission.lives()
                    && mission.terms().named()
                    && shelf.card(mission.product()).isPresent())
                people.computeIfAbsent(person.id(), none -> new ArrayList<>()).add(mission);
        }
        return people.values().stream()
                .map(PublicMissions::member)
                .sorted(Comparator.comparing(Member::fullname))
                .toList();
    }

    private static Member member(List<Mission> missions) {
        Mission first = missions.get(0);
        return new Member(
                Objects.requireNonNull(first.person()).name(),
                first.trade().inTheCatalogue(),
                missions.stream()
                        .map(mission -> mission.product().value())
                        .distinct()
                        .toList());
    }

    /** By product, then by first day; what is done for whole incubators at the end. */
    @Transactional(readOnly = true)
    public List<Line> all() {
        LocalDate today = Paris.today(clock);
        Map<ProductId, List<Mission>> products = new TreeMap<>(Comparator.comparing(ProductId::value));
        for (Mission mission : stored.everything())
            if ((mission.lives() || !mission.vacant())
                    && shelf.card(mission.product()).isPresent())
                products.computeIfAbsent(mission.product(), none -> new ArrayList<>())
                        .add(mission);
        Stream<Line> onProducts = products.values().stream().flatMap(missions -> {
            boolean enough = missions.stream()
                            .filter(mission -> !mission.vacant())
                            .map(Mission::person)
                            .distinct()
                            .count()
                    >= PublicTeam.ENOUGH;
            return missions.stream().map(mission -> line(mission, enough, today));
        });
        return Stream.concat(onProducts, across()).toList();
    }

    private Stream<Line> across() {
        Map<String, List<Transverse>> incubators = new TreeMap<>();
        for (Transverse one : transverses.everything())
            incubators
                    .computeIfAbsent(one.incubator().value(), none -> new ArrayList<>())
                    .add(one);
        return incubators.values().stream().flatMap(missions -> {
            boolean enough =
                    missions.stream().map(Transverse::person).distinct().count() >= PublicTeam.ENOUGH;
            return missions.stream().map(mission -> line(mission, enough));
        });
    }

    private static Line line(Transverse mission, boolean enough) {
        MissionStatus status = mission.work().status();
        return new Line(
                null,
                mission.work().trade().code(),
                enough && status != null ? status.code() : null,
                mission.span().since(),
                mission.span().last(),
                enough ? mission.days() : null,
                false,
                mission.incubator().value());
    }

    private Line line(Mission mission, boolean enough, LocalDate today) {
        MissionStatus status = mission.work().status();
        return new Line(
                mission.product().value(),
                mission.trade().code(),
                enough && status != null ? status.code() : null,
                mission.span().since(),
                mission.span().last(),
                enough ? mission.rhythmOn(today).map(Rhythm::days).orElse(null) : null,
                mission.vacant(),
                shelf.card(mission.product())
                        .map(card -> card.product().incubator().value())
                        .orElse(""));
    }
}

package org.terreau.access;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.terreau.team.Trade;

/**
 * What an arrival or a departure asks whoever the person is; the accounts are added one by one. Days count from the first
 * day, or from the last one, which is worked: a day after begins the day after it (FIELD 4.3).
 */
public enum PlanStep {
    ORDER("bon-de-commande", Moment.ARRIVAL, -10, Doer.INCUBATOR, For.MARKET, Trait.BLOCKING, Trait.STAFF_ONLY),
    EQUIPMENT("badge-et-materiel", Moment.ARRIVAL, -5, Doer.INCUBATOR, For.ALL),
    CARD("fiche-complete", Moment.ARRIVAL, 0, Doer.PERSON, For.ALL),
    HOLDER_CALL("echange-titulaire", Moment.ARRIVAL, 0, Doer.PERSON, For.MARKET),
    ONBOARDING("session-accueil", Moment.ARRIVAL, 7, Doer.PERSON, For.ALL, Trait.STAFF_ONLY),
    STANDARDS("standards-lus", Moment.ARRIVAL, 7, Doer.PERSON, For.ALL),
    TEAM_TOOLS("outils-equipe", Moment.ARRIVAL, 7, Doer.PERSON, For.ALL, Trait.OF_TEAM),
    TEAM_RITUALS("rituels-equipe", Moment.ARRIVAL, 7, Doer.PERSON, For.ALL, Trait.OF_TEAM),
    WELCOME_DAY("journee-accueil", Moment.ARRIVAL, 30, Doer.PERSON, For.ALL),
    DELIVERABLES("livrables-ecrits", Moment.ARRIVAL, 30, Doer.PERSON, For.MARKET, Trait.OF_TEAM),
    DEVELOPERS("accueil-developpement", Moment.ARRIVAL, 30, Doer.PERSON, For.DEVELOPERS),
    REPORT("rapport-etonnement", Moment.ARRIVAL, 90, Doer.PERSON, For.ALL),

    END_SAID("fin-annoncee", Moment.DEPARTURE, -60, Doer.PERSON, For.ALL, Trait.OF_TEAM, Trait.BLOCKING, Trait.UNDONE),
    HOLDER_TOLD("titulaire-prevenu", Moment.DEPARTURE, -60, Doer.PERSON, For.MARKET, Trait.OF_TEAM, Trait.UNDONE),
    HANDOVER("passation-preparee", Moment.DEPARTURE, -60, Doer.PERSON, For.ALL, Trait.OF_TEAM, Trait.BLOCKING),
    KNOWLEDGE("savoirs-ecrits", Moment.DEPARTURE, -30, Doer.PERSON, For.ALL, Trait.OF_TEAM, Trait.BLOCKING),
    TASKS("taches-reprises", Moment.DEPARTURE, -30, Doer.PERSON, For.ALL, Trait.OF_TEAM, Trait.BLOCKING, Trait.UNDONE),
    ADMINISTRATION(
            "administration-transmise",
            Moment.DEPARTURE,
            -30,
            Doer.PERSON,
            For.ALL,
            Trait.OF_TEAM,
            Trait.BLOCKING,
            Trait.UNDONE),
    REVIEW("point-blocages", Moment.DEPARTURE, -7, Doer.BOTH, For.ALL),
    LAST_STATEMENT("dernier-service-fait", Moment.DEPARTURE, -3, Doer.PERSON, For.MARKET, Trait.OF_TEAM),
    EXIT_TALK("entretien-sortie", Moment.DEPARTURE, -3, Doer.BOTH, For.ALL),
    BADGE("badge-et-secrets", Moment.DEPARTURE, -1, Doer.PERSON, For.ALL, Trait.BLOCKING, Trait.UNDONE),
    MAIL_CLOSED("messagerie-fermee", Moment.DEPARTURE, 1, Doer.INCUBATOR, For.ALL, Trait.STAFF_ONLY, Trait.UNDONE),
    CHAT_CLOSED("discussion-fermee", Moment.DEPARTURE, 3, Doer.INCUBATOR, For.ALL, Trait.STAFF_ONLY, Trait.UNDONE),
    MAILBOX_GONE("boite-supprimee", Moment.DEPARTURE, 30, Doer.INCUBATOR, For.ALL, Trait.STAFF_ONLY, Trait.UNDONE),
    REDIRECTION_GONE(
            "redirection-supprimee", Moment.DEPARTURE, 90, Doer.INCUBATOR, For.ALL, Trait.STAFF_ONLY, Trait.UNDONE);

    /** The code of a step that opens or takes away one account. */
    public static final String ACCOUNT = "compte";

    /** Who does it. */
    public enum Doer {
        PERSON("personne"),
        BOTH("ensemble"),
        INCUBATOR("incubateur");

        private final String code;

        Doer(String code) {
            this.code = code;
        }

        /** As written in message keys and files. */
        public String code() {
            return code;
        }
    }

    /** Of whom it is asked. */
    private enum For {
        ALL,
        MARKET,
        DEVELOPERS;

        boolean takes(boolean market, Trade trade) {
            return switch (this) {
                case ALL -> true;
                case MARKET -> market;
                case DEVELOPERS -> trade == Trade.DEVELOPMENT;
            };
        }
    }

    private enum Trait {
        /** The last service-done statement waits for it. */
        BLOCKING,
        /** Staff of the incubator alone say that it is done. */
        STAFF_ONLY,
        /** Of the team: asked of somebody whom another mission keeps in the incubator too. */
        OF_TEAM,
        /** Has to be undone when the mission goes on after all. */
        UNDONE
    }

    private final String code;
    private final Moment moment;
    private final int offset;
    private final Doer doer;
    private final For asked;
    private final List<Trait> traits;

    PlanStep(String code, Moment moment, int offset, Doer doer, For asked, Trait... traits) {
        this.code = code;
        this.moment = moment;
        this.offset = offset;
        this.doer = doer;
        this.asked = asked;
        this.traits = List.of(traits);
    }

    /** As written in message keys, files and the database. */
    public String code() {
        return code;
    }

    public Moment moment() {
        return moment;
    }

    /** Days from the first or the last day of the mission; below zero before it. */
    public int offset() {
        return offset;
    }

    public Doer doer() {
        return doer;
    }

    public boolean blocking() {
        return traits.contains(Trait.BLOCKING);
    }

    public boolean staffOnly() {
        return traits.contains(Trait.STAFF_ONLY);
    }

    /** Once it was done, it has to be undone when the mission goes on after all. */
    public boolean undone() {
        return traits.contains(Trait.UNDONE);
    }

    public static Optional<PlanStep> of(String code) {
        return Arrays.stream(values()).filter(one -> one.code.equals(code)).findFirst();
    }

    /**
     * What is asked, by its day.
     *
     * @param partial another mission keeps the person in the incubator: what is of the team alone
     * @param market paid through a market
     */
    static List<PlanStep> asked(Moment moment, boolean partial, boolean market, Trade trade) {
        return Arrays.stream(values())
                .filter(one -> one.moment == moment
                        && (!partial || one.traits.contains(Trait.OF_TEAM))
                        && one.asked.takes(market, trade))
                .toList();
    }
}

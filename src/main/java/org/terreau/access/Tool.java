package org.terreau.access;

import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.terreau.identity.AccountId;
import org.terreau.incubator.IncubatorId;
import org.terreau.shared.Money;
import org.terreau.team.Trade;

/**
 * A tool on which people have accounts.
 *
 * @param retired the day from which nobody uses it any more; null while it serves
 */
public record Tool(
        long id,
        IncubatorId incubator,
        Described described,
        Removal removal,
        Kept kept,
        @Nullable LocalDate retired,
        long version) {

    /** Which it is. */
    public record Described(String name, ToolKind kind, String address, ToolScope scope, AccountKey key) {}

    /**
     * How an account is taken away.
     *
     * @param minutes that it usually takes; null when nobody said
     * @param hazards what has to be done before
     */
    public record Removal(
            Tier tier,
            Remover who,
            String runbook,
            @Nullable Integer minutes,
            String hazards) {}

    /**
     * How it is kept.
     *
     * @param expected the trades that need an account from their first days
     * @param owner who answers for it; null when nobody does
     * @param seat what a seat costs a month; null when it is free or not known; staff alone read it
     * @param reviewDays between two reviews of who is there
     * @param reviewed the last review; null when there was none
     */
    public record Kept(
            Set<Trade> expected,
            @Nullable AccountId owner,
            @Nullable Money seat,
            int reviewDays,
            @Nullable LocalDate reviewed) {

        public Kept {
            expected = Set.copyOf(expected);
        }
    }

    public boolean serves() {
        return retired == null;
    }

    public String path() {
        return "/outils/" + id;
    }

    /** Accounts there are taken away when somebody leaves. */
    public boolean removes() {
        return removal.tier() != Tier.NONE;
    }

    /** When who is there has to be looked at again; at once when nobody ever did. */
    public LocalDate reviewDue(LocalDate today) {
        LocalDate last = kept.reviewed();
        return last == null ? today : last.plusDays(kept.reviewDays());
    }
}

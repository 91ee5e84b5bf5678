package org.terreau.committee;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.terreau.identity.AccountId;
import org.terreau.identity.PersonalData;
import org.terreau.web.KeptData;

/**
 * For whom somebody reads packs, how often they are told, what they asked of teams and
 * teams of them: what was asked stays, without who asked.
 */
@Component
class CommitteePersonalData implements PersonalData {

    private final JdbcClient jdbc;

    CommitteePersonalData(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Bean
    static KeptData readersKept() {
        return new KeptData(240, "committee.readers", KeptData.Basis.PUBLIC_MISSION, null);
    }

    @Override
    public String module() {
        return "committee";
    }

    @Override
    public List<Map<String, String>> held(Person person) {
        AccountId account = person.account();
        if (account == null) return List.of();
        List<Map<String, String>> held = new ArrayList<>();
        held.addAll(
                rows(
                        account,
                        "select 'financeur' as quoi, organisation_id as objet, since::text as date from sponsor_contact where account_id = :account order by id"));
        held.addAll(
                rows(
                        account,
                        "select 'rythme des alertes' as quoi, team_rhythm || ', ' || sponsor_rhythm as objet, team_told_until::text as date from digest_reader where account_id = :account"));
        held.addAll(
                rows(
                        account,
                        "select 'demande à une équipe' as quoi, text as objet, at::text as date from committee_request where account = :account order by id"));
        held.addAll(
                rows(
                        account,
                        "select 'dossier figé' as quoi, committee_id::text as objet, frozen_at::text as date from committee_pack where account = :account order by committee_id, number"));
        held.addAll(
                rows(
                        account,
                        "select 'ajout à un dossier figé' as quoi, text as objet, at::text as date from committee_addition where account = :account order by id"));
        held.addAll(
                rows(
                        account,
                        "select 'demande de répétition' as quoi, wish as objet, asked_at::text as date from committee_rehearsal where asked_by = :account order by committee_id"));
        held.addAll(
                rows(
                        account,
                        "select 'réponse à une répétition' as quoi, remark as objet, answered_at::text as date from committee_rehearsal where answered_by = :account order by committee_id"));
        return held;
    }

    private List<Map<String, String>> rows(AccountId account, String sql) {
        return jdbc.sql(sql)
                .param("account", account.value())
                .query((row, ignored) -> {
                    Map<String, String> held = new TreeMap<>();
                    for (String column : List.of("quoi", "objet", "date")) held.put(column, row.getString(column));
                    return held;
                })
                .list();
    }

    @Override
    public int erase(Person person) {
        AccountId account = person.account();
        if (account == null) return 0;
        int erased = 0;
        for (String sql : List.of(
                "delete from sponsor_contact where account_id = :account",
                "delete from digest_reader where account_id = :account",
                "update committee_request set account = null where account = :account",
                "update committee_addition set account = null where account = :account",
                "update committee_rehearsal set asked_by = null where asked_by = :account",
                "update committee_rehearsal set answered_by = null where answered_by = :account",
                "update committee_pack set account = null where account = :account"))
            erased += jdbc.sql(sql).param("account", account.value()).update();
        return erased;
    }
}

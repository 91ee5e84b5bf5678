package org.terreau.dossier;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.terreau.brief.BriefTexts;
import org.terreau.identity.OwnData;
import org.terreau.identity.PersonalData;
import org.terreau.incubator.Incubators;
import org.terreau.outreach.Requests;
import org.terreau.testing.ApplicationTest;
import org.terreau.testing.OpenedDossiers;
import org.terreau.testing.People;

@ApplicationTest
class InvitedByTests {

    private final Members members;
    private final Applications applications;
    private final OwnData data;
    private final JdbcClient jdbc;
    private final OpenedDossiers dossiers;

    InvitedByTests(
            People people,
            Requests requests,
            Applications applications,
            BriefTexts texts,
            Incubators incubators,
            Members members,
            OwnData data,
            JdbcClient jdbc) {
        this.members = members;
        this.applications = applications;
        this.data = data;
        this.jdbc = jdbc;
        this.dossiers = new OpenedDossiers(people, requests, applications, texts, incubators, jdbc);
    }

    @Test
    void whoInvitedSomebodyIsForgottenWithTheRestAndThePersonStaysInvited() {
        OpenedDossiers.Opened opened = dossiers.open("invitante");
        members.invite(opened.id(), "invite@fiche.test", "Ingrid Invitée", MemberKind.READER, opened.applicant());
        assertThat(data.held(data.person(opened.applicant().email())).modules().get("dossier"))
                .anySatisfy(thing -> assertThat(thing).containsEntry("quoi", "invitation"));
        data.erase(data.person(opened.applicant().email()));
        DossierRecord dossier = applications.read(opened.id(), opened.staff());
        assertThat(members.list(dossier)).singleElement().satisfies(member -> {
            assertThat(member.name()).isEqualTo("Ingrid Invitée");
            assertThat(member.invitedBy()).isEqualTo(PersonalData.NOBODY);
            assertThat(member.invitedById()).isNull();
        });
        assertThat(jdbc.sql("select count(*) from dossier_member where invited_by = :name")
                        .param("name", opened.applicant().name())
                        .query(Long.class)
                        .single())
                .isZero();
    }
}

package org.terreau.demo;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import org.terreau.brief.Comments;
import org.terreau.dossier.Brief;
import org.terreau.dossier.DossierId;
import org.terreau.dossier.MemberKind;
import org.terreau.dossier.Members;
import org.terreau.exchange.Conversation;
import org.terreau.exchange.Documents;
import org.terreau.exchange.DossierTask;
import org.terreau.exchange.DossierTasks;
import org.terreau.exchange.Support;
import org.terreau.identity.Actor;

/** What two of the dossiers exchange: a few messages, documents and tasks. */
@Component
@ConditionalOnProperty(name = "terreau.demo", havingValue = "true")
class Exchanges {

    private static final String LOANS =
            "commune;objet;prets_2025;pertes_ou_casse\nPerros-Guirec;barnum 3 × 6;9;1\nLouannec;grilles;14;2\nTrélévern;scène;4;0\n";
    private static final String MINUTES =
            "Réunion des huit communes\n\nSept communes sur huit prêtent par téléphone. Aucune ne sait ce qu’ont les autres.\nPerros-Guirec et Louannec sont prêtes à essayer dès ce printemps.\n";
    private static final String COUNTS =
            "mois;abonnes_navette;presents_au_marche\n2023-09;340;210\n2024-09;0;61\n2025-09;0;48\n";

    private final StoryClock clock;
    private final Conversation conversation;
    private final Documents documents;
    private final DossierTasks tasks;
    private final Members members;
    private final Comments comments;

    Exchanges(
            StoryClock clock,
            Conversation conversation,
            Documents documents,
            DossierTasks tasks,
            Members members,
            Comments comments) {
        this.clock = clock;
        this.conversation = conversation;
        this.documents = documents;
        this.tasks = tasks;
        this.members = members;
        this.comments = comments;
    }

    private static InputStream file(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The applicant writes her brief, the coach helps. */
    void whileWriting(DossierId id, Actor applicant, Actor coach) {
        clock.on(
                clock.ago(20),
                () -> conversation.write(
                        id,
                        "Bonjour Fanny,\n\nVotre problème est net. Deux choses nous aideraient :\n\n- combien de prêts par an, et combien finissent mal ;\n- une **deuxième commune** prête à essayer.",
                        false,
                        List.of(),
                        coach));
        clock.on(
                clock.ago(17),
                () -> conversation.write(
                        id,
                        "Bonjour Inès, voici le relevé des prêts de l’an dernier. Louannec est partante.",
                        false,
                        List.of(new Conversation.Attached("Prêts entre communes 2025.csv", file(LOANS))),
                        applicant));
        clock.on(
                clock.ago(16),
                () -> documents.add(
                        id,
                        "Compte rendu de la réunion des huit communes.txt",
                        file(MINUTES),
                        new Documents.About(
                                Support.of("prerequis-probleme-partage"),
                                "Ce que chaque commune fait aujourd’hui",
                                false),
                        applicant));
        clock.on(
                clock.ago(14),
                () -> conversation.write(
                        id,
                        "Le relevé est convaincant. À voir avec Noé : qui paierait l’état des lieux en photos ?",
                        true,
                        List.of(),
                        coach));
        clock.on(
                clock.ago(13),
                () -> members.invite(id, "louannec@terreau.example", "Yann Charme", MemberKind.WRITER, applicant));
        clock.on(
                clock.ago(9),
                () -> comments.comment(
                        id,
                        Brief.Part.PROBLEM,
                        "un sur dix finit par un matériel perdu ou rendu cassé",
                        "D’où vient ce chiffre ? S’il sort du relevé de l’an dernier, dites-le ici : c’est votre meilleure preuve.",
                        coach));
        give(id, "Décrire qui vérifie le matériel au retour", applicant, 8, false, coach);
        give(id, "Appeler la mairie de Louannec", coach, 1, true, coach);
        give(id, "Relire la fiche de Fanny avec elle", coach, 0, true, coach);
    }

    /** The committee's questions on a submitted brief. */
    void underReview(DossierId id, Actor applicant, Actor lead) {
        clock.on(
                clock.ago(19),
                () -> documents.add(
                        id,
                        "Fréquentation du marché.csv",
                        file(COUNTS),
                        new Documents.About(
                                Support.of("fiche-probleme"), "Comptages de septembre, avant et après", false),
                        applicant));
        clock.on(
                clock.ago(15),
                () -> conversation.write(
                        id,
                        "Bonjour Gaël, le comité demandera qui finance la suite. La communauté de communes s’est-elle prononcée ?",
                        false,
                        List.of(),
                        lead));
        give(id, "Demander à la région si elle suit", lead, 0, true, lead);
        long vote = give(id, "Envoyer l’engagement de refinancer", applicant, 20, false, lead);
        tasks.done(id, give(id, "Joindre les comptages du marché", applicant, 3, false, lead), applicant);
        clock.on(
                clock.ago(8),
                () -> conversation.write(
                        id,
                        "Le vote est à l’ordre du jour du mois prochain. Je dépose la délibération dès qu’elle est signée.",
                        false,
                        List.of(),
                        applicant));
        tasks.change(
                id,
                vote,
                new DossierTask.Proposed(
                        "Envoyer la délibération sur le refinancement",
                        applicant.id(),
                        tasks.today().plusDays(35),
                        false),
                tasks.read(id, vote, lead).version(),
                lead);
    }

    private long give(DossierId id, String what, Actor to, int days, boolean internal, Actor by) {
        return tasks.add(
                id, new DossierTask.Proposed(what, to.id(), tasks.today().plusDays(days), internal), by);
    }
}
